/** One form of the Actions tab, drawn from its data. */
import { Controller, type UseFormReturn } from 'react-hook-form';
import { useCouncil, useStore } from '../../../app/store-context';
import {
  Checkbox,
  CheckboxGroup,
  ComboBox,
  DateField,
  Disclosure,
  FormRow,
  RadioGroup,
  Select,
  TextArea,
  TextField,
  toast,
} from '../../../ui';
import type { CasePanelProps } from '../case-screen';
import css from '../case.module.css';
import { CommandForm } from '../command-form';
import { answersOf, fieldsOf } from './form-spec';
import type { FieldRow, FieldSpec, FormContext, Values } from './form-spec';
import { actionForm } from './forms';
import type { ActionFormId } from './forms';

export interface ActionFormProps extends CasePanelProps {
  readonly form: ActionFormId;
  readonly onDone: () => void;
}

export function ActionForm({ form: id, file, day, subject, onDone }: ActionFormProps) {
  const store = useStore();
  const council = useCouncil();
  const context: FormContext = { file, day, council, subject };
  const spec = actionForm(id);
  const rows = spec.fields(context);
  const about = spec.about?.(context);
  return (
    <div className={css.actionForm}>
      <h3>{spec.title}</h3>
      {about && <p className={css.text}>{about}</p>}
      {spec.guidance && (
        <Disclosure summary={spec.guidance.summary}>
          <p>{spec.guidance.text}</p>
        </Disclosure>
      )}
      <CommandForm<Values>
        draftKey={`${id} ${file.id}${subject === undefined ? '' : ` ${subject}`}`}
        action={spec.action}
        defaults={spec.defaults(context)}
        run={(values) => spec.run(store, context, answersOf(rows, values))}
        onDone={() => {
          toast(spec.done);
          onDone();
        }}
        onCancel={onDone}
      >
        {(form, errorOf) =>
          rows.map((row) => (
            <Row key={keyOf(row)} row={row} form={form} errorOf={errorOf} day={day} />
          ))
        }
      </CommandForm>
    </div>
  );
}

const keyOf = (row: FieldRow): string => fieldsOf([row])[0]?.name ?? '';

interface RowProps {
  readonly form: UseFormReturn<Values>;
  readonly errorOf: (name: string) => string | undefined;
  readonly day: CasePanelProps['day'];
}

function Row({ row, ...rest }: RowProps & { readonly row: FieldRow }) {
  if ('name' in row) return <OneField field={row} {...rest} />;
  return (
    <FormRow>
      {row.map((field) => (
        <OneField key={field.name} field={field} {...rest} />
      ))}
    </FormRow>
  );
}

function OneField({ field, form, errorOf, day }: RowProps & { readonly field: FieldSpec }) {
  const { register, control, watch } = form;
  if (field.when && !field.when(watch())) return null;
  const { name } = field;
  const words = {
    label: field.label,
    hint: field.hint,
    optional: field.optional,
    error: errorOf(name),
  };
  switch (field.as) {
    case 'line':
      return <TextField {...words} width={field.width} {...register(name)} />;
    case 'time':
      return <TextField {...words} width="short" inputMode="numeric" {...register(name)} />;
    case 'text':
      return <TextArea {...words} rows={field.rows ?? 3} {...register(name)} />;
    case 'select':
      return (
        <Select
          {...words}
          {...(field.placeholder === undefined ? {} : { placeholder: field.placeholder })}
          options={field.options}
          {...register(name)}
        />
      );
    case 'tick':
      return (
        <Checkbox label={field.label} hint={field.hint} error={words.error} {...register(name)} />
      );
    case 'date':
      return (
        <Controller
          control={control}
          name={name}
          render={({ field: { value, ...ties } }) => (
            <DateField {...words} today={day.today} value={asText(value)} {...ties} />
          )}
        />
      );
    case 'who':
      return (
        <Controller
          control={control}
          name={name}
          render={({ field: { value, ...ties } }) => (
            <ComboBox {...words} custom options={field.options} value={asText(value)} {...ties} />
          )}
        />
      );
    case 'choice':
      return (
        <Controller
          control={control}
          name={name}
          render={({ field: { value, ...ties } }) => (
            <RadioGroup
              {...words}
              inline={field.inline}
              options={field.options}
              value={asText(value)}
              {...ties}
            />
          )}
        />
      );
    case 'several':
      return (
        <Controller
          control={control}
          name={name}
          render={({ field: { value, ...ties } }) => (
            <CheckboxGroup
              {...words}
              options={field.options}
              value={Array.isArray(value) ? (value as string[]) : []}
              {...ties}
            />
          )}
        />
      );
  }
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
