/** A bundle for the Ombudsman: what goes in and where, what to know before, then one export that checks itself. */
import {
  enquiryToAnswer,
  moveDocument,
  planBundle,
  preflight,
  VOLUME_PAGES,
  bundleDraftKey,
  type PlannedDocument,
  type PreflightFinding,
} from '@shared/bundle';
import type { CaseFile } from '@shared/case-file';
import type { StreamId } from '@shared/history/types';
import { useMemo, useState } from 'react';
import { useDraft } from '../../app/drafts';
import { useShortcut } from '../../app/keys/shortcuts';
import { addressOf, Link, useGo } from '../../app/navigation';
import { useCase, useCouncil, useHandler, useToday } from '../../app/store-context';
import { Button, Notice, Progress, Screen, SplitPane, Working } from '../../ui';
import { Answers, chosenEnquiry } from './answers';
import {
  AS_PLANNED,
  arrange,
  leaveOut,
  orderOf,
  putIn,
  release,
  show,
  withhold,
  type Arrangement,
} from './arrangement';
import { BeforeItGoes } from './before-it-goes';
import css from './bundle.module.css';
import { DetailsDialog, ReleaseDialog, WhyDialog } from './dialogs';
import { DocumentList, type DocumentAction } from './document-list';
import { Preview } from './preview';
import { Result } from './result';
import { useFileChecks, type FileChecks } from './use-file-checks';
import { useWork } from './use-work';

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

interface Asked {
  /** Key of the document; its plan may have changed since. */
  readonly key: string;
  readonly action: DocumentAction;
}

function OpenBundle({ file }: { readonly file: CaseFile }) {
  const go = useGo();
  const draft = useDraft<Arrangement>(bundleDraftKey(file.id), AS_PLANNED);
  const [asked, setAsked] = useState<Asked>();
  const { plan, arrangement, enquiry } = usePlan(file, draft.value);
  const known = useMemo(() => preflight(plan, file), [plan, file]);
  const { work, built, isBusy, build, save, cancel } = useWork(file.id, plan, known);
  const checks = useFileChecks(file.id, plan, isBusy || asked !== undefined);
  const findings = useMemo(() => allFindings(known, plan.documents, checks), [known, plan, checks]);
  const isStopped = findings.some((finding) => finding.severity === 'stop');
  const isSound = built?.bundle.verification.every(({ ok }) => ok) ?? true;
  const main = () => {
    if (built) void save();
    else if (!isStopped) void build();
  };
  useShortcut({
    keys: 'Ctrl+Enter',
    what: built ? 'Save the bundle' : 'Make the bundle',
    run: main,
  });
  const change = (to: (now: Arrangement) => Arrangement) =>
    draft.set((now) => to({ ...AS_PLANNED, ...now }));
  const act = ({ key }: PlannedDocument, action: DocumentAction) => {
    if (action === 'put in') change((now) => putIn(now, key));
    else if (action === 'show') change((now) => show(now, key));
    else if (action === 'redact') go(addressOf.redact(file.id, key));
    else setAsked({ key, action });
  };

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
      sub="Numbered PDFs and a folder of the same documents, with an index and a manifest."
      actions={
        // One button throughout, so that focus stays on it.
        <Button
          kind="main"
          keys="Ctrl+Enter"
          busy={isBusy || (built ? !isSound : isStopped)}
          onClick={main}
        >
          {built ? 'Save bundle…' : 'Make the bundle'}
        </Button>
      }
    >
      <SplitPane
        sideLabel="Before it goes"
        sideWidth={320}
        narrow="keep"
        side={<BeforeItGoes file={file} plan={plan} findings={findings} checks={checks} />}
        main={
          <div className={css.main}>
            {work.state === 'building' && (
              <Progress
                label={work.progress.doing}
                value={work.progress.done}
                max={work.progress.of}
                onCancel={cancel}
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
                saving={built.state === 'saving' ? built : undefined}
                onCancel={cancel}
              />
            )}
            <Answers
              file={file}
              plan={plan}
              enquiry={enquiry}
              arrangement={arrangement}
              onChange={change}
            />
            <DocumentList
              plan={plan}
              checks={checks}
              isBusy={isBusy}
              mayDescribe={!file.readOnly}
              onMove={(key, by) =>
                change((now) => ({ ...now, order: orderOf(moveDocument(plan, key, by)) }))
              }
              onAction={act}
            />
          </div>
        }
      />
      <Dialogs
        file={file}
        plan={plan}
        asked={asked}
        onChange={change}
        onClose={() => setAsked(undefined)}
      />
    </Screen>
  );
}

/** The plan of today with what the person changed laid over it. */
function usePlan(file: CaseFile, value: Arrangement) {
  const council = useCouncil();
  const { today, cal } = useToday();
  const { name: by } = useHandler();
  return useMemo(() => {
    // An arrangement of an earlier version lacks what came since.
    const arrangement = { ...AS_PLANNED, ...value };
    const enquiry = chosenEnquiry(file, arrangement.enquiry, enquiryToAnswer(file.enquiries));
    const planned = planBundle(file, council, {
      today,
      cal,
      by,
      enquiry,
      linkOfficer: arrangement.linkOfficer,
      answers: enquiry ? (arrangement.answers[enquiry.id] ?? {}) : {},
    });
    return { plan: arrange(planned, arrangement, file), arrangement, enquiry };
  }, [file, council, today, cal, by, value]);
}

/** What the plan tells, then what the opened files tell. */
function allFindings(
  known: readonly PreflightFinding[],
  documents: readonly PlannedDocument[],
  checks: FileChecks,
): PreflightFinding[] {
  const opened = documents
    .filter(({ included }) => included)
    .flatMap(({ key }) => checks.of(key) ?? []);
  const pages = opened.reduce((sum, check) => sum + check.pages, 0);
  const told = [
    ...known.filter(({ severity }) => severity !== 'note'),
    ...opened.flatMap((check) => check.findings),
    ...(pages > VOLUME_PAGES
      ? [
          {
            severity: 'note' as const,
            message: `The files alone come to ${pages.toLocaleString('en-GB')} pages. The bundle is cut into volumes of about ${VOLUME_PAGES}.`,
          },
        ]
      : []),
    ...known.filter(({ severity }) => severity === 'note'),
  ];
  return told.filter(
    ({ message }, at) => told.findIndex((finding) => finding.message === message) === at,
  );
}

function Dialogs({
  file,
  plan,
  asked,
  onChange,
  onClose,
}: {
  readonly file: CaseFile;
  readonly plan: ReturnType<typeof usePlan>['plan'];
  readonly asked: Asked | undefined;
  readonly onChange: (change: (now: Arrangement) => Arrangement) => void;
  readonly onClose: () => void;
}) {
  const document = plan.documents.find(({ key }) => key === asked?.key);
  if (!asked || !document) return null;
  const { key } = document;
  switch (asked.action) {
    case 'look':
      return <Preview id={file.id} plan={plan} document={document} onClose={onClose} />;
    case 'details':
      return <DetailsDialog file={file} document={document} onClose={onClose} />;
    case 'leave out':
    case 'withhold': {
      const { action } = asked;
      return (
        <WhyDialog
          document={document}
          what={action}
          onWhy={(why) =>
            onChange((now) =>
              action === 'leave out' ? leaveOut(now, key, why) : withhold(now, key, why),
            )
          }
          onClose={onClose}
        />
      );
    }
    case 'release':
      return (
        <ReleaseDialog
          document={document}
          onRelease={(by) => onChange((now) => release(now, key, by))}
          onClose={onClose}
        />
      );
    case 'put in':
    case 'show':
    case 'redact':
      return null;
  }
}
