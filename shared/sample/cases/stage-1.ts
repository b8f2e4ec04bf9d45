/** Stage 1, from a first look to an answer: in time, late, longer, standing still. */
import { formatDate } from '../../calendar';
import * as act from '../../case-file/commands';
import { extensionLimits } from '../../case-file/commands/stages';
import { SAMPLE_COLLEAGUE } from '../council';
import { emailFile } from '../papers/email';
import { pdfOf } from '../papers/pdf';
import { pngOf } from '../papers/png';
import { wordOf } from '../papers/word';
import type { Story } from '../story';
import type { SampleStory } from './kind';

/** Plans the longest extension the procedure allows, and tells them. */
export function extend(s: Story, reason: string): Story {
  const limits = extensionLimits(s.file, s.clock);
  if (!limits) throw new Error('nothing to extend');
  return s
    .run(act.proposeExtension, { to: limits.latest, reason })
    .letter('extension', [
      `I cannot give you a full answer by the date I promised. ${reason}`,
      `You will have it by ${formatDate(limits.latest, 'long')}.`,
      'If you are unhappy with this, you can ask the Local Government and Social Care Ombudsman: www.lgo.org.uk, 0300 061 0614.',
    ]);
}

export const STAGE_1: readonly SampleStory[] = [
  {
    key: 'leak',
    from: -48,
    tell: (s) => {
      s.receive({
        channel: 'email',
        service: 'Housing repairs',
        reason: 'Delay',
        theirWords:
          'I reported water coming through the kitchen ceiling seven weeks ago. Twice I stayed in from eight till six and nobody came, nobody rang. The plaster is now in the sink. My daughter has asthma and we are all sleeping in the front room.',
        wants: 'The leak mended, the ceiling made good, and someone to say sorry.',
        people: [s.who('Briony Quillfeather', 'Ms Quillfeather')],
        otherReferences: [
          { system: 'CRM', value: '881204' },
          { system: 'Tenancy', value: 'T-44871' },
        ],
        evidence: [
          s.evidence(
            'ev-mail',
            'Complaint.eml',
            () =>
              emailFile({
                from: 'Briony Quillfeather <briony.quillfeather@example.org>',
                to: 'complaints@westmere.example',
                subject: 'Seven weeks of water',
                on: s.date(-48),
                text: 'Please see below. I have attached a photograph of the ceiling, or what is left of it.',
              }),
            { title: 'Her email', datedOn: s.date(-48), source: 'Complainant' },
          ),
          s.evidence('ev-photo', 'ceiling.png', () => pngOf(7), {
            title: 'Photo of the kitchen ceiling',
            datedOn: s.date(-50),
            source: 'Complainant',
          }),
        ],
      })
        .on(-46)
        .define(
          'That it took us seven weeks to look at a leak reported as urgent, and that two appointments were missed without notice.',
          'The leak mended, the ceiling made good, and an apology.',
        )
        .letter('acknowledgement')
        .points(
          'We left an urgent leak for seven weeks.',
          'Two appointments were missed without notice.',
        )
        .run(act.askInformation, {
          request: 'rq-log',
          of: { name: 'Morwenna Slee', title: 'Repairs manager', service: 'Housing repairs' },
          asks: 'The job log, and who closed job 44871 and why.',
          dueOn: s.date(-41),
          bearsOn: ['p1', 'p2'],
        })
        .on(-40)
        .run(act.chaseInformation, { request: 'rq-log', how: 'phone' })
        .on(-39)
        .paper(
          'ev-log',
          'Job log 44871.pdf',
          () =>
            pdfOf('Job log 44871', [
              'Raised by telephone, priority urgent (five working days). Leak through kitchen ceiling.',
              'Appointment 1: operative sent to wrong address. Tenant not told.',
              'Appointment 2: no access recorded. No call made to tenant.',
              'Closed in error by night shift as duplicate of job 44817. Reopened after complaint.',
            ]),
          {
            title: 'Job log',
            datedOn: s.date(-42),
            source: 'Housing repairs',
            bearsOn: ['p1', 'p2'],
          },
        )
        .paper(
          'ev-policy',
          'Repairs policy.docx',
          () =>
            wordOf('Repairs policy, section 4', [
              '4.2 An urgent repair is attended within five working days.',
              '4.6 Where an appointment cannot be kept, the tenant is told before it was due to begin.',
            ]),
          { title: 'Repairs policy, section 4', datedOn: s.date(-300), flags: ['policy'] },
        )
        .run(act.answerInformation, {
          request: 'rq-log',
          complete: true,
          note: 'Sent with an apology for the wait.',
          evidence: ['ev-log'],
        })
        .on(-38)
        .decide('p1', 'upheld', {
          should: 'Repairs policy 4.2: an urgent repair within five working days.',
          happened: 'The first visit was after thirty-four working days, by the job log.',
          reasons:
            'The job was closed as a copy of another one. Nobody looks at closed jobs again.',
          impact: 'A family with an asthmatic child lived with water coming in for seven weeks.',
          evidence: ['ev-log', 'ev-policy'],
        })
        .decide('p2', 'upheld', {
          should: 'Repairs policy 4.6: tenants are told before an appointment is missed.',
          happened: 'One visit went to the wrong address. After the other nobody rang.',
          reasons: 'The log shows no call on either day.',
          impact: 'Two days of leave taken for nothing.',
          evidence: ['ev-log'],
        })
        .cause('process not followed', 'Jobs closed by mistake are not checked by a second person.')
        .remedy(
          'r-sorry',
          'apology',
          'We are sorry that we left water coming into your kitchen for seven weeks, and for the two days you waited in for nothing.',
          { by: 'Morwenna Slee', dueOn: s.date(-35) },
        )
        .remedy('r-fix', 'correction', 'Mend the leak and make good the ceiling.', {
          by: 'Housing repairs',
          dueOn: s.date(-30),
        })
        .remedy('r-money', 'symbolic payment', 'Pay £150 for the distress and the time it took.', {
          amountPence: 15_000,
          dueOn: s.date(-25),
          authority: { who: 'Head of Housing, up to £250', on: s.date(-38) },
          costCode: 'HR-4410',
          whyMore:
            'An apology and the repair do not make up for seven weeks with an asthmatic child.',
        })
        .run(act.agreeLearning, {
          action: 'la-check',
          text: 'A second person looks at every urgent job closed without a visit.',
          owner: 'Morwenna Slee',
          service: 'Housing repairs',
          dueOn: s.date(-20),
          measure: 'No urgent job closed unvisited in the next quarter.',
        })
        .letter('stage 1 response')
        .on(-29)
        .run(act.markRemedyDone, {
          remedy: 'r-fix',
          doneOn: s.today,
          proof: 'Photo from the plasterer',
        })
        .run(act.closeCase, {})
        .on(-18)
        .run(act.markRemedyDone, {
          remedy: 'r-money',
          doneOn: s.today,
          proof: 'By bank transfer; the payment file of that day',
        })
        .on(-17)
        .run(act.markLearningDone, { action: 'la-check', proof: 'New screen in the jobs system' })
        .on(-3)
        .run(act.checkLearning, {
          action: 'la-check',
          worked: 'partly',
          note: 'Two closed unvisited in eight weeks, down from eleven. The night shift does not see the screen.',
        });
    },
  },
  {
    key: 'permit-late-ack',
    from: -16,
    tell: (s) => {
      s.receive({
        channel: 'email',
        service: 'Parking',
        reason: 'Quality of service',
        theirWords:
          'So the permit takes six weeks, the old one runs out in two, and in the four weeks between I get tickets? Who thought of that. I’d like their name please. Nurse, nights, no other car park within a mile.',
        wants: 'Cancel both tickets.',
        people: [s.who('Juno Lapwing', 'Ms Lapwing')],
      })
        .on(-7)
        .define(
          'That her permit was renewed after it ran out, and that two penalty charges were issued in between.',
          'Both charges cancelled.',
        )
        .letter('acknowledgement')
        .points('The permit was renewed late.', 'Two penalty charges were issued in between.')
        .on(-2)
        .decide('p1', 'upheld', {
          should: 'Permits are renewed within ten working days.',
          happened: 'This one took thirty-one.',
          reasons: 'The renewal waited in a mailbox that nobody had opened since a colleague left.',
        });
    },
  },
  {
    key: 'noise-extended',
    from: -19,
    tell: (s) => {
      s.receive({
        channel: 'phone',
        service: 'Environmental health',
        reason: 'Poor communication',
        theirWords:
          'It’s the extractor. Half six in the morning till gone midnight, like living inside a hairdryer. I kept the diary sheets like they told me, fourteen of them, and then the lad who had my case left and the new one says what diary sheets.',
        wants: 'Someone to find the sheets and serve the notice.',
        people: [
          s.who('Wynn Eskdrift', 'Mr Eskdrift', {
            preferredContact: 'phone',
            mayLeaveMessage: true,
            contactNote: 'Works nights. After 15:00 only.',
          }),
        ],
      })
        .on(-17)
        .define(
          'That his diary sheets were lost and that the noise was not looked into for four months.',
          'Measure the noise, and say what will be done.',
        )
        .letter('acknowledgement')
        .points(
          'Fourteen diary sheets were lost.',
          'Nobody measured the noise for four months.',
          'Nobody told him that his officer had left.',
        )
        .run(act.askInformation, {
          request: 'rq-sheets',
          of: { name: 'Alban Treece', title: 'Team leader', service: 'Environmental health' },
          asks: 'Where the diary sheets are, and every entry on the noise case.',
          dueOn: s.date(-12),
          bearsOn: ['p1'],
        })
        .run(act.askInformation, {
          request: 'rq-noise',
          of: {
            name: 'Isaura Penhale',
            title: 'Acoustic consultant',
            service: 'Penhale Acoustics',
          },
          asks: 'When the first visit could have been made, and what was booked.',
          dueOn: s.date(-3),
          bearsOn: ['p2'],
        })
        .on(-11)
        .run(act.chaseInformation, { request: 'rq-sheets' })
        .on(-9)
        .run(act.answerInformation, {
          request: 'rq-sheets',
          complete: false,
          note: 'Sent the case entries. Still owed: the sheets themselves, which may be at the depot.',
        })
        .on(-8);
      extend(s, 'The noise can only be measured in the first week of the month.')
        .on(-6)
        .run(act.chaseInformation, { request: 'rq-sheets', how: 'phone' })
        .on(-2)
        .letter('progress update', [
          'The meter was in your flat from Friday to Sunday. The figures are with our consultant.',
          'You will hear from me again on the day they arrive, or in five working days if they do not.',
        ])
        .run(act.makePromise, {
          kind: 'update',
          text: 'Write when the figures are in, or on this day without them.',
          dueOn: s.date(3),
        });
    },
  },
  {
    key: 'consent-stopped',
    from: -13,
    tell: (s) => {
      s.receive({
        channel: 'email',
        service: 'Adult social care',
        reason: 'Poor communication',
        theirWords:
          'I am writing on behalf of my aunt. Her carers changed three times in a fortnight and nobody told her. She made a cup of tea for a stranger who had let herself in. I’ll send whatever form you need, she can sign it.',
        wants: 'The same two carers, and a call before anything changes.',
        people: [
          s.who('Ursel Merrydown', 'Miss Merrydown', {
            preferredContact: 'letter',
            receivesLetters: false,
          }),
          s.who('Idris Merrydown', 'Mr Merrydown', {
            id: 'person-2',
            role: 'representative',
            authority: { basis: 'not shown yet', scope: '' },
          }),
        ],
      })
        .on(-11)
        .define(
          'That her carers changed three times in a fortnight without anybody telling her.',
          'Two regular carers, and a call before a change.',
        )
        .letter('acknowledgement')
        .points('Her carers changed three times without notice.')
        .on(-9)
        .run(act.proposeStop, {
          ground: 'waiting for consent',
          reason: 'We may tell her nephew nothing of her care until she has said so in writing.',
        })
        .letter('clock stopped', [
          'We need your aunt’s consent in writing before we can tell you anything about her care.',
          'Until it is here our clock stands still. It runs again on the day we have it.',
        ]);
    },
  },
  {
    key: 'several-stops',
    from: -27,
    tell: (s) => {
      s.receive({
        channel: 'in person',
        service: 'Benefits',
        reason: 'Decision',
        theirWords:
          'They stopped my money for a form I never had. I have got learning difficulties and the form goes to my old flat. I told the desk. I told them again. Nobody writes it down.',
        wants: 'My money back and somebody to help me with the forms.',
        people: [
          s.who('Piran Sedgemoor', 'Mr Sedgemoor', {
            preferredContact: 'in person',
            format: 'Easy read',
            adjustments: 'Easy read. Meet rather than write. One question at a time.',
            adjustmentsAgreedOn: s.date(-27),
            adjustmentsReviewOn: s.date(20),
          }),
          s.who('Tamsin Vetchley', 'Ms Vetchley', {
            id: 'person-2',
            role: 'advocate',
            receivesLetters: false,
            office: 'Westmere Speak Up',
            authority: {
              basis: 'consent',
              scope: 'Everything on this case',
              expiresOn: s.date(40),
            },
          }),
        ],
      })
        .on(-25)
        .define(
          'That his benefit was stopped for a form that went to an address he had told us he had left.',
          'The benefit paid, and help with forms.',
          'in person',
        )
        .letter('acknowledgement')
        .points('The form went to the wrong address.', 'Nobody wrote down what he told the desk.')
        .on(-23)
        .run(act.proposeStop, {
          ground: 'waiting for an advocate',
          reason: 'He asked to have Westmere Speak Up with him.',
        })
        .letter('clock stopped', [
          'We wait until your advocate can be with you. The clock stands still.',
        ])
        .on(-19)
        .run(act.restartClock, { why: 'Tamsin Vetchley met him on Monday.' })
        .letter('clock restarted', ['Your advocate has met you. Our clock runs again from today.'])
        .on(-16)
        .run(act.proposeStop, {
          ground: 'waiting for clarification',
          reason: 'He is asked which desk he went to, and on which days.',
        })
        .letter('clock stopped', ['Which desk was it, and on which days? We wait for your answer.'])
        .on(-13)
        .run(act.restartClock, { why: 'He came in with his diary.' })
        .letter('clock restarted', [
          'Thank you for bringing your diary. Our clock runs again from today.',
        ])
        .on(-8)
        .paper('ev-diary', 'diary page.png', () => pngOf(12), {
          title: 'Photo of his diary',
          bearsOn: ['p2'],
          flags: ['third party'],
        });
    },
  },
  {
    key: 'overdue',
    from: -21,
    by: SAMPLE_COLLEAGUE,
    tell: (s) => {
      s.receive({
        channel: 'letter',
        service: 'Homelessness and housing advice',
        reason: 'Staff conduct',
        theirWords:
          'The man at the second desk said, and I quote, “we are not a hotel”. I had my two children with me. I have been polite in this letter. I was polite then.',
        wants: 'An apology from him, not from a department.',
        people: [
          s.who('Zadie Fennimore-Hale', 'Ms Fennimore-Hale', { preferredContact: 'letter' }),
        ],
      })
        .on(-18)
        .define(
          'That a member of staff spoke to her without respect in front of her children.',
          'An apology from him.',
        )
        .letter('acknowledgement')
        .points('He said “we are not a hotel”.')
        .run(act.nameActor, {
          role: 'investigating officer',
          who: { name: 'Jory Lanyon', title: 'Housing options manager' },
        })
        .run(act.askInformation, {
          request: 'rq-statement',
          of: {
            name: 'Jory Lanyon',
            title: 'Housing options manager',
            service: 'Homelessness and housing advice',
          },
          asks: 'A statement of the officer at the second desk, and the recording of the hall.',
          dueOn: s.date(-9),
        })
        .run(act.raiseSafety, {
          alert: 'sa-cctv',
          kind: 'recordings',
          note: 'The hall’s recording is written over after 31 days.',
        })
        .on(-17)
        .run(act.answerSafety, {
          alert: 'sa-cctv',
          at: '10:05',
          told: 'Facilities control room',
          reference: 'CCTV-226',
          note: 'Copied and kept.',
        })
        .on(-3)
        .run(act.recordEnquiry, {
          ombudsman: 'lgsco',
          reference: '26 015 990',
          receivedOn: s.date(-4),
          premature: true,
          asks: 'She wrote to us before your answer. We have told her to wait for it.',
        })
        .on(-1)
        .run(act.chaseInformation, { request: 'rq-statement' });
    },
  },
  {
    key: 'awaiting-sign-off',
    from: -12,
    tell: (s) => {
      s.receive({
        channel: 'web form',
        service: 'Schools and admissions',
        reason: 'Poor communication',
        theirWords:
          'Nobody told us the bus pass had to be asked for again. First day of term, new school, and the driver puts her off in the rain. She is eleven.',
        wants: 'Pass now please and the fares back.',
        people: [s.who('Veryan Ormskirk-Vane', 'Mr Ormskirk-Vane')],
      })
        .on(-11)
        .define(
          'That nobody was told that bus passes had to be renewed.',
          'The pass, and the fares.',
        )
        .letter('acknowledgement')
        .points('The renewal was not announced.')
        .on(-4)
        .decide('p1', 'upheld', {
          should: 'Parents are written to in June (Transport policy 3.1).',
          happened: 'The letter was drafted and never sent.',
          reasons: 'The mailing is not in anybody’s list of duties since the team was merged.',
        })
        .cause('poor communication', 'A duty got lost when two teams were merged.')
        .remedy('r-fares', 'quantifiable loss', 'Pay back £31.40 in fares.', {
          amountPence: 3140,
          dueOn: s.date(6),
          authority: { who: 'Transport manager', on: s.date(-4) },
        })
        .on(-2)
        .run(act.askSignOff, {
          kind: 'stage 1 response',
          of: { name: 'Dev Ferris', title: 'Senior complaints coordinator' },
        });
    },
  },
  {
    key: 'sent-back',
    from: -11,
    tell: (s) => {
      s.receive({
        channel: 'email',
        service: 'Licensing',
        reason: 'Delay',
        theirWords: 'Four months for a pavement licence. Summer’s gone. Thanks for nothing.',
        wants: 'This year’s fee back.',
        people: [s.who('Alder Wintergreen', 'Mr Wintergreen')],
      })
        .on(-10)
        .define('That a pavement licence took four months.', 'The fee back.')
        .letter('acknowledgement')
        .points('The licence took four months.')
        .on(-5)
        .decide('p1', 'partly upheld', {
          should: 'A decision within 28 days of a complete application.',
          happened: 'It was complete after ten weeks, and decided seven weeks later.',
          reasons: 'We were late, but not by all of four months: two drawings were missing.',
        })
        .cause('resources or demand', 'Two officers for three hundred applications in May.')
        .run(act.noRemedyNeeded, { why: 'The licence is granted, and the fee covers next summer.' })
        .on(-4)
        .run(act.askSignOff, {
          kind: 'stage 1 response',
          of: { name: 'Dev Ferris', title: 'Senior complaints coordinator' },
        })
        .on(-1, SAMPLE_COLLEAGUE)
        .run(act.giveSignOff, {
          kind: 'stage 1 response',
          by: 'Dev Ferris',
          approved: false,
          note: 'We say sorry nowhere, and we were seven weeks late. Offer half the fee.',
        });
    },
  },
  {
    key: 'long-alarm',
    from: -63,
    tell: (s) => {
      s.receive({
        channel: 'email',
        service: 'Adult social care',
        reason: 'Delay',
        theirWords:
          'Mum’s grab rails. Assessed in the summer, measured in the autumn, and here we are. She fell on Thursday. She is all right. She might not have been.',
        wants: 'The rails up.',
        people: [s.who('Quilla Kettlewell-Ngata', 'Ms Kettlewell-Ngata')],
      })
        .on(-60)
        .define('That two grab rails were not fitted after the assessment.', 'The rails fitted.')
        .letter('acknowledgement')
        .points('The rails were not fitted.')
        .on(-52);
      extend(s, 'The contractor who measured has gone out of business.')
        .on(-40)
        .letter('progress update', [
          'A new contractor has been found and measures again next week.',
        ])
        .on(-5)
        .run(act.logContact, {
          how: 'email',
          direction: 'in',
          with: 'Quilla Kettlewell-Ngata',
          text: 'Asks whether we have forgotten her. Fair question.',
        });
    },
  },
];
