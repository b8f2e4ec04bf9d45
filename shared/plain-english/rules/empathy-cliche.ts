import { said, type PhraseRule } from './rule';

export const empathyCliche: PhraseRule = {
  id: 'empathy-cliche',
  name: 'Stock phrase',
  severity: 'warning',
  reason:
    'Readers know these phrases, and hear that nobody read their letter. Name what really happened to them.',
  source: 'Plain English: our own list, after what complainants tell Ombudsmen',
  examples: {
    fires: [
      'I understand how frustrating this must be for you.',
      'We take all complaints very seriously.',
      'Lessons have been learned.',
      'We value your feedback.',
      'I hope this addresses your concerns.',
    ],
    quiet: [
      'I understand that you slept in the kitchen for a week.',
      'We have changed the form, so that this does not happen again.',
      'You told us that it was frustrating.',
    ],
  },
  shape: 'phrases',
  phrases: [
    ...said(
      'A stock phrase of sympathy. Name what happened to the reader, or leave it out.',
      `
(i|we) ~ (understand|appreciate|recognise|acknowledge|imagine|realise|sympathise|empathise) ~ (frustrating|frustration|frustrated|upsetting|upset|distressing|distress|difficult|disappointing|disappointment|stressful|stress|worrying|anxiety|annoying|annoyance|challenging|trying|anger)
(i|we) ~ (understand|appreciate|recognise|acknowledge|imagine|realise) ~ (is|was|been|be) ~ (frustrating|frustration|frustrated|upsetting|upset|distressing|distress|difficult|disappointing|disappointment|stressful|stress|worrying|anxiety|annoying|annoyance|challenging|trying|anger)
(i|we) ~ (understand|appreciate|recognise|acknowledge|imagine|realise) ~ (is|was|been|be) ~ (frustrating|frustration|frustrated|upsetting|upset|distressing|distress|difficult|disappointing|disappointment|stressful|stress|worrying|anxiety|annoying|annoyance|challenging|trying|anger) (time |)for (you|your family|everyone)
(i|we) ~ (understand|appreciate|recognise|acknowledge|imagine|realise) ~ (frustrating|frustration|frustrated|upsetting|upset|distressing|distress|difficult|disappointing|disappointment|stressful|stress|worrying|anxiety|annoying|annoyance|challenging|trying|anger) ~ for you
(this|it) must (be|have been) ~ (frustrating|frustration|frustrated|upsetting|upset|distressing|distress|difficult|disappointing|disappointment|stressful|stress|worrying|anxiety|annoying|annoyance|challenging|trying|anger) (time |)(for you|)
(i|we) (understand|appreciate|share) your (frustration|frustrations|concern|concerns|disappointment|anger|upset|annoyance|position)
(i|we) (can only |)imagine how you
(i|we) know how (you feel|you must feel)
our thoughts are with
`,
    ),
    ...said(
      'Every council says this. Say what you did instead.',
      `
(we|council|i) (take|takes|took) ~ (complaints|complaint|concerns|matters|matter|issues|feedback|allegations) ~ seriously
(we|i) (value|welcome|appreciate) (your|all|the|any) (feedback|comments|custom|views|input)
(your|the) (feedback|views|opinion|satisfaction) (is|are) (very |extremely |)(important|valued|valuable) (to us|)
thank you for (bringing|drawing) (this|these|the) (matter|matters|issue|issues|concern|concerns|) to (our|my|the council's) attention
(your|this) feedback (helps|will help|enables) us
your (feedback|comments|complaint|call|opinion|custom|view|views) (is|are) (important|invaluable) (to us|)
(we|i) (will|shall) use (your|this) (feedback|complaint) to
(we|i) are always looking (to|for ways to) improve
(sorry|concerned|disappointed|saddened) to (hear|read|learn) (of|about) your (experience|experiences|concerns|dissatisfaction|disappointment|frustration)
(this|that) is not the (level|standard) of service (we|you|that we)
as a valued (customer|resident|tenant)
thank you for (taking the time|taking the trouble|raising this|raising these|sharing your)
thank you for your (patience|understanding|continued patience|valuable feedback|valued feedback)
(we|i|council) (strive|strives|aim|aims|endeavour|endeavours) to (provide|deliver|offer|give) (a|an|the) ~ (service|services|standard|standards)
(we|i|the council) (am|are|is) committed to (providing|delivering|improving|ensuring|learning|excellent|putting)
(we|i|the council) (pride|prides) (ourselves|itself|myself) (on|in)
lessons (have been|will be|were|are being|must be) (learned|learnt)
(i|we) (can|would like to|want to|wish to|do|must) (assure|reassure) you (that|of|)
(please |)(rest|be) assured (that|)
(your|the) (complaint|concerns|comments) (has|have) been taken (very |)seriously
(customers|residents|service users|people) are at the heart of (everything|what|all) (we do|)
(is|are|remains) our (top|number one|highest|first|main) priority
(we|council) ~ (strive|strives|aim|aims|try|endeavour) to (provide|deliver|offer|give) ~ (best|highest|excellent|high) ~ (service|services|standard|standards)
(i|we) ~ (empathise|sympathise) with (you|your)
(i|we) ~ (understand|imagine|know) how you (must |may |)(be feeling|feel|have felt|are feeling)
grateful (to you |)for (bringing|raising|drawing)
(i|we) (hope|trust) (that |)you (find|found|will find) (this|my|our) ~ (helpful|useful|informative|satisfactory|reassuring)
(excellent|high) standards of (service|customer care|customer service)
fell (below|short of) (the |our |)(high |usual |)(standards|standard) (we|you) (expect|would expect|set|aim for)
`,
    ),
    ...said(
      'A stock ending. End with what the reader can do next, and by when.',
      `
(i|we) ~ (hope|trust) ~ (addresses|answers|clarifies|resolves|explains|satisfies|allays|reassures) ~ (concerns|concern|questions|position|matter|matters|complaint|points|query|queries|satisfaction|you|situation)
(i|we) (hope|trust) (that |)this (letter |)(is satisfactory|is to your satisfaction|sets your mind at rest|brings matters to a close|draws a line)
(hope|trust) (that |)(this|the above) (clarifies|resolves|explains) the (position|matter|situation)
`,
    ),
  ],
};
