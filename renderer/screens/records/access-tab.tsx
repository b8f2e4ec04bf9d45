/** Everything held on one person across cases: found, looked at, and given as a pack. */
import type { AccessItem, Asker, FoundIn } from '@shared/keeping';
import { useEffect, useRef, useState } from 'react';
import { useDraft } from '../../app/drafts';
import { useExports } from '../../app/exports';
import { useCases, useCouncil, useHandler, useStore, useToday } from '../../app/store-context';
import { ConversionFailed } from '../../documents/converter';
import { HostFailure } from '../../host';
import {
  Button,
  Checkbox,
  Chip,
  ErrorSummary,
  type FormProblem,
  FormRow,
  Notice,
  Progress,
  TextField,
  toast,
} from '../../ui';
import css from '../keeping/keeping.module.css';
import {
  collect,
  type Collected,
  type Decision,
  findPerson,
  goesOut,
  isUndecided,
  saveAccessPack,
} from './access-work';

type Found = Pick<FoundIn, 'case' | 'how' | 'isParty'>;

interface Held {
  readonly asker: Asker;
  /** Ids alone: what the cases are called is looked up, never kept here. */
  readonly found?: readonly Found[];
  /** Ids of the cases that count. */
  readonly cases: readonly string[];
  readonly decisions: Readonly<Record<string, Decision>>;
}

const EMPTY: Held = {
  asker: { name: '', email: '', phone: '', address: '' },
  cases: [],
  decisions: {},
};

type Work = { readonly what: string; readonly done: number; readonly of: number };

export function AccessTab() {
  const store = useStore();
  const exports = useExports();
  const { name: council } = useCouncil();
  const { today } = useToday();
  const me = useHandler();
  const draft = useDraft<Held>('subject access', EMPTY);
  const [collected, setCollected] = useState<Collected>();
  const [work, setWork] = useState<Work>();
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  if (!draft.ready) return null;
  const { asker, found, cases: picked, decisions } = draft.value;
  const change = (next: Partial<Held>) => draft.set({ ...draft.value, ...next });
  const errorOf = (field: string) => problems.find((each) => each.field === field)?.message;

  /** Runs one long piece of work; what is wrong with it is shown, being stopped is not. */
  const working = async (what: string, run: (signal: AbortSignal) => Promise<void>) => {
    const controller = new AbortController();
    stop.current = controller;
    setProblems([]);
    setWork({ what, done: 0, of: 1 });
    try {
      await run(controller.signal);
    } catch (error) {
      if (!controller.signal.aborted) {
        const isKnown =
          error instanceof HostFailure ||
          error instanceof ConversionFailed ||
          (error instanceof Error && error.name === 'DamagedFile');
        setProblems([
          { message: isKnown ? error.message : 'That did not work. Nothing was kept; try again.' },
        ]);
      }
    } finally {
      setWork(undefined);
    }
  };
  const find = () => {
    if (asker.name.trim() === '' && asker.email.trim() === '' && asker.phone.trim() === '') {
      setProblems([
        { field: 'name', message: 'Enter the name, email or phone of the person who asks.' },
      ]);
      return;
    }
    void working('Looking through every case', async (signal) => {
      const here = await findPerson(store, asker, signal, (done, of) =>
        setWork({ what: 'Looking through every case', done, of }),
      );
      setCollected(undefined);
      change({
        found: here.map(({ case: id, how, isParty }) => ({ case: id, how, isParty })),
        cases: here.filter(({ isParty }) => isParty).map((each) => each.case),
        decisions: {},
      });
    });
  };
  const gather = () =>
    void working('Collecting what they hold', async () =>
      setCollected(await collect(store, picked, asker)),
    );
  const make = () => {
    if (!collected) return;
    const open = collected.items.filter((item) => isUndecided(item, decisions));
    const unsaid = collected.items.filter(
      (item) => decisions[item.key]?.goes === false && decisions[item.key]?.why.trim() === '',
    );
    if (open.length > 0 || unsaid.length > 0) {
      setProblems([
        ...open.map((item) => ({
          field: `goes ${item.key}`,
          message: `Decide whether “${item.title}” goes.`,
        })),
        ...unsaid.map((item) => ({
          field: `why ${item.key}`,
          message: `Say why “${item.title}” stays.`,
        })),
      ]);
      return;
    }
    void working('Making the pack', async (signal) => {
      const saved = await saveAccessPack(
        store,
        {
          asker,
          items: collected.items,
          decisions,
          privileged: collected.privileged,
          council,
          by: me.name,
          today,
        },
        signal,
        (done, of) => setWork({ what: 'Making the pack', done, of }),
      );
      if (!saved) return;
      await exports.remember('subject access pack', {
        place: saved.place,
        files: saved.files,
        cases: picked,
      });
      toast(
        `Saved ${saved.files} files in ${saved.folder}. What was kept back is in ${saved.beside ?? 'a folder beside it'}: do not send that.`,
      );
    });
  };
  const decide = (item: AccessItem, decision: Decision) =>
    change({ decisions: { ...decisions, [item.key]: decision } });

  return (
    <div className={css.tab}>
      <ErrorSummary problems={problems} />
      <p className="sub prose">
        For somebody who asks what is held about them. Every case is looked through, half-written
        letters and forms too; legal advice is never among it. What tells of somebody else is
        marked, and nothing marked goes before you say so.
      </p>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          find();
        }}
      >
        <FormRow>
          {(
            [
              ['name', 'Name'],
              ['email', 'Email'],
              ['phone', 'Phone'],
              ['address', 'Postcode'],
            ] as const
          ).map(([field, label]) => (
            <TextField
              key={field}
              label={label}
              name={field}
              optional={field !== 'name'}
              width="medium"
              value={asker[field]}
              error={errorOf(field)}
              onChange={(event) => change({ asker: { ...asker, [field]: event.target.value } })}
            />
          ))}
        </FormRow>
        <div className="cluster">
          <Button kind="main" type="submit" icon="search" busy={work !== undefined}>
            Look through every case
          </Button>
          {found && (
            <Button
              kind="quiet"
              onClick={() => {
                setCollected(undefined);
                void draft.discard();
              }}
            >
              Forget this request
            </Button>
          )}
        </div>
      </form>
      {work && (
        <Progress
          label={work.what}
          value={work.done}
          max={work.of}
          onCancel={() => stop.current?.abort()}
        />
      )}
      {found && !work && (
        <FoundList
          found={found}
          picked={picked}
          onPick={(next) => {
            setCollected(undefined);
            change({ cases: next });
          }}
          onCollect={gather}
        />
      )}
      {collected && !work && (
        <Items collected={collected} decisions={decisions} errorOf={errorOf} onDecide={decide} />
      )}
      {collected && !work && (
        <div>
          <Button kind="main" onClick={make}>
            Save the pack…
          </Button>
        </div>
      )}
    </div>
  );
}

function FoundList({
  found,
  picked,
  onPick,
  onCollect,
}: {
  readonly found: readonly Found[];
  readonly picked: readonly string[];
  readonly onPick: (picked: readonly string[]) => void;
  readonly onCollect: () => void;
}) {
  const cases = useCases();
  const titleOf = (id: string) => {
    const here = cases.find((each) => each.id === id);
    return here ? `${here.reference} ${here.summary}` : 'A case that is no longer here';
  };
  if (found.length === 0)
    return (
      <Notice title="Nothing found">
        No case is about this person or names them. Check the spelling, or look by email or phone.
      </Notice>
    );
  return (
    <section className="stack" aria-label="Cases found">
      <h2>Found in {found.length === 1 ? 'one case' : `${found.length} cases`}</h2>
      {found.map((each) => (
        <Checkbox
          key={each.case}
          label={titleOf(each.case)}
          hint={each.isParty ? each.how : `${each.how}: look whether it is the same person`}
          checked={picked.includes(each.case)}
          onChange={(event) =>
            onPick(
              event.target.checked
                ? [...picked, each.case]
                : picked.filter((id) => id !== each.case),
            )
          }
        />
      ))}
      <div>
        <Button disabled={picked.length === 0} onClick={onCollect}>
          Collect what {picked.length === 1 ? 'it holds' : 'they hold'}
        </Button>
      </div>
    </section>
  );
}

function Items({
  collected,
  decisions,
  errorOf,
  onDecide,
}: {
  readonly collected: Collected;
  readonly decisions: Readonly<Record<string, Decision>>;
  readonly errorOf: (field: string) => string | undefined;
  readonly onDecide: (item: AccessItem, decision: Decision) => void;
}) {
  const { items, privileged, unread } = collected;
  const marked = items.filter(({ marks }) => marks.length > 0);
  const open = marked.filter((item) => isUndecided(item, decisions)).length;
  return (
    <section className="stack" aria-label="Before it goes">
      <h2>Before it goes</h2>
      <p className="sub" role="status">
        {items.length} items, {items.filter((item) => goesOut(item, decisions)).length} go.{' '}
        {open === 0 ? 'All that is marked is decided.' : `${open} marked, still to decide.`}
        {privileged.length > 0 && ` Legal advice stays out: ${privileged.join(', ')}.`}
      </p>
      {unread.map((message) => (
        <Notice key={message} tone="error">
          {message}
        </Notice>
      ))}
      <ul className={css.lines}>
        {marked.map((item) => {
          const decision = decisions[item.key];
          return (
            <li key={item.key}>
              <div className="stack">
                <p>
                  <b>{item.title}</b> <span className="sub num">{item.reference}</span>
                </p>
                <div className="cluster">
                  {item.marks.map((mark) => (
                    <Chip key={mark} tone="soon">
                      {mark}
                    </Chip>
                  ))}
                </div>
                <p className={css.words}>{item.text}</p>
                {decision?.goes === false && (
                  <TextField
                    label="Why it stays"
                    name={`why ${item.key}`}
                    value={decision.why}
                    error={errorOf(`why ${item.key}`)}
                    onChange={(event) => onDecide(item, { goes: false, why: event.target.value })}
                  />
                )}
              </div>
              <div className="cluster">
                <Button
                  small
                  name={`goes ${item.key}`}
                  aria-pressed={decision?.goes === true}
                  kind={decision?.goes === true ? 'main' : 'plain'}
                  onClick={() => onDecide(item, { goes: true, why: '' })}
                >
                  Goes<span className="hidden">: {item.title}</span>
                </Button>
                <Button
                  small
                  aria-pressed={decision?.goes === false}
                  kind={decision?.goes === false ? 'main' : 'plain'}
                  onClick={() => onDecide(item, { goes: false, why: decision?.why ?? '' })}
                >
                  Stays<span className="hidden">: {item.title}</span>
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
