import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../../renderer/ui/tokens.css', import.meta.url), 'utf8');

/** The colours of one block of tokens.css, by name without dashes. */
function colours(selector: string): Map<string, string> {
  const at = css.indexOf(`${selector} {`);
  if (at < 0) throw new Error(`No ${selector}`);
  const block = css.slice(at, css.indexOf('}', at));
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
}

/** WCAG 2.2 relative luminance and contrast. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ['bg', 'surface', 'sunken', 'raised'];
const TONES = ['late', 'soon', 'ok', 'stop', 'done'];
/** What is read, and every ground it is written on. */
const TEXT: readonly (readonly [string, readonly string[]])[] = [
  ['ink', [...GROUNDS, 'accent-weak', ...TONES.map((tone) => `${tone}-bg`)]],
  ['ink-2', [...GROUNDS, 'accent-weak', ...TONES.map((tone) => `${tone}-bg`)]],
  ['ink-3', [...GROUNDS, 'accent-weak']],
  ['accent', [...GROUNDS, 'accent-weak']],
  ['danger', GROUNDS],
  ['accent-ink', ['accent', 'accent-strong']],
  ['danger-ink', ['danger', 'danger-strong']],
  ['mark-ink', ['mark']],
  ...TONES.map((tone) => [tone, [...GROUNDS, 'accent-weak', `${tone}-bg`]] as const),
];
/** Edges of controls and the focus ring. */
const PARTS: readonly (readonly [string, readonly string[]])[] = [
  ['line-strong', GROUNDS],
  ['focus', [...GROUNDS, 'accent-weak']],
];

describe.each([
  ['light', ':root'],
  ['dark, chosen', ":root[data-theme='dark']"],
  ['dark, preferred', ":root:not([data-theme='light'])"],
])('colours of the %s theme', (_name, selector) => {
  const found = colours(selector);
  const value = (name: string) => {
    const hex = found.get(name);
    if (hex === undefined) throw new Error(`--${name} is not a plain colour`);
    return hex;
  };
  const pairs = (table: typeof TEXT) =>
    table.flatMap(([name, grounds]) => grounds.map((ground) => [name, ground] as const));

  it.each(pairs(TEXT))('%s can be read on %s', (text, ground) => {
    expect(contrast(value(text), value(ground))).toBeGreaterThanOrEqual(4.5);
  });
  it.each(pairs(PARTS))('%s can be seen on %s', (part, ground) => {
    expect(contrast(value(part), value(ground))).toBeGreaterThanOrEqual(3);
  });
});

it('chosen and preferred dark are the same colours', () => {
  expect(colours(":root[data-theme='dark']")).toEqual(colours(":root:not([data-theme='light'])"));
});
