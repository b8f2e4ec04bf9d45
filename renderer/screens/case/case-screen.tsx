/** One case: who and what at the top, its time as a line, the parts in tabs, and always the next step beside. */
import { clocksFor, findProcedure, dueText, type Clock } from '@shared/procedures';
import { closeCase, nextStep, type CaseFile, type DayContext } from '@shared/case-file';
import type { OpenedEvent, StreamId } from '@shared/history/types';
import { formatDate } from '@shared/calendar';
import { addressOf, Link, useGo } from '../../app/navigation';
import { useCase, useStore, useToday } from '../../app/store-context';
import {
  Chip,
  ClockStrip,
  Confirm,
  Notice,
  Screen,
  SplitPane,
  Tabs,
  toast,
  Working,
} from '../../ui';
import { ActionsNotice, Trouble } from './trouble';
import css from './case.module.css';
import { EvidenceTab } from './evidence-tab';
import { HistoryTab } from './history-tab';
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
  readonly goTo: (place: string) => void;
}

export function CaseScreen({
  id,
  tab,
}: {
  readonly id: StreamId;
  readonly tab: string | undefined;
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
  return <OpenCase file={view.file} events={view.events} tab={tab} />;
}

function OpenCase({
  file,
  events,
  tab,
}: {
  readonly file: CaseFile;
  readonly events: readonly OpenedEvent[];
  readonly tab: string | undefined;
}) {
  const day = useToday();
  const go = useGo();
  const store = useStore();
  const place = placeOf(tab);
  const goTo = (next: string) => go(addressOf.case(file.id, next), { replace: true });
  const next = nextStep(file, day);
  const panel: CasePanelProps = { file, events, day, open: place.open, goTo };
  const tabs: { id: TabId; label: string; count?: number }[] = [
    { id: 'overview', label: 'Overview' },
    { id: 'points', label: 'Points', count: file.points.length },
    { id: 'evidence', label: 'Evidence', count: file.evidence.length },
    { id: 'people', label: 'People', count: file.people.length },
    { id: 'letters', label: 'Letters', count: file.letters.length },
    { id: 'history', label: 'History' },
  ];
  const person = file.people[0];
  return (
    <Screen
      above={
        <span className="num">
          {[file.reference, ...file.otherReferences.map((other) => other.value)].join(' · ')}
        </span>
      }
      title={file.summary || 'Complaint without a summary'}
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
            <div className="cluster">
              <Chip tone={file.state === 'closed' ? 'done' : 'ok'}>
                {file.kind === 'complaint' ? `Stage ${file.stage}` : 'Service request'}
              </Chip>
              {file.state === 'closed' && (
                <Chip tone="done" mark="done">
                  Closed
                </Chip>
              )}
              <Chip>{file.service}</Chip>
              <Chip>
                {person?.name || 'Name not given'}
                {person && person.preferredContact !== 'not asked'
                  ? ` · prefers ${person.preferredContact}`
                  : ''}
              </Chip>
              {person && !person.mayWrite && <Chip tone="late">Do not write</Chip>}
              {person && !person.mayCall && <Chip tone="late">Do not call</Chip>}
              {person && person.adjustments.trim() !== '' && (
                <Chip tone="soon">{person.adjustments}</Chip>
              )}
              {person && person.format !== 'Standard print' && person.format !== '' && (
                <Chip tone="soon">{person.format}</Chip>
              )}
              {file.risk.anyone === 'yes' && <Chip tone="late">Risk recorded</Chip>}
            </div>
            {file.kind === 'complaint' && <Strip file={file} day={day} />}
            <Trouble file={file} />
            <Tabs label="Parts of the case" tabs={tabs} current={place.tab} onGo={goTo}>
              {place.tab === 'overview' && <OverviewTab {...panel} />}
              {place.tab === 'points' && <PointsTab {...panel} />}
              {place.tab === 'evidence' && <EvidenceTab {...panel} />}
              {place.tab === 'people' && <PeopleTab {...panel} />}
              {place.tab === 'letters' && <LettersTab {...panel} />}
              {place.tab === 'history' && <HistoryTab {...panel} />}
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

function Strip({ file, day }: { readonly file: CaseFile; readonly day: DayContext }) {
  const clock = respondClock(file, day);
  if (!clock) return null;
  return (
    <ClockStrip
      received={file.receivedOn}
      acknowledged={file.acknowledgedOn}
      due={clock.due}
      today={day.today}
      done={file.respondedOn}
      assumed={clock.assumed}
      dueText={
        file.respondedOn ? `answered ${formatDate(file.respondedOn, 'day')}` : dueText(clock)
      }
      cal={day.cal}
    />
  );
}

/** Undefined for a procedure this version does not know. */
function respondClock(file: CaseFile, { cal, today }: DayContext): Clock | undefined {
  try {
    const procedure = findProcedure(file.procedure.id, file.procedure.version);
    return clocksFor(
      procedure,
      file.stage,
      {
        received: file.effectiveOn,
        ...(file.acknowledgedOn === undefined ? {} : { acknowledged: file.acknowledgedOn }),
        ...(file.respondedOn === undefined ? {} : { responded: file.respondedOn }),
      },
      cal,
      today,
    ).find(({ name }) => name === 'respond');
  } catch {
    return undefined;
  }
}
