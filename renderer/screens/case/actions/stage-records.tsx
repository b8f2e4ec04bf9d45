/** Each stage as a short story: asked, acknowledged, moved, who acted, how it ended. */
import { formatDate } from '@shared/calendar';
import type { CaseFile, DayContext } from '@shared/case-file';
import { nextStageWindow } from '@shared/case-file';
import type { Ending, StageRecord } from '@shared/case-file/types';
import { Facts } from '../../../ui';
import { capital } from '../../words';
import css from '../case.module.css';

export function StageRecords({ file, day }: { readonly file: CaseFile; readonly day: DayContext }) {
  return file.stages.map((stage) => (
    <div key={stage.number} className={css.stageRecord}>
      {(file.stages.length > 1 || file.kind === 'complaint') && (
        <h3>
          {file.rules?.stages.find(({ number }) => number === stage.number)?.name ??
            `Stage ${stage.number}`}
        </h3>
      )}
      <Facts items={factsOf(file, stage, day)} />
    </div>
  ));
}

const on = (date: string) => formatDate(date, 'short');

const sentence = (text: string) => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

const ENDED: Readonly<Record<Ending['type'], string>> = {
  refused: 'Refused',
  withdrawn: 'Withdrawn',
  'resolved early': 'Settled by agreement',
};

function factsOf(file: CaseFile, stage: StageRecord, day: DayContext) {
  const isNow = stage.number === file.stage;
  const facts: { label: string; value: string }[] = [
    {
      label: stage.request ? 'Asked for' : 'Received',
      value: `${on(stage.receivedOn)}${stage.request && stage.request.lateWhy !== '' ? `, late: ${stage.request.lateWhy}` : ''}`,
    },
  ];
  if (stage.request && stage.request.theirWords.trim() !== '') {
    facts.push({ label: 'In their words', value: stage.request.theirWords });
  }
  facts.push({
    label: 'Acknowledged',
    value: stage.acknowledgedOn === undefined ? 'not yet' : on(stage.acknowledgedOn),
  });
  for (const { role, who, interest } of stage.actors) {
    const asked =
      interest === undefined
        ? ''
        : `; asked about their interest ${on(interest.checkedOn)}${interest.knowsThem ? `, knows the person: ${interest.note}` : ''}`;
    facts.push({
      label: capital(role),
      value: `${who.name}${who.title === '' ? '' : `, ${who.title}`}${asked}`,
    });
  }
  for (const { to, reason, toldOn } of stage.extensions) {
    facts.push({
      label: 'More time',
      value: `until ${on(to)}: ${sentence(reason)} ${toldOn === undefined ? 'Planned: its letter has not gone.' : `Told ${on(toldOn)}.`}`,
    });
  }
  for (const { from, to, ground, toldOn } of stage.stops) {
    facts.push({
      label: 'Clock stopped',
      value: `${on(from)} ${to === undefined ? '' : `to ${on(to)} `}(${ground}). ${toldOn === undefined ? 'Planned: its letter has not gone.' : `Told ${on(toldOn)}.`}`,
    });
  }
  if (stage.ending) {
    facts.push({ label: ENDED[stage.ending.type], value: endingWords(stage.ending) });
  }
  facts.push({
    label: 'Answered',
    value:
      stage.respondedOn === undefined
        ? 'not yet'
        : `${on(stage.respondedOn)}${stage.outcome === undefined ? '' : `, ${stage.outcome}`}`,
  });
  if (stage.outcomeOverride) {
    facts.push({ label: 'Outcome chosen', value: stage.outcomeOverride.why });
  }
  const window =
    isNow && stage.respondedOn !== undefined ? nextStageWindow(file, day.cal) : undefined;
  if (window?.by) facts.push({ label: `${window.name} until`, value: on(window.by) });
  for (const refused of file.refusedStages.filter(({ stage: next }) => next === stage.number + 1)) {
    facts.push({ label: 'Next stage refused', value: `${on(refused.on)}: ${refused.reason}` });
  }
  return facts;
}

function endingWords(ending: Ending): string {
  switch (ending.type) {
    case 'refused':
      return `${on(ending.on)}, ${ending.ground}: ${ending.reason}`;
    case 'withdrawn':
      return `${on(ending.on)}, ${ending.how}${ending.why === '' ? '' : `: ${ending.why}`}`;
    case 'resolved early':
      return `${on(ending.on)}, ${ending.how}: ${ending.agreed}${ending.by === undefined ? '' : ` By ${on(ending.by)}.`}`;
  }
}
