/**
 * Cover sheet, index and chronology of a volume, as HTML. Rows take the height their words need; each leads to
 * its document by a link under a name that no network has, which `navigation.ts` turns into a way to the page.
 */
import { formatDate } from '@shared/calendar';
import {
  indexNote,
  indexRows,
  SECTIONS,
  type BundlePlan,
  type ChronologyEvent,
  type IndexEntry,
  type SectionId,
} from '@shared/bundle';
import { escapeHtml } from '../letter-html';
import { factsHtml, page } from './plain-pages';

/** `.invalid` can never be a real name (RFC 2606). The number is the document's place among `targets`. */
export const LINK_BASE = 'https://bundle.invalid/';

export interface Volume {
  /** From 1. */
  readonly number: number;
  readonly pages: number;
  readonly entries: readonly IndexEntry[];
}

export interface FrontMatter {
  readonly plan: BundlePlan;
  readonly kind: 'main' | 'do not disclose';
  /** Every volume of this part; the numbers in them are what is printed. */
  readonly volumes: readonly Volume[];
  /** The one these pages are for. */
  readonly volume: number;
  /** Lines that may be read by whoever gets this part; in the first volume only. */
  readonly chronology: readonly ChronologyEvent[];
}

/** One part of the front: its HTML, and keys of the documents its links lead to, as they are read. */
export interface FrontPart {
  readonly name: 'Cover sheet' | 'Index' | 'Chronology';
  readonly html: string;
  readonly links: readonly string[];
}

export function frontParts(front: FrontMatter): FrontPart[] {
  return [
    coverPart(front),
    indexPart(front),
    ...(front.volume === 1 && front.chronology.length > 0 ? [chronologyPart(front)] : []),
  ];
}

/** All documents of the part, in order: what the numbers in links stand for. */
export const targetsOf = ({ volumes }: Pick<FrontMatter, 'volumes'>): IndexEntry[] =>
  volumes.flatMap(({ entries }) => entries);

const TABLE = `table { border-collapse: collapse; width: 100%; table-layout: fixed } th, td { text-align: left; vertical-align: top; padding: 2.5pt 4pt 2.5pt 0; border-bottom: 0.4pt solid #999; overflow-wrap: anywhere }
thead { display: table-header-group } tr { break-inside: avoid } th { font-size: 10pt; color: #333 } .num, .num a { text-align: right; padding-right: 0; font-variant-numeric: tabular-nums; white-space: nowrap; overflow-wrap: normal }
td, a { text-align: left } a { color: inherit; text-decoration: none; display: block; unicode-bidi: plaintext } .part td { font-weight: bold; border-bottom: 1pt solid #000; padding-top: 8pt; break-after: avoid } .part { break-after: avoid } td.day { white-space: nowrap } .note { font-size: 9.5pt; color: #444 } .quiet { color: #444 }`;

class Links {
  readonly keys: string[] = [];
  readonly #targets: readonly IndexEntry[];
  constructor(targets: readonly IndexEntry[]) {
    this.#targets = targets;
  }
  entry(key: string): IndexEntry | undefined {
    return this.#targets.find((target) => target.key === key);
  }
  /** Cells of one row share a target; it is counted once. */
  address(key: string): string {
    if (this.keys.at(-1) !== key) this.keys.push(key);
    return `${LINK_BASE}${this.#targets.findIndex((target) => target.key === key)}`;
  }
}

/** "14", or "2: 14" where there are several volumes. */
const pageText = ({ volume, firstPage }: IndexEntry, volumes: number): string =>
  volumes > 1 ? `${volume}: ${firstPage}` : String(firstPage);
const pageHeading = (volumes: number) => (volumes > 1 ? 'Volume: page' : 'Page');

function headed(front: FrontMatter, title: string, css: string, body: string): string {
  return page(`${title}, ${front.plan.title}`, `${TABLE}\n${css}`, body);
}

const volumeName = ({ kind, volumes, volume }: FrontMatter): string => {
  const of = volumes.length > 1 ? `volume ${volume} of ${volumes.length}` : '';
  if (kind === 'main') return of === '' ? '' : of.charAt(0).toUpperCase() + of.slice(1);
  return of === '' ? 'Do not disclose' : `Do not disclose, ${of}`;
};

function coverPart(front: FrontMatter): FrontPart {
  const { plan, volumes, kind } = front;
  const links = new Links(targetsOf(front));
  const { cover } = plan;
  // The do-not-disclose volume is read beside the others: it says only what it is.
  const isWhole = kind === 'main' && front.volume === 1;
  const made: [string, string][] = [
    ['Prepared on', formatDate(plan.preparedOn, 'letter')],
    ...(plan.preparedBy === ''
      ? []
      : ([['Prepared by', plan.preparedBy]] satisfies [string, string][])),
    ...volumes.map(({ number, pages, entries }): [string, string] => [
      volumes.length > 1 ? `Volume ${number}` : 'Pages',
      `${volumes.length > 1 ? `${pages} pages` : pages}${entries.length === 0 ? '' : `; ${entries.length} document${entries.length === 1 ? '' : 's'}, ${sectionSpan(entries)}`}`,
    ]),
  ];
  const body = [
    `<h1>${escapeHtml(plan.title)}</h1>`,
    `<p class="what">${escapeHtml([kind === 'main' ? 'Bundle for the Ombudsman' : '', volumeName(front)].filter(Boolean).join(': '))}</p>`,
    ...(kind === 'main'
      ? []
      : [
          '<p class="warning">These documents must not be shown to the complainant or to anyone else outside the Ombudsman’s office. The index says why for each.</p>',
        ]),
    ...(isWhole
      ? cover.groups.map(
          ({ heading, facts }) =>
            `<section><h2 dir="auto">${escapeHtml(heading)}</h2>${factsHtml(facts)}</section>`,
        )
      : [
          factsHtml([
            ['Council', plan.council],
            ['Council’s reference', plan.reference],
          ]),
        ]),
    ...(isWhole && cover.asks.length > 0 ? [asksHtml(front, links)] : []),
    ...(isWhole && cover.points.length > 0 ? [pointsHtml(front)] : []),
    `<section><h2>This bundle</h2>${factsHtml(made)}</section>`,
  ];
  return {
    name: 'Cover sheet',
    html: headed(
      front,
      'Cover sheet',
      '.what { font-size: 12pt; margin: 0 0 8pt } .warning { border: 1.5pt solid #000; padding: 6pt; font-weight: bold } section { margin-bottom: 4pt } section > h2 { margin: 8pt 0 3pt } a.inline { display: inline; text-decoration: underline }',
      body.join(''),
    ),
    links: links.keys,
  };
}

/** "sections A to J". */
function sectionSpan(entries: readonly IndexEntry[]): string {
  const [first, last] = [entries[0]?.section, entries.at(-1)?.section];
  return first === last ? `section ${first ?? ''}` : `sections ${first ?? ''} to ${last ?? ''}`;
}

function asksHtml(front: FrontMatter, links: Links): string {
  const rows = front.plan.cover.asks.map(({ number, text, answer, documents }) => {
    const where = documents.flatMap((key) => {
      const entry = links.entry(key);
      if (!entry) return [];
      return `<a class="inline" href="${links.address(key)}"><bdi>${escapeHtml(entry.title)}</bdi>, page ${escapeHtml(pageText(entry, front.volumes.length))}</a>`;
    });
    const words = answer === '' && where.length === 0 ? 'No answer is recorded.' : answer;
    return `<tr><td>${number}</td><td dir="auto">${escapeHtml(text)}</td><td dir="auto"><div class="text">${escapeHtml(words)}</div>${where.map((link) => `<div>${link}</div>`).join('')}</td></tr>`;
  });
  return `<section><h2>The questions, answered</h2><table><colgroup><col style="width:10mm"><col style="width:64mm"><col></colgroup><thead><tr><th scope="col">No.</th><th scope="col">Question</th><th scope="col">Answer and where it is shown</th></tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
}

function pointsHtml({ plan }: FrontMatter): string {
  const rows = plan.cover.points.map(
    ({ number, text, outcomes }) =>
      `<tr><td>${number}</td><td dir="auto">${escapeHtml(text)}</td><td>${outcomes.length === 0 ? 'Not decided' : outcomes.map((outcome) => `<div>${escapeHtml(outcome)}</div>`).join('')}</td></tr>`,
  );
  return `<section><h2>Points of the complaint</h2><table><colgroup><col style="width:10mm"><col><col style="width:46mm"></colgroup><thead><tr><th scope="col">No.</th><th scope="col">Point</th><th scope="col">Outcome</th></tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
}

function indexPart(front: FrontMatter): FrontPart {
  const links = new Links(targetsOf(front));
  // The first volume shows the whole; the others what they hold.
  const listed =
    front.volume === 1
      ? targetsOf(front)
      : (front.volumes.find(({ number }) => number === front.volume)?.entries ?? []);
  const rows = indexRows(listed).map((row) => {
    if (row.type === 'section') return sectionRow(row.section);
    const { entry } = row;
    const to = links.address(entry.key);
    const note = indexNote(entry);
    return `<tr><td dir="auto"><a href="${to}">${escapeHtml(entry.title)}</a>${note === '' ? '' : `<div class="note">${escapeHtml(note)}</div>`}</td><td class="day">${entry.datedOn ? escapeHtml(formatDate(entry.datedOn, 'letter')) : 'undated'}</td><td class="num"><a href="${to}">${escapeHtml(pageText(entry, front.volumes.length))}</a></td></tr>`;
  });
  const empty = rows.length === 0 ? '<p>There are no documents in this bundle.</p>' : '';
  return {
    name: 'Index',
    html: headed(
      front,
      'Index',
      '',
      `<h1>Index</h1>${subtitle(front)}${empty}<table><colgroup><col><col style="width:39mm"><col style="width:${front.volumes.length > 1 ? 26 : 16}mm"></colgroup><thead><tr><th scope="col">Document</th><th scope="col">Date</th><th scope="col" class="num">${pageHeading(front.volumes.length)}</th></tr></thead><tbody>${rows.join('')}</tbody></table>`,
    ),
    links: links.keys,
  };
}

const subtitle = (front: FrontMatter): string =>
  `<p class="quiet">${escapeHtml([front.plan.title, volumeName(front)].filter(Boolean).join(' · '))}</p>`;

const sectionRow = (section: SectionId): string =>
  `<tr class="part"><td colspan="3">${section} ${escapeHtml(SECTIONS[section])}</td></tr>`;

function chronologyPart(front: FrontMatter): FrontPart {
  const links = new Links(targetsOf(front));
  const rows = front.chronology.map(({ on, at, what, document }) => {
    const entry = document === undefined ? undefined : links.entry(document);
    const to = entry === undefined ? undefined : links.address(entry.key);
    const words = escapeHtml(what);
    return `<tr><td class="day">${escapeHtml(formatDate(on))}${at === undefined ? '' : `<div class="note">${escapeHtml(at)}</div>`}</td><td dir="auto">${to === undefined ? words : `<a href="${to}">${words}</a>`}</td><td class="num">${entry === undefined || to === undefined ? '' : `<a href="${to}">${escapeHtml(pageText(entry, front.volumes.length))}</a>`}</td></tr>`;
  });
  return {
    name: 'Chronology',
    html: headed(
      front,
      'Chronology',
      '',
      `<h1>Chronology</h1>${subtitle(front)}<table><colgroup><col style="width:37mm"><col><col style="width:${front.volumes.length > 1 ? 26 : 16}mm"></colgroup><thead><tr><th scope="col">Date</th><th scope="col">What happened</th><th scope="col" class="num">${pageHeading(front.volumes.length)}</th></tr></thead><tbody>${rows.join('')}</tbody></table>`,
    ),
    links: links.keys,
  };
}
