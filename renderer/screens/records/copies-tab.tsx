/** What left the sealed store, and what became of it. */
import { copiesIn, copiesToAsk, type Copy, EXPORT_ANSWERS, type ExportAnswer } from '@shared/audit';
import { formatDate } from '@shared/calendar';
import { useState } from 'react';
import { addressOf, Link } from '../../app/navigation';
import { useCases, useCouncil, useStore, useToday } from '../../app/store-context';
import { Button, EmptyState, Notice, Working } from '../../ui';
import css from '../keeping/keeping.module.css';
import { capital } from '../words';
import { useLog } from '../../app/council-log';

const ANSWERS: Readonly<Record<ExportAnswer, string>> = {
  deleted: 'It is deleted',
  'still needed': 'Still needed',
  'belongs there': 'It belongs there',
};

export function CopiesTab() {
  const { log, problem } = useLog();
  const { councilLog } = useStore();
  const { today } = useToday();
  const [refused, setRefused] = useState<string>();
  if (problem !== undefined) return <Notice tone="error">{problem}</Notice>;
  if (!log) return <Working>Reading what left…</Working>;
  const copies = copiesIn(log);
  const asked = copiesToAsk(copies, today);
  const rest = copies.filter((copy) => !asked.includes(copy));
  const answer = async (copy: Copy, given: ExportAnswer) => {
    setRefused(undefined);
    const data = { export: copy.export, on: today, answer: given };
    await councilLog
      .add({ kind: 'log.exportAnswered', data })
      .catch(() => setRefused('That could not be noted: the disk refused. Try again.'));
  };
  return (
    <div className={css.tab}>
      <p className="sub prose">
        A copy outside Redress is no longer sealed, and erasing a case does not reach it. Redress
        remembers what left, when, by whom and to what kind of place, never under which name; after
        two weeks it asks what became of it.
      </p>
      {refused !== undefined && <Notice tone="error">{refused}</Notice>}
      {copies.length === 0 && (
        <EmptyState title="Nothing has left">
          Letters, lists, bundles and packs that are saved outside Redress are listed here.
        </EmptyState>
      )}
      {asked.length > 0 && (
        <section aria-label="What became of these?">
          <h2>What became of these?</h2>
          <ul className={css.lines}>
            {asked.map((copy) => (
              <CopyLine key={copy.export} copy={copy} onAnswer={answer} />
            ))}
          </ul>
        </section>
      )}
      {rest.length > 0 && (
        <section aria-label="Earlier">
          <h2>{asked.length > 0 ? 'Others' : 'What left'}</h2>
          <ul className={css.lines}>
            {rest.map((copy) => (
              <CopyLine key={copy.export} copy={copy} onAnswer={answer} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function CopyLine({
  copy,
  onAnswer,
}: {
  readonly copy: Copy;
  readonly onAnswer: (copy: Copy, answer: ExportAnswer) => Promise<void>;
}) {
  const cases = useCases();
  const { handlers } = useCouncil();
  const who = handlers.find(({ id }) => id === copy.by)?.name ?? 'someone no longer listed';
  const [first] = copy.cases;
  const only = copy.cases.length === 1 ? cases.find(({ id }) => id === first) : undefined;
  return (
    <li>
      <div>
        <p>
          {capital(copy.what)}
          {only && (
            <>
              {' '}
              of <Link to={addressOf.case(only.id)}>{only.reference}</Link>
            </>
          )}
          {copy.cases.length === 1 && !only && ' of a case since erased'}
          {copy.cases.length > 1 && ` of ${copy.cases.length} cases`}
          {copy.files > 1 && `, ${copy.files} files`}
        </p>
        <p className="sub small">
          Saved {formatDate(copy.on)} by {who} · {copy.place}
          {copy.answer &&
            ` · ${ANSWERS[copy.answer.answer].toLowerCase()}, said ${formatDate(copy.answer.on)}`}
        </p>
      </div>
      {copy.askOn !== undefined && (
        <div className="cluster">
          {EXPORT_ANSWERS.map((given) => (
            <Button key={given} small onClick={() => void onAnswer(copy, given)}>
              {ANSWERS[given]}
              <span className="hidden">: {copy.what}</span>
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}
