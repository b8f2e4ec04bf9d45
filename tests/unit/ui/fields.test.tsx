// @vitest-environment jsdom
import { zodResolver } from '@hookform/resolvers/zod';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { Button } from '../../../renderer/ui/button/button';
import { ErrorSummary } from '../../../renderer/ui/errors/error-summary';
import { problemsOf } from '../../../renderer/ui/errors/problems';
import { CheckboxGroup, RadioGroup } from '../../../renderer/ui/fields/choices';
import { DateField } from '../../../renderer/ui/fields/date-field';
import { TextField } from '../../../renderer/ui/fields/text-field';

beforeAll(() => {
  // jsdom has no layout, and does not know CSS.escape; the names of these fields need none.
  Element.prototype.scrollIntoView = () => undefined;
  vi.stubGlobal('CSS', { escape: (name: string) => name });
});
afterEach(cleanup);

const TODAY = '2026-11-23';

function Dated({
  onChange,
  start = '',
}: {
  readonly onChange?: (date: string) => void;
  readonly start?: string;
}) {
  const [value, setValue] = useState(start);
  return (
    <>
      <DateField
        label="Received on"
        today={TODAY}
        value={value}
        onChange={(date) => {
          setValue(date);
          onChange?.(date);
        }}
      />
      <button onClick={() => setValue('2027-01-05')}>Restore</button>
    </>
  );
}

describe('a date field', () => {
  it.each([
    ['23/11', '2026-11-23', 'Mon 23 Nov 2026'],
    ['yesterday', '2026-11-22', 'Sun 22 Nov 2026'],
    ['next fri', '2026-12-04', 'Fri 4 Dec 2026'],
  ])('reads %s and answers with its weekday', async (typed, date, echo) => {
    const onChange = vi.fn();
    render(<Dated onChange={onChange} />);
    await userEvent.type(screen.getByLabelText('Received on'), typed);
    expect(onChange).toHaveBeenLastCalledWith(date);
    expect(screen.getByText(echo)).toBeTruthy();
  });

  it('says what is wrong only once it is left, ties the words to the field, and reports no date', async () => {
    const onChange = vi.fn();
    render(<Dated onChange={onChange} start="2026-11-20" />);
    const field = screen.getByLabelText('Received on');
    await userEvent.clear(field);
    await userEvent.type(field, '31/02/2026');
    expect(screen.queryByText(/has 28 days/)).toBeNull();
    await userEvent.tab();
    const error = screen.getByText(/February 2026 has 28 days/);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(field.getAttribute('aria-describedby')).toContain(
      error.closest('[id$="-error"]')?.id ?? 'none',
    );
    expect(onChange).toHaveBeenLastCalledWith('');
  });

  it('shows a value that changed behind it', async () => {
    render(<Dated />);
    await userEvent.click(screen.getByText('Restore'));
    expect(screen.getByLabelText<HTMLInputElement>('Received on').value).toBe('05/01/2027');
  });
});

const schema = z.object({
  name: z.string().min(1, 'Enter the name'),
  how: z.enum(['phone', 'letter'], 'Choose how it came'),
});

function ReceivedForm({ onDone }: { readonly onDone: (values: unknown) => void }) {
  const form = useForm<z.input<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { name: '' },
    shouldFocusError: false,
  });
  const { errors } = form.formState;
  return (
    <form noValidate onSubmit={(event) => void form.handleSubmit(onDone)(event)}>
      <ErrorSummary problems={problemsOf(errors)} />
      <TextField label="Name" error={errors.name?.message} {...form.register('name')} />
      <Controller
        control={form.control}
        name="how"
        render={({ field }) => (
          <RadioGroup
            {...field}
            label="How did it come?"
            error={errors.how?.message}
            options={[
              { value: 'phone', label: 'By phone' },
              { value: 'letter', label: 'By letter' },
            ]}
          />
        )}
      />
      <Button type="submit">Save</Button>
    </form>
  );
}

describe('a form with something wrong in it', () => {
  it('takes focus to a summary whose lines lead to their fields', async () => {
    const onDone = vi.fn();
    render(<ReceivedForm onDone={onDone} />);
    await userEvent.click(screen.getByText('Save'));
    const summary = await screen.findByRole('alert');
    expect(document.activeElement).toBe(summary);
    await userEvent.click(within(summary).getByText('Enter the name'));
    expect(document.activeElement).toBe(screen.getByLabelText('Name'));
    await userEvent.click(within(summary).getByText('Choose how it came'));
    expect(document.activeElement).toBe(screen.getByLabelText('By phone'));
    expect(onDone).not.toHaveBeenCalled();
  });

  it('once put right is handed over', async () => {
    const onDone = vi.fn();
    render(<ReceivedForm onDone={onDone} />);
    await userEvent.type(screen.getByLabelText('Name'), 'H. Bramble');
    await userEvent.click(screen.getByLabelText('By letter'));
    await userEvent.click(screen.getByText('Save'));
    expect(onDone.mock.calls[0]?.[0]).toEqual({ name: 'H. Bramble', how: 'letter' });
  });
});

describe('pieces', () => {
  it('a busy button keeps focus and does nothing', async () => {
    const press = vi.fn();
    render(
      <Button busy onClick={press}>
        Save
      </Button>,
    );
    const button = screen.getByRole('button');
    await userEvent.click(button);
    expect(press).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(button);
    expect(button.getAttribute('aria-disabled')).toBe('true');
  });

  it('a passphrase is dots until shown, and is never remembered by the engine', async () => {
    render(<TextField label="Passphrase" reveal />);
    const field = screen.getByLabelText<HTMLInputElement>('Passphrase');
    expect(field.type).toBe('password');
    expect(field.autocomplete).toBe('off');
    await userEvent.click(screen.getByRole('button'));
    expect(field.type).toBe('text');
    expect(screen.getByRole('button').getAttribute('aria-pressed')).toBe('true');
  });

  it('several choices come back in the order offered', async () => {
    function Flags() {
      const [value, setValue] = useState<('a' | 'b' | 'c')[]>([]);
      const options = (['a', 'b', 'c'] as const).map((each) => ({ value: each, label: each }));
      return (
        <>
          <CheckboxGroup label="Flags" options={options} value={value} onChange={setValue} />
          <output>{value.join()}</output>
        </>
      );
    }
    render(<Flags />);
    await userEvent.click(screen.getByLabelText('c'));
    await userEvent.click(screen.getByLabelText('a'));
    expect(screen.getByText('a,c')).toBeTruthy();
  });
});
