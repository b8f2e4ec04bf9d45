/**
 * Words of another case: another person's name, the other Ombudsman, a greeting for somebody else. Each is
 * how a letter written over an old one breaches somebody's privacy.
 */
import { greetingOf, recipientOf } from '../case-facts';
import { ombudsmanOf } from '../pieces';
import { blockText } from '../text';
import { holds, type Checking, type PartRule } from './rule';

/** Two to five words with capitals, as names are written. */
const NAME = /\p{Lu}[\p{L}'’-]+(?:[ \u00a0]+\p{Lu}[\p{L}'’-]+){1,4}/gu;

/** How names are compared: one spelling, no capitals, one space. */
export const nameKey = (name: string): string =>
  name.normalize('NFKC').replace(/[’‘]/g, "'").replace(/\s+/g, ' ').trim().toLowerCase();

/** Every name of two words or more in a text, and the names within longer runs of capitals. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(NAME)].flatMap(([run]) => {
    const words = run.split(/[ \u00a0]+/);
    return words.flatMap((_, from) =>
      words.slice(from + 1).map((__, more) => words.slice(from, from + more + 2).join(' ')),
    );
  });
}

const ownNames = ({ file, council }: Checking): Set<string> =>
  new Set(
    [
      ...file.people.flatMap(({ name, greeting }) => [name, greeting ?? '']),
      ...council.handlers.map(({ name }) => name),
      ...file.requests.map(({ of }) => of.name),
      ...file.stages.flatMap(({ actors }) => actors.map(({ who }) => who.name)),
    ].map(nameKey),
  );

const othersNames: PartRule = {
  part: 'names',
  label: 'Nobody from another case',
  source: 'Accuracy: somebody else’s name is a data breach',
  problem: (checking) => {
    const { text, context } = checking;
    if (context.otherPeople === undefined) return undefined;
    const own = ownNames(checking);
    const found = namesIn(text).find((name) => {
      const key = nameKey(name);
      return context.otherPeople?.has(key) === true && !own.has(key);
    });
    return found === undefined
      ? undefined
      : `The text names ${found}, who is on another case. Take the name out, or say why it belongs here.`;
  },
};

/** The greeting itself is checked by its own part; this is a second one, left from another letter. */
const otherGreeting: PartRule = {
  part: 'greets',
  label: 'Greets nobody else',
  source: 'Accuracy',
  problem: ({ doc, file }) => {
    const greeting = greetingOf(recipientOf(file));
    const other = doc.blocks
      .filter(({ part, type }) => part !== 'greeting' && type !== 'quote')
      .map((block) => /^Dear\s+([^,\n]{2,60})/.exec(blockText(block).trim())?.[1]?.trim())
      .find((name) => name !== undefined && !holds(name, greeting));
    return other === undefined || greeting === ''
      ? undefined
      : `The letter greets “${other}” further down, but goes to ${greeting}.`;
  },
};

const otherOmbudsman: PartRule = {
  part: 'otherOmbudsman',
  label: 'The Ombudsman for this procedure',
  source: 'DOMAIN: the Ombudsman’s details are those of the procedure',
  problem: ({ text, file, council }) => {
    const right = ombudsmanOf(file, council);
    const wrong = Object.values(council.ombudsman).find(
      (each) =>
        each !== right &&
        [each.name, each.web, each.phone].some((way) => way.trim().length > 5 && holds(text, way)),
    );
    return wrong === undefined
      ? undefined
      : `This procedure leads to the ${right.name}. The letter also names the ${wrong.name}, or how to reach them.`;
  },
};

/** For every letter, whatever its kind. */
export const ofThisCase: readonly PartRule[] = [otherGreeting, othersNames, otherOmbudsman];
