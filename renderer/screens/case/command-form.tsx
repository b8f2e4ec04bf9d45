/**
 * A form that runs one command: what is typed is a sealed draft until the command has run; what the
 * command refuses stands in a summary and beside its fields.
 */
import type { Problem } from '@shared/case-file';
import { type ReactNode, useState } from 'react';
import {
  type DefaultValues,
  type FieldValues,
  FormProvider,
  useForm,
  type UseFormReturn,
} from 'react-hook-form';
import { useFormDraft } from '../../app/drafts';
import { useShortcut } from '../../app/keys/shortcuts';
import type { RunResult } from '../../store/api';
import { Button, ErrorSummary, toast, Working } from '../../ui';
import { useFormFocus } from '../../ui/fields/use-form-focus';
import css from './case.module.css';

export interface CommandFormProps<T extends FieldValues> {
  /** Unique to what is being written. */
  readonly draftKey: string;
  readonly defaults: DefaultValues<T>;
  /** The button's words: "Record finding". */
  readonly action: string;
  readonly run: (values: T) => Promise<RunResult>;
  readonly onDone: () => void;
  readonly onCancel?: (() => void) | undefined;
  readonly children: (
    form: UseFormReturn<T>,
    errorOf: (name: string) => string | undefined,
  ) => ReactNode;
}

export function CommandForm<T extends FieldValues>(props: CommandFormProps<T>) {
  const { draftKey, defaults, action, run, onDone, onCancel, children } = props;
  const form = useForm<T>({ defaultValues: defaults });
  const draft = useFormDraft<T>(draftKey, form);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [isBusy, setBusy] = useState(false);
  const box = useFormFocus(draft.ready);
  const submit = async () => {
    if (isBusy) return;
    setBusy(true);
    try {
      const result = await run(form.getValues());
      if (!result.ok) {
        setProblems(result.problems);
        return;
      }
      setProblems([]);
      await draft.discard();
      const [warning] = result.warnings ?? [];
      if (warning)
        toast([warning.message, warning.instead].filter(Boolean).join(' '), { tone: 'note' });
      onDone();
    } catch (error) {
      setProblems([
        {
          message:
            error instanceof Error
              ? error.message
              : 'Nothing was saved. What you typed is still here; try again.',
        },
      ]);
    } finally {
      setBusy(false);
    }
  };
  useShortcut({ keys: 'Ctrl+Enter', what: action, run: () => void submit() });
  const errorOf = (name: string) => problems.find((problem) => problem.field === name)?.message;
  if (!draft.ready) return <Working>Opening…</Working>;
  return (
    <FormProvider {...form}>
      <form
        ref={box}
        className={css.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <ErrorSummary problems={problems} />
        {draft.restored && (
          <p className="sub small">
            You had begun this; it is as you left it.{' '}
            <Button kind="quiet" small onClick={() => void draft.discard()}>
              Start again
            </Button>
          </p>
        )}
        {children(form, errorOf)}
        <div className="cluster">
          <Button kind="main" type="submit" keys="Ctrl+Enter" busy={isBusy}>
            {action}
          </Button>
          {onCancel && <Button onClick={onCancel}>Close, keep the draft</Button>}
        </div>
      </form>
    </FormProvider>
  );
}
