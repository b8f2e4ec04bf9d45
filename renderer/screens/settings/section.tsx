/** What the sections share: a heading, a form over part of the council's settings, saving and its problems. */
import { zodResolver } from '@hookform/resolvers/zod';
import type { CouncilSettings } from '@shared/case-file/council';
import { type ReactNode, useState } from 'react';
import { type DefaultValues, type FieldValues, type UseFormReturn, useForm } from 'react-hook-form';
import type { z } from 'zod';
import { useFormDraft } from '../../app/drafts';
import { useShortcut } from '../../app/keys/shortcuts';
import { useStore } from '../../app/store-context';
import { announce } from '../../ui/announcer';
import { Button } from '../../ui/button/button';
import { ErrorSummary } from '../../ui/errors/error-summary';
import { type FormProblem, problemsOf } from '../../ui/errors/problems';
import { Notice } from '../../ui/feedback/feedback';
import css from './settings.module.css';

export function Section(props: {
  readonly title: string;
  readonly intro?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className={css.section}>
      <h2>{props.title}</h2>
      {props.intro !== undefined && <div className="sub prose">{props.intro}</div>}
      {props.children}
    </div>
  );
}

/** A part of a section under a heading of its own. */
export function Part(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={css.part}>
      <h3>{props.title}</h3>
      {props.children}
    </div>
  );
}

interface SectionForm<V extends FieldValues> {
  readonly form: UseFormReturn<V>;
  readonly save: () => void;
  readonly discard: () => void;
  readonly problems: readonly FormProblem[];
  readonly ready: boolean;
  readonly restored: boolean;
  readonly isSaved: boolean;
}

/**
 * A form over some settings. What is typed is a draft until saved; saving records only what differs.
 * @param change the settings as typed → as stored
 */
export function useSectionForm<V extends FieldValues>(options: {
  readonly name: string;
  readonly schema: z.ZodType<V, V>;
  readonly values: DefaultValues<V>;
  readonly change: (values: V) => Partial<CouncilSettings>;
}): SectionForm<V> {
  const { name, schema, values, change } = options;
  const { council } = useStore();
  const form = useForm<V>({
    resolver: zodResolver<V, unknown, V>(schema),
    defaultValues: values,
    shouldFocusError: false,
  });
  const draft = useFormDraft(`settings ${name}`, form);
  const [refused, setRefused] = useState<readonly FormProblem[]>([]);
  const [isSaved, setSaved] = useState(false);
  const submit = form.handleSubmit(async (typed) => {
    setSaved(false);
    const result = await council.change(change(typed)).catch((error: unknown) => ({
      ok: false as const,
      problems: [
        { message: error instanceof Error ? error.message : 'The disk refused. Try again.' },
      ],
    }));
    setRefused(result.ok ? [] : result.problems);
    if (!result.ok) return;
    await draft.done().catch(() => undefined);
    form.reset(typed);
    setSaved(true);
    announce('Saved');
  });
  const save = () => void submit();
  useShortcut({ keys: 'Ctrl+S', what: 'Save this page of settings', run: save });
  useShortcut({ keys: 'Ctrl+Enter', what: 'Save this page of settings', run: save });
  return {
    form,
    save,
    discard: () => void draft.discard(),
    problems: [...problemsOf(form.formState.errors), ...refused],
    ready: draft.ready,
    restored: draft.restored,
    isSaved: isSaved && !form.formState.isDirty,
  };
}

/** The form's frame: problems, fields, Save. */
export function SettingsForm<V extends FieldValues>(props: {
  readonly section: SectionForm<V>;
  readonly children: ReactNode;
}) {
  const { section, children } = props;
  const { isDirty, isSubmitting } = section.form.formState;
  if (!section.ready) return null;
  return (
    <form
      className={css.inset}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        section.save();
      }}
    >
      <ErrorSummary problems={section.problems} />
      {section.restored && isDirty && (
        <Notice title="You changed this page earlier and did not save it">
          <Button kind="quiet" small onClick={section.discard}>
            Discard those changes
          </Button>
        </Notice>
      )}
      {children}
      <div className={css.save}>
        <Button kind="main" type="submit" keys="Ctrl+Enter" busy={isSubmitting}>
          Save
        </Button>
        <span className="sub" role="status">
          {isDirty ? 'Not saved yet' : section.isSaved ? 'Saved' : ''}
        </span>
      </div>
    </form>
  );
}

/** Lines as one types them, empty ones left out. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
