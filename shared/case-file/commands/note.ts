/** A note, and what was promised while it was written: one step, so that neither is saved without the other. */
import type { z } from 'zod';
import type { Command, Problem } from '../types';
import { accepted } from './command';
import { makePromise, MakePromiseInput } from './contact';
import { addNote, AddNoteInput } from './evidence';

export const WriteNoteInput = AddNoteInput.extend({ promise: MakePromiseInput.optional() });
export type WriteNoteInput = z.input<typeof WriteNoteInput>;

/** What is wrong with the promise stands in fields that begin with `promise.`. */
export const writeNote: Command<WriteNoteInput> = (file, { promise, ...note }, clock) => {
  const noted = addNote(file, note, clock);
  const promised = promise === undefined ? accepted([]) : makePromise(file, promise, clock);
  if (noted.ok && promised.ok) return accepted([...noted.events, ...promised.events]);
  const said = new Set<string>();
  const problems = [
    ...(noted.ok ? [] : noted.problems),
    ...(promised.ok ? [] : promised.problems.map(ofPromise)),
  ].filter(({ message }) => !said.has(message) && said.add(message));
  return { ok: false, problems };
};

const ofPromise = (problem: Problem): Problem =>
  problem.field === undefined ? problem : { ...problem, field: `promise.${problem.field}` };
