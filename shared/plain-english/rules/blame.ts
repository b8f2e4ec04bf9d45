import { said, type PhraseRule } from './rule';

const FAILED =
  'This blames the reader. Say what happened, without “failed”: “we did not get your form”.';
const AGAIN =
  'This tells the reader off for asking. Say it again as if for the first time, or leave it out.';
const DOUBT = 'This sounds as if you do not believe the reader. Say “you told us”.';
const LECTURE = 'This lectures the reader. Say what they can do now, and by when.';
const DEFEND =
  'This defends the council instead of answering. Say what happened and what you will do.';

export const blame: PhraseRule = {
  id: 'blame',
  name: 'Blames the reader',
  severity: 'warning',
  reason: 'A reader who is blamed or lectured stops reading, and complains again.',
  source: 'LGSCO Guide for complaint handlers: neutral, unhurried tone',
  examples: {
    fires: [
      'You failed to send the form.',
      'As already explained, we cannot help.',
      'You claim that nobody came.',
      'You should have known about the rule.',
      'Had you told us, we would have come.',
      'Residents are reminded that bins go out by 6am.',
    ],
    quiet: [
      'You told us that nobody came.',
      'We failed to send the form.',
      'Your claim is with our insurer.',
      'As we agreed on the phone, I will call you.',
      'We had told you the wrong day.',
      'You made a claim for the spring.',
    ],
  },
  shape: 'phrases',
  phrases: [
    ...said(
      FAILED,
      `
you (have |had |)(failed|neglected|omitted|refused|declined) to
you (have |had |)(failed|neglected|omitted|refused|declined) to (co-operate|cooperate|engage|comply|respond|reply) (with|)
(refused|failed|declined|unwilling) to (co-operate|cooperate|engage) with
your (own |)(failure|refusal|inability|unwillingness|neglect|reluctance) to
you (did|do|could|would) not (bother|trouble|take the trouble|take the time|see fit) to
you never (bothered|troubled) to
(you |)did not (raise|report|mention) (this|it|that|the matter|the issue) (at the time|sooner|earlier|with us|to us)
would have (allowed|enabled|helped) us to
you were sent (a|one|two|three|four|several|numerous|repeated|many) (reminder|reminders|letters|warnings|notices)
despite (numerous|repeated|several|many|our|previous) (requests|letters|reminders|attempts|warnings|previous)
you (have |)(provided|supplied|produced|submitted) no (evidence|proof)
you have not (provided|supplied|produced|submitted) (any |)(evidence|proof)
you (have |)continued to (refuse|ignore|fail|complain|contact)
unfortunately you (did not|have not|failed|chose)
unfortunately , you (did not|have not|failed|chose)
(due|owing) to your (own |)(actions|failure|delay|conduct|choice|negligence|error|mistake)
because you (failed|refused|neglected)
(your|you're) own (fault|doing|making|choice|responsibility)
you (only |)have (only |)yourself to blame
you (have |)brought this (on|upon) yourself
you made yourself
you (ignored|disregarded|wasted|have wasted|have ignored)
you (have |)made no (attempt|effort)
you are expected to
you could (have |easily have |simply have )(called|contacted|told|asked|checked|written|phoned|rung|reported|applied|read)
it was your (own |)(decision|choice) to
you seem to have
you refused to
you (chose|elected|opted|decided) not to
you chose to
you (insisted|persisted|persist|insist) (on|in)
had you (not |)(told|returned|sent|read|paid|applied|contacted|asked|called|checked|provided|informed|reported|completed|responded|attended|followed|kept|complied|replied|notified)
had you (told|returned|sent|read|paid|applied|contacted|asked|called|checked|provided|informed|reported|completed|responded|attended|followed|kept|complied|replied|notified) ~ (us|it|them|in time|on time|sooner|earlier|guide|form|letter)
if you had (only |simply |just |)(told|returned|sent|read|paid|applied|contacted|asked|called|checked|provided|informed|reported|completed|responded|attended|followed|kept|complied|replied|notified)
`,
    ),
    ...said(
      AGAIN,
      `
as (has |)(already |previously |repeatedly |clearly )(been |)(explained|stated|advised|told|mentioned|outlined|said|discussed|noted|set out|communicated|confirmed|made clear) (to you|)
as has been (explained|stated|advised|told|made clear) (to you|)
as (i|we) (have |)(already |previously |repeatedly |clearly )(explained|stated|advised|told|mentioned|outlined|said|made clear) (to you|you|)
as (i|we) (explained|stated|advised|told) you (before|already|previously|repeatedly)
as you (have |were |are )(already |previously |repeatedly )(been |)(told|advised|informed|aware|notified)
as you (should|ought to|must) (know|be aware|have known|realise)
you (have |were |had )(already |previously |repeatedly )(been |)(told|advised|informed|warned)
as (stated|explained|outlined|mentioned|advised|discussed|detailed|said) (above|previously|already|earlier|before)
as (stated|explained|outlined|mentioned|advised|discussed|detailed|said) in (my|our|the) ~ (letter|email|correspondence|reply|response)
as (i|we) have (said|stated|explained|told you) before
you were (clearly |repeatedly |already |specifically )(told|advised|informed|warned)
you were (told|advised|informed) (this|of this|about this)
(has|have) (already |)been (explained|made clear|set out) to you
(i|we) have already (answered|dealt|responded|replied|addressed|told|explained)
(i|we) (would|should) point out (to you |)that
(i|we) have (already |repeatedly )(told|advised|explained|made clear)
(once|yet) again you
for the (last|final|umpteenth) time
(i|we) (would|must|can only) (remind|reiterate|repeat|point out to) (you |)(that|)
(i|we) (would|must) remind you that
(residents|tenants|parents|customers|motorists|applicants|you|claimants|carers) are reminded (that|to|of)
`,
    ),
    ...said(
      DOUBT,
      `
you (have |)(claim|claimed|allege|alleged|assert|asserted|contend|contended|purport) (that|to|in|the|we|our|it|not)
you (claim|allege|assert|contend)
you (appear|seem) to (think|believe|feel|expect|want|be under)
you (admit|admitted|concede|conceded) (that|to)
your (so-called|alleged|supposed)
your (version|account) of events
you (have |)(clearly |obviously |simply |entirely |completely |totally |)(misunderstood|misread|misinterpreted|misheard)
it is (clear|obvious|apparent) that you (have |)(misunderstood|misread|misinterpreted|failed)
you are (mistaken|wrong|incorrect|confused|under a misapprehension)
you (are|were) being (unreasonable|difficult|aggressive|vexatious|demanding)
your (unreasonable|vexatious|unrealistic|persistent) (demands|behaviour|expectations|complaints|requests|emails|calls)
`,
    ),
    ...said(
      LECTURE,
      `
you should have (known|realised|checked|been aware|read|thought|contacted us|told us)
you should be aware
you need to be aware
(i|we) would (urge|remind|suggest|advise) you to
as you will appreciate
it is (your|the) (own |sole |)(responsibility|duty|job) to
it is the (resident's|tenant's|customer's|applicant's|claimant's|parent's|motorist's|householder's|owner's|driver's) (own |sole |)(responsibility|duty|job) to
(ignorance|lack of knowledge) is no (excuse|defence)
ignorance of the (law|rules) is no (excuse|defence)
you (ought|were supposed) to have
you (were|are) (well|fully|perfectly) aware (that|of)
you must (understand|appreciate|accept|realise) that
you (need|have) to (understand|appreciate|accept|realise) that
in future you (must|should|need to)
please (try|remember) to (be|understand)
`,
    ),
    ...said(
      DEFEND,
      `
(we|you) (can't|cannot) please everyone
it is not possible to please everyone
(we|the council) (are|is) under no (obligation|duty) to
(we|the council) (are|is) not obliged to
there is nothing (more |else |further |)(i|we) can do
(cannot|can't|could|can|will) (not |)be held (responsible|liable|accountable)
(we|i|officers|staff) (have done|did|do|have) (everything|all) (we|i|they) (could|can)
(is|was|are|were) (entirely |wholly |)without (merit|foundation|substance)
(this|that|it) is not (our|the council's|my) (fault|problem|responsibility)
(we|the council) (are|is) only human
(we|i) (am|are) not prepared to
(we|crews|officers|staff|i) can only (act|go|collect|respond|deal|work|investigate|help)
the onus (is|lies|was) on you
the responsibility (lies|rests) with (you|the)
it (is|was) for you to
contrary to (your|what you)
(we|i) make no apology for
(i|we) (will|shall) not (enter|be entering) into (any |)(further |)correspondence
with (all due|due|the greatest|the utmost|all) respect ,
frankly ,
quite frankly
(we|the council) (have|has) (done|did) nothing wrong
(we|officers|the council) (acted|act) (entirely |wholly |perfectly |)(properly|correctly|appropriately) at all times
like it or not
that is simply (how|the way)
`,
    ),
  ],
};
