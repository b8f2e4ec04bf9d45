import { said, type PhraseRule } from './rule';

const IF =
  'This puts the blame on the reader’s feelings. Say what went wrong and that you are sorry for it.';
const ANY = '“Any” admits nothing. Name what went wrong and what it did to the reader.';
const CAUSE =
  'This is sorry for the complaint, not for the mistake. Say what went wrong and that you are sorry for it.';
const SORRY = '(sorry|apologise|apologies|regret|regrets|regretful|apology)';

export const nonApology: PhraseRule = {
  id: 'non-apology',
  name: 'This is not an apology',
  severity: 'error',
  reason:
    'An apology accepts what went wrong and what it did. Sorry for how somebody feels, or that they complained, makes things worse.',
  source: 'LGSCO guidance on apologies (DOMAIN 4)',
  examples: {
    fires: [
      'We are sorry if you feel that we let you down.',
      'I am sorry you felt it necessary to complain.',
      'We apologise for any inconvenience.',
      'I am sorry you feel that way.',
      'It is regrettable that you are unhappy.',
      'We regret any distress that may have been caused.',
      'I am sorry that you have had cause to complain.',
      'Mistakes were made.',
      'I am sorry, but you did not tell us.',
    ],
    quiet: [
      'I am sorry that we lost your form.',
      'We are sorry that you waited for six weeks in a cold flat.',
      'We apologise for sending the letter to your old address.',
      'I am sorry for your loss.',
    ],
  },
  shape: 'phrases',
  phrases: [
    ...said(
      IF,
      `
${SORRY} if (you|this|that|it|we|our|the|anything|any|your)
${SORRY} if (you|this|that|it|we|our|the|anything|any|your) ~ (feel|felt|way|offence|upset|unhappy|dissatisfied|frustrated|inconvenience|distress|inconvenienced|hoping for)
${SORRY} if (my|these|those|anyone|any of|you've|we've|i)
${SORRY} (that |)you (are|were|have been|remain) not ~ (happy|satisfied|pleased|content)
${SORRY} (that |)you did not (find|feel|receive|get) ~ (satisfactory|satisfaction|helpful|acceptable)
${SORRY} (that |)you have been (inconvenienced|troubled|put out)
${SORRY} (that |)you (took|take|have taken) (it|this|that|offence)
${SORRY} for the fact (that |)you (feel|felt|are|were)
${SORRY} for how (this|it|that|my|our|the)
${SORRY} should you (feel|have|be)
${SORRY} (to any extent|in the event)
${SORRY} (that |)you ~ (feel|felt|believe|think|perceive|perceived|consider|considered)
${SORRY} (that |)you (feel|felt|believe|think|perceive|perceived|consider|considered) that way
${SORRY} that ~ you (feel|felt|believe|perceive|perceived)
${SORRY} (that |)you (are|were|remain|remained|have been) ~ (unhappy|dissatisfied|disappointed|upset|displeased|aggrieved|unsatisfied)
${SORRY} (that |)you (are|were|remain|remained|have been) ~ (unhappy|dissatisfied|disappointed|upset|displeased|aggrieved|unsatisfied) with (the|our|this|my) (decision|outcome|result|service|response|answer)
${SORRY} (that |)you (did not|didn't) get the (answer|outcome|result) you (wanted|hoped for)
${SORRY} (that |)(the|our|my|this) ~ (disappointed|upset|offended) you
${SORRY} for (how|the way|what) you (feel|felt|are feeling|perceived)
${SORRY} (to hear|to learn|to read) (that |)you (feel|felt|are|were|remain)
${SORRY} (that |)(this|it) (was|is) not the ~ you (were hoping for|hoped for|wanted|expected)
it is (regrettable|unfortunate|a shame|disappointing) that you (feel|felt|are|were|have) ~ (feel|felt|let down|unhappy|dissatisfied|disappointed|complain|complained|upset|way)
it is (regrettable|unfortunate|a shame|disappointing) that you (feel|felt)
it is (regrettable|unfortunate|a shame|disappointing) that you (feel|felt) let down
`,
    ),
    ...said(
      ANY,
      `
${SORRY} (for |)any (inconvenience|distress|upset|frustration|confusion|offence|misunderstanding|delay|error|problems|difficulty|difficulties|worry|concern|hurt|trouble|impact|discomfort|disruption|disappointment)
${SORRY} (for |)any (inconvenience|distress|upset|frustration|confusion|offence|delay|trouble|disruption|disappointment) (this|that|which|it|we) ~ (caused|cause|arisen|suffered)
${SORRY} (for |)any (inconvenience|distress|upset|frustration|confusion|offence|misunderstanding|delay|error|problems|difficulty|difficulties|worry|concern|hurt|trouble|impact|discomfort|disruption|disappointment) caused
${SORRY} (for |)(the |)(inconvenience|distress|upset) (this|that|which) (may|might|could) have ~ caused
any inconvenience (caused |)(is|was) regretted
(mistakes|errors) (were|have been|may have been) made
`,
    ),
    ...said(
      CAUSE,
      `
${SORRY} (that |)you (have |)(felt|had|found) (it |the |)(necessary|need|cause|reason|occasion|to) (to |)(complain|complaint|contact|make|raise|write)
${SORRY} (that |)you have (had |)(cause|reason|occasion|felt the need|felt it necessary) to (complain|contact|make|raise|write)
${SORRY} (that |)you have (chosen|decided) to complain
`,
    ),
    ...said(
      '“Sorry, but” takes the apology back. End the sentence after what you are sorry for.',
      `
(i am|we are) sorry , but
(i am|we are) sorry but
`,
    ),
  ],
};
