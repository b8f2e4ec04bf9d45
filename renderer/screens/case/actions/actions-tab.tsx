/** All that is owed and done beside the answer: safety, the stage's dates, promises, questions, learning, the Ombudsman. */
import { formatDate } from '@shared/calendar';
import { dueText } from '@shared/procedures';
import { workingDaysBetween } from '@shared/calendar';
import type { CalendarDate } from '@shared/calendar';
import { SAFETY_TASKS } from '@shared/case-file/todo';
import type { DayContext } from '@shared/case-file';
import { Children, type ReactNode } from 'react';
import { Button, Status } from '../../../ui';
import { capital } from '../../words';
import { correctionSubject, SaidBefore } from '../../keeping/corrections';
import { EraseRecord } from '../../keeping/erase-record';
import { erasedWords } from '../../keeping/words';
import type { CasePanelProps } from '../case-screen';
import css from '../case.module.css';
import { Part } from '../part';
import { ActionForm } from './action-form';
import type { ActionFormId } from './forms';
import { movesOf } from './moves';
import { StageRecords } from './stage-records';

export function ActionsTab(panel: CasePanelProps) {
  return (
    <div className={css.stack}>
      <Safety {...panel} />
      <StagePart {...panel} />
      <Promises {...panel} />
      <Requests {...panel} />
      <Contacts {...panel} />
      <SignOffs {...panel} />
      <Learning {...panel} />
      <Ombudsman {...panel} />
    </div>
  );
}

interface SectionProps extends CasePanelProps {
  readonly title: string;
  /** Forms that open here. */
  readonly forms: readonly ActionFormId[];
  /** The button of the header; absent = nothing new can be begun. */
  readonly begin?: { readonly form: ActionFormId; readonly words: string } | undefined;
  readonly children: ReactNode;
}

function Section({ title, forms, begin, children, ...panel }: SectionProps) {
  const { open, goTo, file } = panel;
  const form = forms.find((id) => id === open);
  return (
    <Part
      title={title}
      action={
        begin &&
        form !== begin.form &&
        !file.readOnly && (
          <Button small onClick={() => goTo(begin.form)}>
            {begin.words}
          </Button>
        )
      }
    >
      {form && (
        <ActionForm
          key={`${form} ${panel.subject ?? ''}`}
          {...panel}
          form={form}
          onDone={() => goTo('actions')}
        />
      )}
      {children}
    </Part>
  );
}

/** No list where there is nothing to list. */
function Lines({ children }: { readonly children: ReactNode }) {
  return Children.count(children) === 0 ? null : <ul className={css.lines}>{children}</ul>;
}

/** One line of a list: what, its date or what became of it, and what can be done. */
function Line({
  what,
  state,
  action,
}: {
  readonly what: ReactNode;
  readonly state: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <li>
      <span>{what}</span>
      <span className="sub small num">{state}</span>
      {action}
    </li>
  );
}

/** A day something is owed by, with how far off it is. */
function Owed({
  on,
  at,
  day,
}: {
  readonly on: CalendarDate | undefined;
  readonly at?: string | undefined;
  readonly day: DayContext;
}) {
  if (on === undefined) return <>no date set</>;
  const left = workingDaysBetween(day.today, on, day.cal);
  const state =
    on < day.today ? 'overdue' : on === day.today ? 'dueToday' : left <= 3 ? 'dueSoon' : 'onTrack';
  return (
    <Status state={state}>
      {formatDate(on, 'day')}
      {at === undefined ? '' : ` at ${at}`} · {dueText({ state, due: on, workingDaysLeft: left })}
    </Status>
  );
}

const Nothing = ({ children }: { readonly children: ReactNode }) => (
  <p className="sub">{children}</p>
);

/** Open first, then what is done, newest last. */
const openFirst = <T,>(items: readonly T[], isOpen: (item: T) => boolean): readonly T[] => [
  ...items.filter(isOpen),
  ...items.filter((item) => !isOpen(item)),
];

/** A button on one line, named for those who hear it by what the line says. */
function LineButton({
  go,
  words,
  about,
}: {
  readonly go: () => void;
  readonly words: string;
  readonly about: string;
}) {
  return (
    <Button small onClick={go}>
      {words}
      <span className="hidden">: {about}</span>
    </Button>
  );
}

function Safety(panel: CasePanelProps) {
  const { file, goTo } = panel;
  return (
    <Section
      {...panel}
      title="Safety"
      forms={['raise-safety', 'safety']}
      begin={{ form: 'raise-safety', words: 'Raise a safety task' }}
    >
      {file.safety.length === 0 ? (
        <Nothing>
          {file.risk.anyone === 'not asked'
            ? 'Nobody has recorded whether anyone is at risk. Ask, and raise a task if so.'
            : 'Nothing raised.'}
        </Nothing>
      ) : (
        <Lines>
          {openFirst(file.safety, ({ answered }) => !answered).map((task) => (
            <Line
              key={task.id}
              what={
                <>
                  <b>{SAFETY_TASKS[task.kind]}.</b> {task.note}
                  {task.answered && (
                    <span className="sub">
                      {' '}
                      Told {task.answered.told}
                      {task.answered.reference === ''
                        ? ''
                        : `, reference ${task.answered.reference}`}
                      . {task.answered.note}
                    </span>
                  )}
                </>
              }
              state={
                task.answered ? (
                  `told ${formatDate(task.answered.on, 'day')}${task.answered.at ? ` at ${task.answered.at}` : ''}`
                ) : (
                  <Status state="dueToday">today</Status>
                )
              }
              action={
                !task.answered &&
                !file.readOnly && (
                  <LineButton
                    go={() => goTo('safety', task.id)}
                    words="Record who was told"
                    about={SAFETY_TASKS[task.kind]}
                  />
                )
              }
            />
          ))}
        </Lines>
      )}
    </Section>
  );
}

const STAGE_FORMS: readonly ActionFormId[] = [
  'decider',
  'extension',
  'stop',
  'restart',
  'drop-plan',
  'early',
  'withdraw',
  'refuse',
  'go-on',
  'next-stage',
  'no-next-stage',
  'reopen',
  'outcome',
];

function StagePart(panel: CasePanelProps) {
  const { file, day, goTo, open } = panel;
  if (file.kind !== 'complaint' && file.kind !== 'member enquiry') return null;
  const moves = movesOf(file, day);
  return (
    <Section {...panel} title="Stages and dates" forms={STAGE_FORMS}>
      <StageRecords file={file} day={day} />
      {moves.length > 0 && (
        <div className="cluster">
          {moves
            .filter(({ form }) => form !== open)
            .map(({ form, words }) => (
              <Button key={form} small onClick={() => goTo(form)}>
                {words}
              </Button>
            ))}
        </div>
      )}
    </Section>
  );
}

function Promises(panel: CasePanelProps) {
  const { file, day, goTo } = panel;
  return (
    <Section
      {...panel}
      title="Promises"
      forms={['new-promise', 'promise']}
      begin={{ form: 'new-promise', words: 'Make a promise' }}
    >
      {file.promises.length === 0 && <Nothing>None made.</Nothing>}
      <Lines>
        {openFirst(file.promises, ({ keptOn, droppedWhy }) => !keptOn && !droppedWhy).map(
          (made) => (
            <Line
              key={made.id}
              what={
                <>
                  <b>{capital(made.kind)}.</b> {made.text}
                  {made.droppedWhy !== undefined && (
                    <span className="sub"> Not needed: {made.droppedWhy}</span>
                  )}
                </>
              }
              state={
                made.keptOn !== undefined ? (
                  `kept ${formatDate(made.keptOn, 'day')}`
                ) : made.droppedWhy !== undefined ? (
                  'dropped'
                ) : (
                  <Owed on={made.dueOn} at={made.dueAt} day={day} />
                )
              }
              action={
                made.keptOn === undefined &&
                made.droppedWhy === undefined &&
                !file.readOnly && (
                  <LineButton
                    go={() => goTo('promise', made.id)}
                    words="Kept or moved"
                    about={made.text}
                  />
                )
              }
            />
          ),
        )}
      </Lines>
    </Section>
  );
}

function Requests(panel: CasePanelProps) {
  const { file, day, goTo } = panel;
  const isOwed = ({ answeredOn, droppedWhy }: (typeof file.requests)[number]) =>
    answeredOn === undefined && droppedWhy === undefined;
  return (
    <Section
      {...panel}
      title="Information asked for"
      forms={['ask', 'request']}
      begin={file.state === 'closed' ? undefined : { form: 'ask', words: 'Ask for information' }}
    >
      {file.requests.length === 0 && (
        <Nothing>Nothing asked. Ask services and officers for what the points turn on.</Nothing>
      )}
      <Lines>
        {openFirst(file.requests, isOwed).map((asked) => (
          <Line
            key={asked.id}
            what={
              <>
                <b>
                  {asked.number}. {asked.of.name}
                </b>
                {asked.of.service === '' ? '' : `, ${asked.of.service}`}: {asked.asks}
                {asked.answers.map(({ on, note }) => (
                  <span key={`${on} ${note}`} className="sub">
                    {' '}
                    {formatDate(on, 'day')}: {note === '' ? 'answered' : note}
                  </span>
                ))}
                {asked.chased.length > 0 && (
                  <span className="sub">
                    {' '}
                    Asked again {asked.chased.map((on) => formatDate(on, 'day')).join(', ')}.
                  </span>
                )}
              </>
            }
            state={
              asked.answeredOn !== undefined ? (
                `answered ${formatDate(asked.answeredOn, 'day')}`
              ) : asked.droppedWhy !== undefined ? (
                'dropped'
              ) : (
                <Owed on={asked.dueOn} day={day} />
              )
            }
            action={
              isOwed(asked) &&
              !file.readOnly && (
                <LineButton
                  go={() => goTo('request', asked.id)}
                  words="Answer or chase"
                  about={`${asked.of.name}, request ${asked.number}`}
                />
              )
            }
          />
        ))}
      </Lines>
    </Section>
  );
}

function Contacts(panel: CasePanelProps) {
  const { file, events, goTo } = panel;
  const newestFirst = file.contacts.toSorted((left, right) =>
    `${right.on} ${right.at ?? ''}`.localeCompare(`${left.on} ${left.at ?? ''}`),
  );
  return (
    <Section
      {...panel}
      title="Contact log"
      forms={['contact']}
      begin={{ form: 'contact', words: 'Log a contact' }}
    >
      {file.contacts.length === 0 && <Nothing>Nothing logged.</Nothing>}
      <Lines>
        {newestFirst.map((contact) => (
          <Line
            key={contact.id}
            what={
              <>
                <b>
                  {contact.direction === 'in' ? 'From' : 'To'} {contact.with || 'somebody'}, by{' '}
                  {contact.how}.
                </b>{' '}
                {contact.erased ? erasedWords(contact.erased) : contact.text}
              </>
            }
            state={`${formatDate(contact.on, 'day')}${contact.at ? ` at ${contact.at}` : ''}`}
            action={
              !contact.erased &&
              !file.readOnly && (
                <div className="cluster">
                  <SaidBefore file={file} what="contact" target={contact.id} />
                  <Button
                    small
                    kind="quiet"
                    onClick={() => goTo('correct', correctionSubject('contact', contact.id))}
                  >
                    Correct…<span className="hidden"> this contact</span>
                  </Button>
                  <EraseRecord
                    file={file}
                    events={events}
                    record={{ what: 'contact', id: contact.id }}
                    name="this contact"
                  />
                </div>
              )
            }
          />
        ))}
      </Lines>
    </Section>
  );
}

function SignOffs(panel: CasePanelProps) {
  const { file, goTo } = panel;
  const canAsk = file.state !== 'closed';
  if (file.signOffs.length === 0 && !canAsk) return null;
  return (
    <Section
      {...panel}
      title="Sign-off"
      forms={['ask-sign-off', 'sign-off']}
      begin={canAsk ? { form: 'ask-sign-off', words: 'Ask for sign-off' } : undefined}
    >
      {file.signOffs.length === 0 && (
        <Nothing>Not asked for. Where your council wants letters signed off, ask here.</Nothing>
      )}
      <Lines>
        {file.signOffs.map((asked) => (
          <Line
            key={asked.stamp.event}
            what={
              <>
                <b>{capital(asked.kind)}</b>, {asked.of.name}
                {asked.given && !asked.given.approved && (
                  <span className="sub"> To change: {asked.given.note}</span>
                )}
              </>
            }
            state={
              asked.given
                ? `${asked.given.approved ? 'signed off' : 'sent back'} ${formatDate(asked.given.on, 'day')}`
                : `asked ${formatDate(asked.askedOn, 'day')}`
            }
            action={
              !asked.given &&
              !file.readOnly && (
                <LineButton
                  go={() => goTo('sign-off', asked.stamp.event)}
                  words="Record their word"
                  about={asked.kind}
                />
              )
            }
          />
        ))}
      </Lines>
    </Section>
  );
}

function Learning(panel: CasePanelProps) {
  const { file, day, goTo } = panel;
  return (
    <Section
      {...panel}
      title="Learning"
      forms={['new-learning', 'learning', 'learning-check']}
      begin={{ form: 'new-learning', words: 'Agree a learning action' }}
    >
      {file.learning.length === 0 && (
        <Nothing>What will change so that it does not happen to somebody else.</Nothing>
      )}
      <Lines>
        {openFirst(file.learning, ({ doneOn }) => !doneOn).map((lesson) => {
          const isChecked = lesson.checked && lesson.checked.worked !== 'too early to say';
          return (
            <Line
              key={lesson.id}
              what={
                <>
                  <b>{lesson.text}</b> {lesson.owner}
                  {lesson.service === '' ? '' : `, ${lesson.service}`}
                  {lesson.checked && (
                    <span className="sub">
                      {' '}
                      Worked: {lesson.checked.worked}. {lesson.checked.note}
                    </span>
                  )}
                </>
              }
              state={
                lesson.doneOn === undefined ? (
                  <Owed on={lesson.dueOn} day={day} />
                ) : (
                  `done ${formatDate(lesson.doneOn, 'day')}`
                )
              }
              action={
                !file.readOnly &&
                (lesson.doneOn === undefined ? (
                  <LineButton
                    go={() => goTo('learning', lesson.id)}
                    words="It is done"
                    about={lesson.text}
                  />
                ) : (
                  !isChecked && (
                    <LineButton
                      go={() => goTo('learning-check', lesson.id)}
                      words="Did it work?"
                      about={lesson.text}
                    />
                  )
                ))
              }
            />
          );
        })}
      </Lines>
    </Section>
  );
}

const WHICH = { lgsco: 'LGSCO', hos: 'Housing Ombudsman' } as const;

function Ombudsman(panel: CasePanelProps) {
  const { file, day, goTo } = panel;
  if (file.kind !== 'complaint') return null;
  return (
    <Section
      {...panel}
      title="Ombudsman"
      forms={['new-enquiry', 'ombudsman']}
      begin={{ form: 'new-enquiry', words: 'The Ombudsman has written' }}
    >
      {file.enquiries.length === 0 && <Nothing>They have not written about this case.</Nothing>}
      <Lines>
        {file.enquiries.map((enquiry) => (
          <Line
            key={enquiry.id}
            what={
              <>
                <b>
                  {WHICH[enquiry.ombudsman]} {enquiry.reference}
                </b>
                {enquiry.premature ? ', sent back to us' : ''}. {enquiry.asks}
                {enquiry.answered && (
                  <span className="sub">
                    {' '}
                    Answered {formatDate(enquiry.answered.on, 'day')}. {enquiry.answered.what}
                  </span>
                )}
                {enquiry.decided && (
                  <span className="sub">
                    {' '}
                    {capital(enquiry.decided.result)}
                    {enquiry.decided.fault ? ', fault found' : ''}. {enquiry.decided.note}
                  </span>
                )}
              </>
            }
            state={
              enquiry.decided ? (
                `decided ${formatDate(enquiry.decided.on, 'day')}`
              ) : enquiry.answered ? (
                'with the Ombudsman'
              ) : (
                <Owed on={enquiry.dueOn} day={day} />
              )
            }
            action={
              !enquiry.decided &&
              !file.readOnly && (
                <LineButton
                  go={() => goTo('ombudsman', enquiry.id)}
                  words={enquiry.answered ? 'They decided' : 'Answered or decided'}
                  about={enquiry.reference || WHICH[enquiry.ombudsman]}
                />
              )
            }
          />
        ))}
      </Lines>
    </Section>
  );
}
