/** What a person should know before a bundle goes out. Nothing is left out in silence. */
import type { CaseFile } from '../case-file/types';
import { listed } from '../case-file/wording';
import { letterTitle } from './places';
import type { BundlePlan, PlannedDocument, PreflightFinding } from './types';
import { VOLUME_BYTES } from './volumes';

const named = ({ title }: Pick<PlannedDocument, 'title'>) => `“${title}”`;
const sentence = (text: string) => text.replace(/\.$/, '');

/** From the plan alone, before any file is opened: what stops it first, then what to look at, then notes. */
export function preflight(plan: BundlePlan, file: CaseFile): PreflightFinding[] {
  const findings = [
    ...nothing(plan),
    ...missing(plan, file),
    ...enquiry(plan),
    ...plan.documents.flatMap((document) => aboutDocument(document)),
    ...duplicates(plan),
    ...size(plan),
  ];
  const order = ['stop', 'warn', 'note'];
  return findings.toSorted(
    (left, right) => order.indexOf(left.severity) - order.indexOf(right.severity),
  );
}

function nothing(plan: BundlePlan): PreflightFinding[] {
  if (plan.documents.some(({ included, withheldWhy }) => included && withheldWhy === undefined))
    return [];
  return [
    { severity: 'stop', message: 'Nothing is in the bundle. Include at least one document.' },
  ];
}

/** The council's full responses of every stage reached are the least the Ombudsman asks for (DOMAIN §6). */
function missing(plan: BundlePlan, file: CaseFile): PreflightFinding[] {
  const open = new Set(
    plan.documents
      .filter(({ included, withheldWhy }) => included && withheldWhy === undefined)
      .map(({ key }) => key),
  );
  const findings: PreflightFinding[] = [];
  const warn = (message: string) => findings.push({ severity: 'warn', message });
  const hasComplaint = plan.documents.some(({ key, section }) => section === 'A' && open.has(key));
  if (!hasComplaint)
    warn('The complaint itself is not in the bundle. Put it in again under section A.');
  for (const stage of file.stages) {
    const rule = file.rules?.stages.find(({ number }) => number === stage.number);
    const answers = file.letters.filter(
      (letter) =>
        letter.stage === stage.number &&
        (letter.kind === rule?.responseLetter ||
          [
            'stage 1 response',
            'stage 2 response',
            'early resolution',
            'refusal',
            'withdrawal',
            'reply to a member',
          ].includes(letter.kind)),
    );
    const what = `The stage ${stage.number} response`;
    if (answers.length === 0) {
      warn(
        `${what} has not gone out yet. The Ombudsman asks for the council’s full responses: issue it first, or say in your answer why there is none.`,
      );
    } else if (!answers.some(({ id }) => open.has(`letter:${id}`))) {
      warn(
        `${what} is not in the bundle. The Ombudsman asks for the council’s full responses: put “${letterTitle(answers[0] ?? { kind: 'stage 1 response', stage: 1 })}” in again.`,
      );
    }
    if (stage.number > 1 && !open.has(`request:${stage.number}`))
      warn(
        `The request for stage ${stage.number} is not in the bundle. Put it in again under section D.`,
      );
  }
  return findings;
}

/** Each question is answered, with its pages. */
function enquiry(plan: BundlePlan): PreflightFinding[] {
  const open = plan.cover.asks.filter(
    ({ answer, documents }) => answer === '' && documents.length === 0,
  );
  if (open.length === 0) return [];
  const numbers = listed(open.map(({ number }) => number));
  return [
    {
      severity: 'warn',
      message: `Question${open.length === 1 ? '' : 's'} ${numbers} of the enquiry ${open.length === 1 ? 'has' : 'have'} no answer and no documents. Answer under “What this bundle answers”.`,
    },
  ];
}

function aboutDocument(document: PlannedDocument): PreflightFinding[] {
  const { key, flags, included, withheldWhy, released, source, redaction } = document;
  const findings: PreflightFinding[] = [];
  const add = (severity: PreflightFinding['severity'], message: string) =>
    findings.push({ severity, message, document: key });
  if (!included) {
    add(
      'note',
      `${named(document)} is left out: ${sentence(document.leftOutWhy ?? 'no reason given')}.`,
    );
    return findings;
  }
  if (flags.includes('privileged') && !released) {
    add(
      'stop',
      `${named(document)} is legal advice. Leave it out, or record who lets it go and why.`,
    );
  }
  if (released)
    add(
      'warn',
      `${named(document)} is legal advice, let go by ${released.by}: ${sentence(released.why)}.`,
    );
  if (withheldWhy !== undefined) {
    add(
      'note',
      `${named(document)} goes into the do-not-disclose volume: ${sentence(withheldWhy)}.`,
    );
  } else if (flags.includes('third party') && (redaction?.marks ?? 0) === 0) {
    add(
      'stop',
      `${named(document)} holds someone else’s personal data. Leave it out, put it in the do-not-disclose volume, or redact it.`,
    );
  }
  if (redaction && redaction.marks > 0 && !redaction.isOutlined && !redaction.isLookedThrough)
    add(
      'warn',
      `Not every page of ${named(document)} has been looked at since it was redacted. Open it under “Redact” and go through to the end.`,
    );
  if (source.type === 'blob' && document.datedOn === undefined)
    add('note', `${named(document)} has no date. Give it one under “Change”, if you know it.`);
  if (flags.includes('unreadable'))
    add('warn', `${named(document)} is marked as unreadable. Add a clearer copy if you can.`);
  return findings;
}

/** By their bytes: two names do not make two documents. */
function duplicates(plan: BundlePlan): PreflightFinding[] {
  const first = new Map<string, PlannedDocument>();
  const findings: PreflightFinding[] = [];
  for (const document of plan.documents) {
    // The whole copy beside a redacted one is meant.
    if (!document.included || document.source.type !== 'blob' || document.redaction?.isOutlined)
      continue;
    const hash = document.source.file.sha256;
    const twin = first.get(hash);
    if (twin === undefined) first.set(hash, document);
    else
      findings.push({
        severity: 'warn',
        message: `${named(document)} is the same file as ${named(twin)}. Leave one out.`,
        document: document.key,
      });
  }
  return findings;
}

function size(plan: BundlePlan): PreflightFinding[] {
  const bytes = plan.documents.reduce(
    (sum, { included, source }) =>
      sum + (included && source.type === 'blob' ? source.file.size : 0),
    0,
  );
  if (bytes <= VOLUME_BYTES) return [];
  return [
    {
      severity: 'note',
      message: `The documents come to ${Math.round(bytes / 1024 / 1024)} MB. It is cut into volumes of about 100 MB.`,
    },
  ];
}
