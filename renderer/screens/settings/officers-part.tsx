/** People who act in a stage and do not use Redress: offered where a stage names who investigates, decides or signs. */
import { zodResolver } from '@hookform/resolvers/zod';
import type { Officer } from '@shared/case-file/council';
import { STAGE_ROLES, type StageRole } from '@shared/case-file/schema';
import { defined } from '@shared/case-file/defined';
import { useState } from 'react';
import { Controller, useForm, useWatch } from 'react-hook-form';
import { z } from 'zod';
import { useCouncil, useStore } from '../../app/store-context';
import { announce } from '../../ui/announcer';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/dialog/dialog';
import { ErrorSummary } from '../../ui/errors/error-summary';
import { type FormProblem, problemsOf } from '../../ui/errors/problems';
import { Checkbox, CheckboxGroup } from '../../ui/fields/choices';
import { FormRow } from '../../ui/fields/fieldset';
import { Select } from '../../ui/fields/select';
import { TextField } from '../../ui/fields/text-field';
import { Chip } from '../../ui/status/status';
import { capital } from '../words';
import { Part } from './section';
import css from './settings.module.css';
import {
  SignatureFields,
  signatureProblems,
  storedSignature,
  typedSignature,
} from './signature-fields';

const schema = z.object({
  name: z.string().trim().min(1, 'Enter their name').max(500),
  title: z.string().trim().max(500),
  service: z.string(),
  roles: z.array(z.enum(STAGE_ROLES)),
  active: z.boolean(),
});

export function OfficersPart() {
  const { officers } = useCouncil();
  const [editing, setEditing] = useState<Officer | 'new'>();
  return (
    <Part title="People who act, without using Redress">
      <p className="sub prose">
        Who investigates, decides or signs in the services. They are offered under “Say who acts” on
        a case; the signatory named there signs the answer.
      </p>
      {officers.length === 0 ? (
        <p className="sub">None yet. A name can also be typed on the case itself.</p>
      ) : (
        <ul className={css.rows}>
          {officers.map((officer) => (
            <li key={officer.id} className={css.row}>
              <span>
                <strong>{officer.name}</strong>
                <span className="sub">
                  {' '}
                  {[officer.title, officer.service].filter((line) => line !== '').join(', ')}
                </span>
                {officer.roles.length > 0 && (
                  <span className="sub small"> · {officer.roles.join(', ')}</span>
                )}
              </span>
              {!officer.active && <Chip>left</Chip>}
              <Button
                kind="quiet"
                small
                aria-label={`Change ${officer.name}`}
                onClick={() => setEditing(officer)}
              >
                Change
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button icon="add" onClick={() => setEditing('new')}>
          Add someone who acts
        </Button>
      </div>
      {editing !== undefined && (
        <OfficerDialog
          officer={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Part>
  );
}

function OfficerDialog({
  officer,
  onClose,
}: {
  readonly officer: Officer | undefined;
  readonly onClose: () => void;
}) {
  const { officers, services } = useCouncil();
  const { council } = useStore();
  const [refused, setRefused] = useState<readonly FormProblem[]>([]);
  const [signature, setSignature] = useState(() => typedSignature(officer?.signature));
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: {
      name: officer?.name ?? '',
      title: officer?.title ?? '',
      service: officer?.service ?? '',
      roles: [...(officer?.roles ?? [])],
      active: officer?.active ?? true,
    },
    shouldFocusError: false,
  });
  const { errors, isSubmitting, isSubmitted } = form.formState;
  const [name, title] = useWatch({ control: form.control, name: ['name', 'title'] });
  const wrong = isSubmitted ? signatureProblems(signature) : [];
  const save = form.handleSubmit(async (values) => {
    if (signatureProblems(signature).length > 0) return;
    const next: Officer = defined({
      ...values,
      id: officer?.id ?? crypto.randomUUID(),
      signature: storedSignature(signature, values.name),
    });
    const result = await council
      .change({
        officers: officer
          ? officers.map((each) => (each.id === officer.id ? next : each))
          : [...officers, next],
      })
      .catch((error: unknown) => ({
        ok: false as const,
        problems: [
          { message: error instanceof Error ? error.message : 'The disk refused. Try again.' },
        ],
      }));
    setRefused(result.ok ? [] : result.problems);
    if (!result.ok) return;
    announce(`${values.name} saved`);
    onClose();
  });
  const known = services.includes(officer?.service ?? '') || (officer?.service ?? '') === '';
  return (
    <Dialog
      title={officer ? `Change ${officer.name}` : 'Add someone who acts'}
      open
      onClose={onClose}
      alert
      actions={
        <>
          <Button kind="main" busy={isSubmitting} onClick={() => void save()}>
            Save person
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <form
        className={css.inset}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <ErrorSummary
          problems={[
            ...problemsOf(errors),
            ...wrong.map(({ field, message }) => ({ field: `signature.${field}`, message })),
            ...refused,
          ]}
        />
        <FormRow>
          <TextField label="Name" error={errors.name?.message} {...form.register('name')} />
          <TextField
            label="Job title"
            optional
            error={errors.title?.message}
            {...form.register('title')}
          />
        </FormRow>
        <Select
          label="Service"
          optional
          placeholder="Any service"
          options={known ? services : [...services, officer?.service ?? '']}
          {...form.register('service')}
        />
        <Controller
          control={form.control}
          name="roles"
          render={({ field }) => (
            <CheckboxGroup<StageRole>
              {...field}
              label="What they do"
              hint="Shown in the list. On a case anyone can be named for any part."
              options={STAGE_ROLES.map((value) => ({ value, label: capital(value) }))}
            />
          )}
        />
        {officer && (
          <Checkbox
            label="Still acts for the council"
            hint="Off for someone who has left or moved. Cases keep their name."
            {...form.register('active')}
          />
        )}
        <SignatureFields
          value={signature}
          onChange={setSignature}
          person={{ name, title }}
          problems={wrong}
        />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
