/** One case: who and what at the top, its time as a line, the parts in tabs, and always the next step beside. */
import { closeCase, nextStep, type CaseFile, type DayContext } from '@shared/case-file';
import { todoOf } from '@shared/case-file/todo';
import type { OpenedEvent, StreamId } from '@shared/history/types';
import { useEffect, useRef } from 'react';
import { addressOf, Link, useGo } from '../../app/navigation';
import { useCase, useStore, useToday } from '../../app/store-context';
import { Confirm, Notice, Screen, SplitPane, Tabs, toast, Working } from '../../ui';
import { ActionsNotice, Trouble } from './trouble';
import css from './case.module.css';
import { ActionsTab } from './actions/actions-tab';
import { CaseHead } from './case-head';
import { EvidenceTab } from './evidence-tab';
import { HistoryTab } from './history-tab';
import { KeepingTab } from '../keeping/keeping-tab';
import { LettersTab } from './letters-tab';
import { NextPane } from './next-pane';
import { OverviewTab } from './overview-tab';
import { PeopleTab } from './people-tab';
import { PointsTab } from './points-tab';
import { placeOf, type OpenForm, type TabId } from './places';

export interface CasePanelProps {
  readonly file: CaseFile;
  readonly events: readonly OpenedEvent[];
  readonly day: DayContext;
  /** The form the address asks for. */
  readonly open: OpenForm | undefined;
  /** What that form is about: the id of a promise, a request, a remedy. */
  readonly subject: string | undefined;
  readonly goTo: (place: string, subject?: string) => void;
}

export function CaseScreen({
  id,
  tab,
  subject,
}: {
  readonly id: StreamId;
  readonly tab: string | undefined;
  readonly subject: string | undefined;
}) {
  const view = useCase(id);
  if (view.state === 'loading')
    return (
      <Screen title="Case">
        <Working>Opening the case…</Working>
      </Screen>
    );
  if (view.state === 'problem') {
    return (
      <Screen
        title="This case cannot be shown"
        actions={
          <Link to={addressOf.cases()} look="plain">
            Back to cases
          </Link>
        }
      >
        <Notice tone="error">{view.message}</Notice>
      </Screen>
    );
  }
  return (
    <OpenCase
      file={view.file}
      events={view.events}
      wordsLost={view.wordsLost ?? 0}
      tab={tab}
      subject={subject}
    />
  );
}

function OpenCase({
  file,
  events,
  wordsLost,
  tab,
  subject,
}: {
  readonly file: CaseFile;
  readonly events: readonly OpenedEvent[];
  readonly wordsLost: number;
  readonly tab: string | undefined;
  readonly subject: string | undefined;
}) {
  const day = useToday();
  const go = useGo();
  const store = useStore();
  const place = placeOf(tab);
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  // What was saved may finish after the person has gone elsewhere: that must not bring them back.
  const goTo = (next: string, about?: string) => {
    if (isHere.current) go(addressOf.case(file.id, next, about), { replace: true });
  };
  const next = nextStep(file, day);
  const panel: CasePanelProps = { file, events, day, open: place.open, subject, goTo };
  const tabs: { id: TabId; label: string; count?: number }[] = [
    { id: 'overview', label: 'Overview' },
    { id: 'points', label: 'Points', count: file.points.length },
    { id: 'evidence', label: 'Evidence', count: file.evidence.length },
    { id: 'people', label: 'People', count: file.people.length },
    { id: 'letters', label: 'Letters', count: file.letters.length },
    { id: 'actions', label: 'Actions', count: openActions(file) },
    { id: 'history', label: 'History' },
    { id: 'keeping', label: 'Keeping' },
  ];
  return (
    <Screen
      above={
        <span className="num">
          {[file.reference, ...file.otherReferences.map((other) => other.value)].join(' · ')}
        </span>
      }
      title={file.summary || 'Case without a summary'}
      actions={
        <Link to={addressOf.bundle(file.id)} look="plain">
          Bundle
        </Link>
      }
    >
      <SplitPane
        sideLabel="Next"
        narrow="keep"
        side={<NextPane file={file} next={next} />}
        main={
          <div className={css.main}>
            <CaseHead file={file} day={day} clocks={next.clocks} />
            <Trouble file={file} wordsLost={wordsLost} />
            <Tabs label="Parts of the case" tabs={tabs} current={place.tab} onGo={goTo}>
              {place.tab === 'overview' && <OverviewTab {...panel} />}
              {place.tab === 'points' && <PointsTab {...panel} />}
              {place.tab === 'evidence' && <EvidenceTab {...panel} />}
              {place.tab === 'people' && <PeopleTab {...panel} />}
              {place.tab === 'letters' && <LettersTab {...panel} />}
              {place.tab === 'actions' && <ActionsTab {...panel} />}
              {place.tab === 'history' && <HistoryTab {...panel} />}
              {place.tab === 'keeping' && <KeepingTab {...panel} />}
            </Tabs>
          </div>
        }
      />
      <Confirm
        title="Close this case?"
        open={place.open === 'close'}
        action="Close the case"
        onClose={() => goTo('overview')}
        onConfirm={async () => {
          const result = await store.run(file.id, closeCase, {});
          if (!result.ok)
            throw new Error(
              result.problems
                .map(({ message, instead }) => [message, instead].filter(Boolean).join(' '))
                .join(' '),
            );
          toast(`${file.reference} is closed`);
        }}
      >
        <ActionsNotice file={file} />
      </Confirm>
    </Screen>
  );
}

/** What the case still owes beside its next step, as the tab's count. */
const openActions = (file: CaseFile): number =>
  todoOf(file).filter(
    ({ kind }) => !['remedy', 'authority', 'adjustments', 'letter'].includes(kind),
  ).length;
