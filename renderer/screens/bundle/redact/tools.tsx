/** What to strike out and why: words typed, what was found, and everything struck out so far. */
import { placesOf, readingText, type PageText } from '@shared/bundle';
import type { RedactionMark } from '@shared/case-file/schema';
import { useState } from 'react';
import { announce, Button, Checkbox, CheckboxGroup, Disclosure, TextField } from '../../../ui';
import { offered, pagesSaid, type Offered } from './marking';
import css from './redact.module.css';

export interface Words {
  readonly text: string;
  readonly everywhere: boolean;
}

export interface ToolsProps {
  readonly texts: readonly PageText[];
  readonly count: number;
  readonly names: readonly string[];
  readonly marks: readonly RedactionMark[];
  readonly why: string;
  readonly whyMissing: boolean;
  readonly words: string;
  readonly onWhy: (why: string) => void;
  readonly onWords: (words: string) => void;
  readonly onStrike: (words: readonly Words[]) => void;
  readonly onRemove: (id: string) => void;
  readonly onGo: (page: number) => void;
}

export function Tools(props: ToolsProps) {
  const pages = props.texts.map(readingText);
  return (
    <div className={css.tools}>
      <TextField
        label="Why"
        name="why"
        hint="Goes with every mark you make. It stays with the council."
        value={props.why}
        error={
          props.whyMissing && props.why.trim() === '' ? 'Say why it is struck out.' : undefined
        }
        onChange={(event) => props.onWhy(event.target.value)}
      />
      <TypedWords {...props} pages={pages} />
      <FoundForYou {...props} pages={pages} />
      <StruckOut {...props} pages={pages} />
    </div>
  );
}

type WithPages = ToolsProps & { readonly pages: readonly string[] };

function TypedWords({ words, pages, onWords, onStrike }: WithPages) {
  const [everywhere, setEverywhere] = useState(true);
  const [isMissing, setMissing] = useState(false);
  const plain = words.trim();
  const isWord = /[\p{L}\p{N}]/u.test(plain);
  return (
    <section className={css.group} aria-label="By words">
      <TextField
        label="Words to strike out"
        name="words"
        hint="Type a name, or press a word on the page."
        value={words}
        error={isMissing && !isWord ? 'Type what to strike out.' : undefined}
        echo={isWord ? placesSaid(plain, pages) : undefined}
        onChange={(event) => onWords(event.target.value)}
      />
      <Checkbox
        label="In all other documents too"
        hint="Also in the chronology, the index and file names."
        checked={everywhere}
        onChange={(event) => setEverywhere(event.target.checked)}
      />
      <Button
        onClick={() => {
          setMissing(true);
          if (!isWord) return;
          onStrike([{ text: plain, everywhere }]);
          setMissing(false);
        }}
      >
        Strike out these words
      </Button>
    </section>
  );
}

function placesSaid(words: string, pages: readonly string[]): string {
  const on = pages.flatMap((text, at) => (placesOf(words, text).length > 0 ? [at + 1] : []));
  return on.length === 0 ? 'Not found in this document' : `Found on ${pagesSaid(on)}`;
}

function FoundForYou({ pages, count, names, marks, onStrike }: WithPages) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const struck = marks.flatMap((each) => (each.type === 'words' ? [each.words] : []));
  const found = offered(pages, names, struck);
  const keyOf = ({ kind, text }: Offered) => `${kind} ${text}`;
  const taken = found.filter((each) => chosen.includes(keyOf(each)));
  return (
    <section className={css.group} aria-label="Found for you">
      <h2>Found for you</h2>
      {pages.length < count && (
        <p className="sub small" role="status">
          Read {pages.length} of {count} pages
        </p>
      )}
      {found.length === 0 && pages.length === count && (
        <p className="sub small">
          No names on the case, phone numbers, addresses or number plates stand in its text. A
          picture of words cannot be read here: look at each page.
        </p>
      )}
      {found.length > 0 && (
        <>
          <CheckboxGroup
            label="Choose what to strike out"
            hideLabel
            options={found.map((each) => ({
              value: keyOf(each),
              label: <span dir="auto">{each.text}</span>,
              hint: `${each.kind}, ${pagesSaid(each.pages)}`,
            }))}
            value={[...chosen]}
            onChange={setChosen}
          />
          <Button
            busy={taken.length === 0}
            onClick={() => {
              onStrike(
                taken.map(({ text, kind }) => ({ text, everywhere: kind === 'name on the case' })),
              );
              setChosen([]);
            }}
          >
            Strike out the chosen
          </Button>
        </>
      )}
    </section>
  );
}

function StruckOut({ marks, pages, onRemove, onGo }: WithPages) {
  return (
    <section className={css.group} aria-label="Struck out">
      <h2>Struck out</h2>
      {marks.length === 0 && (
        <p className="sub small">Nothing yet. Draw a box on the page, or strike out words.</p>
      )}
      {marks.length > 0 && (
        <Disclosure open summary={`${marks.length} ${marks.length === 1 ? 'mark' : 'marks'}`}>
          <ul className={css.marks}>
            {marks.map((each) => (
              <Mark key={each.id} mark={each} pages={pages} onRemove={onRemove} onGo={onGo} />
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  );
}

function Mark({
  mark,
  pages,
  onRemove,
  onGo,
}: Pick<WithPages, 'pages' | 'onRemove' | 'onGo'> & { readonly mark: RedactionMark }) {
  const on =
    mark.type === 'box'
      ? [mark.page]
      : pages.flatMap((text, at) => (placesOf(mark.words, text).length > 0 ? [at + 1] : []));
  const name = mark.type === 'box' ? `Box on page ${mark.page}` : `“${mark.words}”`;
  const [first] = on;
  return (
    <li>
      <span className={css.markWords} dir="auto">
        {name}
      </span>
      <span className="sub small">
        {mark.type === 'words'
          ? `${mark.everywhere ? 'In every document' : 'In this document'}, here on ${pagesSaid(on)}. `
          : ''}
        {mark.why}
      </span>
      <span className={css.markButtons}>
        {first !== undefined && (
          <Button small kind="quiet" onClick={() => onGo(first)}>
            Go to it<span className="hidden">: {name}</span>
          </Button>
        )}
        <Button
          small
          kind="quiet"
          onClick={() => {
            onRemove(mark.id);
            announce(`${name} is not struck out any more`);
          }}
        >
          Take back<span className="hidden"> {name}</span>
        </Button>
      </span>
    </li>
  );
}
