/** What has just come in, and the records that are no complaints. */
import * as act from '../../case-file/commands';
import { SAMPLE_COLLEAGUE } from '../council';
import { emailFile } from '../papers/email';
import { pngOf } from '../papers/png';
import type { SampleStory } from './kind';

export const NEW_ARRIVALS: readonly SampleStory[] = [
  {
    key: 'bins',
    from: -1,
    tell: (s) => {
      s.receive({
        channel: 'web form',
        service: 'Waste and recycling',
        reason: 'Quality of service',
        theirWords:
          'BINS. AGAIN. Third time since September. The lorry drives past, I watch it drive past. The crew see me waving. Don’t send me another link to the calendar, I have read the calendar.',
        wants: 'Empty the bin.',
        people: [s.who('Kester Dunmallow', 'Mr Dunmallow', { preferredContact: 'phone' })],
      });
    },
  },
  {
    key: 'council-tax-muddle',
    from: -4,
    tell: (s) => {
      s.receive({
        channel: 'letter',
        service: 'Council tax',
        reason: 'Wrong information',
        theirWords:
          'Dear Sirs, I hope this is the right address, the lady at the library gave it me. I have had two letters the same morning. One says I owe £214.60 and the other says I am £38 in credit. My late husband saw to all this. I have not slept since the second one, which has the word summons in it. I have always paid. Please could somebody tell me which of them is true. Yours faithfully.',
        wants: 'To know which letter is right, and that there will be no summons.',
        people: [
          s.who('Nerys Pennywort', 'Mrs Pennywort', {
            preferredContact: 'letter',
            format: 'Large print',
            adjustments:
              'Large print, and time to answer: she reads post once a week with a neighbour.',
          }),
        ],
        otherReferences: [{ system: 'Council tax', value: 'CT-7704412' }],
      })
        .on(-3)
        .run(act.logContact, {
          how: 'phone',
          direction: 'out',
          at: '11:20',
          with: 'Nerys Pennywort',
          text: 'Told her that no summons will be sent while we look into it. She cried, and thanked me. Call before posting anything.',
        })
        .define(
          'We will look into why two letters of the same day gave different balances, and whether a summons should have been mentioned.',
          'A plain statement of what is owed, and no court action.',
          '',
        );
    },
  },
  {
    key: 'planning-long',
    from: -2,
    tell: (s) => {
      s.receive({
        channel: 'email',
        receivedAt: '23:47',
        service: 'Planning',
        reason: 'Decision',
        aboutOn: s.date(-70),
        theirWords:
          'I write further to my emails of the 3rd, 9th and 21st, none of which received the courtesy of a reply.\n\nTo recapitulate. The extension at number 46 was approved on the strength of a drawing on which my kitchen window does not appear. I do not say it was drawn wrongly on purpose. I say that anybody who stood in the lane for half a minute would have seen a window there, since it has been there from 1931.\n\nYour officer told me on the telephone, and I made a note at the time, that “windows aren’t always material”. I have since read the policy, twice. It says that they are.\n\nI do not want the extension pulled down; they are decent neighbours. I want somebody to say that the drawing was wrong, that no one checked, and what will be done so that the next person is not told about materiality on the telephone.',
        wants: 'An admission that nobody checked the drawing, and an answer to my emails.',
        people: [s.who('Emrys Hollinshade', 'Mr Hollinshade')],
        evidence: [
          s.evidence(
            'ev-mail',
            'Third email.eml',
            () =>
              emailFile({
                from: 'Emrys Hollinshade <emrys.hollinshade@example.org>',
                to: 'planning@westmere.example',
                subject: 'Number 46 – my window, third time of asking',
                on: s.date(-24),
                text: 'Would somebody kindly confirm that this has been received?\n\nThe drawing still shows a blank wall.\n\nE. Hollinshade',
              }),
            { title: 'His third email', datedOn: s.date(-24), source: 'Complainant' },
          ),
        ],
      });
    },
  },
  {
    key: 'pothole-today',
    from: 0,
    tell: (s) => {
      s.receive({
        channel: 'phone',
        receivedAt: '08:05',
        service: 'Highways',
        reason: 'Delay',
        theirWords:
          'Went over the handlebars on Saltmarsh Lane, same hole I told you lot about in spring. Wheel’s a figure of eight. I’m not after a claim, I want it filled before some kid does it.',
        wants: 'Fill it this week.',
        people: [s.who('Rafferty Yarrowby', 'Mr Yarrowby', { preferredContact: 'phone' })],
        evidence: [
          s.evidence('ev-photo', 'wheel.png', () => pngOf(41), {
            title: 'Photo of the wheel',
            source: 'Complainant',
          }),
        ],
      })
        .run(act.makePromise, {
          kind: 'call back',
          text: 'Ring with the day the hole will be filled.',
          dueOn: s.today,
          dueAt: '15:30',
        })
        .run(act.logContact, {
          how: 'phone',
          direction: 'in',
          at: '08:05',
          with: 'Rafferty Yarrowby',
          text: 'Was calm. Offered to mark the place with chalk; asked him not to stand in the road.',
        });
    },
  },
  {
    key: 'request-lamp',
    from: -6,
    tell: (s) => {
      s.receive({
        kind: 'service request',
        channel: 'phone',
        service: 'Highways',
        theirWords: 'The lamp outside the chapel is out. It is pitch black coming home from choir.',
        wants: 'Mend the lamp.',
        people: [s.who('Orla Inkersole', 'Ms Inkersole')],
        offered: {
          on: s.today,
          how: 'phone',
          answer: 'Not a complaint, she only wants it mended.',
        },
      });
    },
  },
  {
    key: 'request-became',
    from: -14,
    tell: (s) => {
      s.receive({
        kind: 'service request',
        channel: 'web form',
        service: 'Parks and trees',
        theirWords:
          'The lime behind our garden has dropped a limb on the shed. Please could a tree officer visit.',
        people: [s.who('Delphine Garthwaite', 'Ms Garthwaite')],
      })
        .on(-12)
        .run(act.offerChoice, {
          how: 'email',
          answer: 'She would rather wait for the visit.',
        })
        .on(-6)
        .run(act.convertToComplaint, {
          how: 'by phone',
          why: 'Nobody visited, and a second limb came down. She now wants to complain.',
        })
        .run(act.linkCase, { ...s.place.other('lime-neighbour'), how: 'same matter' })
        .define(
          'We will look into why nobody inspected the lime within ten working days of the report.',
          'A visit this week, and the shed roof made good.',
        )
        .letter('acknowledgement')
        .points('Nobody inspected the tree after the first limb fell.');
    },
  },
  {
    key: 'lime-neighbour',
    from: -5,
    by: SAMPLE_COLLEAGUE,
    tell: (s) => {
      s.receive({
        channel: 'in person',
        service: 'Parks and trees',
        reason: 'Delay',
        theirWords:
          'Same tree as next door. I have rung. My lad’s trampoline is under that branch and I have had to take it down.',
        wants: 'Come and look at it before the wind gets up.',
        people: [s.who('Gwil Thistlewood', 'Mr Thistlewood', { preferredContact: 'phone' })],
        linked: [{ ...s.place.other('request-became'), how: 'same matter' }],
      });
    },
  },
  {
    key: 'councillor',
    from: -3,
    tell: (s) => {
      s.receive({
        kind: 'member enquiry',
        channel: 'councillor',
        service: 'Housing tenancy',
        theirWords:
          'One of my residents tells me she has been on the list for a ground-floor flat for two years and was skipped. Could you let me have the position? She has given me written consent.',
        people: [
          s.who('Cllr Fenella Rookhope', 'Councillor Rookhope', {
            id: 'person-1',
            role: 'member',
            office: 'Councillor for Saltmarsh ward',
            authority: { basis: 'consent', scope: 'Her place on the list', checkedOn: s.today },
          }),
          s.who('Linnea Bramblewick', 'Ms Bramblewick', {
            id: 'person-2',
            role: 'affected person',
            receivesLetters: false,
          }),
        ],
      })
        .on(-1)
        .letter('acknowledgement', [
          'Thank you for your enquiry about your resident’s place on the housing list.',
          'Housing is looking at how the last three ground-floor flats were let. I will reply in full within ten working days.',
        ]);
    },
  },
  {
    key: 'mp-answered',
    from: -15,
    tell: (s) => {
      s.receive({
        kind: 'member enquiry',
        channel: 'councillor',
        service: 'Street cleaning',
        theirWords:
          'My office has had eleven letters about glass in the underpass. What is the cleaning rota, and is it being kept?',
        people: [
          s.who('Hestia Umberleigh MP', 'Ms Umberleigh', {
            role: 'member',
            office: 'Member of Parliament for Westmere',
          }),
        ],
      })
        .on(-14)
        .letter('acknowledgement', ['Thank you for your letter about the underpass.'])
        .on(-8)
        .letter('reply to a member', [
          'The underpass is swept on Mondays and Thursdays. In October four of nine sweeps were missed, because one machine was being repaired.',
          'A second machine came on Monday. I have asked for the record of every sweep until the end of the year, and will send it to you.',
        ])
        .on(-7)
        .run(act.closeCase, {});
    },
  },
  {
    key: 'compliment',
    from: -9,
    tell: (s) => {
      s.receive({
        kind: 'compliment',
        channel: 'email',
        service: 'Bereavement services',
        theirWords:
          'I want to thank Mr Tolliver at the crematorium. When the music failed he sang the hymn himself, on his own, all four verses. We will never forget it.',
        people: [s.who('Saskia Nettlefold', 'Ms Nettlefold')],
      })
        .on(-8)
        .run(act.addNote, { text: 'Passed to his manager, who read it out at the team meeting.' })
        .run(act.closeCase, {});
    },
  },
  {
    key: 'comment',
    from: -7,
    tell: (s) => {
      s.receive({
        kind: 'comment',
        channel: 'social media',
        service: 'Leisure and libraries',
        theirWords: 'why does the library shut at 4 when school’s out at 3.30?? just saying',
        people: [],
      });
    },
  },
];
