/** What a person should know before a bundle goes out. Nothing is left out in silence. */
import type { CaseFile } from '../case-file/types';
import type { BundlePlan, PreflightFinding, SectionId } from './types';

/** About 100 MB to a volume (the courts' guidance of November 2021). */
export const VOLUME_BYTES = 100 * 1024 * 1024;
const WANTED: readonly (readonly [SectionId, string])[] = [
  ['A', 'The complaint itself is not in the bundle.'],
  [
    'C',
    'The stage 1 response is not in the bundle. The Ombudsman asks for the council’s full responses.',
  ],
];

/** From the plan alone, before any file is opened. */
export function preflight(plan: BundlePlan, file: CaseFile): PreflightFinding[] {
  const included = plan.documents.filter((document) => document.included);
  const evidence = new Map(file.evidence.map((each) => [`evidence:${each.id}`, each]));
  const findings: PreflightFinding[] = [];
  const add = (severity: PreflightFinding['severity'], message: string, document?: string) =>
    findings.push({ severity, message, ...(document === undefined ? {} : { document }) });

  for (const [section, message] of WANTED) {
    if (!included.some((document) => document.section === section)) add('warn', message);
  }
  const firstWith = new Map<string, string>();
  for (const document of included) {
    if (document.source.type !== 'blob') continue;
    const hash = document.source.file.sha256;
    const twin = firstWith.get(hash);
    if (twin === undefined) firstWith.set(hash, document.title);
    else
      add(
        'warn',
        `“${document.title}” is the same file as “${twin}”. Leave one out.`,
        document.key,
      );
  }
  for (const document of included) {
    const flags = evidence.get(document.key)?.flags ?? [];
    if (document.datedOn === undefined)
      add(
        'note',
        `“${document.title}” has no date. Give it one under Evidence, if you know it.`,
        document.key,
      );
    if (flags.includes('third party')) {
      add(
        'warn',
        `“${document.title}” holds someone else’s personal data. Leave it out, or add a copy with their data removed.`,
        document.key,
      );
    }
    if (flags.includes('privileged'))
      add('stop', `“${document.title}” is legal advice. Leave it out of the bundle.`, document.key);
    if (flags.includes('unreadable'))
      add(
        'warn',
        `“${document.title}” is marked as unreadable. Add a clearer copy if you can.`,
        document.key,
      );
  }
  for (const document of plan.documents) {
    if (!document.included)
      add(
        'note',
        `“${document.title}” is left out: ${(document.leftOutWhy ?? 'no reason given').replace(/\.$/, '')}.`,
        document.key,
      );
  }
  const bytes = included.reduce(
    (sum, { source }) => sum + (source.type === 'blob' ? source.file.size : 0),
    0,
  );
  if (bytes > VOLUME_BYTES) {
    add(
      'warn',
      `The documents come to ${Math.round(bytes / 1024 / 1024)} MB. About 100 MB is as much as one file should hold.`,
    );
  }
  if (included.length === 0)
    add('stop', 'Nothing is in the bundle. Include at least one document.');
  return findings;
}
