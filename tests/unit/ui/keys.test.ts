import { describe, expect, it } from 'vitest';
import { matches } from '../../../renderer/app/keys/shortcuts';
import { rowMove } from '../../../renderer/ui/lists/list-keys';

const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...more,
});

describe('shortcuts', () => {
  it.each([
    ['Ctrl+K', press('k', { ctrlKey: true }), true],
    ['Ctrl+K with Caps Lock', press('K', { ctrlKey: true }), true],
    ['Ctrl+K', press('k'), false],
    // AltGr arrives as Ctrl+Alt on Windows: someone is typing a letter.
    ['Ctrl+K', press('k', { ctrlKey: true, altKey: true }), false],
    ['Ctrl+K', press('k', { ctrlKey: true, shiftKey: true }), false],
    ['Ctrl+K', press('k', { metaKey: true, ctrlKey: true }), false],
    // Greek layout: the key in K's place.
    ['Ctrl+K', press('κ', { ctrlKey: true, code: 'KeyK' }), true],
    // Dvorak: the letter counts, not the place.
    ['Ctrl+K', press('t', { ctrlKey: true, code: 'KeyK' }), false],
    ['Alt+1', press('1', { altKey: true, code: 'Digit1' }), true],
    // Alt+0163 types £.
    ['Alt+1', press('1', { altKey: true, code: 'Numpad1' }), false],
    // French layout: the top row gives & without Shift.
    ['Alt+1', press('&', { altKey: true, code: 'Digit1' }), true],
    ['Ctrl+Enter', press('Enter', { ctrlKey: true }), true],
    ['F6', press('F6'), true],
    ['F6', press('F6', { shiftKey: true }), false],
    ['Shift+F6', press('F6', { shiftKey: true }), true],
  ])('%s %#', (keys, event, expected) => {
    expect(matches(event, keys.split(' ')[0] ?? '')).toBe(expected);
  });
});

describe('keys in a list of 100 rows, 10 to a page', () => {
  it.each([
    ['j', 0, 1],
    ['ArrowDown', 99, 99],
    ['k', 0, 0],
    ['ArrowUp', 5, 4],
    ['Home', 50, 0],
    ['End', 50, 99],
    ['PageDown', 95, 99],
    ['PageUp', 3, 0],
  ])('%s from row %i goes to %i', (key, at, to) => {
    expect(rowMove(press(key), at, 100, 10)).toEqual({ to });
  });
  it('leaves other keys, and keys with Ctrl or Alt, alone', () => {
    expect(rowMove(press('x'), 0, 100, 10)).toBeUndefined();
    expect(rowMove(press('j', { ctrlKey: true }), 0, 100, 10)).toBeUndefined();
    expect(rowMove(press('ArrowUp', { altKey: true }), 0, 100, 10)).toBeUndefined();
  });
  it('moves nowhere in an empty list', () => {
    expect(rowMove(press('j'), 0, 0, 10)).toBeUndefined();
  });
});
