/** Who handles complaints: the names letters are signed with and cases are given to. */
import { zodResolver } from '@hookform/resolvers/zod';
import type { Handler } from '@shared/case-file/council';
import { defined } from '@shared/case-file/defined';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { z } from 'zod';
import { useCouncil, useHandler, useStore } from '../../app/store-context';
import { announce } from '../../ui/announcer';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/dialog/dialog';
import { ErrorSummary } from '../../ui/errors/error-summary';
import { type FormProblem, problemsOf } from '../../ui/errors/problems';
import { Checkbox } from '../../ui/fields/choices';
import { FormRow } from '../../ui/fields/fieldset';
import { TextField } from '../../ui/fields/text-field';
import { Chip } from '../../ui/status/status';
import { OfficersPart } from './officers-part';
import { Section } from './section';
import css from './settings.module.css';
import {
  SignatureFields,
  signatureProblems,
  storedSignature,
  typedSignature,
} from './signature-fields';

const schema = z.object({
  name: z.string().trim().min(1, 'Enter their name').max(500),
  role: z.string().trim().max(500),
  email: z.union([z.literal(''), z.email('Enter an email address, or leave it empty')]),
  phone: z.string().trim().max(500),
  active: z.boolean(),
});

export function PeopleSection() {
  const { handlers } = useCouncil();
  const me = useHandler();
  const [editing, setEditing] = useState<Handler | 'new'>();
  return (
    <Section
      title="People"
      intro="Who handles complaints. Adding someone here lets you give them cases and sign their letters; it does not give them a key. People who leave are kept, so that old cases still say who did what."
    >
      <ul className={css.rows}>
        {handlers.map((handler) => (
          <li key={handler.id} className={css.row}>
            <span>
              <strong>{handler.name}</strong>
              <span className="sub"> {handler.role}</span>
            </span>
            {handler.id === me.id && <Chip>you</Chip>}
            {!handler.active && <Chip>left</Chip>}
            <Button
              kind="quiet"
              small
              aria-label={`Change ${handler.name}`}
              onClick={() => setEditing(handler)}
            >
              Change
            </Button>
          </li>
        ))}
      </ul>
      <div>
        <Button icon="add" onClick={() => setEditing('new')}>
          Add a person
        </Button>
      </div>
      <OfficersPart />
      {editing !== undefined && (
        <PersonDialog
          person={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Section>
  );
}

function PersonDialog({
  person,
  onClose,
}: {
  readonly person: Handler | undefined;
  readonly onClose: () => void;
}) {
  const { handlers } = useCouncil();
  const { council } = useStore();
  const [refused, setRefused] = useState<readonly FormProblem[]>([]);
  const [signature, setSignature] = useState(() => typedSignature(person?.signature));
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: {
      name: person?.name ?? '',
      role: person?.role ?? '',
      email: person?.email ?? '',
      phone: person?.phone ?? '',
      active: person?.active ?? true,
    },
    shouldFocusError: false,
  });
  const { errors, isSubmitting, isSubmitted } = form.formState;
  const [name, role] = useWatch({ control: form.control, name: ['name', 'role'] });
  const wrong = isSubmitted ? signatureProblems(signature) : [];
  const save = form.handleSubmit(async (values) => {
    if (signatureProblems(signature).length > 0) return;
    const next: Handler = defined({
      ...values,
      id: person?.id ?? crypto.randomUUID(),
      signature: storedSignature(signature, values.name),
    });
    const all = person
      ? handlers.map((each) => (each.id === person.id ? next : each))
      : [...handlers, next];
    const result = await council.change({ handlers: all }).catch((error: unknown) => ({
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
  return (
    <Dialog
      title={person ? `Change ${person.name}` : 'Add a person'}
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
            error={errors.role?.message}
            {...form.register('role')}
          />
        </FormRow>
        <FormRow>
          <TextField
            label="Email"
            optional
            error={errors.email?.message}
            {...form.register('email')}
          />
          <TextField
            label="Phone"
            optional
            error={errors.phone?.message}
            {...form.register('phone')}
          />
        </FormRow>
        {person && (
          <Checkbox
            label="Handles complaints now"
            hint="Off for someone who has left or moved."
            {...form.register('active')}
          />
        )}
        <SignatureFields
          value={signature}
          onChange={setSignature}
          person={{ name, title: role }}
          problems={wrong}
        />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
