/** Sentences for what became of the record itself. */
import { formatDate } from '../../calendar';
import type { Correctable, KEEPING_EVENTS } from '../keeping-events';
import type { CaseFile } from '../types';
import { shortened } from '../wording';
import type { Tell } from './telling';

type KeepingKind = keyof typeof KEEPING_EVENTS;

export const TELL_KEEPING: { readonly [K in KeepingKind]: Tell<K> } = {
  'record.erased': (data, { file }) => ({
    topic: 'keeping',
    what: `Erased ${erasedName(file, data.what, data.target)}`,
    why: data.rule === '' ? sentence(data.ground) : `${sentence(data.ground)}: ${data.rule}`,
  }),
  'hold.placed': (data) => ({
    topic: 'keeping',
    what: `Keeps the case: ${data.reason}. To be looked at again ${formatDate(data.reviewOn)}`,
    ...(data.note.trim() === '' ? {} : { why: shortened(data.note, 400) }),
  }),
  'hold.reviewed': (data, { file }) => ({
    topic: 'keeping',
    what: `Looked again at why the case is kept${holdName(file, data.hold)}, next ${formatDate(data.reviewOn)}`,
    why: shortened(data.why, 400),
  }),
  'hold.lifted': (data, { file }) => ({
    topic: 'keeping',
    what: `No longer keeps the case${holdName(file, data.hold)}`,
    why: shortened(data.why, 400),
  }),
  'receipt.corrected': (data, { last }) => {
    const from = last.get('received');
    const to = dayAndTime(data);
    last.set('received', to);
    return {
      topic: 'keeping',
      what: 'Corrected the day it was received; its dates are worked out from that day',
      ...(from === undefined ? {} : { from }),
      to,
      why: shortened(data.why, 400),
    };
  },
  'record.corrected': (data, { file, last }) => {
    const key = `corrected:${data.what}:${data.target}`;
    const at = Number(last.get(key) ?? '0');
    last.set(key, String(at + 1));
    const mine = file.corrections.filter(
      ({ what, target }) => what === data.what && target === data.target,
    );
    const from = mine[at]?.was;
    return {
      topic: 'keeping',
      what: `Corrected ${CORRECTED[data.what]}`,
      ...(from === undefined ? {} : { from }),
      to: data.text,
      why: shortened(data.why, 400),
    };
  },
};

/** "Mon 23 Nov 2026 at 16:40". */
export const dayAndTime = (receipt: {
  readonly receivedOn: string;
  readonly receivedAt?: string | undefined;
}): string =>
  `${formatDate(receipt.receivedOn)}${receipt.receivedAt === undefined ? '' : ` at ${receipt.receivedAt}`}`;

const CORRECTED: Readonly<Record<Correctable, string>> = {
  note: 'a note',
  contact: 'a contact',
  'their words': 'their words as recorded',
  'what they want': 'what they want as recorded',
};

const holdName = (file: CaseFile, hold: string): string => {
  const reason = file.holds.find(({ id }) => id === hold)?.reason;
  return reason === undefined ? '' : ` (${reason})`;
};

function erasedName(file: CaseFile, what: string, target: string): string {
  const document = file.evidence.find(({ id }) => id === target);
  if (document) return `document E${document.number}`;
  const letter = file.letters.find(({ id }) => id === target);
  if (letter) return `the ${letter.kind}`;
  return `a ${what}`;
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
