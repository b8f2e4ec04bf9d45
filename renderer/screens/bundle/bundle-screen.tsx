/** A bundle for the Ombudsman: what goes in and where, what to know before, then one export that checks itself. */
import {
  moveDocument,
  planBundle,
  preflight,
  SECTIONS,
  type BuiltBundle,
  type BundlePlan,
  type PlannedDocument,
  type SectionId,
} from '@shared/bundle';
import { recordBundle, type CaseFile } from '@shared/case-file';
import { formatDate } from '@shared/calendar';
import type { StreamId } from '@shared/history/types';
import { safeName } from '@shared/host/safe-names';
import { useMemo, useRef, useState } from 'react';
import { useDraft } from '../../app/drafts';
import { useShortcut } from '../../app/keys/shortcuts';
import { addressOf, Link } from '../../app/navigation';
import { useCase, useCouncil, useHandler, useStore, useToday } from '../../app/store-context';
import { buildBundle, type BundleProgress } from '../../documents/build-bundle';
import { callHost, host, HostFailure, writeWhole } from '../../host';
import {
  Button,
  Chip,
  Confirm,
  Notice,
  Progress,
  Screen,
  SplitPane,
  StatusMark,
  TextArea,
  toast,
  Working,
} from '../../ui';
import { AS_PLANNED, arrange, type Arrangement, orderOf } from './arrangement';
import css from './bundle.module.css';

export function BundleScreen({ id }: { readonly id: StreamId }) {
  const view = useCase(id);
  if (view.state === 'loading')
    return (
      <Screen title="Bundle">
        <Working>Opening the case…</Working>
      </Screen>
    );
  if (view.state === 'problem')
    return (
      <Screen title="Bundle">
        <Notice tone="error">{view.message}</Notice>
      </Screen>
    );
  return <OpenBundle file={view.file} />;
}

type Work =
  | { readonly state: 'idle' }
  | { readonly state: 'building'; readonly progress: BundleProgress }
  | { readonly state: 'built'; readonly bundle: BuiltBundle; readonly of: BundlePlan }
  | {
      readonly state: 'saving';
      readonly bundle: BuiltBundle;
      readonly of: BundlePlan;
      readonly done: number;
    }
  | { readonly state: 'failed'; readonly message: string };

function OpenBundle({ file }: { readonly file: CaseFile }) {
  const store = useStore();
  const council = useCouncil();
  const { today, cal } = useToday();
  const { name: by } = useHandler();
  const draft = useDraft<Arrangement>(`bundle ${file.id}`, AS_PLANNED);
  const [work, setWork] = useState<Work>({ state: 'idle' });
  const [leaving, setLeaving] = useState<PlannedDocument>();
  const [why, setWhy] = useState('');
  const stop = useRef<AbortController>(undefined);
  const plan = useMemo(
    () => arrange(planBundle(file, council, { today, cal, by }), draft.value),
    [file, council, today, cal, by, draft.value],
  );
  const findings = useMemo(() => preflight(plan, file), [plan, file]);
  const isStopped = findings.some((finding) => finding.severity === 'stop');
  const isBusy = work.state === 'building' || work.state === 'saving';
  // A bundle made from an earlier arrangement is not this one.
  const built =
    (work.state === 'built' || work.state === 'saving') && work.of === plan ? work : undefined;

  const build = async () => {
    if (isBusy || isStopped) return;
    const aborter = new AbortController();
    stop.current = aborter;
    setWork({ state: 'building', progress: { done: 0, of: 1, doing: 'Beginning' } });
    try {
      const bundle = await buildBundle(plan, {
        host: host(),
        readFile: (ref) => store.files.readAll(file.id, ref),
        signal: aborter.signal,
        onProgress: (progress) => setWork({ state: 'building', progress }),
      });
      setWork({ state: 'built', bundle, of: plan });
    } catch (error) {
      setWork(
        aborter.signal.aborted
          ? { state: 'idle' }
          : {
              state: 'failed',
              message:
                error instanceof Error ? error.message : 'The bundle could not be made. Try again.',
            },
      );
    }
  };

  const save = async () => {
    if (work.state !== 'built') return;
    const { bundle } = work;
    const warnings =
      bundle.findings.length + findings.filter((finding) => finding.severity === 'warn').length;
    try {
      const folder = await callHost('files.saveFolder', {
        purpose: 'bundle',
        suggestedName: safeName(`${file.reference} bundle`, 'bundle'),
      });
      if (folder.handle === undefined) return;
      for (const [done, { name, bytes }] of bundle.main.files.entries()) {
        setWork({ ...work, state: 'saving', done });
        const { handle } = await callHost('files.createIn', { folder: folder.handle, name });
        await writeWhole(handle, bytes);
      }
      const result = await store.run(file.id, recordBundle, {
        pages: bundle.pages,
        manifestSha256: bundle.main.manifestSha256,
        warnings,
      });
      setWork({ ...work, state: 'built' });
      if (result.ok)
        toast(`Saved ${bundle.main.files.length} files in ${folder.name ?? 'the folder'}`);
      else
        toast(
          result.problems[0]?.message ?? 'The files are saved, but the case does not say so yet.',
          { tone: 'error' },
        );
    } catch (error) {
      setWork({ ...work, state: 'built' });
      toast(
        error instanceof HostFailure
          ? error.message
          : 'The bundle could not be saved. Try another folder.',
        { tone: 'error' },
      );
    }
  };
  const main = () => void (built ? save() : build());
  useShortcut({
    keys: 'Ctrl+Enter',
    what: built ? 'Save the bundle' : 'Make the bundle',
    run: main,
  });

  const move = (document: PlannedDocument, by: -1 | 1) =>
    draft.set((now) => ({ ...now, order: orderOf(moveDocument(plan, document.key, by)) }));
  const putIn = (document: PlannedDocument) =>
    draft.set((now) => {
      const { [document.key]: _, ...leftOut } = now.leftOut;
      return { ...now, leftOut, putIn: [...now.putIn, document.key] };
    });
  if (!draft.ready)
    return (
      <Screen title="Bundle">
        <Working>Opening the bundle…</Working>
      </Screen>
    );
  return (
    <Screen
      above={
        <Link to={addressOf.case(file.id)}>
          <span className="num">{file.reference}</span> · {file.people[0]?.name || 'Name not given'}
        </Link>
      }
      title="Bundle for the Ombudsman"
      sub="One numbered PDF and a folder of the same documents, with an index and a manifest."
      actions={
        built ? (
          <Button kind="main" keys="Ctrl+Enter" busy={isBusy} onClick={main}>
            Save bundle…
          </Button>
        ) : (
          <Button kind="main" keys="Ctrl+Enter" busy={isBusy} disabled={isStopped} onClick={main}>
            Make the bundle
          </Button>
        )
      }
    >
      <SplitPane
        sideLabel="Before it goes"
        sideWidth={320}
        narrow="keep"
        side={
          <div className={css.side}>
            <h2>Before it goes</h2>
            {findings.length === 0 ? (
              <p className="small">Nothing to look at.</p>
            ) : (
              <ul className={css.findings}>
                {findings.map((finding) => (
                  <li key={finding.message}>
                    <StatusMark
                      state={
                        finding.severity === 'stop'
                          ? 'overdue'
                          : finding.severity === 'warn'
                            ? 'dueToday'
                            : 'onTrack'
                      }
                    />
                    <span>
                      <span className="hidden">
                        {finding.severity === 'stop'
                          ? 'Stops the bundle: '
                          : finding.severity === 'warn'
                            ? 'Look at: '
                            : 'Note: '}
                      </span>
                      {finding.message}
                    </span>
                  </li>
                ))}
              </ul>
            )}
            {file.bundles.length > 0 && (
              <>
                <h2>Exported before</h2>
                <ul className={css.findings}>
                  {file.bundles.map((bundle) => (
                    <li key={bundle.id}>
                      <StatusMark state="done" />
                      <span className="num">
                        {formatDate(bundle.exportedOn)}, {bundle.pages} pages
                      </span>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </div>
        }
        main={
          <div className={css.main}>
            {work.state === 'building' && (
              <Progress
                label={work.progress.doing}
                value={work.progress.done}
                max={work.progress.of}
                onCancel={() => stop.current?.abort()}
              />
            )}
            {work.state === 'failed' && (
              <Notice tone="error" title="The bundle was not made">
                {work.message}
              </Notice>
            )}
            {built && (
              <Result
                bundle={built.bundle}
                saving={built.state === 'saving' ? built.done : undefined}
              />
            )}
            {sectionsOf(plan).map(([section, documents]) => (
              <section
                key={section}
                className={css.section}
                aria-label={`${section} ${SECTIONS[section]}`}
              >
                <h2>
                  {section} {SECTIONS[section]}
                </h2>
                <ol>
                  {documents.map((document, at) => (
                    <li key={document.key} className={document.included ? undefined : css.out}>
                      <span className="cut">
                        {document.title}
                        {!document.included && (
                          <span className="sub small"> · left out: {document.leftOutWhy}</span>
                        )}
                      </span>
                      <span className="num small sub">
                        {document.datedOn ? formatDate(document.datedOn) : 'undated'}
                      </span>
                      <span className={css.buttons}>
                        <Button
                          small
                          kind="quiet"
                          icon="up"
                          disabled={at === 0 || isBusy}
                          onClick={() => move(document, -1)}
                          aria-label={`Move ${document.title} up`}
                        />
                        <Button
                          small
                          kind="quiet"
                          icon="down"
                          disabled={at === documents.length - 1 || isBusy}
                          onClick={() => move(document, 1)}
                          aria-label={`Move ${document.title} down`}
                        />
                        {document.included ? (
                          <Button
                            small
                            disabled={isBusy}
                            onClick={() => {
                              setWhy('');
                              setLeaving(document);
                            }}
                          >
                            Leave out…<span className="hidden"> {document.title}</span>
                          </Button>
                        ) : (
                          <Button small disabled={isBusy} onClick={() => putIn(document)}>
                            Put in<span className="hidden"> {document.title}</span>
                          </Button>
                        )}
                      </span>
                    </li>
                  ))}
                </ol>
              </section>
            ))}
          </div>
        }
      />
      <Confirm
        title={`Leave out “${leaving?.title ?? ''}”?`}
        open={leaving !== undefined}
        action="Leave it out"
        onClose={() => setLeaving(undefined)}
        onConfirm={() => {
          if (why.trim() === '')
            throw new Error('Say why it is left out. The reason stays with the council.');
          if (leaving)
            draft.set((now) => ({
              ...now,
              leftOut: { ...now.leftOut, [leaving.key]: why.trim() },
              putIn: now.putIn.filter((key) => key !== leaving.key),
            }));
        }}
      >
        <TextArea
          label="Why?"
          hint="Not relevant to the complaint, a duplicate, someone else’s data."
          rows={2}
          value={why}
          onChange={(event) => setWhy(event.target.value)}
        />
      </Confirm>
    </Screen>
  );
}

function sectionsOf(plan: BundlePlan): [SectionId, PlannedDocument[]][] {
  const sections = new Map<SectionId, PlannedDocument[]>();
  for (const document of plan.documents)
    sections.set(document.section, [...(sections.get(document.section) ?? []), document]);
  return [...sections];
}

/** What was made, and what reopening it found. */
function Result({
  bundle,
  saving,
}: {
  readonly bundle: BuiltBundle;
  readonly saving: number | undefined;
}) {
  const isSound = bundle.verification.every((check) => check.ok);
  return (
    <div className={css.result} role="status">
      <Notice
        tone={isSound ? 'done' : 'error'}
        title={
          isSound
            ? `Made and checked: ${bundle.pages} pages, ${bundle.main.files.length} files`
            : 'The finished bundle did not pass its own check. Do not send it.'
        }
      >
        <ul className={css.findings}>
          {bundle.verification.map((check) => (
            <li key={check.check}>
              <StatusMark state={check.ok ? 'done' : 'overdue'} />
              <span>
                <b>{check.check}</b>: {check.detail}
              </span>
            </li>
          ))}
        </ul>
      </Notice>
      {bundle.findings.map((finding) => (
        <Notice key={finding.message} tone="warning">
          {finding.message}
        </Notice>
      ))}
      {saving !== undefined && (
        <Progress label="Writing the files" value={saving} max={bundle.main.files.length} />
      )}
      {!isSound && <Chip tone="late">Not saved</Chip>}
    </div>
  );
}
