import { changeCouncil, defaultCouncil, foldCouncil, foundCouncil } from '@shared/case-file';
import { COUNCIL_EVENTS, councilSettings } from '@shared/case-file/council';
import type { OpenedEvent } from '@shared/history/types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HANDLERS } from '../../fixtures/cases';

const WESTMERE = {
  ...defaultCouncil('Westmere Borough Council'),
  handlers: HANDLERS,
  phone: '01632 960 000',
};

let number = 0;
const event = (
  kind: string,
  data: Record<string, unknown>,
  parents: readonly string[] = [],
): OpenedEvent => {
  number += 1;
  return {
    id: `${String(number).padStart(10, '0')}-0000-DEV1CE01`,
    stream: 's',
    parents,
    schema: 1,
    kind,
    at: '2026-11-23T10:00:00.000Z',
    by: 'h',
    data,
  };
};

describe('the council stream', () => {
  it('what a new council begins with is valid', () => {
    expect(councilSettings.parse(WESTMERE)).toEqual(WESTMERE);
    expect(WESTMERE.ombudsman.lgsco).toMatchObject({
      phone: '0300 061 0614',
      checkedOn: '2026-11-23',
    });
    expect(WESTMERE.services).toContain('Housing repairs');
  });

  it.each([
    ['Westmere Borough Council', 'WB'],
    ['City of Esk', 'CE'],
    ['Éastmere', 'E'],
    ['Council', 'CC'],
    ['威斯特', 'CC'],
    ['A B C D E F G H', 'ABCDEF'],
  ])('%s is referred to as %s', (name, prefix) => {
    expect(defaultCouncil(name).referencePrefix).toBe(prefix);
    expect(councilSettings.shape.referencePrefix.safeParse(prefix).success).toBe(true);
  });

  it('folds setting by setting, the last word standing', () => {
    const founded = event('council.founded', { settings: WESTMERE });
    const first = event('council.settingsChanged', { change: { phone: '1', web: 'w' } }, [
      founded.id,
    ]);
    const second = event('council.settingsChanged', { change: { phone: '2' } }, [first.id]);
    expect(foldCouncil([second, founded, first])).toEqual({ ...WESTMERE, phone: '2', web: 'w' });
  });

  it('a change leaves alone what it does not name', () => {
    const data = COUNCIL_EVENTS['council.settingsChanged'].data.parse({ change: { phone: '2' } });
    expect(data).toEqual({ change: { phone: '2' } });
  });

  it('never throws, whatever the events', () => {
    const anyEvent = fc
      .record({
        kind: fc.constantFrom('council.founded', 'council.settingsChanged', 'toString'),
        data: fc.oneof(
          fc.object(),
          fc.record({ change: fc.anything() }),
          fc.record({ settings: fc.anything() }),
        ),
      })
      .map(({ kind, data }) => event(kind, data as Record<string, unknown>));
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 6 }), (events) => {
        expect(
          councilSettings.omit({ handlers: true }).safeParse(foldCouncil(events)).success,
        ).toBe(true);
      }),
    );
  });

  it('is founded with someone to handle complaints', () => {
    expect(foundCouncil(WESTMERE)).toMatchObject({
      ok: true,
      events: [{ kind: 'council.founded' }],
    });
    expect(foundCouncil({ ...WESTMERE, handlers: [] })).toMatchObject({
      ok: false,
      problems: [{ field: 'handlers' }],
    });
  });

  it('records only what really differs', () => {
    expect(changeCouncil(WESTMERE, { phone: WESTMERE.phone })).toEqual({ ok: true, events: [] });
    expect(changeCouncil(WESTMERE, { phone: '1', name: WESTMERE.name })).toEqual({
      ok: true,
      events: [{ kind: 'council.settingsChanged', data: { change: { phone: '1' } } }],
    });
  });

  it.each([
    [{ name: ' ' }, 'name'],
    [{ referencePrefix: 'wb1' }, 'referencePrefix'],
    [{ closures: [{ on: '2026-02-31', name: 'x' }] }, 'closures.0.on'],
    [{ lockAfterMinutes: 0 }, 'lockAfterMinutes'],
    [{ handlers: HANDLERS.map((handler) => ({ ...handler, active: false })) }, 'handlers'],
    [{ handlers: [...HANDLERS, ...HANDLERS] }, 'handlers'],
  ])('refuses %j', (change, field) => {
    const result = changeCouncil(WESTMERE, change);
    expect(result.ok ? [] : result.problems.map((problem) => problem.field)).toContain(field);
  });
});
