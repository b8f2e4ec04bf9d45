/** One paragraph of the library: what it is called, which letters it is for, and its variants. */
import { zodResolver } from '@hookform/resolvers/zod';
import { LETTER_KINDS } from '@shared/case-file/schema';
import type { LibraryParagraph } from '@shared/case-file/council';
import { useState } from 'react';
import { Controller, useFieldArray, useForm } from 'react-hook-form';
import { z } from 'zod';
import { useFormDraft } from '../../app/drafts';
import { useCouncil, useStore } from '../../app/store-context';
import { announce } from '../../ui/announcer';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/dialog/dialog';
import { ErrorSummary } from '../../ui/errors/error-summary';
import { type FormProblem, problemsOf } from '../../ui/errors/problems';
import { CheckboxGroup } from '../../ui/fields/choices';
import { Disclosure, Working } from '../../ui/feedback/feedback';
import { TextArea } from '../../ui/fields/text-area';
import { TextField } from '../../ui/fields/text-field';
import css from './settings.module.css';

const schema = z.object({
  title: z.string().trim().min(1, 'Say what it is called').max(200),
  kinds: z.array(z.enum(LETTER_KINDS)),
  variants: z
    .array(
      z.object({
        name: z.string().trim().max(200),
        text: z.string().trim().min(1, 'Write the paragraph').max(10_000),
      }),
    )
    .min(1)
    .max(12),
});

export function ParagraphDialog({
  paragraph,
  onClose,
}: {
  readonly paragraph: LibraryParagraph | undefined;
  readonly onClose: () => void;
}) {
  const { paragraphs } = useCouncil();
  const { council } = useStore();
  const [refused, setRefused] = useState<readonly FormProblem[]>([]);
  const form = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: {
      title: paragraph?.title ?? '',
      kinds: paragraph?.kinds ?? [],
      variants: paragraph?.variants ?? [{ name: '', text: '' }],
    },
    shouldFocusError: false,
  });
  const draft = useFormDraft(`paragraph ${paragraph?.id ?? 'new'}`, form);
  const variants = useFieldArray({ control: form.control, name: 'variants' });
  const { errors, isSubmitting } = form.formState;
  const save = form.handleSubmit(async (values) => {
    const next = paragraph
      ? paragraphs.map((each) => (each.id === paragraph.id ? { ...each, ...values } : each))
      : [...paragraphs, { id: crypto.randomUUID(), ...values }];
    const result = await council.change({ paragraphs: next }).catch((error: unknown) => ({
      ok: false as const,
      problems: [
        { message: error instanceof Error ? error.message : 'The disk refused. Try again.' },
      ],
    }));
    setRefused(result.ok ? [] : result.problems);
    if (!result.ok) return;
    await draft.done().catch(() => undefined);
    announce(`${values.title} saved`);
    onClose();
  });
  return (
    <Dialog
      title={paragraph ? `Change “${paragraph.title}”` : 'Add a paragraph'}
      open
      wide
      alert
      onClose={onClose}
      actions={
        <>
          <Button kind="main" busy={isSubmitting} onClick={() => void save()}>
            Save paragraph
          </Button>
          <Button
            onClick={() => {
              void draft.done();
              onClose();
            }}
          >
            Cancel
          </Button>
        </>
      }
    >
      {!draft.ready ? (
        <Working>Opening the paragraph…</Working>
      ) : (
        <form
          className={css.inset}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <ErrorSummary problems={[...problemsOf(errors), ...refused]} />
          <TextField
            label="What it is called"
            error={errors.title?.message}
            {...form.register('title')}
          />
          {variants.fields.map((field, at) => (
            <fieldset key={field.id} className={css.variant}>
              <legend className={variants.fields.length > 1 ? undefined : 'hidden'}>
                Variant {at + 1}
              </legend>
              {variants.fields.length > 1 && (
                <TextField
                  label="When to use it"
                  optional
                  error={errors.variants?.[at]?.name?.message}
                  {...form.register(`variants.${at}.name`)}
                />
              )}
              <TextArea
                label="Words"
                hint="A blank line begins a paragraph, “- ” a list. {{due}}, {{received}}, {{reference}}, {{greeting}} and {{handler}} become the case’s own."
                rows={5}
                error={errors.variants?.[at]?.text?.message}
                {...form.register(`variants.${at}.text`)}
              />
              {variants.fields.length > 1 && (
                <div>
                  <Button small kind="quiet" icon="remove" onClick={() => variants.remove(at)}>
                    Remove variant {at + 1}
                  </Button>
                </div>
              )}
            </fieldset>
          ))}
          {variants.fields.length < 12 && (
            <div>
              <Button small icon="add" onClick={() => variants.append({ name: '', text: '' })}>
                Add a variant
              </Button>
            </div>
          )}
          <Disclosure summary="Which letters is it for?">
            <Controller
              control={form.control}
              name="kinds"
              render={({ field: { ref: _unused, ...field } }) => (
                <CheckboxGroup
                  {...field}
                  label="Offered in"
                  hint="None chosen: in every letter."
                  options={LETTER_KINDS.map((kind) => ({
                    value: kind,
                    label: kind.charAt(0).toUpperCase() + kind.slice(1),
                  }))}
                />
              )}
            />
          </Disclosure>
        </form>
      )}
    </Dialog>
  );
}
