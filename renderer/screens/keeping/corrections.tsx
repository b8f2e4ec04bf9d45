/** Putting right what was recorded wrongly; what it said before stays to be read. */
import { correctRecord, type CaseFile } from '@shared/case-file';
import { CORRECTABLE, type Correctable } from '@shared/case-file/schema';
import { useStore } from '../../app/store-context';
import { Disclosure, TextArea, toast } from '../../ui';
import { CommandForm } from '../case/command-form';
import { Written } from '../case/overview-tab';
import css from './keeping.module.css';

/** What an address names: `note.<id>`, `contact.<id>`, `their-words`, `what-they-want`. */
export const correctionSubject = (what: Correctable, target = ''): string =>
  [what.replaceAll(' ', '-'), target].filter((part) => part !== '').join('.');

interface Subject {
  readonly what: Correctable;
  readonly target: string;
}

export function subjectOf(address: string | undefined): Subject | undefined {
  const [slug = '', target = ''] = (address ?? '').split('.');
  const what = CORRECTABLE.find((each) => each.replaceAll(' ', '-') === slug);
  return what && { what, target };
}

export function CorrectionForm({
  file,
  subject,
  onDone,
}: {
  readonly file: CaseFile;
  readonly subject: Subject;
  readonly onDone: () => void;
}) {
  const store = useStore();
  const now = wordsNow(file, subject);
  if (now === undefined) return <p className="sub">What was to be corrected is not here.</p>;
  const { what, target } = subject;
  return (
    <CommandForm<{ text: string; why: string }>
      draftKey={`correct ${file.id} ${correctionSubject(what, target)}`}
      action="Record the correction"
      defaults={{ text: now, why: '' }}
      run={async (values) => {
        const result = await store.run(file.id, correctRecord, { what, target, ...values });
        if (result.ok) toast('Corrected. What it said before stays in the history.');
        return result;
      }}
      onDone={onDone}
      onCancel={onDone}
    >
      {({ register }, errorOf) => (
        <>
          <TextArea
            label={`What ${TITLES[what]} should say`}
            rows={4}
            error={errorOf('text')}
            {...register('text')}
          />
          <TextArea
            label="What was wrong, and how you know"
            rows={2}
            error={errorOf('why')}
            {...register('why')}
          />
        </>
      )}
    </CommandForm>
  );
}

const TITLES: Readonly<Record<Correctable, string>> = {
  note: 'the note',
  contact: 'the contact',
  'their words': 'the record of their words',
  'what they want': 'the record of what they want',
};

function wordsNow(file: CaseFile, { what, target }: Subject): string | undefined {
  if (what === 'their words') return file.theirWords;
  if (what === 'what they want') return file.wants;
  const found = (what === 'note' ? file.notes : file.contacts).find(({ id }) => id === target);
  return found?.erased ? undefined : found?.text;
}

/** What a record said before, under it. */
export function SaidBefore({
  file,
  what,
  target = '',
}: {
  readonly file: CaseFile;
  readonly what: Correctable;
  readonly target?: string;
}) {
  const mine = file.corrections.filter((each) => each.what === what && each.target === target);
  if (mine.length === 0) return null;
  return (
    <Disclosure summary={mine.length === 1 ? 'Corrected once' : `Corrected ${mine.length} times`}>
      <ol className={css.before}>
        {mine.map((each) => (
          <li key={each.stamp.event}>
            <p className={css.words}>It said: “{each.was}”</p>
            <p className="sub">Why: {each.why}</p>
            <Written stamp={each.stamp} />
          </li>
        ))}
      </ol>
    </Disclosure>
  );
}
