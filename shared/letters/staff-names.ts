/** Whose names should not stand in a letter: LGSCO asks that officers be anonymised where possible (DOMAIN 4). */
import type { CouncilSettings } from '../case-file/council';
import type { CaseFile } from '../case-file/types';

/**
 * Staff the case knows who do not sign: asked for information, investigating, or handling complaints. The handler
 * signs and says how they can be reached; who looked again at stage 2 must be named. A name shared with somebody
 * on the case is left out, so that the person who complained is never taken for staff.
 */
export function staffNames(file: CaseFile, council: CouncilSettings): string[] {
  const people = new Set(file.people.map(({ name }) => surnameOf(name)));
  const deciders = new Set(
    file.stages.flatMap(({ actors }) =>
      actors
        .filter(({ role }) => role === 'decision-maker' || role === 'signatory')
        .map(({ who }) => who.name),
    ),
  );
  const names = [
    ...file.requests.map(({ of }) => of.name),
    ...file.stages.flatMap(({ actors }) => actors.map(({ who }) => who.name)),
    ...council.handlers.filter(({ id }) => id !== file.handler).map(({ name }) => name),
  ];
  const handler = council.handlers.find(({ id }) => id === file.handler)?.name;
  return [...new Set(names.map((name) => name.trim()))].filter(
    (name) =>
      name !== '' && name !== handler && !deciders.has(name) && !people.has(surnameOf(name)),
  );
}

const surnameOf = (name: string): string => name.trim().split(/\s+/).at(-1)?.toLowerCase() ?? '';
