import type { CalendarDate } from '../calendar/types';
import type { BlobRef } from '../case-file/schema';

/** DOMAIN §6: the order of an ombudsman bundle. The first one uses A, B, C and G. */
export type SectionId = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H' | 'I' | 'J';

export interface PlannedDocument {
  /** `letter:<id>`, `evidence:<id>` or `complaint` (their own words as received). */
  readonly key: string;
  readonly section: SectionId;
  readonly title: string;
  readonly datedOn?: CalendarDate;
  readonly source:
    | { readonly type: 'blob'; readonly file: BlobRef; readonly mediaType: string }
    | { readonly type: 'letter'; readonly model: BlobRef }
    | { readonly type: 'text'; readonly text: string };
  /** File name in the folder of separate documents, without extension: `G-03 2026-10-21 Photo of ceiling`. */
  readonly fileName: string;
  readonly included: boolean;
  /** Required when left out. */
  readonly leftOutWhy?: string;
}

export interface BundlePlan {
  readonly title: string;
  readonly reference: string;
  readonly preparedOn: CalendarDate;
  readonly council: string;
  readonly documents: readonly PlannedDocument[];
}

export interface PreflightFinding {
  readonly severity: 'stop' | 'warn' | 'note';
  readonly document?: string;
  /** What is wrong and what to do. Never silent: a document that cannot be read is named here. */
  readonly message: string;
}

/** Where each document landed. Pages count from 1 including the index and match the PDF's own numbers. */
export interface IndexEntry {
  readonly key: string;
  readonly section: SectionId;
  readonly title: string;
  readonly datedOn?: CalendarDate;
  readonly firstPage: number;
  readonly pages: number;
  /** True when a slip sheet stands in for a document that could not be converted. */
  readonly slipSheet: boolean;
}

export interface BuiltBundle {
  readonly pdf: Uint8Array<ArrayBuffer>;
  readonly pages: number;
  readonly entries: readonly IndexEntry[];
  /** Separate documents by file name, the index CSV and the manifest included. */
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[];
  readonly findings: readonly PreflightFinding[];
  /** What reopening the finished file found; every entry must be ok before it may be saved. */
  readonly verification: readonly {
    readonly check: string;
    readonly ok: boolean;
    readonly detail: string;
  }[];
  readonly manifestSha256: string;
}
