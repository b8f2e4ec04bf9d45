/** What kind of place a file was saved in. All that is ever kept of where it went: never a path. */
export const PLACE_KINDS = [
  'this computer',
  'another drive',
  'network folder',
  'synced folder',
  'not known',
] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];
