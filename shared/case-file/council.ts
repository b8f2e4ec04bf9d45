/** The council stream: settings every case and letter reads. Folded last-writer-wins per setting. */
import { z } from 'zod';
import { calendarDate, id } from './schema';

const line = z.string().trim().max(500);

export const handler = z.object({
  id,
  name: line.min(1),
  role: line,
  email: line.default(''),
  phone: line.default(''),
  active: z.boolean().default(true),
});
export type Handler = z.infer<typeof handler>;

export const ombudsmanBlock = z.object({
  name: line,
  web: line,
  phone: line,
  address: z.array(line),
  note: z.string().max(2000).default(''),
  checkedOn: calendarDate,
});
export type OmbudsmanBlock = z.infer<typeof ombudsmanBlock>;

/** Without defaults, so that a change that leaves a setting out leaves it alone. */
const settings = z.object({
  name: line.min(1),
  /** Letterhead lines under the name. */
  address: z.array(line),
  phone: line,
  email: line,
  web: line,
  /** Case references: `{prefix}-{yy}-{device letter}{nnnn}`. */
  referencePrefix: z.string().regex(/^[A-Z]{1,6}$/),
  services: z.array(line),
  handlers: z.array(handler),
  ombudsman: z.object({ lgsco: ombudsmanBlock, hos: ombudsmanBlock }),
  stage2: z.object({ how: z.string().max(2000), withinMonths: z.number().int().min(1).max(24) }),
  closures: z.array(z.object({ on: calendarDate, name: line })),
  /** Imported bank holidays, beyond those shipped. */
  bankHolidays: z.array(z.object({ on: calendarDate, name: line })),
  /** Points in letters' body text. LGSCO asks for at least 14. */
  bodyPoints: z.number().int().min(11).max(24),
  lockAfterMinutes: z.number().int().min(1).max(60),
});

export const councilSettings = settings.extend({
  address: settings.shape.address.default([]),
  phone: line.default(''),
  email: line.default(''),
  web: line.default(''),
  services: settings.shape.services.default([]),
  closures: settings.shape.closures.default([]),
  bankHolidays: settings.shape.bankHolidays.default([]),
  bodyPoints: settings.shape.bodyPoints.default(14),
  lockAfterMinutes: settings.shape.lockAfterMinutes.default(10),
});
export type CouncilSettings = z.infer<typeof councilSettings>;

export const COUNCIL_EVENTS = {
  'council.founded': { data: z.object({ settings: councilSettings }), freeText: [] },
  /** Where the council's log lies (`shared/audit`): the stream it is kept in. The first one counts. */
  'log.begun': { data: z.object({ log: id }), freeText: [] },
  'council.settingsChanged': { data: z.object({ change: settings.partial() }), freeText: [] },
} as const;

export type CouncilEventKind = keyof typeof COUNCIL_EVENTS;
export type NewCouncilEvent = {
  [K in CouncilEventKind]: {
    readonly kind: K;
    readonly data: z.input<(typeof COUNCIL_EVENTS)[K]['data']>;
  };
}[CouncilEventKind];
