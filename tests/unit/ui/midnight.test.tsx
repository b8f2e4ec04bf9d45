// @vitest-environment jsdom
/** The app left open over midnight: the date moves by itself, also on the nights the clocks change. */
import { act, cleanup, render, screen } from '@testing-library/react';
import { formatDate } from '@shared/calendar';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useDate } from '../../../renderer/app/store-context';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const Shown = () => <h1>{formatDate(useDate())}</h1>;

describe('the date on the screen', () => {
  it.each([
    ['2026-11-24T23:59:30Z', 'Tue 24 Nov 2026', 'Wed 25 Nov 2026', 'an ordinary night'],
    ['2026-10-24T22:59:30Z', 'Sat 24 Oct 2026', 'Sun 25 Oct 2026', 'before the clocks go back'],
    ['2026-10-25T23:59:30Z', 'Sun 25 Oct 2026', 'Mon 26 Oct 2026', 'after a day of 25 hours'],
    ['2027-03-27T23:59:30Z', 'Sat 27 Mar 2027', 'Sun 28 Mar 2027', 'before the clocks go forward'],
    ['2027-03-28T22:59:30Z', 'Sun 28 Mar 2027', 'Mon 29 Mar 2027', 'after a day of 23 hours'],
    ['2026-12-31T23:59:30Z', 'Thu 31 Dec 2026', 'Fri 1 Jan 2027', 'into a new year'],
  ])('%s: %s becomes %s within a minute of midnight (%s)', (from, before, after) => {
    vi.setSystemTime(new Date(from));
    render(<Shown />);
    expect(screen.getByRole('heading').textContent).toBe(before);
    act(() => void vi.advanceTimersByTime(20_000));
    expect(screen.getByRole('heading').textContent).toBe(before);
    act(() => void vi.advanceTimersByTime(70_000));
    expect(screen.getByRole('heading').textContent).toBe(after);
  });

  it('moves at once when the window is looked at again after a night asleep', () => {
    vi.setSystemTime(new Date('2026-11-24T17:00:00Z'));
    render(<Shown />);
    // No timer runs while the machine sleeps.
    vi.setSystemTime(new Date('2026-11-25T08:00:00Z'));
    act(() => void window.dispatchEvent(new Event('focus')));
    expect(screen.getByRole('heading').textContent).toBe('Wed 25 Nov 2026');
  });
});
