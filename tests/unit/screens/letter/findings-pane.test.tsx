// @vitest-environment jsdom
import { checkLetter, type Finding } from '@shared/plain-english';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import {
  FindingsPane,
  MeasuresLine,
} from '../../../../renderer/screens/letter/plain-english/findings-pane';
import { readingAdvice } from '../../../../renderer/screens/letter/plain-english/reading-advice';
import { letterOf } from '../../plain-english/letters-of';

Element.prototype.scrollIntoView ??= () => undefined;
afterEach(cleanup);

const TEXT =
  'Dear [name]\n\nWe are sorry if you feel let down. We will commence the work. Please be advised that it rains.';

function shown(text: string, current?: string) {
  const { findings, measures } = checkLetter(letterOf(text));
  const done = { onGo: vi.fn(), onFix: vi.fn(), onIgnore: vi.fn(), onAllow: vi.fn() };
  const onStopIgnoring = vi.fn();
  render(
    <FindingsPane
      findings={findings}
      measures={measures}
      current={current}
      ignored={2}
      {...done}
      onStopIgnoring={onStopIgnoring}
    />,
  );
  const item = (rule: Finding['rule']) => {
    const found = document.querySelector<HTMLElement>(`[data-rule="${rule}"]`);
    if (!found) throw new Error(`${rule} is not shown`);
    return within(found);
  };
  return { findings, ...done, onStopIgnoring, item };
}

it('counts them by how much they matter, and says why and what to write instead', () => {
  const { item } = shown(TEXT);
  expect(screen.getByRole('status').textContent).toBe('2 errors, 2 warnings.');
  expect(item('non-apology').getByText(/what went wrong/)).toBeDefined();
  expect(screen.getByText('start')).toBeDefined();
});

it('offers only what can be done: a gap is filled, an apology is never allowed', async () => {
  const { item } = shown(TEXT);
  expect(item('placeholder').queryAllByRole('button')).toHaveLength(1);
  expect(item('non-apology').queryByRole('button', { name: /^Always allow/ })).toBeNull();
  expect(item('non-apology').getByRole('button', { name: /^Ignore here/ })).toBeDefined();
});

it('hands over the finding that was pressed', async () => {
  const person = userEvent.setup();
  const { findings, item, onGo, onFix, onIgnore, onAllow, onStopIgnoring } = shown(
    'We will commence the work.',
  );
  const [finding] = findings;
  const of = item('plain-word');
  await person.click(of.getByRole('button', { name: /Show it in the letter$/ }));
  await person.click(of.getByRole('button', { name: /^Use it/ }));
  await person.click(of.getByRole('button', { name: /^Ignore here/ }));
  await person.click(of.getByRole('button', { name: /^Always allow/ }));
  for (const heard of [onGo, onFix, onIgnore, onAllow])
    expect(heard.mock.calls).toEqual([[finding]]);
  await person.click(screen.getByRole('button', { name: 'Show again' }));
  expect(onStopIgnoring).toHaveBeenCalledOnce();
});

it('says so when there is nothing', () => {
  shown('We came on 3 May 2026.');
  expect(screen.getByText('Nothing to put right.')).toBeDefined();
});

it('the head of the screen has reading age, sentence and words', () => {
  render(<MeasuresLine measures={checkLetter(letterOf('We came to mend the roof.')).measures} />);
  expect(screen.getByText('Reading age 5 · 6 words a sentence · 6 words')).toBeDefined();
  cleanup();
  render(<MeasuresLine measures={checkLetter(letterOf('')).measures} />);
  expect(screen.getByText('No words yet')).toBeDefined();
});

it('advice is about the worst, and none is given for a few words', () => {
  const of = (text: string) => readingAdvice(checkLetter(letterOf(text)).measures);
  const easy = 'We came to mend the roof, but you were out that day. ';
  expect(of(easy.repeat(6))).toBeUndefined();
  expect(of('Incomprehensible administrative terminology.')).toBeUndefined();
  expect(of(`${'we came and '.repeat(20)}went.`)).toContain('split');
  expect(
    of('Administrative considerations necessitate comprehensive documentation. '.repeat(9)),
  ).toContain('reading age');
  expect(
    of('The roof was mended by him. The gate was shut by her on Monday. '.repeat(4)),
  ).toContain('who acts');
});
