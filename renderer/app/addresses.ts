/**
 * The address of every screen, the same in `app://redress`, in the address bar of development and in tests.
 * An address holds ids and kinds only, never a name or a search: Chromium remembers addresses.
 */
import { LETTER_KINDS, type LetterKind } from '@shared/case-file/schema';
import type { StreamId } from '@shared/history/types';

export const SETTINGS_SECTIONS = [
  'council',
  'people',
  'services',
  'ombudsman',
  'dates',
  'letters',
  'appearance',
  'keys',
  'integrity',
  'security',
] as const;
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number];

/** `stage 1 response` → `stage-1-response`. */
const slugOf = (kind: LetterKind): string => kind.replaceAll(' ', '-');

/** The letter kind an address names; undefined for one this version does not know. */
export function letterKindOf(slug: string): LetterKind | undefined {
  return LETTER_KINDS.find((kind) => slugOf(kind) === slug);
}

export const addressOf = {
  today: () => '/today',
  /** Emails waiting to be placed; the first when none is named. */
  sort: (mail?: string) => (mail === undefined ? '/sort' : `/sort/${mail}`),
  cases: () => '/cases',
  newCase: () => '/cases/new',
  case: (id: StreamId, tab?: string) =>
    tab === undefined ? `/cases/${id}` : `/cases/${id}/${tab}`,
  letter: (id: StreamId, kind: LetterKind) => `/cases/${id}/letters/${slugOf(kind)}`,
  bundle: (id: StreamId) => `/cases/${id}/bundle`,
  settings: (section?: SettingsSection) =>
    section === undefined ? '/settings' : `/settings/${section}`,
} as const;

/** Screens without their parts: moving between tabs of one case is not an arrival. */
export function placeOf(address: string): string {
  const [, top = '', second, third, fourth] = address.split('/');
  if (top === 'settings') return '/settings';
  if (top !== 'cases' || second === undefined) return `/${top}`;
  if (third === 'letters' && fourth !== undefined) return `/cases/${second}/letters/${fourth}`;
  return third === 'bundle' ? `/cases/${second}/bundle` : `/cases/${second}`;
}
