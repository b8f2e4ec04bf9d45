import { addDays, makeCalendar } from '@shared/calendar';
import { closeCase, decidePoint, summarise, todayHeadline, todayTasks } from '@shared/case-file';
import type { CaseSummary } from '@shared/case-file';
import { describe, expect, it } from 'vitest';
import { FINDING, leakStory } from '../../fixtures/cases';
import type { StoryStage } from '../../fixtures/cases';

const cal = makeCalendar();
const row = (until: StoryStage, change: Partial<CaseSummary> = {}): CaseSummary => ({
  ...summarise(leakStory(until).file),
  ...change,
});
const groupsOn = (today: string, ...rows: CaseSummary[]) => todayTasks(rows, { cal, today });

/** Received Mon 9 Nov: acknowledge by Mon 16; acknowledged Thu 12: respond by Thu 26. */
describe('where a case stands on Today', () => {
  const table: [StoryStage, string, string, string, string][] = [
    ['received', '2026-11-09', 'soon', 'Agree the definition', 'in 5 working days'],
    ['defined', '2026-11-11', 'soon', 'Send acknowledgement', 'in 3 working days'],
    ['defined', '2026-11-12', 'unacknowledged', 'Send acknowledgement', 'in 2 working days'],
    ['received', '2026-11-13', 'unacknowledged', 'Agree the definition', 'in 1 working day'],
    ['defined', '2026-11-16', 'today', 'Send acknowledgement', 'today'],
    ['defined', '2026-11-17', 'late', 'Send acknowledgement', '1 working day late'],
    [
      'pointed',
      '2026-11-13',
      'later',
      'Find on the points, then send stage 1 response',
      'in 9 working days',
    ],
    [
      'pointed',
      '2026-11-19',
      'soon',
      'Find on the points, then send stage 1 response',
      'in 5 working days',
    ],
    ['ready', '2026-11-26', 'today', 'Send stage 1 response', 'today'],
    ['ready', '2026-11-30', 'late', 'Send stage 1 response', '2 working days late'],
  ];
  it.each(table)('%s, on %s: %s', (until, today, group, title, due) => {
    expect(groupsOn(today, row(until))).toMatchObject([
      { id: group, tasks: [{ title, dueText: due }] },
    ]);
  });

  /** Received Mon 9 Nov: twelve weeks are over on Mon 1 Feb. */
  const alarms: [string, string, string | undefined][] = [
    ['2027-01-22', 'late', undefined],
    ['2027-01-25', 'late', '12 weeks from receipt on Mon 1 Feb'],
    ['2027-02-01', 'late', '12 weeks from receipt today'],
    ['2027-02-02', 'late', '12 weeks from receipt passed on Mon 1 Feb'],
  ];
  it.each(alarms)('on %s the twelve weeks are called out: %s, %s', (today, group, detail) => {
    const [first] = groupsOn(today, row('pointed'));
    expect([first?.id, first?.tasks[0]?.detail]).toEqual([group, detail]);
  });

  it('twelve weeks that end before an extension does are the date it is sorted by', () => {
    const extended = row('pointed', { extendedTo: '2027-02-12', extendedOn: '2026-11-24' });
    expect(groupsOn('2027-01-22', extended)[0]?.id).toBe('later');
    expect(groupsOn('2027-01-26', extended)[0]?.id).toBe('soon');
    expect(groupsOn('2027-02-03', extended)[0]?.id).toBe('late');
    expect(groupsOn('2027-02-03', row('responded'))[0]?.tasks[0]?.detail).not.toContain('weeks');
  });

  it('an answered case is closed, and its remedy is a task of its own', () => {
    expect(groupsOn('2026-11-24', row('responded'))).toMatchObject([
      {
        id: 'remedies',
        tasks: [
          {
            title: 'Carry out remedy',
            detail: 'Make good the kitchen ceiling.',
            due: '2026-12-04',
            dueText: 'in 8 working days',
          },
        ],
      },
      { id: 'later', tasks: [{ title: 'Close the case', dueText: '' }] },
    ]);
    expect(groupsOn('2026-12-07', row('responded'))[0]).toMatchObject({
      id: 'late',
      tasks: [{ title: 'Carry out remedy', dueText: '1 working day late', state: 'overdue' }],
    });
  });

  it('a remedy stays after closing; a remedy not yet told to anyone is no task', () => {
    const closed = summarise(leakStory('responded').run(closeCase, {}).file);
    expect(groupsOn('2026-12-04', closed)).toMatchObject([
      { id: 'today', tasks: [{ title: 'Carry out remedy' }] },
    ]);
    expect(groupsOn('2026-11-20', row('ready'))[0]?.tasks).toHaveLength(1);
  });

  it('a remedy without a date comes last and says so', () => {
    const rows = row('responded', { todo: [{ kind: 'remedy', id: 'r-1', text: 'Say sorry.' }] });
    const tasks = groupsOn('2026-11-24', rows)[0]?.tasks ?? [];
    expect(tasks.map(({ dueText }) => dueText)).toContain('no date set');
  });

  it('a closed case with nothing open is not there', () => {
    expect(groupsOn('2026-12-05', row('closed'))).toEqual([]);
    expect(todayHeadline([])).toBe('Nothing due.');
  });

  it('a conflict asks beside the deadline, never instead of it', () => {
    const one = leakStory('pointed');
    const two = one.fork();
    one.run(decidePoint, { point: 'pt-1', finding: FINDING });
    two.run(decidePoint, { point: 'pt-1', finding: { ...FINDING, outcome: 'not upheld' } });
    const groups = groupsOn('2026-11-26', summarise(one.merge(two).file));
    expect(groups.map(({ id }) => id)).toEqual(['today', 'attention']);
  });

  it('a late acknowledgement comes before a late remedy, by due date then reference', () => {
    const groups = groupsOn(
      '2026-12-09',
      row('responded', { reference: 'WB-26-A0003' }),
      row('defined', { reference: 'WB-26-A0002' }),
      row('defined', { reference: 'WB-26-A0001' }),
    );
    expect(groups[0]?.tasks.map(({ reference }) => reference)).toEqual([
      'WB-26-A0001',
      'WB-26-A0002',
      'WB-26-A0003',
    ]);
    expect(todayHeadline(groups)).toBe('3 late');
  });

  it('carries who, where and what Enter opens', () => {
    expect(groupsOn('2026-11-16', row('defined'))[0]?.tasks[0]).toMatchObject({
      reference: 'WB-26-A0412',
      person: 'Holly Bramble',
      service: 'Housing repairs',
      due: '2026-11-16',
      state: 'dueToday',
      step: { go: 'letter', kind: 'acknowledgement' },
    });
    expect(groupsOn('2026-11-16', row('received', { person: '' }))[0]?.tasks[0]?.person).toBe(
      'Name not given',
    );
  });

  it('a procedure this app does not have brings no dates, only the call to update', () => {
    const rows = row('defined', { procedure: 'landlord', readOnly: true, needsAttention: true });
    expect(groupsOn('2026-11-30', rows)).toMatchObject([
      { id: 'attention', tasks: [{ title: 'Update the app to work on this case' }] },
    ]);
  });

  it('Friday before Christmas: five working days reach over the holidays', () => {
    const rows = row('defined', { receivedOn: '2026-12-18', effectiveOn: '2026-12-18' });
    expect(groupsOn('2026-12-21', rows)).toMatchObject([
      { id: 'soon', tasks: [{ due: '2026-12-29' }] },
    ]);
  });

  it('the calendar is read once for ten thousand open cases, not day by day for each', () => {
    const base = row('defined');
    const rows = Array.from({ length: 10_000 }, (_, index) => {
      const receivedOn = addDays('2024-01-01', index % 1000);
      return {
        ...base,
        id: `case-${index}`,
        reference: `WB-${index}`,
        receivedOn,
        effectiveOn: receivedOn,
      };
    });
    const bankHolidays = new CountedMap(cal.bankHolidays);
    const groups = todayTasks(rows, { cal: { ...cal, bankHolidays }, today: '2026-11-23' });
    expect(groups.reduce((sum, { tasks }) => sum + tasks.length, 0)).toBe(10_000);
    expect(bankHolidays.reads).toBeGreaterThan(0);
    expect(bankHolidays.reads).toBeLessThan(10);
  });
});

/** Counts how often it is asked for anything. */
class CountedMap extends Map<string, string> {
  reads = 0;
  override get(key: string) {
    this.reads += 1;
    return super.get(key);
  }
  override has(key: string) {
    this.reads += 1;
    return super.has(key);
  }
  override keys() {
    this.reads += 1;
    return super.keys();
  }
}
