/** The council's own rules of keeping. Examples to begin with, each with where its number comes from. */
import { KEPT_OUTCOMES, type KeptOutcome, type RetentionRule } from '@shared/case-file/council';
import { RECORD_KINDS, type RecordKind } from '@shared/case-file/schema';
import { SHIPPED } from '@shared/procedures';
import { useState } from 'react';
import { z } from 'zod';
import { addressOf, Link } from '../../app/navigation';
import { useCouncil, useStore } from '../../app/store-context';
import { Button } from '../../ui/button/button';
import { Confirm, Dialog } from '../../ui/dialog/dialog';
import { ErrorSummary } from '../../ui/errors/error-summary';
import type { FormProblem } from '../../ui/errors/problems';
import { toast } from '../../ui/feedback/toast';
import { CheckboxGroup } from '../../ui/fields/choices';
import { TextArea } from '../../ui/fields/text-area';
import { TextField } from '../../ui/fields/text-field';
import { capital } from '../words';
import css from '../keeping/keeping.module.css';
import { Section } from './section';

export function RetentionSection() {
  const { retention, procedures: own } = useCouncil();
  const known = procedureNames(own);
  const store = useStore();
  const [editing, setEditing] = useState<RetentionRule>();
  const [removing, setRemoving] = useState<RetentionRule>();
  const save = async (rules: readonly RetentionRule[]) => {
    const result = await store.council.change({ retention: [...rules] });
    if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(' '));
  };
  const move = (at: number) => {
    const rules = [...retention];
    const [rule] = rules.splice(at, 1);
    if (rule) rules.splice(at - 1, 0, rule);
    save(rules).catch((error: unknown) =>
      toast(error instanceof Error ? error.message : 'Not saved. Try again.', { tone: 'error' }),
    );
  };
  return (
    <Section
      title="Retention"
      intro="How long a case is kept, from the day it is closed. The first rule that fits counts; a case no rule fits is kept. These are settings of your council, not law: Redress began with examples that councils publish. Nothing is ever erased by itself."
    >
      <ul className={css.lines}>
        {retention.map((rule, at) => (
          <li key={rule.id}>
            <div>
              <p>
                <b>{rule.name}</b>
              </p>
              <p className="sub small">
                {termWords(rule.months)} from closure · {fitsWords(rule, known)}
              </p>
              {rule.source !== '' && <p className="sub small">Source: {rule.source}</p>}
            </div>
            <div className="cluster">
              {at > 0 && (
                <Button small icon="up" onClick={() => move(at)}>
                  Earlier<span className="hidden">: {rule.name}</span>
                </Button>
              )}
              <Button small onClick={() => setEditing(rule)}>
                Change<span className="hidden"> {rule.name}</span>
              </Button>
              <Button small kind="quiet" onClick={() => setRemoving(rule)}>
                Remove<span className="hidden"> {rule.name}</span>
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {retention.length === 0 && <p className="sub">No rule: every case is kept.</p>}
      <div className="cluster">
        <Button icon="add" onClick={() => setEditing(NEW_RULE())}>
          Add a rule
        </Button>
        <Link to={addressOf.records('retention')} look="plain">
          See what is due
        </Link>
      </div>
      {editing && (
        <RuleDialog
          rule={editing}
          known={known}
          onClose={() => setEditing(undefined)}
          onSave={async (rule) => {
            const known = retention.some(({ id }) => id === rule.id);
            await save(
              known
                ? retention.map((each) => (each.id === rule.id ? rule : each))
                : [rule, ...retention],
            );
            toast('Saved');
          }}
        />
      )}
      {removing && (
        <Confirm
          title="Remove this rule?"
          open
          action="Remove the rule"
          onClose={() => setRemoving(undefined)}
          onConfirm={() => save(retention.filter(({ id }) => id !== removing.id))}
        >
          <p>“{removing.name}”. Cases it fitted follow the next rule that fits, or are kept.</p>
        </Confirm>
      )}
    </Section>
  );
}

const NEW_RULE = (): RetentionRule => ({
  id: crypto.randomUUID(),
  name: '',
  kinds: [],
  procedures: [],
  outcomes: [],
  months: 72,
  source: '',
});

/** "6 years", "18 months". */
export const termWords = (months: number): string =>
  months % 12 === 0
    ? `${months / 12} ${months === 12 ? 'year' : 'years'}`
    : `${months} ${months === 1 ? 'month' : 'months'}`;

type Named = { readonly id: string; readonly name: string };

/** Those shipped and the council’s own, each once, under the newest name. */
const procedureNames = (own: readonly Named[]): readonly Named[] => [
  ...new Map([...SHIPPED, ...own].map(({ id, name }) => [id, { id, name }])).values(),
];

function fitsWords(
  { kinds, procedures, outcomes }: RetentionRule,
  known: readonly Named[],
): string {
  const procedureName = (id: string) => known.find((each) => each.id === id)?.name ?? id;
  const parts = [
    kinds.length === 0 ? 'every kind of record' : kinds.join(', '),
    ...(procedures.length === 0 ? [] : [procedures.map(procedureName).join(', ')]),
    ...(outcomes.length === 0 ? [] : [`ended as ${outcomes.join(', ')}`]),
  ];
  return parts.join(' · ');
}

const term = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number)
  .refine((years) => years >= 1 && years <= 100);

function RuleDialog({
  rule,
  known,
  onSave,
  onClose,
}: {
  readonly rule: RetentionRule;
  readonly known: readonly Named[];
  readonly onSave: (rule: RetentionRule) => Promise<void>;
  readonly onClose: () => void;
}) {
  const [name, setName] = useState(rule.name);
  const [years, setYears] = useState(String(Math.max(1, Math.round(rule.months / 12))));
  const [kinds, setKinds] = useState<readonly string[]>(rule.kinds);
  const [procedures, setProcedures] = useState<readonly string[]>(rule.procedures);
  const [outcomes, setOutcomes] = useState<readonly string[]>(rule.outcomes);
  const [source, setSource] = useState(rule.source);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [isBusy, setBusy] = useState(false);
  const errorOf = (field: string) => problems.find((each) => each.field === field)?.message;
  const save = async () => {
    const read = term.safeParse(years.trim());
    const found = [
      ...(name.trim() === '' ? [{ field: 'name', message: 'Give the rule a name.' }] : []),
      ...(read.success ? [] : [{ field: 'years', message: 'Enter whole years from 1 to 100.' }]),
      ...(source.trim() === ''
        ? [{ field: 'source', message: 'Say where the number comes from.' }]
        : []),
    ];
    setProblems(found);
    if (found.length > 0 || !read.success) return;
    setBusy(true);
    try {
      await onSave({
        ...rule,
        name: name.trim(),
        months: read.data * 12,
        kinds: RECORD_KINDS.filter((kind: RecordKind) => kinds.includes(kind)),
        procedures: [...procedures],
        outcomes: KEPT_OUTCOMES.filter((outcome: KeptOutcome) => outcomes.includes(outcome)),
        source: source.trim(),
      });
      onClose();
    } catch (error) {
      setProblems([{ message: error instanceof Error ? error.message : 'Not saved. Try again.' }]);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={rule.name === '' ? 'A new rule' : 'Change the rule'}
      open
      wide
      alert
      onClose={onClose}
      actions={
        <>
          <Button kind="main" busy={isBusy} onClick={() => void save()}>
            Save the rule
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <div className="stack">
        <ErrorSummary problems={problems} />
        <TextField
          label="Name"
          name="name"
          hint="It stands in the entry that is left when a case is erased: “Complaints: six years from closure”. Never a person."
          value={name}
          error={errorOf('name')}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label="Kept for"
          name="years"
          width="short"
          inputMode="numeric"
          suffix="years from closure"
          value={years}
          error={errorOf('years')}
          onChange={(event) => setYears(event.target.value)}
        />
        <TextArea
          label="Where the number comes from"
          name="source"
          rows={2}
          hint="Your retention schedule, its version and date."
          value={source}
          error={errorOf('source')}
          onChange={(event) => setSource(event.target.value)}
        />
        <CheckboxGroup
          label="Kinds of record"
          hint="None ticked = every kind."
          name="kinds"
          options={RECORD_KINDS.map((value) => ({ value, label: capital(value) }))}
          value={[...kinds]}
          onChange={setKinds}
        />
        <CheckboxGroup
          label="Procedures"
          hint="None ticked = every procedure."
          name="procedures"
          options={known.map(({ id, name: words }) => ({ value: id, label: words }))}
          value={[...procedures]}
          onChange={setProcedures}
        />
        <CheckboxGroup
          label="How it ended"
          hint="None ticked = every outcome."
          name="outcomes"
          options={KEPT_OUTCOMES.map((value) => ({ value, label: capital(value) }))}
          value={[...outcomes]}
          onChange={setOutcomes}
        />
      </div>
    </Dialog>
  );
}
