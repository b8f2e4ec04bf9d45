import { verbForms, type VerbForms } from '../inflection';
import { isExempt, type Reading } from '../reading';
import type { Spotted } from '../types';
import { BEFORE_BE, passivesIn } from './passive';
import { PROSE, wordsOf, type BlockRule } from './rule';

/**
 * A noun that hides a verb: which verbs prop it up, the verb it hides, and the words between the noun and its
 * object that go with it ("an inspection of the roof" → "inspect the roof").
 */
interface Hidden {
  readonly verb: string;
  readonly props: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
}

/** noun verb | props | links */
const NOUNS: ReadonlyMap<string, Hidden> = new Map(
  `investigation investigate|carry conduct undertake make perform do|of into
inspection inspect|carry conduct undertake make perform do|of
review review|carry conduct undertake make perform do complete|of
assessment assess|carry conduct undertake make perform do complete|of
reassessment reassess|carry conduct undertake make perform do complete|of
evaluation evaluate|carry conduct undertake make perform|of
examination examine|carry conduct undertake make perform|of
analysis analyse|carry conduct undertake make perform do|of
audit audit|carry conduct undertake perform do|of
survey survey|carry conduct undertake make perform do|of
monitoring monitor|carry conduct undertake perform do|of
visit visit|make undertake conduct carry pay|to
check check|carry conduct undertake make perform|of on
search search|carry conduct undertake make perform|of for
test test|carry conduct undertake perform|of
consultation consult|carry conduct undertake hold|with
interview interview|carry conduct undertake hold|with of
calculation calculate|carry make undertake perform|of
recalculation recalculate|carry make undertake perform|of
comparison compare|carry make undertake draw|of
cleaning clean|carry undertake perform|of
installation install|carry undertake perform complete|of
consideration consider|give take|to of
thought think about|give|to
decision decide|make take reach|
determination decide|make reach|
conclusion conclude|reach come|
assumption assume|make|
recommendation recommend|make|
suggestion suggest|make|
proposal propose|make put|
request ask|make submit|
application apply|make submit|
referral refer|make|
payment pay|make effect|
reduction reduce|make effect|in
alteration change|make effect undertake|to
amendment change|make|to
adjustment adjust|make|to
arrangement arrange|make|
attempt try|make|
contact contact|make|with
enquiry ask|make conduct undertake|
improvement improve|make effect|to
contribution contribute|make|
representation write to us|make|
objection object|make raise|
statement say|make|
reference mention|make|to
judgement judge|make|
apology apologise|make offer issue give|
explanation explain|give provide offer|of for
response reply|give provide issue make|to
reply reply|give provide issue make|to
answer answer|give provide|to
clarification explain|give provide offer|of
confirmation confirm|give provide|of
notification tell|give provide|of
description describe|give provide|of
assurance promise|give provide|
undertaking promise|give provide|
approval approve|give grant|to for of
authorisation allow|give grant provide|for
permission allow|give grant|
support support|give provide offer|to
assistance help|give provide offer render|to
help help|give provide|to
advice advise|give provide offer|to
information tell|provide|
training train|give provide undertake receive|to
instruction tell|give issue|
discussion talk|have hold|with
conversation talk|have hold|with
dialogue talk|have enter|with
meeting meet|hold conduct|with
agreement agree|reach come|
delivery deliver|make effect|of
collection collect|make effect|of
replacement replace|carry undertake effect|of
termination end|effect|of
disclosure tell|make|of`
    .split('\n')
    .flatMap((line) => {
      const [words = '', props = '', links = ''] = line.split('|');
      const [noun = '', ...verb] = words.split(' ');
      const hidden = { verb: verb.join(' '), props: wordsOf(props), links: wordsOf(links) };
      const more =
        noun.endsWith('y') && !/[aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
      return [
        [noun, hidden],
        [more, hidden],
      ] as const;
    }),
);
/** Plain as they are: "gave us advice", "make a payment of £20", "has help with". */
const PLAIN = wordsOf(
  'answer help support advice thought information test check replies reply request meeting meetings',
);

const PROPS: ReadonlyMap<string, { readonly lemma: string; readonly form: keyof VerbForms }> =
  new Map(
    'carry conduct undertake make perform do complete pay give take hold draw reach come put submit effect raise provide offer issue grant have enter receive render'
      .split(' ')
      .flatMap((lemma) => {
        const forms = verbForms(lemma);
        return (['participle', 'past', 'ing', 's', 'base'] as const).map(
          (form) => [forms[form], { lemma, form }] as const,
        );
      }),
  );
const BREAKS = wordsOf(
  'of to for that and or but who which with in on at by from as if when because you we i it they he she not no is are was were be been',
);
const ARTICLES = wordsOf('a an the any');

export const nominalisation: BlockRule = {
  id: 'nominalisation',
  name: 'Use the verb',
  severity: 'warning',
  reason:
    'A verb made a noun needs another verb to prop it up. The verb alone is shorter and says who acts.',
  source: 'DOMAIN 5: nominalisation',
  examples: {
    fires: [
      'We will carry out an inspection of the roof.',
      'She made a visit to the site.',
      'Consideration was given to your request.',
      'We made an assessment of your needs.',
      'A review has been undertaken.',
    ],
    quiet: [
      'We will inspect the roof.',
      'You made a complaint, and we made a mistake.',
      'We will carry out the work.',
      'The review found three mistakes.',
      'You gave us your address.',
    ],
  },
  shape: 'block',
  reads: PROSE,
  check: (reading) => [...proppedUp(reading), ...turnedRound(reading), ...theNounOf(reading)],
};

/** "carry out an inspection of" */
function proppedUp(reading: Reading): Spotted[] {
  const { tokens } = reading;
  const found: Spotted[] = [];
  for (const { first, end } of reading.sentences) {
    for (let at = first; at < end; at += 1) {
      const prop = PROPS.get(tokens[at]?.lower ?? '');
      if (!prop || tokens[at]?.kind !== 'word') continue;
      let next = at + 1;
      if (prop.lemma === 'carry') {
        if (tokens[next]?.lower !== 'out') continue;
        next += 1;
      } else if (prop.lemma === 'come' || prop.lemma === 'enter') {
        if (!/^(?:to|into)$/.test(tokens[next]?.lower ?? '')) continue;
        next += 1;
      } else if (prop.lemma === 'take' && tokens[next]?.lower === 'into') next += 1;
      // "a number of improvements"
      if (
        tokens[next + 2]?.lower === 'of' &&
        /^(?:number|series|range|set)$/.test(tokens[next + 1]?.lower ?? '')
      )
        next += 3;
      const start = next;
      while (next < end && next < start + 4 && !isNounAt(reading, next, prop.lemma)) {
        const token = tokens[next];
        if (!token || token.kind === 'mark' || BREAKS.has(token.lower)) break;
        next += 1;
      }
      const hidden = next < end ? hiddenAt(reading, next) : undefined;
      if (!hidden?.props.has(prop.lemma) || isExempt(reading, at, next + 1)) continue;
      if (next > start + 3 || PLAIN.has(tokens[next]?.lower ?? '')) continue;
      const link = tokens[next + 1];
      const hasLink = next + 1 < end && hidden.links.has(link?.lower ?? '');
      const last = hasLink ? next + 1 : next;
      const between = tokens.slice(start, next);
      const isBare = between.every(({ lower }) => ARTICLES.has(lower));
      const from = tokens[at]?.from ?? 0;
      const form = prop.form === 'participle' && !isPerfect(reading, at) ? 'past' : prop.form;
      const verb = verbForms(hidden.verb)[form];
      // Without the link the verb would stand without its object: only the writer can finish it.
      const canPut = isBare && (hasLink || hidden.links.size === 0);
      found.push({
        from,
        to: tokens[last]?.to ?? 0,
        message: 'Use the verb',
        why: `“${hidden.verb}” says this in one word.`,
        ...(canPut && isWhole(hidden.verb, tokens[last + 1]?.lower) ? { replacement: verb } : {}),
      });
      at = last;
    }
  }
  return found;
}

/** "post-inspection" and "re-assessment" are nouns of their last part. */
const hiddenAt = (reading: Reading, at: number): Hidden | undefined => {
  const lower = reading.tokens[at]?.lower ?? '';
  return NOUNS.get(lower) ?? NOUNS.get(lower.slice(lower.lastIndexOf('-') + 1));
};

const isNounAt = (reading: Reading, at: number, lemma: string): boolean =>
  hiddenAt(reading, at)?.props.has(lemma) ?? false;

/** Verbs that need more after them than the noun did: "ask", "tell", "talk". */
const isWhole = (verb: string, next: string | undefined): boolean =>
  /^(?:ask|tell|talk|say|reply|write to us|allow|refer|help|promise|contribute|object|apply|meet|agree)$/.test(
    verb,
  )
    ? next === undefined || /^(?:to|that|with|about|for|[.,;])$/.test(next)
    : true;

function isPerfect({ tokens }: Reading, at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 3); back -= 1) {
    const lower = tokens[back]?.lower ?? '';
    if (/^(?:has|have|had|hasn't|haven't|hadn't|be|been|is|are|was|were)$/.test(lower)) return true;
    if (tokens[back]?.kind === 'mark') return false;
  }
  return false;
}

/** Nouns that "the … of" makes of a verb: "the completion of the work". */
const OF_VERBS = wordsOf(
  'provision implementation completion installation utilisation finalisation commencement cessation termination submission introduction establishment facilitation',
);

function theNounOf(reading: Reading): Spotted[] {
  const { tokens } = reading;
  return tokens.flatMap((token, at): Spotted[] => {
    if (!OF_VERBS.has(token.lower) || tokens[at + 1]?.lower !== 'of') return [];
    if (!/^(?:the|on|upon|following|after)$/.test(tokens[at - 1]?.lower ?? '')) return [];
    if (isExempt(reading, at - 1, at + 2)) return [];
    const first = /^(?:on|upon)$/.test(tokens[at - 2]?.lower ?? '') ? at - 2 : at - 1;
    return [
      {
        from: tokens[first]?.from ?? 0,
        to: tokens[at + 1]?.to ?? 0,
        message: 'Use the verb',
        why: 'Use the verb and say who does it: “when we have finished the work”.',
      },
    ];
  });
}

/** "an inspection was undertaken", "consideration has been given to" */
function turnedRound(reading: Reading): Spotted[] {
  const { tokens } = reading;
  return passivesIn(reading).flatMap((group): Spotted[] => {
    const lemma = PROPS.get(tokens[group.participle]?.lower ?? '')?.lemma;
    if (lemma === undefined || lemma === 'pay') return [];
    let at = group.first - 1;
    while (at >= 0 && BEFORE_BE.has(tokens[at]?.lower ?? '')) at -= 1;
    const sentence = reading.sentences.find(({ first, end }) => at >= first && at < end);
    if (!sentence) return [];
    const near = Math.max(sentence.first, at - 6);
    let noun = at;
    // The noun stands right before, or "of …" between: "an inspection of the roof was undertaken".
    while (noun >= near && !isNounAt(reading, noun, lemma)) noun -= 1;
    if (noun < near || PLAIN.has(tokens[noun]?.lower ?? '')) return [];
    const after = tokens[noun + 1]?.lower ?? '';
    if (noun !== at && !(hiddenAt(reading, noun)?.links.has(after) ?? false)) return [];
    let begin = noun;
    while (begin > sentence.first && begin > noun - 3) {
      const before = tokens[begin - 1];
      if (!before || before.kind !== 'word' || BREAKS.has(before.lower)) break;
      begin -= 1;
      if (ARTICLES.has(before.lower)) break;
    }
    const out = tokens[group.participle + 1]?.lower === 'out' ? 1 : 0;
    const last = group.participle + (lemma === 'carry' ? out : 0);
    if (lemma === 'carry' && out === 0) return [];
    if (isExempt(reading, begin, last + 1)) return [];
    const verb = hiddenAt(reading, noun)?.verb ?? '';
    return [
      {
        from: tokens[begin]?.from ?? 0,
        to: tokens[last]?.to ?? 0,
        message: 'Use the verb, and say who acts',
        why: `Say who did it with one verb: “we ${verbForms(verb).past}…”.`,
      },
    ];
  });
}
