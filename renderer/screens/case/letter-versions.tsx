/** A letter's other versions: translations, Braille, audio, Easy Read; asked for, kept beside it, sent. */
import {
  keepVersion,
  makePromise,
  sendVersion,
  type CaseFile,
  type Problem,
} from '@shared/case-file';
import type { IssuedLetter, LetterVersion } from '@shared/case-file/types';
import { formatDate, type CalendarDate } from '@shared/calendar';
import { otherFormat, recipientOf } from '@shared/letters';
import { useState } from 'react';
import { useDraft } from '../../app/drafts';
import { useExports } from '../../app/exports';
import { useStore, useToday } from '../../app/store-context';
import type { PickedFile } from '@shared/host/contract';
import { callHost, HostFailure } from '../../host';
import type { RunResult } from '../../store/api';
import {
  Button,
  ComboBox,
  DateField,
  Dialog,
  ErrorSummary,
  RadioGroup,
  TextField,
  toast,
} from '../../ui';
import { fromPicked, sizeProblem, stage } from '../intake/incoming';

const FORMATS = [
  'Braille',
  'Audio',
  'Easy Read',
  'BSL video',
  'Arabic',
  'Bengali',
  'Chinese',
  'Gujarati',
  'Panjabi',
  'Polish',
  'Portuguese',
  'Romanian',
  'Somali',
  'Ukrainian',
  'Urdu',
  'Welsh',
];

export function LetterVersions(props: { readonly file: CaseFile; readonly letter: IssuedLetter }) {
  const { file, letter } = props;
  const [isAdding, setAdding] = useState(false);
  const [sending, setSending] = useState<LetterVersion>();
  return (
    <>
      {letter.versions.length > 0 && (
        <ul aria-label={`Other versions of the ${letter.kind}`}>
          {letter.versions.map((version) => (
            <li key={version.id}>
              <Version file={file} version={version} onSend={() => setSending(version)} />
            </li>
          ))}
        </ul>
      )}
      {!file.readOnly && (
        <div>
          <Button small kind="quiet" onClick={() => setAdding(true)}>
            Another version…<span className="hidden"> of the {letter.kind}</span>
          </Button>
        </div>
      )}
      {isAdding && <AddVersion file={file} letter={letter} onClose={() => setAdding(false)} />}
      {sending && (
        <SentVersion file={file} version={sending} onClose={() => setSending(undefined)} />
      )}
    </>
  );
}

function Version(props: {
  readonly file: CaseFile;
  readonly version: LetterVersion;
  readonly onSend: () => void;
}) {
  const { file, version, onSend } = props;
  const store = useStore();
  const exports = useExports();
  const [isBusy, setBusy] = useState(false);
  const { file: blob } = version;
  const save = async () => {
    if (!blob) return;
    setBusy(true);
    try {
      const bytes = await store.files.readAll(file.id, blob);
      const saved = await exports.save('letter', 'letter', version.fileName, bytes, [file.id]);
      if (saved) toast(`Saved ${saved.name}`);
    } catch (error) {
      toast(
        error instanceof HostFailure ? error.message : 'The file could not be saved. Try again.',
        { tone: 'error' },
      );
    } finally {
      setBusy(false);
    }
  };
  return (
    <span className="cluster small">
      <span>
        {version.format}
        {blob && `: ${version.fileName}`} ·{' '}
        {version.sentOn === undefined ? 'not sent yet' : `sent ${formatDate(version.sentOn)}`}
      </span>
      {blob && (
        <Button small kind="quiet" busy={isBusy} onClick={() => void save()}>
          Save a copy…<span className="hidden"> of the {version.format} version</span>
        </Button>
      )}
      {version.sentOn === undefined && !file.readOnly && (
        <Button small kind="quiet" onClick={onSend}>
          It was sent…<span className="hidden"> ({version.format})</span>
        </Button>
      )}
    </span>
  );
}

const WHERE = [
  { value: 'asked', label: 'It is being made', hint: 'Today reminds you on the day.' },
  { value: 'file', label: 'I have the file' },
  { value: 'elsewhere', label: 'It is on paper, or kept elsewhere' },
] as const;

interface VersionDraft {
  readonly format: string;
  readonly where: string;
  readonly maker: string;
  readonly dueOn: CalendarDate | '';
  readonly sentOn: CalendarDate | '';
}
const NOTHING_TYPED: VersionDraft = {
  format: '',
  where: 'asked',
  maker: '',
  dueOn: '',
  sentOn: '',
};

function AddVersion(props: {
  readonly file: CaseFile;
  readonly letter: IssuedLetter;
  readonly onClose: () => void;
}) {
  const { file, letter, onClose } = props;
  const store = useStore();
  const { today } = useToday();
  const [begun] = useState<VersionDraft>(() => ({
    ...NOTHING_TYPED,
    format: otherFormat(recipientOf(file)) ?? '',
  }));
  // What was typed is there again after a lock; a file has to be chosen again.
  const draft = useDraft<VersionDraft>(`version ${file.id} ${letter.id}`, begun);
  const { format, where, maker, dueOn, sentOn } = draft.value;
  const type = (typed: Partial<VersionDraft>) => draft.set((now) => ({ ...now, ...typed }));
  const [picked, setPicked] = useState<PickedFile>();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [isBusy, setBusy] = useState(false);

  const pick = async () => {
    const { files } = await callHost('files.pick', { purpose: 'evidence', many: false });
    const [one] = files;
    if (!one) return;
    if (picked) await callHost('files.release', { handle: picked.handle });
    setPicked(one);
  };
  const close = () => {
    if (picked) void callHost('files.release', { handle: picked.handle });
    void draft.discard();
    onClose();
  };
  const ask = (): Promise<RunResult> =>
    store.run(file.id, makePromise, {
      kind: 'other',
      text:
        format.trim() === ''
          ? ''
          : `${format.trim()} version of the ${letter.kind}${maker.trim() === '' ? '' : `, from ${maker.trim()}`}`,
      dueOn,
    });
  const keep = async (): Promise<RunResult> => {
    const data = { letter: letter.id, format, ...(sentOn === '' ? {} : { sentOn }) };
    if (where === 'elsewhere') return store.run(file.id, keepVersion, data);
    if (!picked) return refused('file', 'Choose the file, or say that it is kept elsewhere.');
    const incoming = fromPicked(picked);
    const tooLarge = sizeProblem(incoming);
    if (tooLarge !== undefined) return refused('file', tooLarge);
    const staging = await store.files.stage(file.id);
    try {
      const staged = await stage(staging, incoming);
      const result = await store.run(file.id, keepVersion, { ...data, ...staged }, staging);
      if (!result.ok) await staging.discard();
      // A picked file is read once; another try needs it chosen again.
      setPicked(undefined);
      return result;
    } catch (error) {
      await staging.discard().catch(() => undefined);
      throw error;
    }
  };
  const save = async () => {
    if (isBusy) return;
    setBusy(true);
    try {
      const result = await (where === 'asked' ? ask() : keep());
      if (!result.ok) {
        setProblems(
          result.problems.map((problem) =>
            problem.field === 'text'
              ? {
                  field: 'format',
                  message: 'Say what it is: a language, Braille, audio, Easy Read.',
                }
              : problem,
          ),
        );
        return;
      }
      toast(where === 'asked' ? 'Today reminds you of it' : `The ${format} version is kept`);
      await draft.discard().catch(() => undefined);
      onClose();
    } catch (error) {
      setProblems([
        {
          message:
            error instanceof HostFailure
              ? error.message
              : 'That could not be saved. Nothing has changed; try again.',
        },
      ]);
    } finally {
      setBusy(false);
    }
  };
  const errorOf = (name: string) => problems.find(({ field }) => field === name)?.message;
  if (!draft.ready) return null;
  return (
    <Dialog
      open
      title={`Another version of the ${letter.kind}`}
      onClose={close}
      actions={
        <>
          <Button kind="main" busy={isBusy} onClick={() => void save()}>
            Save
          </Button>
          <Button onClick={close}>Cancel</Button>
        </>
      }
    >
      <div className="stack">
        <ErrorSummary problems={problems} />
        <ComboBox
          custom
          label="What is it?"
          hint="A language, or a format."
          name="format"
          options={FORMATS}
          value={format}
          error={errorOf('format')}
          onChange={(next) => type({ format: next })}
        />
        <RadioGroup
          label="Where is it?"
          name="where"
          options={[...WHERE]}
          value={where}
          onChange={(next) => type({ where: next })}
        />
        {where === 'asked' && (
          <>
            <TextField
              optional
              label="Who makes it?"
              width="medium"
              value={maker}
              onChange={(event) => type({ maker: event.target.value })}
            />
            <DateField
              label="Wanted by"
              name="dueOn"
              today={today}
              value={dueOn}
              error={errorOf('dueOn')}
              onChange={(next) => type({ dueOn: next })}
            />
          </>
        )}
        {where === 'file' && (
          <div data-field="file" className="cluster">
            <Button icon="attach" onClick={() => void pick()}>
              {picked ? 'Choose another file…' : 'Choose the file…'}
            </Button>
            {picked && <span>{picked.name}</span>}
          </div>
        )}
        {where !== 'asked' && (
          <DateField
            optional
            label="Sent to them on"
            name="sentOn"
            today={today}
            value={sentOn}
            error={errorOf('sentOn')}
            onChange={(next) => type({ sentOn: next })}
          />
        )}
      </div>
    </Dialog>
  );
}

const refused = (field: string, message: string): RunResult => ({
  ok: false,
  problems: [{ field, message }],
});

function SentVersion(props: {
  readonly file: CaseFile;
  readonly version: LetterVersion;
  readonly onClose: () => void;
}) {
  const { file, version, onClose } = props;
  const store = useStore();
  const { today } = useToday();
  const [sentOn, setSentOn] = useState<CalendarDate | ''>(today);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const save = async () => {
    const result = await store
      .run(file.id, sendVersion, { version: version.id, sentOn })
      .catch(() => refused('', 'That could not be saved. Try again.'));
    if (!result.ok) setProblems(result.problems);
    else onClose();
  };
  return (
    <Dialog
      open
      title={`The ${version.format} version was sent`}
      onClose={onClose}
      actions={
        <>
          <Button kind="main" onClick={() => void save()}>
            Save
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <div className="stack">
        <ErrorSummary problems={problems} />
        <DateField
          label="On"
          name="sentOn"
          today={today}
          value={sentOn}
          error={problems.find(({ field }) => field === 'sentOn')?.message}
          onChange={setSentOn}
        />
      </div>
    </Dialog>
  );
}
