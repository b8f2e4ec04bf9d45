/** Who is on the case, how to reach them safely, and what they need. */
import { changePerson } from '@shared/case-file';
import type { PersonOnCase } from '@shared/case-file/schema';
import { useState } from 'react';
import { useStore } from '../../app/store-context';
import {
  Button,
  Checkbox,
  Chip,
  Facts,
  Fieldset,
  FormRow,
  Select,
  TextArea,
  TextField,
} from '../../ui';
import type { CasePanelProps } from './case-screen';
import css from './case.module.css';
import { CommandForm } from './command-form';
import { capital } from './overview-tab';

export function PeopleTab(panel: CasePanelProps) {
  const { file, open, goTo } = panel;
  const [changing, setChanging] = useState<string>();
  const canChange = file.state !== 'closed' && !file.readOnly;
  return (
    <div className={css.stack}>
      {file.people.map((person) => (
        <article key={person.id} className={css.point} aria-label={person.name || 'Name not given'}>
          <header>
            <h2>{person.name || 'Name not given'}</h2>
            <Chip>{capital(person.role)}</Chip>
            {!person.mayWrite && <Chip tone="late">Do not write</Chip>}
            {!person.mayCall && <Chip tone="late">Do not call</Chip>}
          </header>
          {changing === person.id ? (
            <PersonForm {...panel} person={person} onDone={() => setChanging(undefined)} />
          ) : (
            <>
              <Facts
                items={[
                  {
                    label: 'Address',
                    value: person.address.length > 0 ? person.address.join(', ') : 'not given',
                  },
                  { label: 'Email', value: person.email || 'not given' },
                  {
                    label: 'Phone',
                    value: person.phone
                      ? `${person.phone}${person.mayLeaveMessage ? ' (may leave a message)' : ''}`
                      : 'not given',
                  },
                  { label: 'Prefers', value: capital(person.preferredContact) },
                  { label: 'Needs', value: person.adjustments || 'none recorded' },
                  {
                    label: 'Language and format',
                    value: [person.language, person.format].filter(Boolean).join(', '),
                  },
                  {
                    label: 'Letters',
                    value: person.receivesLetters ? 'receives them' : 'does not receive them',
                  },
                  ...(person.contactNote.trim() === ''
                    ? []
                    : [{ label: 'Safe contact', value: person.contactNote }]),
                ]}
              />
              {canChange && (
                <div>
                  <Button small onClick={() => setChanging(person.id)}>
                    Change<span className="hidden"> {person.name}</span>
                  </Button>
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
    </div>
  );
}

type PersonValues = Omit<PersonOnCase, 'id' | 'address' | 'greeting' | 'email' | 'phone'> & {
  address: string;
  greeting: string;
  email: string;
  phone: string;
};

const ROLES = [
  { value: 'complainant', label: 'Complainant' },
  { value: 'representative', label: 'Representative' },
  { value: 'affected person', label: 'Affected person' },
  { value: 'advocate', label: 'Advocate' },
];

function PersonForm({
  file,
  person,
  onDone,
}: CasePanelProps & { readonly person: PersonOnCase | undefined; readonly onDone: () => void }) {
  const store = useStore();
  return (
    <CommandForm<PersonValues>
      draftKey={`person ${file.id} ${person?.id ?? 'new'}`}
      action={person ? 'Save the person' : 'Add the person'}
      defaults={{
        role: person?.role ?? 'representative',
        name: person?.name ?? '',
        greeting: person?.greeting ?? '',
        address: person?.address.join('\n') ?? '',
        email: person?.email ?? '',
        phone: person?.phone ?? '',
        preferredContact: person?.preferredContact ?? 'not asked',
        mayWrite: person?.mayWrite ?? true,
        mayCall: person?.mayCall ?? true,
        mayLeaveMessage: person?.mayLeaveMessage ?? false,
        contactNote: person?.contactNote ?? '',
        adjustments: person?.adjustments ?? '',
        language: person?.language ?? 'English',
        format: person?.format ?? 'Standard print',
        receivesLetters: person?.receivesLetters ?? true,
      }}
      run={({ address, greeting, email, phone, ...values }) =>
        store.run(file.id, changePerson, {
          person: {
            ...values,
            ...(person ? { id: person.id } : {}),
            address: address
              .split('\n')
              .map((line) => line.trim())
              .filter((line) => line !== ''),
            ...(greeting.trim() === '' ? {} : { greeting: greeting.trim() }),
            ...(email.trim() === '' ? {} : { email: email.trim() }),
            ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
          },
        })
      }
      onDone={onDone}
      onCancel={onDone}
    >
      {({ register }, errorOf) => (
        <>
          <FormRow>
            <TextField
              label="Name"
              width="medium"
              error={errorOf('person.name')}
              {...register('name')}
            />
            <TextField
              label="Letters begin “Dear …”"
              optional
              width="medium"
              hint="“Ms Bramble”. Left empty, the name."
              {...register('greeting')}
            />
            <Select label="Part" options={ROLES} {...register('role')} />
          </FormRow>
          <TextArea
            label="Address"
            optional
            rows={3}
            error={errorOf('person.address')}
            {...register('address')}
          />
          <FormRow>
            <TextField
              label="Email"
              optional
              type="email"
              width="medium"
              error={errorOf('person.email')}
              {...register('email')}
            />
            <TextField label="Phone" optional type="tel" width="medium" {...register('phone')} />
            <Select
              label="Prefers"
              options={(['not asked', 'email', 'phone', 'letter', 'in person'] as const).map(
                (value) => ({ value, label: capital(value) }),
              )}
              {...register('preferredContact')}
            />
          </FormRow>
          <FormRow>
            <TextField
              label="Needs from us"
              optional
              width="medium"
              hint="Reasonable adjustments."
              {...register('adjustments')}
            />
            <TextField label="Language" width="short" {...register('language')} />
            <TextField label="Format" width="medium" {...register('format')} />
          </FormRow>
          <Fieldset legend="Letters and safe contact">
            <div className="cluster">
              <Checkbox label="Receives letters" {...register('receivesLetters')} />
              <Checkbox label="We may write" {...register('mayWrite')} />
              <Checkbox label="We may call" {...register('mayCall')} />
              <Checkbox label="We may leave a message" {...register('mayLeaveMessage')} />
            </div>
            <TextField
              label="Note on safe contact"
              optional
              error={errorOf('person.contactNote')}
              {...register('contactNote')}
            />
          </Fieldset>
        </>
      )}
    </CommandForm>
  );
}
