/** The council stream folded, the settings a new council begins with, and the commands that change them. */
import { orderEvents } from '../history';
import type { OpenedEvent } from '../history/types';
import { SHIPPED } from '../procedures';
import { COUNCIL_EVENTS, councilSettings, ICO_TO_CHECK, RETENTION_EXAMPLES } from './council';
import type { CouncilSettings, NewCouncilEvent } from './council';
import { problemsIn } from './commands/problems';
import { defined } from './defined';
import { STARTER_PARAGRAPHS } from './starter-paragraphs';
import type { Problem } from './types';

/** The day the Ombudsmen's details shipped here were last looked at. */
const CHECKED_ON = '2026-11-23';

const SERVICES = [
  'Adult social care',
  'Benefits',
  'Bereavement services',
  'Children’s services',
  'Council tax',
  'Customer services',
  'Electoral services',
  'Environmental health',
  'Highways',
  'Homelessness and housing advice',
  'Housing repairs',
  'Housing tenancy',
  'Leisure and libraries',
  'Licensing',
  'Parking',
  'Parks and trees',
  'Planning',
  'Schools and admissions',
  'Street cleaning',
  'Waste and recycling',
  'Other',
];

/**
 * Settings to begin with. What is not known is left empty for the council to fill in: of the Housing
 * Ombudsman only the name and the time limit.
 */
export function defaultCouncil(name: string): CouncilSettings {
  return {
    name,
    address: [],
    phone: '',
    email: '',
    web: '',
    referencePrefix: prefixOf(name),
    services: SERVICES,
    handlers: [],
    officers: [],
    logo: null,
    ico: ICO_TO_CHECK,
    procedures: [],
    ombudsman: {
      lgsco: {
        name: 'Local Government and Social Care Ombudsman',
        web: 'www.lgo.org.uk',
        phone: '0300 061 0614',
        address: ['PO Box 4771', 'Coventry', 'CV4 0EH'],
        note: 'You usually need to contact the Ombudsman within 12 months of the day you first knew about the matter.',
        checkedOn: CHECKED_ON,
      },
      hos: {
        name: 'Housing Ombudsman Service',
        web: '',
        phone: '',
        address: [],
        note: 'You need to contact the Ombudsman within 12 months of our final response.',
        checkedOn: CHECKED_ON,
      },
    },
    stage2: {
      how: 'Tell us by email, letter or phone that you want us to look at it again. You do not have to give reasons, but it helps us if you say what you think we got wrong.',
      withinMonths: 1,
    },
    closures: [],
    bankHolidays: [],
    bodyPoints: 14,
    allowedWords: [],
    spelledWords: [],
    paragraphs: [...STARTER_PARAGRAPHS],
    letterFileName: '{reference} {letter} {date}',
    letterTemplate: null,
    secondCheck: { fromStage: null, overPence: null, handlers: [] },
    lockAfterMinutes: 10,
    retention: [...RETENTION_EXAMPLES],
    numbersUsed: {},
  };
}

/** "Westmere Borough Council" → WB: initials without "Council", "of" and the like. */
function prefixOf(name: string): string {
  const initials = name
    .normalize('NFD')
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => !/^(council|of|the|and|for)?$/i.test(word))
    .map((word) => word.charAt(0).toUpperCase())
    .filter((letter) => /[A-Z]/.test(letter));
  return initials.slice(0, 6).join('') || 'CC';
}

/**
 * Last writer wins, setting by setting, in the order of the events. Total: what cannot be read is left out.
 * @returns undefined-free settings; those of a council without a name while its founding has not arrived.
 */
export function foldCouncil(events: readonly OpenedEvent[]): CouncilSettings {
  let settings = defaultCouncil('Your council');
  for (const event of orderEvents(events).ready) {
    if (event.kind === 'council.founded') {
      const read = COUNCIL_EVENTS['council.founded'].data.safeParse(event.data);
      if (read.success) settings = read.data.settings;
    } else if (event.kind === 'council.settingsChanged') {
      const read = COUNCIL_EVENTS['council.settingsChanged'].data.safeParse(event.data);
      if (read.success) settings = { ...settings, ...defined(read.data.change) };
    }
  }
  return settings;
}

/** The stream of the council's log; undefined while nothing was ever written to it. */
export function logOf(events: readonly OpenedEvent[]): string | undefined {
  for (const event of orderEvents(events).ready) {
    if (event.kind !== 'log.begun') continue;
    const read = COUNCIL_EVENTS['log.begun'].data.safeParse(event.data);
    if (read.success) return read.data.log;
  }
  return undefined;
}

export type CouncilResult =
  | { readonly ok: true; readonly events: readonly NewCouncilEvent[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Begins the council stream. */
export function foundCouncil(settings: CouncilSettings): CouncilResult {
  const problems = problemsWith(settings);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, events: [{ kind: 'council.founded', data: { settings } }] };
}

/** Changes some settings. Only those that really differ are recorded; none at all is no event. */
export function changeCouncil(
  state: CouncilSettings,
  change: Partial<CouncilSettings>,
): CouncilResult {
  const given = COUNCIL_EVENTS['council.settingsChanged'].data.safeParse({ change });
  if (!given.success)
    return { ok: false, problems: withoutRoot(problemsIn(given.error), 'change.') };
  const wanted = defined(given.data.change);
  const differing = Object.fromEntries(
    Object.entries(wanted).filter(
      ([key, value]) =>
        JSON.stringify(value) !== JSON.stringify(state[key as keyof CouncilSettings]),
    ),
  ) as typeof wanted;
  if (Object.keys(differing).length === 0) return { ok: true, events: [] };
  const problems = problemsWith({ ...state, ...differing });
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, events: [{ kind: 'council.settingsChanged', data: { change: differing } }] };
}

function problemsWith(settings: CouncilSettings): Problem[] {
  const read = councilSettings.safeParse(settings);
  if (!read.success) return [...problemsIn(read.error)];
  const problems: Problem[] = [];
  if (settings.handlers.every((handler) => !handler.active)) {
    problems.push({
      field: 'handlers',
      message: 'At least one person must handle complaints.',
      instead: 'Add yourself, or keep one person active.',
    });
  }
  if (new Set(settings.handlers.map((handler) => handler.id)).size < settings.handlers.length) {
    problems.push({ field: 'handlers', message: 'Two people have the same id.' });
  }
  return [...problems, ...procedureProblems(settings)];
}

/** Two versions of the same number would leave it open which one a case began under. */
function procedureProblems({ procedures }: CouncilSettings): Problem[] {
  const versions = [...SHIPPED, ...procedures].map(({ id, version }) => `${id} ${String(version)}`);
  return new Set(versions).size === versions.length
    ? []
    : [
        {
          field: 'procedures',
          message: 'Somebody else changed these numbers at the same time.',
          instead: 'Leave this page, come back to see theirs, and make your change again.',
        },
      ];
}

const withoutRoot = (problems: readonly Problem[], root: string): Problem[] =>
  problems.map((problem) => defined({ ...problem, field: problem.field?.replace(root, '') }));
