/** The evidence register: what there is, when it dates from, which points it bears on. */
import { addEvidence, describeEvidence } from '@shared/case-file';
import { formatDate } from '@shared/calendar';
import { EVIDENCE_FLAGS } from '@shared/case-file/schema';
import type { Evidence } from '@shared/case-file/types';
import { useRef, useState } from 'react';
import { Controller } from 'react-hook-form';
import { useStore } from '../../app/store-context';
import { Button, CheckboxGroup, Chip, DateField, Notice, Progress, TextField } from '../../ui';
import { FileDrop } from '../intake/file-drop';
import { type Incoming, megabytes, sizeProblem, stage } from '../intake/incoming';
import type { CasePanelProps } from './case-screen';
import css from './case.module.css';
import { CommandForm } from './command-form';
import { EvidenceViewer } from './evidence-viewer';
import { capital, Written } from './overview-tab';

export function EvidenceTab(panel: CasePanelProps) {
  const { file } = panel;
  const store = useStore();
  const [saving, setSaving] = useState<{
    readonly name: string;
    readonly done: number;
    readonly of: number;
  }>();
  const [notes, setNotes] = useState<readonly string[]>([]);
  const [describing, setDescribing] = useState<string>();
  const [viewed, setViewed] = useState<Evidence>();
  const cancel = useRef<AbortController>(undefined);

  const takeIn = async (files: readonly Incoming[]) => {
    const stop = new AbortController();
    cancel.current = stop;
    const told: string[] = [];
    let known = new Map(file.evidence.map((item) => [item.file.sha256, item]));
    for (const incoming of files) {
      const tooLarge = sizeProblem(incoming);
      if (tooLarge !== undefined) {
        told.push(tooLarge);
        continue;
      }
      const staging = await store.files.stage(file.id);
      try {
        const progress = (done: number) =>
          setSaving({ name: incoming.name, done, of: incoming.size });
        progress(0);
        const staged = await stage(staging, incoming, progress, stop.signal);
        const twin = known.get(staged.file.sha256);
        if (twin) {
          await staging.discard();
          told.push(
            `“${incoming.name}” is on the case already, as E${twin.number} ${twin.title || twin.fileName}. It was not added again.`,
          );
          continue;
        }
        const result = await store.run(file.id, addEvidence, staged, staging);
        if (result.ok)
          known = new Map(result.case.evidence.map((item) => [item.file.sha256, item]));
        else {
          await staging.discard();
          told.push(
            ...result.problems.map(
              ({ message, instead }) =>
                `“${incoming.name}”: ${message}${instead ? ` ${instead}` : ''}`,
            ),
          );
        }
      } catch (error) {
        await staging.discard().catch(() => undefined);
        if (stop.signal.aborted) {
          told.push(`“${incoming.name}” was not added.`);
          break;
        }
        told.push(
          `“${incoming.name}” was not added. ${error instanceof Error ? error.message : 'Try again.'}`,
        );
      }
    }
    setSaving(undefined);
    setNotes(told);
  };

  return (
    <div className={css.stack}>
      {!file.readOnly && (
        <FileDrop purpose="evidence" action="Add evidence" onFiles={(files) => void takeIn(files)}>
          {saving && (
            <Progress
              label={`Sealing ${saving.name}`}
              value={saving.done}
              max={saving.of}
              text={`${megabytes(saving.done)} of ${megabytes(saving.of)}`}
              onCancel={() => cancel.current?.abort()}
            />
          )}
        </FileDrop>
      )}
      {notes.length > 0 && (
        <Notice tone="warning">
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </Notice>
      )}
      {file.evidence.length === 0 && (
        <p className="sub">
          No evidence yet. Add letters, photos, job logs and emails as they come in.
        </p>
      )}
      {file.evidence.map((item) => (
        <article key={item.id} className={css.point} aria-label={`Evidence ${item.number}`}>
          <header>
            <h2>
              E{item.number} {item.title || item.fileName}
            </h2>
            {item.flags.map((flag) => (
              <Chip
                key={flag}
                tone={flag === 'privileged' || flag === 'third party' ? 'late' : 'soon'}
              >
                {capital(flag)}
              </Chip>
            ))}
          </header>
          {describing === item.id ? (
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
