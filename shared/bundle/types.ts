import type { CalendarDate } from '../calendar/types';
import type { BlobRef, CaseEventData } from '../case-file/schema';
import type { PageBox } from '../host/contract';

/** DOMAIN §6: the order of an ombudsman bundle. */
export type SectionId = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H' | 'I' | 'J';

/** A page set from what the case holds, where there is no document of its own. */
export interface RecordPage {
  readonly parts: readonly {
    readonly heading?: string;
    readonly facts: readonly (readonly [label: string, value: string])[];
    /** Words as they were recorded. */
    readonly text?: string;
  }[];
}

export type EvidenceFlag = CaseEventData<'evidence.added'>['flags'][number];

export interface PlannedDocument {
  /** `letter:<id>`, `evidence:<id>`, `complaint`, or the name of another generated page. */
  readonly key: string;
  readonly section: SectionId;
  readonly title: string;
  readonly datedOn?: CalendarDate;
  readonly source:
    | { readonly type: 'blob'; readonly file: BlobRef; readonly mediaType: string }
    | { readonly type: 'letter'; readonly model: BlobRef }
    | { readonly type: 'record'; readonly record: RecordPage };
  readonly flags: readonly EvidenceFlag[];
  /** Added to the case after the bundle exported on this day: it stands at the end of its section. */
  readonly lateSince?: CalendarDate;
  /** File name in the folder of separate documents, without extension: `G-03 2026-10-21 Photo of ceiling`. */
  readonly fileName: string;
  /** In one of the volumes. */
  readonly included: boolean;
  /** Required when left out. */
  readonly leftOutWhy?: string;
  /** In the do-not-disclose volume and no other, for this reason. */
  readonly withheldWhy?: string;
  /** Legal advice that somebody let go: who decided it, and why. */
  readonly released?: Release;
  /** What is taken out of its pages, or outlined on them; absent where nothing was struck out. */
  readonly redaction?: DocumentRedaction;
  /** As its own pages carry it, where words are struck out of its title. */
  readonly ownTitle?: string;
  /** On a redacted document whose whole copy goes into the do-not-disclose volume: why it is withheld there. */
  readonly wholeWithheldWhy?: string;
}

export interface DocumentRedaction {
  /** Its own and those struck out everywhere. */
  readonly words: readonly string[];
  readonly boxes: readonly { readonly page: number; readonly box: PageBox }[];
  /** How many marks were made on this document itself. */
  readonly marks: number;
  /** SHA-256 of the pages the boxes were drawn on. */
  readonly sheet: string;
  /** Somebody looked at every page. */
  readonly isLookedThrough: boolean;
  /** Shown whole, its marks as outlines. */
  readonly isOutlined?: boolean;
}

export interface Release {
  readonly by: string;
  readonly why: string;
}

/** One numbered question of an enquiry, our answer, and the documents that bear it out. */
export interface Ask {
  readonly number: number;
  readonly text: string;
  readonly answer: string;
  /** Keys of documents. */
  readonly documents: readonly string[];
}

/** What the reader must know before anything else. */
export interface CoverSheet {
  readonly groups: readonly {
    readonly heading: string;
    readonly facts: readonly (readonly [label: string, value: string])[];
  }[];
  /** Each point of the complaint with what every stage found. */
  readonly points: readonly {
    readonly number: number;
    readonly text: string;
    readonly outcomes: readonly string[];
  }[];
  readonly asks: readonly Ask[];
}

export interface ChronologyEvent {
  readonly on: CalendarDate;
  /** "14:30" */
  readonly at?: string;
  readonly what: string;
  /** Key of the document that shows it, if there is one. */
  readonly document?: string;
  /** It tells of this document alone, so it goes where the document goes. */
  readonly standsWith?: string;
}

export interface BundlePlan {
  readonly title: string;
  readonly reference: string;
  readonly preparedOn: CalendarDate;
  /** Who made it; "" where that is not known. */
  readonly preparedBy: string;
  readonly council: string;
  readonly cover: CoverSheet;
  /** Oldest first. */
  readonly chronology: readonly ChronologyEvent[];
  readonly documents: readonly PlannedDocument[];
  /** Words that may stand nowhere in what everyone sees. */
  readonly struck?: readonly string[];
}

export interface PreflightFinding {
  readonly severity: 'stop' | 'warn' | 'note';
  readonly document?: string;
  /** What is wrong and what to do. Never silent: a document that cannot be read is named here. */
  readonly message: string;
}

/** Where each document landed. Pages count from 1 in every volume, its front pages included. */
export interface IndexEntry {
  readonly key: string;
  readonly section: SectionId;
  readonly title: string;
  readonly datedOn?: CalendarDate;
  /** 1, 2, 3… of the volumes that may be seen by everyone; 1 in the do-not-disclose volume. */
  readonly volume: number;
  readonly firstPage: number;
  readonly pages: number;
  /** True when a slip sheet stands in for a document that could not be converted. */
  readonly slipSheet: boolean;
  /** Something was taken out of its pages. */
  readonly redacted?: boolean;
  readonly lateSince?: CalendarDate;
  readonly withheldWhy?: string;
}

export interface BuiltFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** One PDF of the bundle. */
export interface BuiltVolume {
  readonly number: number;
  /** "Bundle", "Volume 2 of 3", "Do not disclose". */
  readonly title: string;
  readonly name: string;
  readonly pdf: Uint8Array<ArrayBuffer>;
  readonly pages: number;
  readonly entries: readonly IndexEntry[];
  /** Cover sheet, index, chronology: where each begins, and keys of the documents its links lead to. */
  readonly front: readonly {
    readonly name: string;
    readonly firstPage: number;
    readonly links: readonly string[];
  }[];
}

/** What goes to one reader: its volumes, its files, and the manifest over them. */
export interface BuiltPart {
  readonly kind: 'main' | 'do not disclose';
  readonly volumes: readonly BuiltVolume[];
  /** Volumes, separate documents, index and manifest. */
  readonly files: readonly BuiltFile[];
  readonly manifestSha256: string;
}

export interface BuiltBundle {
  readonly main: BuiltPart;
  /** Absent when nothing is withheld. Saved in a folder of its own. */
  readonly withheld?: BuiltPart;
  /** Of all volumes. */
  readonly pages: number;
  readonly findings: readonly PreflightFinding[];
  /** What reopening the finished files found; every entry must be ok before they may be saved. */
  readonly verification: readonly {
    readonly check: string;
    readonly ok: boolean;
    readonly detail: string;
  }[];
}
