/** Who is on the case, how to reach them safely, what they need, and what lets them speak for others. */
import { addressee, changePerson, type CaseFile } from '@shared/case-file';
import { PERSON_ROLES, type PersonOnCase } from '@shared/case-file/schema';
import { formatDate } from '@shared/calendar';
import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useStore } from '../../app/store-context';
import {
  Button,
  Checkbox,
  Chip,
  Disclosure,
  Facts,
  Fieldset,
  FormRow,
  Notice,
  Select,
  TextField,
  toast,
} from '../../ui';
import {
  AUTHORITY_WORDS,
  AuthorityFields,
  ContactFields,
  emptyPerson,
  needsAuthority,
  NeedsFields,
  onForm,
  personProblems,
  personValues,
  ROLE_WORDS,
  SafeContactFields,
  SpecialFields,
  toPerson,
  type PersonValues,
} from '../people';
import type { CasePanelProps } from './case-screen';
import css from './case.module.css';
import { CommandForm } from './command-form';
import { capital } from './overview-tab';

export function PeopleTab(panel: CasePanelProps) {
  const { file, open, goTo } = panel;
  const [changing, setChanging] = useState<string>();
  // A phone number may change after the case is closed; letters to it are kept as they went.
  const canChange = !file.readOnly;
  const writtenTo = addressee(file.people);
  return (
    <div className={css.stack}>
      <WhoIsWrittenTo file={file} />
      {file.people.map((person) => (
        <article key={person.id} className={css.point} aria-label={person.name || 'Name not given'}>
          <header>
            <h2>{person.name || 'Name not given'}</h2>
            <Chip>{ROLE_WORDS[person.role].label}</Chip>
            {writtenTo?.id === person.id && <Chip tone="ok">Letters go to them</Chip>}
            <Warnings person={person} today={panel.day.today} />
          </header>
          {changing === person.id ? (
            <PersonForm {...panel} person={person} onDone={() => setChanging(undefined)} />
          ) : (
            <>
              <PersonFacts file={file} person={person} />
              {canChange && (
                <div className="cluster">
                  <Button small onClick={() => setChanging(person.id)}>
                    Change<span className="hidden"> {person.name}</span>
                  </Button>
                  <LettersButton file={file} person={person} />
                </div>
              )}
            </>
          )}
        </article>
      ))}
      {canChange &&
        (open === 'person' ? (
          <PersonForm {...panel} person={undefined} onDone={() => goTo('people')} />
        ) : (
          <div>
            <Button icon="add" onClick={() => goTo('person')}>
              Add a person
            </Button>
          </div>
        ))}
      <Disclosure summary="Who may be told what">
        <p>
          A representative may bring a complaint (LGSCO Code 1.4), but hears about the person only
          as far as their authority goes. A parent’s right to complain is not a right to the child’s
          data: a child who understands decides. Before you send anything, ask whose data it is and
          what lets this reader have it.
        </p>
      </Disclosure>
    </div>
  );
}

function WhoIsWrittenTo({ file }: { readonly file: CaseFile }) {
  if (addressee(file.people)) return null;
  const isNamed = file.people.some(({ name }) => name.trim() !== '');
  return (
    <Notice tone="warning" title="No letter can go to anybody on this case">
      {isNamed
        ? 'Nobody named here receives letters and is alive. Add who is to be written to, or let one of them receive letters.'
        : 'Nobody gave a name. If they get in touch again, add it: the date of receipt stays.'}
    </Notice>
  );
}

function Warnings({ person, today }: { readonly person: PersonOnCase; readonly today: string }) {
  const { authority } = person;
  const hasEnded = authority?.expiresOn !== undefined && authority.expiresOn < today;
  return (
    <>
      {person.deceasedOn !== undefined && <Chip tone="late">Has died</Chip>}
      {person.under18 !== undefined && <Chip tone="soon">Under 18</Chip>}
      {!person.mayWrite && <Chip tone="late">Do not write</Chip>}
      {!person.mayCall && <Chip tone="late">Do not call</Chip>}
      {needsAuthority(person.role) &&
        person.role !== 'member' &&
        (authority === undefined || authority.basis === 'not shown yet') && (
          <Chip tone="soon">Authority not shown</Chip>
        )}
      {hasEnded && <Chip tone="late">Authority has ended</Chip>}
    </>
  );
}

function PersonFacts({ file, person }: { readonly file: CaseFile; readonly person: PersonOnCase }) {
  return (
    <Facts
      items={[
        ...(person.office === undefined ? [] : [{ label: 'Member for', value: person.office }]),
        {
          label: 'Address',
          value: person.address.length > 0 ? person.address.join(', ') : 'not given',
        },
        { label: 'Email', value: person.email || 'not given' },
        {
          label: 'Phone',
          value: person.phone
            ? `${person.phone}${person.mayLeaveMessage ? ' (may leave a message)' : ' (leave no message)'}`
            : 'not given',
        },
        { label: 'Prefers', value: capital(person.preferredContact) },
        ...(person.contactNote.trim() === ''
          ? []
          : [{ label: 'Safe contact', value: person.contactNote }]),
        { label: 'Needs', value: needsOf(person) },
        {
          label: 'Language and format',
          value: [person.language, person.format].filter(Boolean).join(', '),
        },
        {
          label: 'Letters',
          value: `${person.receivesLetters ? 'receives them' : 'does not receive them'}${person.greeting === undefined ? '' : `, “Dear ${person.greeting}”`}`,
        },
        ...(person.authority === undefined
          ? []
          : [{ label: 'Authority', value: authorityOf(file, person.authority) }]),
        ...(person.deceasedOn === undefined
          ? []
          : [
              {
                label: 'Died',
                value: `${formatDate(person.deceasedOn)}. No letter goes to them or greets them.`,
              },
            ]),
        ...(person.under18 === undefined
          ? []
          : [{ label: 'Understanding', value: understandingOf(person.under18) }]),
      ]}
    />
  );
}

function needsOf({ adjustments, adjustmentsAgreedOn, adjustmentsReviewOn }: PersonOnCase): string {
  if (adjustments.trim() === '') return 'none recorded: ask';
  return [
    adjustments,
    adjustmentsAgreedOn === undefined
      ? 'asked for, not agreed yet'
      : `agreed ${formatDate(adjustmentsAgreedOn)}`,
    ...(adjustmentsReviewOn === undefined
      ? []
      : [`to be looked at again ${formatDate(adjustmentsReviewOn)}`]),
  ].join('; ');
}

function authorityOf(file: CaseFile, authority: NonNullable<PersonOnCase['authority']>): string {
  const shown = file.evidence.find(({ id }) => id === authority.evidence);
  return [
    AUTHORITY_WORDS[authority.basis].label,
    ...(authority.scope.trim() === '' ? [] : [authority.scope]),
    ...(shown ? [`shown by E${shown.number} ${shown.title}`] : []),
    ...(authority.checkedOn === undefined ? [] : [`checked ${formatDate(authority.checkedOn)}`]),
    ...(authority.expiresOn === undefined ? [] : [`ends ${formatDate(authority.expiresOn)}`]),
  ].join('; ');
}

const understandingOf = ({ understands, by, on }: NonNullable<PersonOnCase['under18']>): string =>
  understands.trim() === ''
    ? 'not looked at yet'
    : `${understands} (${[by, formatDate(on)].filter((part) => part !== '').join(', ')})`;

/** One press takes somebody off the letters, or puts them back; the history says who did it. */
function LettersButton({
  file,
  person,
}: {
  readonly file: CaseFile;
  readonly person: PersonOnCase;
}) {
  const store = useStore();
  if (person.name.trim() === '' || person.deceasedOn !== undefined) return null;
  const turn = async () => {
    const receivesLetters = !person.receivesLetters;
    const result = await store.run(file.id, changePerson, {
      person: { ...person, receivesLetters },
    });
    toast(
      result.ok
        ? receivesLetters
          ? `Letters may go to ${person.name}`
          : `No letters go to ${person.name}`
        : (result.problems[0]?.message ?? 'That was not saved.'),
      { tone: result.ok ? 'done' : 'error' },
    );
  };
  return (
    <Button small onClick={() => void turn()}>
      {person.receivesLetters ? 'Take off the letters' : 'Send letters to them'}
      <span className="hidden">: {person.name}</span>
    </Button>
  );
}

const ROLES = PERSON_ROLES.map((role) => ({ value: role, label: ROLE_WORDS[role].label }));

function PersonForm({
  file,
  day,
  person,
  onDone,
}: CasePanelProps & { readonly person: PersonOnCase | undefined; readonly onDone: () => void }) {
  const store = useStore();
  return (
    <CommandForm<PersonValues>
      draftKey={`person ${file.id} ${person?.id ?? 'new'}`}
      action={person ? 'Save the person' : 'Add the person'}
      defaults={person ? personValues(person) : emptyPerson('representative')}
      run={async (values) => {
        const missing = personProblems(values);
        if (missing.length > 0) return { ok: false, problems: missing };
        const result = await store.run(file.id, changePerson, {
          person: { ...toPerson(values, day.today), ...(person ? { id: person.id } : {}) },
        });
        return result.ok
          ? result
          : { ok: false, problems: result.problems.map((problem) => onForm(problem)) };
      }}
      onDone={onDone}
      onCancel={onDone}
    >
      {({ register }, errorOf) => {
        const part = { at: '', today: day.today, errorOf };
        return (
          <>
            <FormRow>
              <TextField
                label="Name"
                width="medium"
                error={errorOf('name')}
                {...register('name')}
              />
              <TextField
                label="Letters begin “Dear …”"
                optional
                width="medium"
                hint="“Ms Bramble”. Left empty, the name."
                error={errorOf('greeting')}
                {...register('greeting')}
              />
              <Select label="Part" options={ROLES} {...register('role')} />
            </FormRow>
            <RoleMeans />
            <ContactFields {...part} />
            <SafeContactFields {...part} />
            <NeedsFields {...part} full />
            <AuthorityOf
              {...part}
              documents={file.evidence
                .filter(({ erased }) => !erased)
                .map(({ id, number, title }) => ({
                  id,
                  title: `E${number} ${title}`,
                }))}
            />
            <Fieldset legend="Letters, and who they are">
              <Checkbox label="Receives letters" {...register('receivesLetters')} />
              <SpecialFields {...part} />
            </Fieldset>
          </>
        );
      }}
    </CommandForm>
  );
}

function RoleMeans() {
  const role = useWatch<PersonValues, 'role'>({ name: 'role' });
  return <p className="sub small">{ROLE_WORDS[role].means}</p>;
}

/** Asked of whoever speaks for somebody else; a member also says what they are a member for. */
function AuthorityOf(props: Parameters<typeof AuthorityFields>[0]) {
  const role = useWatch<PersonValues, 'role'>({ name: 'role' });
  return (
    <>
      {role === 'member' && <Office errorOf={props.errorOf} />}
      {needsAuthority(role) && <AuthorityFields {...props} />}
    </>
  );
}

function Office({ errorOf }: { readonly errorOf: (name: string) => string | undefined }) {
  const { register } = useFormContext<PersonValues>();
  return (
    <TextField
      label="Member for"
      optional
      width="medium"
      hint="The ward or constituency, or the office that writes for them."
      error={errorOf('office')}
      {...register('office')}
    />
  );
}
