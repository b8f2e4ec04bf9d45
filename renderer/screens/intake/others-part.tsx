/** Everybody else: the person somebody speaks for, who is affected, an advocate, the members of a group. */
import { PERSON_ROLES } from '@shared/case-file/schema';
import { useRef } from 'react';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { Button, Checkbox, Fieldset, FormRow, Select, TextField } from '../../ui';
import {
  AuthorityFields,
  ContactFields,
  emptyPerson,
  needsAuthority,
  ROLE_WORDS,
  SafeContactFields,
  SpecialFields,
  type PersonRole,
} from '../people';
import { asksWhomFor, type IntakeValues } from './intake-form';
import css from './intake.module.css';
import type { PartProps } from './part';

const ROLES = PERSON_ROLES.filter((role) => role !== 'member' && role !== 'group lead').map(
  (role) => ({ value: role, label: ROLE_WORDS[role].label }),
);

export function OthersPart(
  part: PartProps & {
    readonly documents: readonly { readonly id: string; readonly title: string }[];
  },
) {
  const { control, setFocus } = useFormContext<IntakeValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'people' });
  const add = useRef<HTMLButtonElement>(null);
  const [speaksFor, kind] = useWatch<IntakeValues, ['speaksFor', 'kind']>({
    name: ['speaksFor', 'kind'],
  });
  const role = asksWhomFor(kind) ? NEXT_ROLE[speaksFor] : 'affected person';
  const others = fields.slice(1);
  return (
    <Fieldset
      large
      legend="Is anybody else part of it?"
      hint={asksWhomFor(kind) ? HINTS[speaksFor] : HINTS.themselves}
    >
      {others.map((field, index) => (
        <OtherPerson
          key={field.id}
          {...part}
          index={index + 1}
          onRemove={() => {
            remove(index + 1);
            add.current?.focus();
          }}
        />
      ))}
      <div>
        <Button
          ref={add}
          icon="add"
          onClick={() => {
            append(emptyPerson(others.length === 0 ? role : followUp(role)), {
              shouldFocus: false,
            });
            // It is drawn by then.
            requestAnimationFrame(() => setFocus(`people.${fields.length}.name`));
          }}
        >
          Add a person
        </Button>
      </div>
    </Fieldset>
  );
}

const NEXT_ROLE = {
  themselves: 'affected person',
  'somebody else': 'complainant',
  'a group': 'group member',
} as const satisfies Record<IntakeValues['speaksFor'], PersonRole>;

/** There is one complainant; a group has many members. */
const followUp = (role: PersonRole): PersonRole =>
  role === 'complainant' ? 'affected person' : role;

const HINTS: Readonly<Record<IntakeValues['speaksFor'], string>> = {
  themselves: 'Somebody affected, an advocate who helps them. Leave it empty if not.',
  'somebody else': 'Add the person they speak for: it is that person’s complaint.',
  'a group': 'Add the members you know of. One letter goes to the lead for all.',
};

function OtherPerson({
  day,
  errorOf,
  index,
  documents,
  onRemove,
}: PartProps & {
  readonly index: number;
  readonly documents: readonly { readonly id: string; readonly title: string }[];
  readonly onRemove: () => void;
}) {
  const { register } = useFormContext<IntakeValues>();
  const role = useWatch<IntakeValues, `people.${number}.role`>({ name: `people.${index}.role` });
  const whose = `of person ${index + 1}`;
  const person = { at: `people.${index}.`, today: day.today, errorOf, whose };
  return (
    <div className={css.person} role="group" aria-label={`Person ${index + 1}`}>
      <FormRow>
        <TextField
          label={`Name of person ${index + 1}`}
          width="medium"
          error={errorOf(`people.${index}.name`)}
          {...register(`people.${index}.name`)}
        />
        <Select
          label={
            <>
              Part<span className="hidden"> {whose}</span>
            </>
          }
          options={ROLES}
          {...register(`people.${index}.role`)}
        />
      </FormRow>
      <p className="sub small">{ROLE_WORDS[role].means}</p>
      <ContactFields {...person} />
      <Checkbox label="Receives letters" {...register(`people.${index}.receivesLetters`)} />
      <SafeContactFields {...person} />
      {needsAuthority(role) && <AuthorityFields {...person} documents={documents} />}
      <SpecialFields {...person} />
      <div>
        <Button kind="quiet" small icon="remove" onClick={onRemove}>
          Remove person {index + 1}
        </Button>
      </div>
    </div>
  );
}
