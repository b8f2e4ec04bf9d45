/** The same letter in another form: a translation, Braille, audio, Easy Read; kept beside the one that went. */
import type { z } from 'zod';
import { CASE_EVENTS, id } from '../schema';
import type { CaseFile, LetterVersion, Problem } from '../types';
import {
  accepted,
  blankProblem,
  dateInput,
  event,
  onCase,
  pastDateProblem,
  unless,
} from './command';

const kept = CASE_EVENTS['letter.versionKept'].data;

export const KeepVersionInput = kept.extend({
  version: id.optional(),
  sentOn: dateInput.optional(),
});
export type KeepVersionInput = z.input<typeof KeepVersionInput>;

/** Also of a closed case: who asks for Braille afterwards gets it (Equality Act 2010, s20). */
export const keepVersion = onCase(KeepVersionInput, {}, (file, data, clock) => {
  const letter = file.letters.find((each) => each.id === data.letter);
  const isThere =
    letter !== undefined &&
    letter.versions.some(
      ({ format, file: its }) =>
        format.toLowerCase() === data.format.trim().toLowerCase() && its?.blob === data.file?.blob,
    );
  return unless(
    [
      letter ? undefined : { message: 'That letter is not on this case.' },
      letter?.erased && { message: 'That letter was erased, so nothing can be kept beside it.' },
      blankProblem(data.format, 'format', 'Say what it is: a language, Braille, audio, Easy Read.'),
      isThere
        ? {
            field: 'format',
            message: `The ${data.format} version is there already.`,
            instead: 'Record when it was sent, on the one that is there.',
          }
        : undefined,
      data.sentOn === undefined
        ? undefined
        : pastDateProblem(data.sentOn, {
            field: 'sentOn',
            name: 'The day it was sent',
            today: clock.today,
          }),
    ],
    () =>
      accepted([
        event({
          kind: 'letter.versionKept',
          data: { ...data, version: data.version ?? clock.newId() },
        }),
      ]),
  );
});

export const SendVersionInput = CASE_EVENTS['letter.versionSent'].data.extend({
  sentOn: dateInput,
});
export type SendVersionInput = z.input<typeof SendVersionInput>;

export const sendVersion = onCase(SendVersionInput, {}, (file, data, clock) => {
  const version = versionIn(file, data.version);
  return unless(
    [
      version ? undefined : { message: 'That version is not on this case.' },
      alreadySent(version),
      pastDateProblem(data.sentOn, {
        field: 'sentOn',
        name: 'The day it was sent',
        today: clock.today,
      }),
    ],
    () => accepted([event({ kind: 'letter.versionSent', data })]),
  );
});

const alreadySent = (version: LetterVersion | undefined): Problem | undefined =>
  version?.sentOn === undefined
    ? undefined
    : { message: `The ${version.format} version has gone.` };

const versionIn = (file: CaseFile, wanted: string): LetterVersion | undefined =>
  file.letters.flatMap(({ versions }) => versions).find((each) => each.id === wanted);
