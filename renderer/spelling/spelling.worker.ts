/**
 * British spelling in a worker of its own: the dictionary takes a second to read, and typing never waits for
 * it. Nothing is downloaded and nothing written: the dictionary is part of the app, the council's words come
 * with the question.
 */
import affixes from '../../node_modules/dictionary-en-gb/index.aff?raw';
import words from '../../node_modules/dictionary-en-gb/index.dic?raw';
import { expose } from 'comlink';
import { makeSpeller } from './speller';

export type SpellingWorker = ReturnType<typeof makeSpeller>;

expose(makeSpeller(affixes, words));
