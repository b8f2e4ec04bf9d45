/** Cases that went to the Ombudsman. */
import * as act from '../../case-file/commands';
import { pdfOf } from '../papers/pdf';
import type { Story } from '../story';
import type { SampleStory } from './kind';
import { stage1 } from './stage-2';

/** A final answer at stage 2 that upholds nothing more. */
function stage2(s: Story, asked: number, answered: number, words: string): Story {
  return s
    .on(asked)
    .run(act.requestStage, { receivedOn: s.date(asked), channel: 'email', theirWords: words })
    .on(asked + 2)
    .define('Whether stage 1 was right.', 'A different answer.')
    .letter('acknowledgement', [
      'Thank you for asking us to look at your complaint again, at stage 2.',
    ])
    .run(act.nameActor, {
      role: 'decision-maker',
      who: { name: 'Osric Fairweather', title: 'Assistant director' },
      interest: {
        involved: false,
        managesOrIs: false,
        knowsThem: true,
        note: 'Was at school with a cousin of theirs; has not seen either in thirty years.',
        checkedOn: s.date(asked + 2),
      },
    })
    .on(answered)
    .decide('p1', 'not upheld', {
      should: 'What stage 1 says.',
      happened: 'What stage 1 found.',
      reasons: 'We read everything again and come to the same answer.',
    })
    .letter('stage 2 response', [
      'I have read everything again and come to the same answer: I do not uphold your complaint. This is our final answer.',
      'If you are unhappy with it, you can go to the Local Government and Social Care Ombudsman: www.lgo.org.uk, 0300 061 0614.',
    ])
    .run(act.closeCase, {});
}

export const OMBUDSMAN: readonly SampleStory[] = [
  {
    key: 'ombudsman-asks',
    from: -78,
    tell: (s) => {
      s.receive({
        channel: 'letter',
        service: 'Adult social care',
        reason: 'Decision',
        theirWords:
          'My mother’s house was counted as savings while she was still living in it. I have power of attorney and I have the date she moved. It is not the date you used.',
        wants: 'The charge worked out again.',
        people: [
          s.who('Hestia Coldharbour', 'Mrs Coldharbour', { receivesLetters: false }),
          s.who('Wynn Coldharbour', 'Mr Coldharbour', {
            id: 'person-2',
            role: 'representative',
            preferredContact: 'letter',
            authority: {
              basis: 'attorney or deputy',
              scope: 'Property and money',
              checkedOn: s.date(-78),
              expiresOn: s.date(-7),
            },
          }),
        ],
      });
      stage1(s, {
        received: -78,
        answered: -66,
        definition: 'That her house was counted while she lived in it.',
        point: 'The wrong date was used.',
        should: 'A home is not counted while the person lives there.',
        happened: 'The form gives the date of the assessment as the date of the move.',
        reasons: 'We went by the form.',
      });
      stage2(s, -58, -40, 'The form is yours.')
        .on(-6)
        .run(act.recordEnquiry, {
          enquiry: 'en-1',
          ombudsman: 'lgsco',
          reference: '26 014 203',
          receivedOn: s.date(-7),
          dueOn: s.date(9),
          asks: '1. When did she move, and how do you know? 2. Which form was used, and who filled it in? 3. What would the charge be with the other date?',
        });
    },
  },
  {
    key: 'ombudsman-fault',
    from: -95,
    tell: (s) => {
      s.receive({
        channel: 'email',
        service: 'Housing repairs',
        reason: 'Delay',
        theirWords:
          'My sister died in May. She had asked you for a second handrail in January. I am not saying the one thing made the other. I want to know where her letter went.',
        wants: 'Where the letter went.',
        people: [
          s.who('Ursel Yarrowby', 'the late Miss Yarrowby', {
            deceasedOn: s.date(-130),
            receivesLetters: false,
          }),
          s.who('Cato Yarrowby', 'Mr Yarrowby', {
            id: 'person-2',
            role: 'representative',
            authority: { basis: 'executor', scope: 'The whole of it', checkedOn: s.date(-95) },
          }),
        ],
      });
      stage1(s, {
        received: -95,
        answered: -84,
        definition: 'That a request for a handrail was not answered.',
        point: 'The request was not answered.',
        should: 'A request is answered within fifteen working days.',
        happened: 'No request is on file.',
        reasons: 'We found no letter.',
      });
      stage2(s, -75, -58, 'She kept a copy. Here it is, with your stamp on it.')
        .on(-45)
        .run(act.recordEnquiry, {
          enquiry: 'en-1',
          ombudsman: 'lgsco',
          reference: '26 011 877',
          receivedOn: s.date(-46),
          dueOn: s.date(-26),
          asks: 'The post book of January, both responses, and what was done with the copy.',
        })
        .on(-30)
        .paper(
          'ev-post',
          'Post book January.pdf',
          () =>
            pdfOf('Post book, January', [
              'Line 114: Yarrowby, handrail. Passed to Adult social care (not Housing repairs).',
              'No further entry.',
            ]),
          { title: 'Post book of January', datedOn: s.date(-200), source: 'Mail room' },
        )
        .run(act.recordBundle, {
          bundle: 'bu-1',
          pages: 64,
          manifestSha256: '5f2b'.repeat(16),
          warnings: 1,
        })
        .on(-28)
        .run(act.answerEnquiry, {
          enquiry: 'en-1',
          what: 'Three answers, and the bundle of 64 pages.',
          bundle: 'bu-1',
        })
        .on(-8)
        .run(act.recordOmbudsmanDecision, {
          enquiry: 'en-1',
          result: 'investigated',
          fault: true,
          note: 'Fault: the letter was received, misdirected, and denied twice. Apology and £300 within a month.',
        })
        .run(act.makePromise, {
          kind: 'other',
          text: 'Apology of the chief executive and £300, by the Ombudsman’s date.',
          dueOn: s.date(12),
        });
    },
  },
];
