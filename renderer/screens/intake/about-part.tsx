/** Which service and why, what others call it, and the cases it belongs with. */
import { LINK_KINDS } from '@shared/case-file/schema';
import { useRef } from 'react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { useCouncil } from '../../app/store-context';
import { Button, Fieldset, FormRow, Select, TextField } from '../../ui';
import { LINK_WORDS } from '../case/link-words';
import { Guide } from './guide';
import type { IntakeValues } from './intake-form';
import css from './intake.module.css';
import type { PartProps } from './part';

export function AboutPart({ errorOf }: PartProps) {
  const { register } = useFormContext<IntakeValues>();
  const council = useCouncil();
  return (
    <Fieldset large legend="What is it about?">
      <FormRow>
        <Select
          label="Service"
          placeholder="Choose"
          hint="The nearest one; you can change it later."
          options={council.services}
          error={errorOf('service')}
          {...register('service')}
        />
        <TextField
          label="Reason"
          optional
          hint="What they complain of, in a word or two. Why it went wrong comes at the end."
          width="medium"
          error={errorOf('reason')}
          {...register('reason')}
        />
      </FormRow>
      <References errorOf={errorOf} />
      <Linked />
      <Guide about="what it is about">
        <p>
          Choose the service that can answer, not the one they spoke to. Ask for every reference
          they have: CRM, tenancy, council tax, an earlier complaint. Possible matches look for them
          at once.
        </p>
      </Guide>
    </Fieldset>
  );
}

function References({ errorOf }: Pick<PartProps, 'errorOf'>) {
  const { register, control, setFocus } = useFormContext<IntakeValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'references' });
  const add = useRef<HTMLButtonElement>(null);
  return (
    <>
      {fields.map((field, index) => (
        <div key={field.id} className={css.reference}>
          <TextField
            label={index === 0 ? 'Their reference' : `Reference ${index + 1}`}
            optional
            width="medium"
            error={
              errorOf(`references.${index}.value`) ?? errorOf(`otherReferences.${index}.value`)
            }
            {...register(`references.${index}.value`)}
          />
          <TextField
            label={index === 0 ? 'Whose reference it is' : `Whose reference ${index + 1} is`}
            optional
            width="medium"
            placeholder="CRM, tenancy, council tax, LGSCO"
            error={errorOf(`references.${index}.system`)}
            {...register(`references.${index}.system`)}
          />
          {fields.length > 1 && (
            <Button
              kind="quiet"
              small
              onClick={() => {
                remove(index);
                add.current?.focus();
              }}
            >
              Remove<span className="hidden"> reference {index + 1}</span>
            </Button>
          )}
        </div>
      ))}
      <div>
        <Button
          ref={add}
          small
          icon="add"
          onClick={() => {
            append({ system: '', value: '' }, { shouldFocus: false });
            requestAnimationFrame(() => setFocus(`references.${fields.length}.value`));
          }}
        >
          Add another reference
        </Button>
      </div>
    </>
  );
}

function Linked() {
  const { register, control } = useFormContext<IntakeValues>();
  const { fields, remove } = useFieldArray({ control, name: 'linked' });
  if (fields.length === 0) return null;
  return (
    <ul className={css.files} aria-label="Linked cases">
      {fields.map((field, index) => (
        <li key={field.id}>
          <span className="num">Linked with {field.reference}</span>
          <Select
            label={`How ${field.reference} is linked`}
            hideLabel
            options={LINK_KINDS.map((value) => ({ value, label: LINK_WORDS[value] }))}
            {...register(`linked.${index}.how`)}
          />
          <Button
            kind="quiet"
            small
            onClick={() => {
              remove(index);
              document.querySelector<HTMLElement>('main [data-screen-title]')?.focus();
            }}
          >
            Remove<span className="hidden"> the link with {field.reference}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
