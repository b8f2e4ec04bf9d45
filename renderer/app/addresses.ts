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
  'procedures',
  'ombudsman',
  'dates',
  'retention',
  'letters',
  'library',
  'plain-english',
  'check',
  'appearance',
  'keys',
  'backups',
  'integrity',
  'security',
] as const;
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number];

/** Parts of the screen about the records themselves. */
export const RECORDS_PARTS = ['retention', 'access', 'copies', 'erased', 'audit'] as const;
export type RecordsPart = (typeof RECORDS_PARTS)[number];

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
  /** Letters being written, awaiting sign-off and still to write. */
  letters: () => '/letters',
  /** Bundles asked for, being prepared and made. */
  bundles: () => '/bundles',
  newCase: () => '/cases/new',
  /** @param subject what the form `tab` is about: the id of a promise, a remedy, a person. */
  case: (id: StreamId, tab?: string, subject?: string) =>
    ['/cases', id, tab, subject].filter((part) => part !== undefined).join('/'),
  /** @param letter one that was issued; absent = the one to write, or the last of its kind. */
  letter: (id: StreamId, kind: LetterKind, letter?: string) =>
    ['/cases', id, 'letters', slugOf(kind), letter].filter((part) => part !== undefined).join('/'),
  bundle: (id: StreamId) => `/cases/${id}/bundle`,
  records: (part?: RecordsPart) => (part === undefined ? '/records' : `/records/${part}`),
  /** @param document its key in the bundle: ids, never a title. */
  redact: (id: StreamId, document: string) =>
    `/cases/${id}/bundle/redact/${encodeURIComponent(document)}`,
  settings: (section?: SettingsSection) =>
    section === undefined ? '/settings' : `/settings/${section}`,
} as const;

/** Screens without their parts: moving between tabs of one case is not an arrival. */
export function placeOf(address: string): string {
  const [, top = '', second, third, fourth, fifth] = address.split('/');
  if (top === 'settings' || top === 'records') return `/${top}`;
  if (top !== 'cases' || second === undefined) return `/${top}`;
  if (third === 'letters' && fourth !== undefined) {
    return ['/cases', second, third, fourth, fifth].filter((part) => part !== undefined).join('/');
  }
  if (third === 'bundle' && fourth === 'redact')
    return `/cases/${second}/bundle/redact/${fifth ?? ''}`;
  return third === 'bundle' ? `/cases/${second}/bundle` : `/cases/${second}`;
}
