import {
  agreeEarlyResolution,
  issueLetter,
  proposeExtension,
  proposeStop,
  refuseStage,
  requestStage,
  lettersToWrite,
} from '@shared/case-file';
import { describe, expect, it } from 'vitest';
import {
  answersOf,
  fieldsOf,
  textAt,
  valueAt,
} from '../../../renderer/screens/case/actions/form-spec';
import type { FieldRow } from '../../../renderer/screens/case/actions/form-spec';
import { actionForm, type ActionFormId } from '../../../renderer/screens/case/actions/forms';
import { movesOf } from '../../../renderer/screens/case/actions/moves';
import { CAL, HANDLERS, leakStory, letterInput } from '../../fixtures/cases';
import type { CaseStory } from '../../fixtures/cases';

const day = { cal: CAL, today: '2026-11-23' };
const REASON = 'The records come on 2 December.';
const extended = () =>
  leakStory('pointed').run(proposeExtension, { to: '2026-12-09', reason: REASON });
const stopPlanned = () =>
  leakStory('pointed').run(proposeStop, { ground: 'waiting for consent', reason: REASON });
const stopped = () =>
  stopPlanned().run(issueLetter, {
    ...letterInput('acknowledgement', '2026-11-23', 'l-s'),
    kind: 'clock stopped',
  });
const settled = () =>
  leakStory('acknowledged').run(agreeEarlyResolution, { how: 'by phone', agreed: 'A visit.' });
const secondStage = () =>
  leakStory('responded').run(
    requestStage,
    { receivedOn: '2026-12-07', channel: 'email' },
    { today: '2026-12-08' },
  );

describe('the moves a stage allows', () => {
  const open = ['early', 'withdraw', 'refuse'];
  it.each<[string, () => CaseStory, string[]]>([
    ['received', () => leakStory('received'), ['decider', ...open]],
    ['acknowledged', () => leakStory('acknowledged'), ['decider', 'extension', 'stop', ...open]],
    ['decided', () => leakStory('decided'), ['decider', 'extension', 'stop', ...open, 'outcome']],
    ['more time planned', extended, ['decider', 'drop-plan', ...open]],
    ['a stop planned', stopPlanned, ['decider', 'drop-plan', ...open]],
    ['standing still', stopped, ['decider', 'restart', ...open]],
    ['settled early', settled, ['go-on']],
    ['answered', () => leakStory('responded'), ['next-stage', 'no-next-stage']],
    ['closed', () => leakStory('closed'), ['reopen', 'next-stage', 'no-next-stage']],
    ['at stage 2, received', secondStage, ['decider', 'withdraw']],
    ['a compliment', () => leakStory('received', { kind: 'compliment' }), []],
    ['a member’s enquiry', () => leakStory('received', { kind: 'member enquiry' }), ['decider']],
  ])('%s', (_name, story, moves) => {
    expect(movesOf(story().file, day).map(({ form }) => form)).toEqual(moves);
  });
});

describe('the letters a case can write', () => {
  it.each<[string, () => CaseStory, string[]]>([
    [
      'received',
      () => leakStory('received'),
      ['acknowledgement', 'stage 1 response', 'progress update'],
    ],
    [
      'acknowledged',
      () => leakStory('acknowledged'),
      ['stage 1 response', 'progress update', 'correction'],
    ],
    [
      'more time planned',
      extended,
      ['extension', 'stage 1 response', 'progress update', 'correction'],
    ],
    ['settled early', settled, ['early resolution', 'progress update', 'correction']],
    [
      'answered',
      () => leakStory('responded'),
      ['progress update', 'remedy offer', 'ombudsman signpost', 'correction'],
    ],
    [
      'the next stage refused',
      () => leakStory('responded').run(refuseStage, { receivedOn: '2026-11-23', reason: 'x' }),
      ['escalation refusal', 'progress update', 'remedy offer', 'ombudsman signpost', 'correction'],
    ],
    [
      'at stage 2',
      secondStage,
      ['acknowledgement', 'stage 2 response', 'progress update', 'correction'],
    ],
    ['anonymous', () => leakStory('received', { people: [] }), []],
    ['a service request', () => leakStory('received', { kind: 'service request' }), []],
  ])('%s', (_name, story, kinds) => {
    expect(lettersToWrite(story().file)).toEqual(kinds);
  });
});

describe('forms as data', () => {
  const council = { handlers: HANDLERS, officers: [], services: ['Housing repairs'] };
  const forms = [
    'decider',
    'extension',
    'stop',
    'restart',
    'drop-plan',
    'early',
    'withdraw',
    'refuse',
    'go-on',
    'next-stage',
    'no-next-stage',
    'reopen',
    'outcome',
    'raise-safety',
    'safety',
    'contact',
    'new-promise',
    'promise',
    'ask',
    'request',
    'ask-sign-off',
    'sign-off',
    'remedy-done',
    'remedy-failed',
    'new-learning',
    'learning',
    'learning-check',
    'new-enquiry',
    'ombudsman',
  ] as const satisfies readonly ActionFormId[];
  it.each(forms)('%s: every field has a value to start with, and no two share a name', (id) => {
    const context = {
      file: leakStory('ready').file,
      day,
      council: council as never,
      subject: undefined,
    };
    const spec = actionForm(id);
    const fields = fieldsOf(spec.fields(context));
    const defaults = spec.defaults(context);
    expect(fields.filter(({ name }) => valueAt(defaults, name) === undefined)).toEqual([]);
    expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
  });

  const rows: FieldRow[] = [
    { as: 'line', name: 'of.name', label: 'Name' },
    [
      { as: 'date', name: 'on', label: 'On' },
      { as: 'choice', name: 'what', label: 'What', options: [] },
    ],
    { as: 'text', name: 'why', label: 'Why', when: (values) => textAt(values, 'what') === 'moved' },
  ];
  it('hand over what was filled in: no empty dates or choices, nothing that is hidden', () => {
    expect(
      answersOf(rows, { of: { name: '' }, on: '', what: '', why: 'kept from before' }),
    ).toEqual({
      of: { name: '' },
    });
    expect(
      answersOf(rows, { of: { name: 'A' }, on: '2026-11-23', what: 'moved', why: '' }),
    ).toEqual({
      of: { name: 'A' },
      on: '2026-11-23',
      what: 'moved',
      why: '',
    });
  });
});
