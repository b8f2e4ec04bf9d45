/** Who it comes from, how they can be reached safely, and for whom they speak. */
import { Controller, useFormContext, useWatch } from 'react-hook-form';
import { Checkbox, Fieldset, Notice, RadioGroup, TextArea, TextField } from '../../ui';
import {
  AuthorityFields,
  ContactFields,
  NeedsFields,
  SafeContactFields,
  SpecialFields,
} from '../people';
import { Guide } from './guide';
import { asksWhomFor, beginsWithWho, type IntakeValues } from './intake-form';
import type { PartProps } from './part';

const AT = 'people.0.';

export function WhoPart(part: PartProps) {
  const { register } = useFormContext<IntakeValues>();
  const [kind, anonymous] = useWatch<IntakeValues, ['kind', 'anonymous']>({
    name: ['kind', 'anonymous'],
  });
  const person = { at: AT, today: part.day.today, errorOf: part.errorOf };
  const isEnquiry = kind === 'member enquiry';
  return (
    <Fieldset
      large
      legend="Who is it?"
      hint={isEnquiry ? 'The person the MP or councillor asks for.' : undefined}
    >
      {!isEnquiry && (
        <Checkbox
          label="They did not give their name"
          hint="It is recorded and passed on all the same. No letters go out."
          {...register('anonymous')}
        />
      )}
      {anonymous && !isEnquiry ? (
        <Anonymous {...part} />
      ) : (
        <>
          <TextField
            label="Name"
            optional={isEnquiry}
            hint="As they want to be called in letters, spelt back to them."
            error={part.errorOf('people.0.name')}
            {...register('people.0.name')}
          />
          <ContactFields {...person} />
          <SafeContactFields {...person} />
          <Guide about="who it is">
            <p>
              Take a number to call back before anything else: lines drop. Ask whether it is safe to
              call, to write and to leave a message, and under which name; somebody else may read
              their post. Read the spelling of the name and the postcode back.
            </p>
          </Guide>
        </>
      )}
    </Fieldset>
  );
}

function Anonymous({ errorOf }: PartProps) {
  const { register } = useFormContext<IntakeValues>();
  return (
    <>
      <TextArea
        label="How can they be reached, if at all?"
        optional
        rows={2}
        error={errorOf('people.0.contactNote')}
        {...register('people.0.contactNote')}
      />
      <Notice>
        Tell them what that means: the service hears of it and may act, but nobody can write back,
        ask a question or say how it ended. They may give a name later; the date stays.
      </Notice>
    </>
  );
}

/** What they need from us, whom they speak for, and what changes the rules about them. */
export function NeedsPart(
  part: PartProps & {
    readonly documents: readonly { readonly id: string; readonly title: string }[];
  },
) {
  const { control } = useFormContext<IntakeValues>();
  const [kind, channel, anonymous, speaksFor] = useWatch<
    IntakeValues,
    ['kind', 'channel', 'anonymous', 'speaksFor']
  >({
    name: ['kind', 'channel', 'anonymous', 'speaksFor'],
  });
  if (anonymous && kind !== 'member enquiry') return null;
  const person = { at: AT, today: part.day.today, errorOf: part.errorOf };
  return (
    <Fieldset large legend="What do they need from us?">
      <NeedsFields {...person} />
      {asksWhomFor(kind) && (
        <Controller
          control={control}
          name="speaksFor"
          render={({ field }) => (
            <RadioGroup
              label="Whom do they speak for?"
              options={[
                { value: 'themselves', label: 'Themselves' },
                {
                  value: 'somebody else',
                  label: 'Somebody else',
                  hint: 'A relative, a friend, a client. Add the person below.',
                },
                {
                  value: 'a group',
                  label: 'A group',
                  hint: 'They write and are written to for all of it. Add the members you know of below.',
                },
              ]}
              {...field}
            />
          )}
        />
      )}
      {asksWhomFor(kind) && speaksFor !== 'themselves' && (
        <AuthorityFields {...person} documents={part.documents} />
      )}
      <SpecialFields {...person} isHere={beginsWithWho(channel)} />
    </Fieldset>
  );
}
