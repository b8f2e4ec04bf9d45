/** The council's own Word template: brought in, looked at, used for letters, taken out again. */
import type { LetterTemplate } from '@shared/case-file/letter-template';
import { TEMPLATE_FIELDS, type TemplateField } from '@shared/letters';
import { fromBase64, toBase64 } from '@shared/sealing';
import { useEffect, useState } from 'react';
import { useCouncil, useStore, useToday } from '../../app/store-context';
import {
  exampleTemplate,
  letterOnTemplate,
  readTemplate,
  type ReadTemplate,
  templateSizeProblem,
  TemplateUnusable,
  trialLetter,
} from '../../documents/word-template';
import { callHost, HostFailure, saveBytes } from '../../host';
import { Button, Disclosure, Facts, Notice, toast } from '../../ui';
import { announce } from '../../ui/announcer';
import { fromPicked, readAll } from '../intake/incoming';
import { Part } from './section';
import css from './settings.module.css';

interface Chosen {
  readonly name: string;
  readonly read: ReadTemplate;
}

export function TemplatePart() {
  const store = useStore();
  const council = useCouncil();
  const { today } = useToday();
  const inUse = useRead(council.letterTemplate);
  const [chosen, setChosen] = useState<Chosen>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  const work = async (what: () => Promise<void>) => {
    if (isBusy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await what();
    } catch (error) {
      const isPlain = error instanceof HostFailure || error instanceof TemplateUnusable;
      setProblem(isPlain ? error.message : 'That did not work. Nothing was changed; try again.');
    } finally {
      setBusy(false);
    }
  };
  const pick = () =>
    work(async () => {
      const result = await picked();
      if (result === undefined) return;
      if (typeof result === 'string') setProblem(result);
      else {
        // What a template does to a letter is tried before anybody relies on it.
        await letterOnTemplate(trialLetter(council, today), result.read);
        setChosen(result);
        announce('The template is read. Look at what letters take from it, then use it.');
      }
    });
  const keep = (letterTemplate: LetterTemplate | null, said: string) =>
    work(async () => {
      const result = await store.council.change({ letterTemplate });
      if (!result.ok) {
        setProblem(result.problems.map(({ message }) => message).join(' '));
        return;
      }
      setChosen(undefined);
      toast(said);
    });
  const look = (read: ReadTemplate) =>
    work(async () => {
      const word = await letterOnTemplate(trialLetter(council, today), read);
      const saved = await saveBytes('letter', 'A letter to look at.docx', word);
      if (saved) toast(`Saved as “${saved.name}”. Open it in Word.`);
    });
  const example = () =>
    work(async () => {
      const word = await exampleTemplate(council.bodyPoints);
      const saved = await saveBytes('letter template', 'Letter template.docx', word);
      if (saved) toast(`Saved as “${saved.name}”. Change it in Word, then choose it here.`);
    });

  return (
    <Part title="Word template">
      {problem !== undefined && <Notice tone="error">{problem}</Notice>}
      {chosen ? (
        <div className={css.preview} role="group" aria-label="What letters take from the template">
          <h4>What letters take from “{chosen.name}”</h4>
          <Found read={chosen.read} />
          <div className="cluster">
            <Button
              kind="main"
              busy={isBusy}
              onClick={() =>
                void keep(
                  { name: chosen.name.slice(0, 200), data: toBase64(chosen.read.bytes) },
                  'The template is in use',
                )
              }
            >
              Use this template
            </Button>
            <Button onClick={() => void look(chosen.read)}>Save a letter on it to look at…</Button>
            <Button kind="quiet" onClick={() => setChosen(undefined)}>
              Leave it as it was
            </Button>
          </div>
        </div>
      ) : (
        <>
          {council.letterTemplate === null ? (
            <p className="prose">
              Word files of letters have the letterhead above. If your council has a Word template
              for letters, bring it in: its letterhead, fonts and footer are then used instead.
            </p>
          ) : (
            <p className="prose">
              Word files of letters are set on <strong>“{council.letterTemplate.name}”</strong>. The
              page on screen and the PDF keep Redress’s own letterhead. So does the Word file for
              someone who needs large print.
            </p>
          )}
          {inUse.problem !== undefined && (
            <Notice tone="error" title="The template cannot be used">
              {inUse.problem}
            </Notice>
          )}
          {inUse.read && <Found read={inUse.read} />}
          <div className="cluster">
            <Button icon="attach" busy={isBusy} onClick={() => void pick()}>
              {council.letterTemplate === null ? 'Choose a template…' : 'Choose another template…'}
            </Button>
            {inUse.read && (
              <Button onClick={() => inUse.read && void look(inUse.read)}>
                Save a letter on it to look at…
              </Button>
            )}
            {council.letterTemplate !== null && (
              <Button kind="quiet" onClick={() => void keep(null, 'The template is taken out')}>
                Take the template out
              </Button>
            )}
          </div>
        </>
      )}
      <Disclosure summary="How to prepare a template">
        <div className="stack prose">
          <p>
            Open your council’s letter in Word, delete what belongs to one letter only, and type
            these where Redress is to fill them in. Only <code>{'{{letter}}'}</code> must be there;
            what else is not named stands at the beginning of the letter, as now.
          </p>
          <ul className={css.rows}>
            {Object.entries(TEMPLATE_FIELDS).map(([name, what]) => (
              <li key={name} className={css.row}>
                <code className={css.when}>{`{{${name}}}`}</code>
                <span className={css.what}>{what}</span>
              </li>
            ))}
          </ul>
          <p>
            Headings, quotes and tables take the template’s own styles: Heading 1 to 3, Quote and
            Table Grid. Paragraphs take the style of the paragraph that <code>{'{{letter}}'}</code>{' '}
            stands in.
          </p>
          <div>
            <Button busy={isBusy} onClick={() => void example()}>
              Save an example to begin with…
            </Button>
          </div>
        </div>
      </Disclosure>
    </Part>
  );
}

/** Undefined = nothing was chosen; words = why not. */
async function picked(): Promise<Chosen | string | undefined> {
  const { files } = await callHost('files.pick', { purpose: 'letter template', many: false });
  const [file] = files;
  if (!file) return undefined;
  const problem = templateSizeProblem(file.size);
  if (problem !== undefined) {
    await callHost('files.release', { handle: file.handle });
    return problem;
  }
  const result = await readTemplate(await readAll(fromPicked(file)));
  return result.ok ? { name: file.name, read: result.template } : result.message;
}

interface ReadAgain {
  readonly of: LetterTemplate;
  readonly read?: ReadTemplate;
  readonly problem?: string;
}

/** The template in use, read again: its file is what counts, not what was once said of it. */
function useRead(template: LetterTemplate | null): Omit<ReadAgain, 'of'> {
  const [state, setState] = useState<ReadAgain>();
  useEffect(() => {
    if (template === null) return undefined;
    let isWanted = true;
    void readTemplate(fromBase64(template.data)).then((result) => {
      if (!isWanted) return;
      setState(
        result.ok
          ? { of: template, read: result.template }
          : { of: template, problem: result.message },
      );
    });
    return () => {
      isWanted = false;
    };
  }, [template]);
  return state !== undefined && state.of === template ? state : {};
}

const OPENING: readonly TemplateField[] = ['recipient', 'date', 'reference'];
const OPENING_WORDS: Partial<Record<TemplateField, string>> = {
  recipient: 'name and address',
  date: 'date',
  reference: 'reference',
};

function Found({ read }: { readonly read: ReadTemplate }) {
  const { styles, fields } = read;
  const { bodyPoints } = styles;
  const lacking = styles.headings.flatMap((id, index) => (id === undefined ? [index + 1] : []));
  const byLetter = OPENING.filter((name) => !fields.includes(name));
  return (
    <>
      <Facts
        items={[
          {
            label: 'Text',
            value: bodyPoints === undefined ? 'the size the template has' : `${bodyPoints} point`,
          },
          {
            label: 'Headings',
            value:
              lacking.length === 0
                ? 'the template’s own'
                : lacking.length === 3
                  ? 'bold, for the template has no heading styles'
                  : `the template’s own; level ${lacking.join(' and ')} in bold`,
          },
          {
            label: 'Quotes',
            value: styles.quote === undefined ? 'indented, in italics' : 'the template’s own',
          },
          {
            label: 'Tables',
            value: styles.table === undefined ? 'plain lines' : 'the template’s own',
          },
          {
            label: 'Redress adds',
            value:
              byLetter.length === 0
                ? 'nothing: the template names it all'
                : `${byLetter.map((name) => OPENING_WORDS[name]).join(', ')}, where {{letter}} stands`,
          },
        ]}
      />
      {bodyPoints !== undefined && bodyPoints < 14 && (
        <Notice tone="warning" title={`The template’s text is ${bodyPoints} point`}>
          The Local Government and Social Care Ombudsman’s own standard for letters is 14 point or
          larger. Change the size of the style in Word.
        </Notice>
      )}
    </>
  );
}
