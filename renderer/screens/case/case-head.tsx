/** Under the title: what kind of case it is, how to treat the person, and its time as a line. */
import { formatDate } from '@shared/calendar';
import type { CaseFile, DayContext } from '@shared/case-file';
import { complainantOf } from '@shared/case-file';
import { hasClocks } from '@shared/case-file/next-step';
import { extensionNow, stageNow, stopNow } from '@shared/case-file/stage-needs';
import { clocksFor, dueText, type Clock } from '@shared/procedures';
import { clockFactsOfFile } from '@shared/case-file/stage-needs';
import { Chip, ClockStrip, Notice } from '../../ui';
import { capital } from '../words';

export function CaseHead({
  file,
  day,
  clocks,
}: {
  readonly file: CaseFile;
  readonly day: DayContext;
  readonly clocks: readonly Clock[];
}) {
  const person = complainantOf(file.people);
  const stop = stopNow(file);
  return (
    <>
      <div className="cluster">
        <Chip tone={file.state === 'closed' ? 'done' : 'ok'}>
          {file.kind === 'complaint'
            ? (file.rules?.stages.find(({ number }) => number === file.stage)?.name ??
              `Stage ${file.stage}`)
            : capital(file.kind)}
        </Chip>
        {file.state === 'closed' && (
          <Chip tone="done" mark="done">
            Closed
          </Chip>
        )}
        {stop && (
          <Chip tone="stop" mark="stopped">
            Clock stopped: {stop.ground}
          </Chip>
        )}
        {file.ending && <Chip>{capital(file.ending.type)}</Chip>}
        <Chip>{file.service}</Chip>
        <Chip>
          {person?.name || 'Name not given'}
          {person && person.preferredContact !== 'not asked'
            ? ` · prefers ${person.preferredContact}`
            : ''}
        </Chip>
        {person?.deceasedOn && <Chip tone="late">Died {formatDate(person.deceasedOn)}</Chip>}
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
      {hasClocks(file.kind) && <Strip file={file} day={day} clocks={clocks} />}
    </>
  );
}

function Strip({
  file,
  day,
  clocks,
}: {
  readonly file: CaseFile;
  readonly day: DayContext;
  readonly clocks: readonly Clock[];
}) {
  const clock = clocks.find(({ name }) => name === 'respond');
  const stage = stageNow(file);
  if (!clock || !stage) return null;
  const strip = (
    <ClockStrip
      received={stage.receivedOn}
      acknowledged={file.acknowledgedOn}
      due={clock.due}
      today={day.today}
      done={file.respondedOn}
      assumed={clock.assumed}
      extendedFrom={beforeExtension(file, day)}
      stops={stage.stops.filter(({ toldOn }) => toldOn !== undefined)}
      dueText={
        file.respondedOn ? `answered ${formatDate(file.respondedOn, 'day')}` : dueText(clock)
      }
      cal={day.cal}
    />
  );
  // Where the date rests on bank holidays that are not published yet.
  if (clock.warning === undefined || file.respondedOn !== undefined) return strip;
  return (
    <>
      {strip}
      <Notice tone="warning">{clock.warning}</Notice>
    </>
  );
}

/** The date as it was before the extension that counts; undefined without one. */
function beforeExtension(file: CaseFile, { cal, today }: DayContext): string | undefined {
  if (!extensionNow(file) || !file.rules) return undefined;
  const { extendedTo: _to, extendedOn: _on, ...facts } = clockFactsOfFile(file);
  return clocksFor(file.rules, file.stage, facts, cal, today).find(({ name }) => name === 'respond')
    ?.due;
}
