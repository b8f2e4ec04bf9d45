/** What they said, as they said it. */
import type { ClipboardEvent, ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { Fieldset, TextArea, TextField } from '../../ui';
import { Guide } from './guide';
import { asksForOutcome, type IntakeValues } from './intake-form';
import type { PartProps } from './part';

export function WordsPart({
  errorOf,
  onPaste,
  pasted,
}: PartProps & {
  readonly onPaste: (event: ClipboardEvent<HTMLTextAreaElement>) => void;
  /** Said under the words when they came from an email pasted here. */
  readonly pasted: ReactNode;
}) {
  const { register } = useFormContext<IntakeValues>();
  const kind = useWatch<IntakeValues, 'kind'>({ name: 'kind' });
  return (
    <Fieldset large legend="What has happened">
      <TextArea
        label="In their words"
        hint="As they say or write it. Do not tidy it up."
        rows={7}
        error={errorOf('theirWords')}
        {...register('theirWords')}
        onPaste={onPaste}
      />
      {pasted}
      <TextField
        label="In one line, for lists"
        optional
        hint="Left empty, the first line above is used. Nothing here a colleague need not know."
        error={errorOf('summary')}
        {...register('summary')}
      />
      {asksForOutcome(kind) && (
        <TextArea
          label="What do they want to happen?"
          optional
          hint="Ask: “What would put this right for you?”"
          rows={2}
          error={errorOf('wants')}
          {...register('wants')}
        />
      )}
      <Guide about="what has happened">
        <p>
          Let them finish, then read it back. Write dates, places and names of teams as they give
          them, and quote what stung. Promise nothing yet but when they will hear from us. What they
          want shapes the definition you agree with them in the acknowledgement (LGSCO Code 6.2).
          Never write bank details.
        </p>
      </Guide>
    </Fieldset>
  );
}
