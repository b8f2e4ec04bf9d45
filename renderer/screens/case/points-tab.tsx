/** The points of the complaint, each with its own finding. */
import { addPoint, decidePoint, rewordPoint } from '@shared/case-file';
import type { Evidence, Point } from '@shared/case-file/types';
import { POINT_OUTCOMES, type PointOutcome } from '@shared/case-file/schema';
import { useState } from 'react';
import { Controller } from 'react-hook-form';
import { useCouncil, useStore } from '../../app/store-context';
import { Button, CheckboxGroup, Chip, Disclosure, RadioGroup, Select, TextArea } from '../../ui';
import type { CasePanelProps } from './case-screen';
import css from './case.module.css';
import { CommandForm } from './command-form';
import { evidenceName, EvidenceViewer } from './evidence-viewer';
import { capital, Written } from './overview-tab';

export function PointsTab(panel: CasePanelProps) {
  const { file, open, goTo } = panel;
  const [chosen, setChosen] = useState<{
    readonly point: string;
    readonly form: 'finding' | 'wording';
  }>();
  const [viewed, setViewed] = useState<Evidence>();
  const canChange = file.state !== 'closed' && !file.readOnly && file.respondedOn === undefined;
  const firstOpen = file.points.find((point) => point.finding === undefined)?.id;
  const active =
    chosen ??
    (open === 'finding' && firstOpen !== undefined
      ? { point: firstOpen, form: 'finding' as const }
      : undefined);
  const done = () => {
    setChosen(undefined);
    goTo('points');
  };
  return (
    <div className={css.stack}>
      {file.points.length === 0 && open !== 'addPoint' && (
        <p className="sub">
          No points yet. Split the complaint into single allegations: each gets its own decision and
          reasons.
        </p>
      )}
      {file.points.map((point) => (
        <article key={point.id} className={css.point} aria-label={`Point ${point.number}`}>
          <header>
            <h2>
              {point.number}. {point.text}
            </h2>
            {point.finding ? (
              <OutcomeChip outcome={point.finding.outcome} />
            ) : (
              <Chip tone="soon" mark="dueToday">
                Finding needed
              </Chip>
            )}
          </header>
          {active?.point === point.id && active.form === 'finding' && canChange ? (
            <FindingForm {...panel} point={point} onDone={done} />
          ) : active?.point === point.id && active.form === 'wording' && canChange ? (
            <WordingForm {...panel} point={point} onDone={done} />
          ) : (
            <>
              {point.finding && <FindingView finding={point.finding} />}
              {point.findings
                .filter(({ stage }) => stage < file.stage)
                .map((before) => (
                  <Disclosure
                    key={before.stage}
                    summary={`Stage ${before.stage}: ${before.outcome}`}
                  >
                    <FindingView finding={before} />
                  </Disclosure>
                ))}
              <EvidenceOf
                items={file.evidence.filter(
                  (item) =>
                    item.bearsOn.includes(point.id) || point.finding?.evidence.includes(item.id),
                )}
                onOpen={setViewed}
              />
              {canChange && (
                <div className="cluster">
                  <Button
                    small
                    kind={point.finding ? 'plain' : 'main'}
                    onClick={() => setChosen({ point: point.id, form: 'finding' })}
                  >
                    {point.finding ? 'Change the finding' : 'Record finding'}
                    <span className="hidden"> on point {point.number}</span>
                  </Button>
                  <Button
                    small
                    kind="quiet"
                    onClick={() => setChosen({ point: point.id, form: 'wording' })}
                  >
                    Reword<span className="hidden"> point {point.number}</span>
                  </Button>
                </div>
              )}
            </>
          )}
        </article>
      ))}
      {canChange &&
        (open === 'addPoint' || file.points.length === 0 ? (
          <AddPointForm key={file.points.length} {...panel} onDone={() => goTo('points')} />
        ) : (
          <div>
            <Button icon="add" onClick={() => goTo('add-point')}>
              Add a point
            </Button>
          </div>
        ))}
      <EvidenceViewer file={file} item={viewed} onClose={() => setViewed(undefined)} />
    </div>
  );
}

/** What bears on the point, to be read from here. */
function EvidenceOf(props: {
  readonly items: readonly Evidence[];
  readonly onOpen: (item: Evidence) => void;
}) {
  const { items, onOpen } = props;
  if (items.length === 0) return null;
  return (
    <ul className={css.links} aria-label="Evidence on this point">
      {items.map((item) => (
        <li key={item.id}>
          <Button small kind="quiet" icon="document" onClick={() => onOpen(item)}>
            <span className="cut">{evidenceName(item)}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}

const OUTCOME_TONE = {
  upheld: 'done',
  'partly upheld': 'done',
  'not upheld': 'ok',
  'no finding': 'plain',
  withdrawn: 'plain',
} as const;

function OutcomeChip({ outcome }: { readonly outcome: PointOutcome }) {
  return (
    <Chip tone={OUTCOME_TONE[outcome]} mark="done">
      {capital(outcome)}
    </Chip>
  );
}

function FindingView({ finding }: { readonly finding: NonNullable<Point['finding']> }) {
  return (
    <>
      <div className={css.pair}>
        <div>
          <h3>What should have happened</h3>
          <p className={css.text}>{finding.shouldHave || '–'}</p>
        </div>
        <div>
          <h3>What happened</h3>
          <p className={css.text}>{finding.happened || '–'}</p>
        </div>
        <div>
          <h3>Why</h3>
          <p className={css.text}>{finding.reasons}</p>
        </div>
        {finding.impact.trim() !== '' && (
          <div>
            <h3>How it affected them</h3>
            <p className={css.text}>{finding.impact}</p>
          </div>
        )}
      </div>
      <Written stamp={finding.stamp} />
    </>
  );
}

type PointFormProps = CasePanelProps & { readonly point: Point; readonly onDone: () => void };

interface FindingValues {
  outcome: PointOutcome | '';
  shouldHave: string;
  happened: string;
  reasons: string;
  impact: string;
  evidence: string[];
}

function FindingForm({ file, point, onDone }: PointFormProps) {
  const store = useStore();
  const now = point.finding;
  return (
    <CommandForm<FindingValues>
      draftKey={`finding ${file.id} ${point.id}`}
      action="Record finding"
      defaults={{
        outcome: now?.outcome ?? '',
        shouldHave: now?.shouldHave ?? '',
        happened: now?.happened ?? '',
        reasons: now?.reasons ?? '',
        impact: now?.impact ?? '',
        evidence: [...(now?.evidence ?? [])],
      }}
      run={async ({ outcome, ...finding }) =>
        outcome === ''
          ? { ok: false, problems: [{ field: 'outcome', message: 'Choose what you find.' }] }
          : store.run(file.id, decidePoint, { point: point.id, finding: { outcome, ...finding } })
      }
      onDone={onDone}
      onCancel={onDone}
    >
      {({ register, control }, errorOf) => (
        <>
          <Disclosure summary="How to decide">
            <p>
              Compare what happened, on the evidence, with what should have happened by law, policy
              or good practice. Decide what is more likely than not. Then say why, so that someone
              else would see it (Guide for complaint handlers).
            </p>
          </Disclosure>
          <TextArea
            label="What should have happened"
            hint="Name the law, policy or standard, and its version."
            rows={2}
            error={errorOf('finding.shouldHave')}
            {...register('shouldHave')}
          />
          <TextArea
            label="What happened"
            hint="And what shows it."
            rows={3}
            error={errorOf('finding.happened')}
            {...register('happened')}
          />
          {file.evidence.length > 0 && (
            <Controller
              control={control}
              name="evidence"
              render={({ field }) => (
                <CheckboxGroup
                  label="Evidence you rely on"
                  options={file.evidence
                    .filter(({ erased }) => !erased)
                    .map((item) => ({
                      value: item.id,
                      label: `E${item.number} ${item.title || item.fileName}`,
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
            name="outcome"
            render={({ field }) => (
              <RadioGroup
                inline
                label="What do you find?"
                error={errorOf('outcome') ?? errorOf('finding.outcome')}
                options={POINT_OUTCOMES.map((value) => ({ value, label: capital(value) }))}
                {...field}
              />
            )}
          />
          <TextArea
            label="Why"
            hint="The reasons, in words for the person."
            rows={3}
            error={errorOf('finding.reasons')}
            {...register('reasons')}
          />
          <TextArea label="How it affected them" optional rows={2} {...register('impact')} />
        </>
      )}
    </CommandForm>
  );
}

function WordingForm({ file, point, onDone }: PointFormProps) {
  const store = useStore();
  const { services } = useCouncil();
  return (
    <CommandForm<{ text: string; service: string }>
      draftKey={`point ${file.id} ${point.id}`}
      action="Save the wording"
      defaults={{ text: point.text, service: point.service }}
      run={(values) => store.run(file.id, rewordPoint, { point: point.id, ...values })}
      onDone={onDone}
      onCancel={onDone}
    >
      {({ register }, errorOf) => (
        <>
          <TextArea
            label={`Point ${point.number}`}
            rows={2}
            error={errorOf('text')}
            {...register('text')}
          />
          <Select
            label="Service"
            options={[...new Set([point.service, ...services])]}
            {...register('service')}
          />
        </>
      )}
    </CommandForm>
  );
}

function AddPointForm({ file, onDone, goTo }: CasePanelProps & { readonly onDone: () => void }) {
  const store = useStore();
  const { services } = useCouncil();
  return (
    <CommandForm<{ text: string; service: string }>
      draftKey={`point ${file.id} new`}
      action="Add the point"
      defaults={{ text: '', service: file.service }}
      run={(values) => store.run(file.id, addPoint, values)}
      onDone={onDone}
      onCancel={file.points.length > 0 ? () => goTo('points') : undefined}
    >
      {({ register }, errorOf) => (
        <>
          <TextArea
            label="What did the council do, or not do?"
            hint="One allegation. “The leak was reported on 2 September and not repaired until 21 October.”"
            rows={2}
            error={errorOf('text')}
            {...register('text')}
          />
          <Select
            label="Service"
            options={[...new Set([file.service, ...services])]}
            {...register('service')}
          />
        </>
      )}
    </CommandForm>
  );
}
