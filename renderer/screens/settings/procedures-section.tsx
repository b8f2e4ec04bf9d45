/** The numbers of the council's procedures, with what a change would do before it is saved. */
import {
  changeNumbers,
  openByVersion,
  procedureNow,
  shippedProcedure,
  type ProcedureChange,
} from '@shared/case-file';
import { inUnits, numbersOf, SHIPPED, type Procedure } from '@shared/procedures';
import { useMemo, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useFormDraft } from '../../app/drafts';
import { useShortcut } from '../../app/keys/shortcuts';
import { useCases, useCouncil, useStore } from '../../app/store-context';
import { announce } from '../../ui/announcer';
import { Button } from '../../ui/button/button';
import { ErrorSummary } from '../../ui/errors/error-summary';
import type { FormProblem } from '../../ui/errors/problems';
import { Disclosure, Notice } from '../../ui/feedback/feedback';
import { RadioGroup } from '../../ui/fields/choices';
import { ProcedureFields } from './procedure-fields';
import { ProcedurePreview } from './procedure-preview';
import { numbersTyped, type TypedNumbers, typedNumbers } from './procedure-values';
import { Section } from './section';
import css from './settings.module.css';

export function ProceduresSection() {
  const [id, setId] = useState(SHIPPED[0]?.id ?? 'corporate');
  const { procedures } = useCouncil();
  const version = Math.max(
    1,
    ...procedures.filter((each) => each.id === id).map((each) => each.version),
  );
  return (
    <Section
      title="Procedures"
      intro="The numbers deadlines are worked out with. New numbers hold for cases that begin from then on; a case keeps those it began under."
    >
      <RadioGroup
        label="Which procedure"
        inline
        options={SHIPPED.map((procedure) => ({ value: procedure.id, label: procedure.name }))}
        value={id}
        onChange={setId}
      />
      {/* A new version is another form: nothing of the old one may stay in it. */}
      <NumbersForm key={`${id} ${String(version)}`} id={id} />
      <Versions id={id} />
    </Section>
  );
}

function NumbersForm({ id }: { readonly id: string }) {
  const council = useCouncil();
  const store = useStore();
  const [now] = useState(() => procedureNow(council, id));
  const form = useForm<TypedNumbers>({
    defaultValues: typedNumbers(numbersOf(now)),
    shouldFocusError: false,
  });
  const draft = useFormDraft(`settings procedure ${id} ${String(now.version)}`, form);
  const typed = useWatch({ control: form.control }) as TypedNumbers;
  const result = useMemo<ProcedureChange>(
    () => changeNumbers(council, id, numbersTyped(typed)),
    [council, id, typed],
  );
  const [isTried, setTried] = useState(false);
  const [refused, setRefused] = useState<readonly FormProblem[]>([]);
  const [isBusy, setBusy] = useState(false);
  const problems = isTried && !result.ok ? result.problems : [];
  const isChanged = !result.ok || !result.isSame;

  const save = async () => {
    setTried(true);
    setRefused([]);
    if (!result.ok || result.isSame) return;
    setBusy(true);
    const saved = await store.council.change(result.change).catch((error: unknown) => ({
      ok: false as const,
      problems: [
        { message: error instanceof Error ? error.message : 'The disk refused. Try again.' },
      ],
    }));
    setBusy(false);
    setRefused(saved.ok ? [] : saved.problems);
    if (!saved.ok) return;
    await draft.done().catch(() => undefined);
    announce('Saved. Cases that begin from now on have these numbers.');
  };
  const keys = { what: 'Save these numbers', run: () => void save() };
  useShortcut({ keys: 'Ctrl+S', ...keys });
  useShortcut({ keys: 'Ctrl+Enter', ...keys });
  if (!draft.ready) return null;
  return (
    <form
      className={css.inset}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ErrorSummary problems={[...problems, ...refused]} />
      {draft.restored && isChanged && (
        <Notice title="You changed these numbers earlier and did not save them">
          <Button kind="quiet" small onClick={() => void draft.discard()}>
            Discard those changes
          </Button>
        </Notice>
      )}
      <ProcedureFields procedure={now} form={form} problems={problems} />
      <ProcedurePreview before={now} result={result} />
      <div className={css.save}>
        <Button kind="main" type="submit" keys="Ctrl+Enter" busy={isBusy}>
          Save these numbers
        </Button>
        {isChanged && (
          <Button onClick={() => void draft.discard()}>Put the old numbers back</Button>
        )}
        <span className="sub" role="status">
          {isChanged
            ? 'Not saved yet'
            : now.version === 1
              ? 'As Redress came'
              : `Saved as version ${String(now.version)}`}
        </span>
      </div>
    </form>
  );
}

/** Every version there has been, and how many open cases go by it. */
function Versions({ id }: { readonly id: string }) {
  const { procedures } = useCouncil();
  const cases = useCases();
  const open = useMemo(() => openByVersion(cases, id), [cases, id]);
  const versions = [shippedProcedure(id), ...procedures.filter((each) => each.id === id)].sort(
    (left, right) => right.version - left.version,
  );
  return (
    <Disclosure summary={`Versions (${String(versions.length)})`}>
      <ul className={css.rows}>
        {versions.map((procedure) => {
          const count = open.find(({ version }) => version === procedure.version)?.cases ?? 0;
          return (
            <li key={procedure.version} className={css.row}>
              <span>
                <strong>
                  {procedure.version === 1
                    ? 'As Redress came'
                    : `Version ${String(procedure.version)}`}
                </strong>{' '}
                <span className="sub small">{inShort(procedure)}</span>
              </span>
              <span className="sub num">
                {count === 1 ? '1 open case' : `${count.toLocaleString('en-GB')} open cases`}
              </span>
            </li>
          );
        })}
      </ul>
    </Disclosure>
  );
}

/** "Stage 1: 5 + 10 working days; Stage 2: 5 + 20 working days". */
const inShort = (procedure: Procedure): string =>
  procedure.stages
    .map(({ name, acknowledge, respond }) =>
      respond.startsWhen === 'acknowledged'
        ? `${name}: ${String(acknowledge.amount)} + ${inUnits(respond)}`
        : `${name}: ${inUnits(respond)}`,
    )
    .join('; ');
