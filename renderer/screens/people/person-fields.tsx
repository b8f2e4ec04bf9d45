/**
 * The fields of a person, in groups, for every form that asks about one. Each group stands inside a form of
 * react-hook-form; `at` says where in its values the person is: `''`, or `people.0.`.
 */
import { AUTHORITIES } from '@shared/case-file/schema';
import type { CalendarDate } from '@shared/calendar/types';
import { Controller, useFormContext, useWatch } from 'react-hook-form';
import {
  Checkbox,
  DateField,
  Fieldset,
  FormRow,
  Notice,
  Select,
  TextArea,
  TextField,
} from '../../ui';
import css from './people.module.css';
import type { Authority, PersonValues } from './person-values';
import { AUTHORITY_WORDS } from './words';

export interface PersonPartProps {
  /** '' or 'people.0.' */
  readonly at: string;
  readonly today: CalendarDate;
  readonly errorOf: (name: string) => string | undefined;
  /** Said after the label of every field, where a form holds several people: " of person 2". */
  readonly whose?: string | undefined;
}

type Key = keyof PersonValues;

function usePart(at: string) {
  const { register, control } = useFormContext();
  return {
    register: (key: Key) => register(`${at}${key}`),
    control,
    name: (key: Key) => `${at}${key}`,
  };
}

function useValue<K extends Key>(at: string, key: K): PersonValues[K] | undefined {
  return useWatch<Record<string, unknown>>({ name: `${at}${key}` }) as PersonValues[K] | undefined;
}

function PersonDate(
  props: PersonPartProps & {
    readonly of: Key;
    readonly label: string;
    readonly hint?: string | undefined;
    readonly optional?: boolean | undefined;
  },
) {
  const { at, today, errorOf, whose, of, label, hint, optional } = props;
  const { control, name } = usePart(at);
  return (
    <Controller
      control={control}
      name={name(of)}
      render={({ field }) => (
        <DateField
          label={<Label words={label} whose={whose} />}
          hint={hint}
          optional={optional}
          today={today}
          error={errorOf(name(of))}
          {...field}
          value={field.value as CalendarDate | ''}
        />
      )}
    />
  );
}

/** Two people on one form have the same questions: a screen reader is told whose they are. */
function Label({ words, whose }: { readonly words: string; readonly whose?: string | undefined }) {
  return (
    <>
      {words}
      {whose !== undefined && <span className="hidden"> {whose}</span>}
    </>
  );
}

/** Phone, email and address. */
export function ContactFields(props: PersonPartProps) {
  const { at, errorOf, whose } = props;
  const { register, name } = usePart(at);
  return (
    <>
      <FormRow>
        <TextField
          label={<Label words="Phone" whose={whose} />}
          type="tel"
          optional
          width="medium"
          hint="Ask for a number to call back."
          error={errorOf(name('phone'))}
          {...register('phone')}
        />
        <TextField
          label={<Label words="Email" whose={whose} />}
          type="email"
          optional
          width="medium"
          error={errorOf(name('email'))}
          {...register('email')}
        />
      </FormRow>
      <TextArea
        label={<Label words="Address" whose={whose} />}
        optional
        hint="One line for each part, the postcode last."
        rows={3}
        error={errorOf(name('address'))}
        {...register('address')}
      />
    </>
  );
}

export function SafeContactFields({ at, errorOf, whose }: PersonPartProps) {
  const { register, name } = usePart(at);
  return (
    <Fieldset
      legend={<Label words="Is it safe to contact them?" whose={whose} />}
      hint="Ask who else sees their post, answers their phone or reads their email. It is checked again whenever a letter goes."
    >
      <div className={css.ways}>
        <Checkbox label="We may write" {...register('mayWrite')} />
        <Checkbox label="We may call" {...register('mayCall')} />
        <Checkbox label="We may leave a message" {...register('mayLeaveMessage')} />
      </div>
      <FormRow>
        <TextField
          label={<Label words="Note on safe contact" whose={whose} />}
          optional
          hint="Under which name, when, and what not to say: “Ask for Jo, not before six, never say it is the council”."
          error={errorOf(name('contactNote'))}
          {...register('contactNote')}
        />
      </FormRow>
    </Fieldset>
  );
}

/** Preferred way, adjustments, language and format. */
export function NeedsFields(props: PersonPartProps & { readonly full?: boolean | undefined }) {
  const { at, errorOf, whose, full = false } = props;
  const { register, name } = usePart(at);
  return (
    <>
      <FormRow>
        <Select
          label={<Label words="They would rather be reached by" whose={whose} />}
          options={[
            { value: 'not asked', label: 'Not asked' },
            { value: 'email', label: 'Email' },
            { value: 'phone', label: 'Phone' },
            { value: 'letter', label: 'Letter' },
            { value: 'in person', label: 'In person' },
          ]}
          {...register('preferredContact')}
        />
        <TextField
          label={<Label words="Language" whose={whose} />}
          width="medium"
          error={errorOf(name('language'))}
          {...register('language')}
        />
        <TextField
          label={<Label words="Format" whose={whose} />}
          width="medium"
          hint="Large print, audio, Easy Read."
          error={errorOf(name('format'))}
          {...register('format')}
        />
      </FormRow>
      <TextField
        label={<Label words="Anything they need from us" whose={whose} />}
        optional
        hint="Reasonable adjustments: ask everyone, and write what they said (Equality Act 2010, section 20)."
        error={errorOf(name('adjustments'))}
        {...register('adjustments')}
      />
      {full && (
        <FormRow>
          <PersonDate
            {...props}
            of="adjustmentsAgreedOn"
            label="Agreed on"
            optional
            hint="When we said yes to it."
          />
          <PersonDate
            {...props}
            of="adjustmentsReviewOn"
            label="Look at it again on"
            optional
            hint="It then comes up on Today."
          />
        </FormRow>
      )}
    </>
  );
}

/** On what their right to speak for somebody else rests. */
export function AuthorityFields(
  props: PersonPartProps & {
    /** What has been added to the case and may show it. */
    readonly documents: readonly { readonly id: string; readonly title: string }[];
  },
) {
  const { at, errorOf, whose, documents } = props;
  const { register, name } = usePart(at);
  const basis = useValue(at, 'authority');
  return (
    <Fieldset
      legend={<Label words="What lets them speak for the person?" whose={whose} />}
      hint="A representative may bring a complaint (LGSCO Code 1.4). What we may tell them depends on this."
      name={name('authority')}
      error={errorOf(name('authority'))}
    >
      <Select
        label={<Label words="Authority" whose={whose} />}
        placeholder="Not asked yet"
        options={AUTHORITIES.map((value) => ({ value, label: AUTHORITY_WORDS[value].label }))}
        {...register('authority')}
      />
      {isAuthority(basis) && (
        <>
          <p className="sub small">{AUTHORITY_WORDS[basis].shows}</p>
          <TextField
            label={<Label words="What they may see and decide" whose={whose} />}
            optional
            hint="“The housing repairs only, not the benefit claim.”"
            error={errorOf(name('scope'))}
            {...register('scope')}
          />
          <FormRow>
            {documents.length > 0 && (
              <Select
                label={<Label words="Shown by" whose={whose} />}
                placeholder="No document"
                options={documents.map(({ id, title }) => ({ value: id, label: title }))}
                {...register('evidence')}
              />
            )}
            <PersonDate {...props} of="checkedOn" label="Checked on" optional />
            <PersonDate
              {...props}
              of="expiresOn"
              label="Ends on"
              optional
              hint="Today reminds you two weeks before."
            />
          </FormRow>
        </>
      )}
    </Fieldset>
  );
}

const isAuthority = (value: string | undefined): value is Authority =>
  (AUTHORITIES as readonly (string | undefined)[]).includes(value);

/** Who has died, and who is a child: each changes what may be sent and to whom. */
export function SpecialFields(
  props: PersonPartProps & {
    /** Somebody one speaks with has not died. */
    readonly isHere?: boolean | undefined;
  },
) {
  const { at, errorOf, whose, isHere = false } = props;
  const { register, name } = usePart(at);
  const hasDied = useValue(at, 'hasDied');
  const isUnder18 = useValue(at, 'isUnder18');
  return (
    <>
      {!isHere && (
        <Checkbox label={<Label words="They have died" whose={whose} />} {...register('hasDied')} />
      )}
      {!isHere && hasDied === true && (
        <>
          <PersonDate
            {...props}
            of="deceasedOn"
            label="Died on"
            hint="If nobody knows it, the day you were told."
          />
          <Notice>
            No letter is addressed to them or greets them. Write to whoever complains for them: add
            that person, with their authority as executor or next of kin.
          </Notice>
        </>
      )}
      <Checkbox
        label={<Label words="They are under 18" whose={whose} />}
        {...register('isUnder18')}
      />
      {isUnder18 === true && (
        <Fieldset
          legend={<Label words="Do they understand what the complaint is about?" whose={whose} />}
          hint="A child who understands decides who is told what. A parent may complain, which is no right to the child’s data. Offer an advocate."
        >
          <TextArea
            label={<Label words="What they understand, and what they want told" whose={whose} />}
            optional
            rows={2}
            hint="Left empty, it is recorded as still to be looked at."
            error={errorOf(name('understands'))}
            {...register('understands')}
          />
          <FormRow>
            <TextField
              label={<Label words="Looked at by" whose={whose} />}
              optional
              width="medium"
              error={errorOf(name('assessedBy'))}
              {...register('assessedBy')}
            />
            <PersonDate {...props} of="assessedOn" label="Looked at on" optional />
          </FormRow>
        </Fieldset>
      )}
    </>
  );
}
