/** Who complains, and for whom: groups, children, people nobody can write to. */
import * as act from '../../case-file/commands';
import { pngOf } from '../papers/png';
import type { SampleStory } from './kind';

export const PEOPLE: readonly SampleStory[] = [
  {
    key: 'group-lift',
    from: -34,
    tell: (s) => {
      s.receive({
        channel: 'letter',
        service: 'Housing repairs',
        reason: 'Quality of service',
        theirWords:
          'We the undersigned live at Kingfisher Court, floors 3 to 6. The lift has stopped nineteen times since Easter. Mr Quillfeather, who is ninety, has been downstairs once since June. We have a list of the days.',
        wants: 'A new lift, or a lift that works.',
        people: [
          s.who('Tamsin Ormskirk-Vane', 'Ms Ormskirk-Vane', { role: 'group lead' }),
          ...['Zadie Hollinshade', 'Alder Lapwing', 'Nerys Sedgemoor'].map((name, index) =>
            s.who(name, name, {
              id: `person-${index + 2}`,
              role: 'group member',
              receivesLetters: false,
            }),
          ),
        ],
      })
        .on(-32)
        .define(
          'That the lift at Kingfisher Court stopped nineteen times.',
          'A lift that works.',
          'in person',
        )
        .letter('acknowledgement')
        .points('The lift keeps stopping.', 'Nobody helped the people on the upper floors.')
        .on(-24)
        .decide('p1', 'upheld', {
          should: 'A lift is mended within two working days.',
          happened: 'The mean was six, by the contractor’s sheets.',
          reasons: 'The part has not been made since 2019; each repair is a patch.',
          impact: 'People on floors 3 to 6 could not leave their homes.',
        })
        .decide('p2', 'no finding', {
          should: 'Tenants who cannot use stairs are offered help.',
          happened: 'Two say they were offered help, two say not, and nothing is written.',
          reasons: 'We cannot say which is right.',
        })
        .cause('contractor', 'The contract has no date by which a part must be had.')
        .remedy('r-sorry', 'apology', 'We are sorry that you could not count on the lift.')
        .remedy('r-part', 'correction', 'Fit the new control unit.', {
          dueOn: s.date(-10),
          by: 'Contractor',
        })
        .remedy(
          'r-stair',
          'service improvement',
          'A stair climber and somebody to work it, until the lift runs.',
          {
            dueOn: s.date(-3),
            by: 'Housing tenancy',
            whyMore: 'The repair does not help those who cannot wait for it.',
          },
        )
        .letter('stage 1 response')
        .on(-9)
        .run(act.failRemedy, {
          remedy: 'r-part',
          why: 'The maker has gone out of business.',
          instead: 'A new lift drive, ordered from another maker, fitted in six weeks.',
        })
        .remedy('r-drive', 'correction', 'Fit the new lift drive.', {
          dueOn: s.date(21),
          by: 'Contractor',
        })
        .letter('remedy cannot be delivered', [
          'We promised a new control unit. Its maker has gone out of business, so we cannot deliver it.',
          'Instead we have ordered a new lift drive from another maker. It will be fitted in six weeks.',
          'You can go to the Local Government and Social Care Ombudsman: www.lgo.org.uk, 0300 061 0614.',
        ])
        .run(act.agreeLearning, {
          action: 'la-parts',
          text: 'Lift contracts name the parts that must be in stock.',
          owner: 'Contracts manager',
          dueOn: s.date(-2),
          measure: 'The next contract.',
        });
    },
  },
  {
    key: 'anonymous',
    from: -8,
    tell: (s) => {
      s.receive({
        channel: 'phone',
        service: 'Environmental health',
        reason: 'Quality of service',
        theirWords:
          'I’m not giving my name, he’s my landlord. There’s gas. You can smell it on the stairs. He says it’s the drains. Old Wharf, the green door.',
        wants: 'Somebody to go.',
        people: [{ role: 'complainant', name: '' }],
        alerts: [
          {
            alert: 'sa-gas',
            kind: 'hazard at home',
            note: 'Smell of gas on the stairs, Old Wharf, green door.',
          },
        ],
      })
        .run(act.answerSafety, {
          alert: 'sa-gas',
          at: '08:25',
          told: 'Gas emergency line, and the duty officer of Environmental health',
          reference: 'GE-4471',
          note: 'Asked to leave the building and open the door. Hung up before a name could be asked.',
        })
        .on(-7)
        .points('The council was told of the smell in spring and did nothing.')
        .run(act.logContact, {
          how: 'phone',
          direction: 'out',
          with: 'Duty officer',
          text: 'A leak was found and closed at 10:40. Nobody was hurt.',
        });
    },
  },
  {
    key: 'under-18',
    from: -9,
    tell: (s) => {
      s.receive({
        channel: 'web form',
        service: 'Children’s services',
        reason: 'Poor communication',
        theirWords:
          'im 15 and in care. they moved my contact with my nan to skype and nobody asked me. i want to see her not a screen. my english is ok but polish is better for long letters',
        wants: 'see nan every 2 weeks like before',
        people: [
          s.who('Zosia Wintergreen', 'Zosia', {
            language: 'Polish',
            adjustments: 'Short letters; a call in Polish first.',
            under18: {
              understands:
                'Understands what she asks for and what may follow. Wants her mother told, not her carer.',
              by: 'Perrin Oakhanger',
              on: s.today,
            },
          }),
          s.who('Danuta Wintergreen', 'Mrs Wintergreen', {
            id: 'person-2',
            role: 'representative',
            receivesLetters: false,
            authority: {
              basis: 'parental responsibility',
              scope: 'To be told; not to see the file',
              checkedOn: s.today,
            },
          }),
          s.who('Linnea Thistlewood', 'Ms Thistlewood', {
            id: 'person-3',
            role: 'advocate',
            receivesLetters: false,
            office: 'Young Westmere Advocacy',
          }),
        ],
      })
        .on(-7)
        .define(
          'That her meetings with her grandmother became calls without anybody asking her.',
          'Meetings every second week.',
          'video call',
        )
        .letter('acknowledgement')
        .points('Nobody asked her before the change.');
    },
  },
  {
    key: 'unsafe-to-write',
    from: -6,
    tell: (s) => {
      s.receive({
        channel: 'phone',
        service: 'Housing tenancy',
        reason: 'Staff conduct',
        theirWords:
          'The housing lady read my new address out loud at the counter, and his mate was behind me in the queue. I moved because of him. I need moving again.',
        wants: 'To be moved, and the counter to stop doing it.',
        people: [
          s.who('Juno Pennywort', 'Ms Pennywort', {
            preferredContact: 'phone',
            mayWrite: false,
            mayCall: true,
            mayLeaveMessage: false,
            contactNote:
              'Call 10:00 to 11:30 only, say “library”. Nothing by post or email: he reads both.',
          }),
        ],
        risk: {
          anyone: 'yes',
          note: 'Domestic abuse; the abuser may know her address since Thursday.',
        },
        alerts: [
          { alert: 'sa-breach', kind: 'data breach', note: 'Her address was read out in public.' },
        ],
      })
        .run(act.answerSafety, {
          alert: 'sa-breach',
          at: '09:40',
          told: 'Data Protection Officer',
          reference: 'DPB-118',
        })
        .run(act.addNote, {
          text: 'Refuge has a place from Friday; the address is not to be written here.',
          restricted: 'safeguarding',
        })
        .run(act.makePromise, {
          promise: 'pr-move',
          kind: 'call back',
          text: 'Ring between 10:00 and 11:30 with the name of her new officer. Say “library”.',
          dueOn: s.date(-4),
          dueAt: '10:15',
        })
        .run(act.makePromise, {
          promise: 'pr-post',
          kind: 'other',
          text: 'Send the tenancy papers.',
          dueOn: s.date(-1),
        })
        .on(-4)
        .run(act.movePromise, {
          promise: 'pr-move',
          dueOn: s.date(-2),
          dueAt: '10:15',
          why: 'No answer within her hours; no message may be left.',
        })
        .run(act.dropPromise, { promise: 'pr-post', why: 'Nothing may go to her by post.' })
        .run(act.addNote, {
          text: 'A caller who said he was her brother asked which flat. Told nothing. Number withheld.',
          restricted: 'risk to staff',
        });
    },
  },
  {
    key: 'ugly',
    from: -3,
    tell: (s) => {
      const long = 'Wolfeschlegelsteinhausenbergerdorff-';
      s.receive({
        channel: 'web form',
        service: 'Other',
        reason: 'Other',
        summary: '🚲🚲 מישהו גנב את האופניים שלי / someone took my bike 🚲',
        theirWords: `‏${'האופניים שלי נעלמו מהמתקן מול בניין העירייה. '.repeat(4)}\n\n😡😡😡 MY BIKE. THE RACK. YOUR RACK.\n\n${'and another thing, and this is the part nobody listens to, so I will say it again. '.repeat(23_000)}`,
        wants: 'אופניים. Bike. 🚲',
        people: [
          s.who(`${long.repeat(9)}أحمد`.slice(0, 300).padEnd(300, 'e'), 'Mx W', {
            email: 'bike@example.org',
            language: 'Hebrew',
          }),
        ],
        evidence: [
          s.evidence('ev-rack', `${'rack-'.repeat(30)}🚲.png`, () => pngOf(3), {
            title: 'photo עם טקסט 🚲',
          }),
        ],
      });
    },
  },
  {
    key: 'fraud-doubt',
    from: -10,
    tell: (s) => {
      s.receive({
        channel: 'email',
        service: 'Benefits',
        reason: 'Delay',
        theirWords:
          'Hello it is me again about the payment. You say you have not had the forms I say I have sent the forms. Solicitor says to ask for everything you hold on me and I am claiming for the stress, see attached letter before action.',
        wants: 'Payment, and £2,000.',
        people: [s.who('Rafferty Jessamine', 'Mr Jessamine')],
        risk: { anyone: 'not asked' },
        alerts: [
          { alert: 'sa-claim', kind: 'legal claim', note: 'Letter before action, £2,000.' },
          {
            alert: 'sa-info',
            kind: 'information request',
            note: 'Asks for everything held on him.',
          },
          {
            alert: 'sa-disc',
            kind: 'discrimination',
            note: 'Says he is treated worse for his accent.',
          },
        ],
      })
        .run(act.answerSafety, {
          alert: 'sa-claim',
          told: 'Insurance and Legal',
          reference: 'INS-77',
        })
        .run(act.answerSafety, {
          alert: 'sa-info',
          told: 'Information governance',
          reference: 'SAR-902',
        })
        .run(act.addNote, {
          text: 'The forms he sent bear another claimant’s number. Benefits’ investigator told; not to be mentioned to him.',
          restricted: 'possible fraud',
        })
        .on(-8)
        .define(
          'That his payment is late, and that forms he sent were lost.',
          'The payment.',
          'email',
          'The claim for £2,000: our insurers answer it.',
        )
        .letter('acknowledgement')
        .points('Forms he sent were lost.', 'The payment is late.');
    },
  },
];
