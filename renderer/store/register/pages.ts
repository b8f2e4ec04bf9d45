/** Register pages between their sealed rows and memory. */
import type { CaseSummary } from '@shared/case-file/types';
import type { PageRow } from '../database';
import type { VaultKeys } from '../vault/vault-keys';
import { NOTHING_KNOWN, PAGE_SLOTS } from './register';
import type { Register, RegisterPage } from './register';

/** A sealed page is never larger (DESIGN §3). */
export const PAGE_BYTES = 256 * 1024;

export async function sealPage(
  keys: VaultKeys,
  page: RegisterPage,
  fold: number,
): Promise<PageRow> {
  const rows = [...page.rows.values()];
  const sealed = await keys.sealPage(page.page, rows);
  if (rows.length > PAGE_SLOTS || sealed.byteLength > PAGE_BYTES) {
    throw new Error(`Register page ${page.page} is too large: a summary exceeds its budget`);
  }
  return { page: page.page, revision: page.revision, fold, count: rows.length, sealed };
}

export type PageState = 'good' | 'stale' | 'damaged';

/**
 * Takes one page in. A page made by another fold only reserves its place and its references, since rows of
 * another shape must not reach a screen; a damaged one has nothing to give.
 */
export async function loadPage(
  register: Register,
  keys: VaultKeys,
  row: PageRow,
  fold: number,
): Promise<PageState> {
  let rows: readonly CaseSummary[];
  try {
    rows = asRows(await keys.openPage(row.page, row.sealed));
  } catch {
    register.reserve(row.page, slotsOf(row), NOTHING_KNOWN);
    return 'damaged';
  }
  // What lies in clear beside it nobody vouches for.
  if (row.fold !== fold || !Number.isSafeInteger(row.revision)) {
    register.reserve(row.page, rows.length, {
      references: rows.map(({ reference }) => reference),
      ids: rows.map(({ id }) => id),
    });
    return 'stale';
  }
  register.load({
    page: row.page,
    revision: row.revision,
    rows: new Map(rows.map((summary) => [summary.id, summary])),
  });
  return 'good';
}

const slotsOf = ({ count }: PageRow): number =>
  Number.isSafeInteger(count) && count >= 0 && count <= PAGE_SLOTS ? count : PAGE_SLOTS;

/** GCM has proved that we wrote these bytes, so only the outermost shape is looked at. */
function asRows(value: unknown): readonly CaseSummary[] {
  if (!Array.isArray(value)) throw new Error('a register page is a list');
  return value as readonly CaseSummary[];
}
