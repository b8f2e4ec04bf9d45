/** One page to read before a letter goes: who gets it, what it decides, what it promises, what is missing. */
import type { CaseFile, Problem } from '@shared/case-file';
import { SEND_METHODS } from '@shared/case-file/schema';
import { formatDate, type CalendarDate } from '@shared/calendar';
import {
  enclosuresOf,
  letterTitle,
  type LetterDocument,
  type PartCheck,
  recipientOf,
} from '@shared/letters';
import type { Finding } from '@shared/plain-english';
import { useState } from 'react';
import { useCouncil, useStore, useToday } from '../../app/store-context';
import {
  Button,
  DateField,
  Dialog,
  ErrorSummary,
  Facts,
  FormRow,
  Notice,
  Select,
  TextField,
  toast,
} from '../../ui';
import { issue, methodFor, NEVER_WITHOUT, placeFor, type SendMethod } from './issue';
import { countOf } from './plain-english/findings-pane';
import css from './letter.module.css';

export interface IssueDialogProps {
  readonly file: CaseFile;
  readonly letter: LetterDocument;
  readonly checks: readonly PartCheck[];
  /** What is said of its English. Advice: it stops no letter. */
  readonly remarks: readonly Finding[];
  readonly onClose: () => void;
  /** @param letter the id of the letter that went */
  readonly onIssued: (letter: string) => void;
}

export function IssueDialog({
  file,
  letter,
  checks,
  remarks,
  onClose,
  onIssued,
}: IssueDialogProps) {
  const store = useStore();
  const council = useCouncil();
  const { today } = useToday();
  const person = recipientOf(file);
  const [how, setHow] = useState<SendMethod>(() => methodFor(person));
  const [to, setTo] = useState(() => placeFor(how, person));
  const [on, setOn] = useState<CalendarDate | ''>(today);
  const [whys, setWhys] = useState<Readonly<Record<string, string>>>({});
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [isBusy, setBusy] = useState(false);
  const missing = checks.filter((check) => !check.ok && check.severity === 'error');
  const stuck = missing.filter((check) => NEVER_WITHOUT.includes(check.part));
  const excusable = missing.filter((check) => !NEVER_WITHOUT.includes(check.part));

  const send = async () => {
    if (isBusy) return;
    setBusy(true);
    try {
      const result = await issue(store, council, {
        file,
        letter,
        sent: { on, how, to },
        overrides: excusable.map((check) => ({ part: check.label, why: whys[check.part] ?? '' })),
      });
      if (!result.ok) {
        setProblems(result.problems);
        return;
      }
      toast(`${letterTitle(letter.kind)}: issued`);
      onIssued(result.case.letters.at(-1)?.id ?? '');
    } catch (error) {
      setProblems([
        {
          message:
            error instanceof Error
              ? error.message
              : 'The letter was not issued. Nothing has changed; try again.',
        },
      ]);
    } finally {
      setBusy(false);
    }
  };
  const errorOf = (name: string) => problems.find((problem) => problem.field === name)?.message;
  return (
    <Dialog
      wide
      open
      title={`Issue: ${letterTitle(letter.kind).toLowerCase()}`}
      onClose={onClose}
      actions={
        <>
          <Button kind="main" busy={isBusy} disabled={stuck.length > 0} onClick={() => void send()}>
            Issue letter
          </Button>
          <Button onClick={onClose}>Back to the letter</Button>
        </>
      }
    >
      <div className="stack">
        <ErrorSummary problems={problems} />
        {stuck.length > 0 && (
          <Notice tone="error" title="The letter cannot go like this">
            <ul>
              {stuck.map((check) => (
                <li key={check.part}>{check.message}</li>
              ))}
            </ul>
          </Notice>
        )}
        <Facts
          items={[
            {
              label: 'Goes to',
              value: [letter.recipient.name || 'nobody', ...letter.recipient.lines].join(', '),
            },
            {
              label: 'Signed by',
              value:
                council.handlers.find((handler) => handler.id === file.handler)?.name ??
                'nobody yet',
            },
            ...decides(file, letter),
            { label: 'Promises', value: promises(file, letter) },
            ...goesWith(letter),
            {
              label: 'Must contain',
              value: missing.length === 0 ? 'all there' : `${missing.length} missing`,
            },
            { label: 'Plain English', value: countOf(remarks) },
          ]}
        />
        {remarks.some(({ rule }) => rule === 'non-apology') && (
          <Notice tone="warning" title="This letter says sorry without an apology">
            {remarks
              .filter(({ rule }) => rule === 'non-apology')
              .map(({ text }) => `“${text}”`)
              .join(', ')}
            : say what went wrong and that we are sorry for it.
          </Notice>
        )}
        {person && !person.mayWrite && (
          <Notice tone="error" title="It is not safe to write to this person">
            {person.contactNote || 'Find out how to reach them first.'}
          </Notice>
        )}
        {stuck.length === 0 &&
          excusable.map((check, index) => (
            <TextField
              key={check.part}
              name={`overrides.${index}.why`}
              label={`Without “${check.label}”: why?`}
              hint={check.message}
              error={errorOf(`overrides.${index}.why`)}
              value={whys[check.part] ?? ''}
              onChange={(event) => setWhys({ ...whys, [check.part]: event.target.value })}
            />
          ))}
        <FormRow>
          <Select
            label="How does it go?"
            options={SEND_METHODS.map((method) => ({
              value: method,
              label: {
                email: 'By email',
                post: 'By post',
                portal: 'Through the portal',
                'by hand': 'By hand',
              }[method],
            }))}
            value={how}
            onChange={(event) => {
              const next = event.target.value as SendMethod;
              setHow(next);
              setTo(placeFor(next, person));
            }}
          />
          <TextField
            label="To"
            name="sent.to"
            width="medium"
            error={errorOf('sent.to')}
            value={to}
            onChange={(event) => setTo(event.target.value)}
          />
          <DateField
            label="On"
            name="sent.on"
            today={today}
            error={errorOf('sent.on')}
            value={on}
            onChange={setOn}
          />
        </FormRow>
        <p className={css.after}>
          Redress does not send it. It freezes the letter as it is now; then you save the Word file,
          or copy the letter into an email, and send it as you said here.
        </p>
      </div>
    </Dialog>
  );
}

function decides(file: CaseFile, letter: LetterDocument): { label: string; value: string }[] {
  if (letter.kind === 'acknowledgement') return [];
  return [
    {
      label: 'Decides',
      value:
        file.points
          .map((point) => `${point.number}: ${point.finding?.outcome ?? 'no decision yet'}`)
          .join(' · ') || 'nothing',
    },
  ];
}

function goesWith(letter: LetterDocument): { label: string; value: string }[] {
  const listed = enclosuresOf(letter.blocks);
  return listed.length === 0 ? [] : [{ label: 'Goes with it', value: listed.join('; ') }];
}

/** What the council will be held to. */
function promises(file: CaseFile, letter: LetterDocument): string {
  if (letter.kind === 'acknowledgement') {
    const due = letter.blocks
      .flatMap((block) => ('content' in block ? block.content : []))
      .find((piece) => piece.type === 'field' && piece.field === 'due');
    return due ? `A full answer by ${due.text}` : 'A full answer by the date in the letter';
  }
  const open = file.remedies.filter(
    (remedy) => remedy.doneOn === undefined && remedy.kind !== 'apology',
  );
  if (open.length === 0) return 'nothing further';
  return open
    .map(
      (remedy) =>
        `${remedy.text}${remedy.dueOn ? ` (by ${formatDate(remedy.dueOn, 'letter')})` : ''}`,
    )
    .join('; ');
}
