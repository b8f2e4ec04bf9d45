/** The evidence register: what there is, when it dates from, which points it bears on. */
import { describeEvidence } from '@shared/case-file';
import { formatDate } from '@shared/calendar';
import { EVIDENCE_FLAGS } from '@shared/case-file/schema';
import type { Evidence } from '@shared/case-file/types';
import { useRef, useState, useSyncExternalStore } from 'react';
import { Controller } from 'react-hook-form';
import { useStore } from '../../app/store-context';
import {
  announce,
  Button,
  CheckboxGroup,
  Chip,
  DateField,
  Notice,
  Progress,
  TextField,
} from '../../ui';
import { FileDrop, useFileDrop } from '../intake/file-drop';
import { type Incoming, megabytes } from '../intake/incoming';
import { PasteButton } from '../intake/paste-button';
import type { CasePanelProps } from './case-screen';
import css from './case.module.css';
import { CommandForm } from './command-form';
import { evidenceInto, type Offered } from './evidence-in';
import { EvidenceViewer } from './evidence-viewer';
import { EraseRecord } from '../keeping/erase-record';
import { erasedWords } from '../keeping/words';
import { capital, Written } from './overview-tab';
import { Verdicts } from './verdicts';

export function EvidenceTab(panel: CasePanelProps) {
  const { file, day } = panel;
  const store = useStore();
  const coming = evidenceInto(store, file.id);
  const { verdicts, progress } = useSyncExternalStore(coming.subscribe, coming.state);
  const [problem, setProblem] = useState<string>();
  const [describing, setDescribing] = useState<string>();
  const [viewed, setViewed] = useState<Evidence>();
  const box = useRef<HTMLDivElement>(null);

  const takeIn = (offered: readonly Offered[]) => {
    setProblem(undefined);
    void coming.add(offered, day.today).then((summary) => {
      if (summary !== '') announce(summary);
    });
  };
  const takeFiles = (files: readonly Incoming[]) => takeIn(files.map((incoming) => ({ incoming })));
  const drop = useFileDrop(takeFiles, setProblem);

  return (
    <div ref={box} className={css.stack} {...(file.readOnly ? {} : drop.surface)}>
      {!file.readOnly && (
        <FileDrop
          purpose="evidence"
          action="Add evidence"
          onFiles={takeFiles}
          isOver={drop.isOver}
          more={
            <PasteButton
              onPasted={(pasted) => takeIn(pasted.map((each) => ({ ...each, source: 'Pasted' })))}
              onProblem={setProblem}
            />
          }
        >
          {problem !== undefined && <Notice tone="error">{problem}</Notice>}
          {progress && (
            <Progress
              label={`Sealing ${progress.name}`}
              value={progress.done}
              max={progress.of}
              text={`${megabytes(progress.done)} of ${megabytes(progress.of)}`}
              onCancel={() => {
                coming.cancel();
                // The button goes with the progress.
                box.current?.querySelector('button')?.focus();
              }}
            />
          )}
        </FileDrop>
      )}
      <Verdicts
        verdicts={verdicts}
        isBusy={progress !== undefined}
        onClear={() => {
          box.current?.querySelector('button')?.focus();
          coming.clear();
        }}
      />
      {file.evidence.length === 0 && (
        <p className="sub">
          No evidence yet. Add letters, photos, job logs and emails as they come in.
        </p>
      )}
      {file.evidence.map((item) => (
        <article key={item.id} className={css.point} aria-label={`Evidence ${item.number}`}>
          <header>
            <h2>
              E{item.number} {item.erased ? 'Erased document' : item.title || item.fileName}
            </h2>
            {(item.erased ? [] : item.flags).map((flag) => (
              <Chip
                key={flag}
                tone={flag === 'privileged' || flag === 'third party' ? 'late' : 'soon'}
              >
                {capital(flag)}
              </Chip>
            ))}
          </header>
          {item.erased ? (
            <p className="sub small">{erasedWords(item.erased)}</p>
          ) : describing === item.id ? (
            <DescribeForm {...panel} item={item} onDone={() => setDescribing(undefined)} />
          ) : (
            <>
              <p className="sub small">
                {item.datedOn ? formatDate(item.datedOn) : 'Undated'} · {item.fileName} ·{' '}
                {megabytes(item.file.size)}
                {item.bearsOn.length > 0 && ` · bears on point ${pointNumbers(panel, item)}`}
              </p>
              <div className="cluster">
                <Button small onClick={() => setViewed(item)}>
                  Open<span className="hidden"> E{item.number}</span>
                </Button>
                {!file.readOnly && (
                  <Button small onClick={() => setDescribing(item.id)}>
                    Describe<span className="hidden"> E{item.number}</span>
                  </Button>
                )}
                {!file.readOnly && (
                  <EraseRecord
                    file={file}
                    events={panel.events}
                    record={{ what: 'document', id: item.id }}
                    name={`E${item.number}`}
                  />
                )}
              </div>
              <Written stamp={item.stamp} />
            </>
          )}
        </article>
      ))}
      <EvidenceViewer file={file} item={viewed} onClose={() => setViewed(undefined)} />
    </div>
  );
}

const pointNumbers = ({ file }: CasePanelProps, item: Evidence): string =>
  file.points
    .filter((point) => item.bearsOn.includes(point.id))
    .map((point) => point.number)
    .join(', ');

interface DescribeValues {
  title: string;
  datedOn: string;
  bearsOn: string[];
  flags: string[];
}

function DescribeForm({
  file,
  day,
  item,
  onDone,
}: CasePanelProps & { readonly item: Evidence; readonly onDone: () => void }) {
  const store = useStore();
  return (
    <CommandForm<DescribeValues>
      draftKey={`evidence ${file.id} ${item.id}`}
      action="Save the description"
      defaults={{
        title: item.title || item.fileName,
        datedOn: item.datedOn ?? '',
        bearsOn: [...item.bearsOn],
        flags: [...item.flags],
      }}
      run={({ title, datedOn, bearsOn, flags }) =>
        store.run(file.id, describeEvidence, {
          evidence: item.id,
          title,
          ...(datedOn === '' ? {} : { datedOn }),
          bearsOn,
          flags: EVIDENCE_FLAGS.filter((flag) => flags.includes(flag)),
        })
      }
      onDone={onDone}
      onCancel={onDone}
    >
      {({ register, control }, errorOf) => (
        <>
          <TextField
            label="What is it?"
            hint="“Photo of the bedroom ceiling”"
            error={errorOf('title')}
            {...register('title')}
          />
          <Controller
            control={control}
            name="datedOn"
            render={({ field }) => (
              <DateField
                label="Its own date"
                optional
                hint="When it was written or taken, not when it was added."
                today={day.today}
                error={errorOf('datedOn')}
                {...field}
              />
            )}
          />
          {file.points.length > 0 && (
            <Controller
              control={control}
              name="bearsOn"
              render={({ field }) => (
                <CheckboxGroup
                  label="Bears on"
                  options={file.points.map((point) => ({
                    value: point.id,
                    label: `${point.number}. ${point.text}`,
                  }))}
                  value={field.value}
                  onChange={field.onChange}
                  name={field.name}
                />
              )}
            />
          )}
          <Controller
            control={control}
            name="flags"
            render={({ field }) => (
              <CheckboxGroup
                label="Mark it as"
                options={[
                  {
                    value: 'third party',
                    label: 'Third party',
                    hint: 'Holds someone else’s personal data.',
                  },
                  {
                    value: 'privileged',
                    label: 'Privileged',
                    hint: 'Legal advice. Never goes into a bundle.',
                  },
                  { value: 'unreadable', label: 'Unreadable', hint: 'A clearer copy is needed.' },
                  {
                    value: 'preserve',
                    label: 'Preserve',
                    hint: 'CCTV or a recording that would be overwritten.',
                  },
                ]}
                value={field.value}
                onChange={field.onChange}
                name={field.name}
              />
            )}
          />
        </>
      )}
    </CommandForm>
  );
}
