/** What a reader will stumble over: why, what to write instead, or leave it, here or in every letter. */
import { canAllow, canIgnore, type Finding, type Measures } from '@shared/plain-english';
import { useEffect, useRef } from 'react';
import { Button, classes, StatusMark } from '../../../ui';
import css from './findings.module.css';
import { readingAdvice } from './reading-advice';

export interface FindingsPaneProps {
  /** In reading order. */
  readonly findings: readonly Finding[];
  readonly measures: Measures;
  /** Id of the finding the writer is at. */
  readonly current: string | undefined;
  /** How many were ignored in this letter. */
  readonly ignored: number;
  readonly onGo: (finding: Finding) => void;
  readonly onFix: (finding: Finding) => void;
  readonly onIgnore: (finding: Finding) => void;
  readonly onAllow: (finding: Finding) => void;
  /** Shows the ignored ones again. */
  readonly onStopIgnoring: () => void;
}

const SEVERITY = {
  error: { word: 'Error', mark: 'overdue' },
  warning: { word: 'Warning', mark: 'dueToday' },
  hint: { word: 'Hint', mark: 'dueSoon' },
} as const;

export function FindingsPane(props: FindingsPaneProps) {
  const { findings, measures, ignored } = props;
  const advice = readingAdvice(measures);
  return (
    <section className={css.pane} aria-labelledby="plain-english">
      <h2 id="plain-english">Plain English</h2>
      {advice !== undefined && <p className={css.advice}>{advice}</p>}
      <p className="small" role="status">
        {capital(countOf(findings))}.
      </p>
      {findings.length > 0 && (
        <p className="small sub">F8 goes to the next one, Alt+Enter puts the suggestion in.</p>
      )}
      <ol className={css.findings}>
        {findings.map((finding) => (
          <FindingItem key={finding.id} finding={finding} {...props} />
        ))}
      </ol>
      {ignored > 0 && (
        <p className="small">
          {ignored === 1 ? '1 is ignored' : `${ignored} are ignored`} in this letter.{' '}
          <Button small kind="quiet" onClick={props.onStopIgnoring}>
            Show again
          </Button>
        </p>
      )}
    </section>
  );
}

/** "1 error, 2 warnings" */
export function countOf(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'nothing to put right';
  const parts = (['error', 'warning', 'hint'] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
  });
  return parts.join(', ');
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function FindingItem({
  finding,
  current,
  onGo,
  onFix,
  onIgnore,
  onAllow,
}: FindingsPaneProps & { readonly finding: Finding }) {
  const { message, why, text, replacement, severity } = finding;
  const { word, mark } = SEVERITY[severity];
  const isCurrent = finding.id === current;
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  const shown = text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text;
  return (
    <li
      ref={item}
      className={classes(css.finding, css[severity], isCurrent && css.current)}
      aria-current={isCurrent || undefined}
      data-rule={finding.rule}
    >
      <button type="button" className={css.go} onClick={() => onGo(finding)}>
        <StatusMark state={mark} />
        <span>
          <span className="hidden">{word}: </span>
          {message}
          <span className="hidden">, “{shown}”. Show it in the letter</span>
        </span>
      </button>
      <p className={css.words}>
        {replacement === undefined ? (
          <q>{shown}</q>
        ) : (
          <>
            <del>{shown}</del>
            <span aria-hidden="true"> → </span>
            {replacement === '' ? <em>leave it out</em> : <ins>{replacement}</ins>}
          </>
        )}
      </p>
      <p className="small sub">{why}</p>
      <div className={css.actions}>
        {replacement !== undefined && (
          <Button
            small
            {...(isCurrent ? { keys: 'Alt+Enter' } : {})}
            onClick={() => onFix(finding)}
          >
            Use it<span className="hidden"> instead of “{shown}”</span>
          </Button>
        )}
        {canIgnore(finding) && (
          <Button small kind="quiet" onClick={() => onIgnore(finding)}>
            Ignore here<span className="hidden">: “{shown}”</span>
          </Button>
        )}
        {canAllow(finding) && (
          <Button small kind="quiet" onClick={() => onAllow(finding)}>
            Always allow…<span className="hidden"> “{shown}”</span>
          </Button>
        )}
      </div>
    </li>
  );
}

/** For the head of the screen: "Reading age 11 · 16 words a sentence · 412 words". */
export function MeasuresLine({ measures }: { readonly measures: Measures }) {
  const { words, sentences, readingAge, averageSentence } = measures;
  if (words === 0 || sentences === 0) return <span className="num">No words yet</span>;
  return (
    <span className="num">
      Reading age {readingAge} · {Math.round(averageSentence)} words a sentence ·{' '}
      {words.toLocaleString('en-GB')} words
    </span>
  );
}
