import { isProse } from '../measures';
import { sentenceText, wordCount } from '../reading';
import type { Spotted } from '../types';
import type { BlockRule } from './rule';

/** Words from which on a sentence is long, and too long. */
const LONG = 25;
const TOO_LONG = 35;

export const longSentence: BlockRule = {
  id: 'long-sentence',
  name: 'Long sentence',
  severity: 'warning',
  reason: 'By the end of a long sentence many readers have lost its beginning.',
  source: 'GOV.UK style: at most 25 words; Plain English Campaign: 15 to 20 on average (DOMAIN 5)',
  examples: {
    fires: [
      'We went to the flat on Monday and found that the water had come through the ceiling of the kitchen and run down the wall behind the new cooker.',
    ],
    quiet: [
      'We went to the flat on Monday. The water had come through the ceiling. It had run down the wall behind the new cooker.',
      'The Town and Country Planning (Development Management Procedure) (England) Order 2015 says that we must either write to the neighbours or put up a notice.',
    ],
  },
  shape: 'block',
  reads: new Set(['paragraph', 'list']),
  check: (reading) =>
    reading.sentences.flatMap((sentence): Spotted[] => {
      const words = wordCount(reading, sentence);
      if (words <= LONG) return [];
      const text = sentenceText(reading, sentence);
      const from = reading.tokens[sentence.first]?.from ?? 0;
      return [
        {
          from,
          to: from + text.length,
          message: `${words} words in one sentence`,
          why: `Aim for 15 to 20 words, and never more than ${LONG}: split it where a new idea begins.`,
          ...(words > TOO_LONG ? { severity: 'error' as const } : {}),
          key: openingWords(text),
        },
      ];
    }),
};

/** The first words of a text: they stay while its end is typed. */
export const openingWords = (text: string): string =>
  text.split(/\s+/, 4).join(' ').toLowerCase().slice(0, 40);

/** Sentences and words a paragraph can hold. Three short ones more are still easy to read. */
const SENTENCES = 3;
const FEW_WORDS = 60;
const MOST_WORDS = 120;

export const longParagraph: BlockRule = {
  id: 'long-paragraph',
  name: 'Long paragraph',
  severity: 'hint',
  reason: 'A wall of text puts readers off. Short paragraphs show where each idea begins.',
  source:
    'ONS style: at most three sentences a paragraph (DOMAIN 5); short sentences count for less',
  examples: {
    fires: [
      'We have 212 of these bins in the borough, and a van empties each of them twice a week. We can add a bin only when we take one away, because the van has no room. The parks team will count how full the bins are for a month. They will then move the two that people use least to where they are needed.',
    ],
    quiet: ['We came. You were out. We left a card. You rang us. We came again.'],
  },
  shape: 'block',
  reads: new Set(['paragraph']),
  check: (reading) => {
    if (!isProse(reading.type)) return [];
    const { length } = reading.sentences;
    const words = reading.sentences.reduce((sum, each) => sum + wordCount(reading, each), 0);
    if (!(length > SENTENCES && words > FEW_WORDS) && words <= MOST_WORDS) return [];
    return [
      {
        from: 0,
        to: reading.text.length,
        message: `${length} sentences, ${words} words in one paragraph`,
        why: 'Begin a new paragraph where a new idea begins: three sentences are enough for one.',
        key: '',
      },
    ];
  },
};
