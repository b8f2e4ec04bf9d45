/** English verb and noun forms, enough to find a word in every shape and to put another in the same one. */

export interface VerbForms {
  readonly base: string;
  readonly s: string;
  readonly past: string;
  readonly participle: string;
  readonly ing: string;
}

/** base past participle; the other forms are regular unless given. */
const IRREGULAR: ReadonlyMap<string, readonly [past: string, participle: string]> = new Map(
  `be was been|become became become|begin began begun|break broke broken|bring brought brought|build built built|buy bought bought
catch caught caught|choose chose chosen|come came come|cut cut cut|deal dealt dealt|do did done|draw drew drawn|drive drove driven
fall fell fallen|feel felt felt|fight fought fought|find found found|forget forgot forgotten|forgo forwent forgone|get got got
give gave given|go went gone|grow grew grown|have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|keep kept kept
know knew known|lay laid laid|lead led led|leave left left|lend lent lent|let let let|lose lost lost|make made made|mean meant meant
meet met met|overcome overcame overcome|overtake overtook overtaken|pay paid paid|put put put|read read read|rise rose risen
run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set|shake shook shaken|show showed shown
shut shut shut|sit sat sat|speak spoke spoken|spend spent spent|split split split|stand stood stood|stick stuck stuck|take took taken
teach taught taught|tear tore torn|tell told told|think thought thought|throw threw thrown|undergo underwent undergone
undertake undertook undertaken|understand understood understood|uphold upheld upheld|wear wore worn|win won won
withdraw withdrew withdrawn|withhold withheld withheld|write wrote written|steal stole stolen|freeze froze frozen|swear swore sworn
bear bore borne|foresee foresaw foreseen|override overrode overridden|mislay mislaid mislaid|misread misread misread|undo undid undone
oversee oversaw overseen|withstand withstood withstood|redo redid redone|rewrite rewrote rewritten|rebuild rebuilt rebuilt`
    .split(/[|\n]/)
    .map((line) => {
      const [base = '', past = '', participle = ''] = line.split(' ');
      return [base, [past, participle]] as const;
    }),
);

/** Verbs of two syllables whose last consonant is doubled: stress on the end. */
const DOUBLED = new Set(
  'begin admit permit submit omit commit remit transmit refer defer infer prefer confer occur incur concur transfer cancel travel label signal total model level fulfil enrol instal rebut regret defer stop plan drop slip ship stir bar rot fit let cut'.split(
    ' ',
  ),
);
const VOWELS = 'aeiou';

/** "deal with" → its first word in every form, the rest unchanged. */
export function verbForms(verb: string): VerbForms {
  const [word = '', ...rest] = verb.split(' ');
  const tail = rest.length > 0 ? ` ${rest.join(' ')}` : '';
  const [past, participle] = IRREGULAR.get(word) ?? [withEd(word), withEd(word)];
  return {
    base: word + tail,
    s: withS(word) + tail,
    past: past + tail,
    participle: participle + tail,
    ing: withIng(word) + tail,
  };
}

export const IRREGULAR_PARTICIPLES: ReadonlySet<string> = new Set(
  [...IRREGULAR.values()].map(([, participle]) => participle),
);

export function plural(noun: string): string {
  const words = noun.split(' ');
  const last = words.pop() ?? '';
  return [...words, withS(last)].join(' ');
}

function withS(word: string): string {
  if (word === 'be') return 'is';
  if (word === 'have') return 'has';
  if (/(?:s|x|z|ch|sh|[^aeiou]o)$/.test(word)) return `${word}es`;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return `${word}s`;
}

function withEd(word: string): string {
  if (word.endsWith('e')) return `${word}d`;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ied`;
  return `${isDoubled(word) ? word + word.slice(-1) : word}ed`;
}

function withIng(word: string): string {
  if (word === 'be') return 'being';
  if (word.endsWith('ie')) return `${word.slice(0, -2)}ying`;
  if (/[^eoy]e$/.test(word)) return `${word.slice(0, -1)}ing`;
  return `${isDoubled(word) ? word + word.slice(-1) : word}ing`;
}

function isDoubled(word: string): boolean {
  if (DOUBLED.has(word)) return true;
  const [last = '', middle = '', third = ''] = [word.at(-1), word.at(-2), word.at(-3)];
  return (
    word.length <= 4 &&
    !VOWELS.includes(last) &&
    !'wxyh'.includes(last) &&
    VOWELS.includes(middle) &&
    !VOWELS.includes(third) &&
    /^[^aeiou]*[aeiou][^aeiou]$/.test(word)
  );
}
