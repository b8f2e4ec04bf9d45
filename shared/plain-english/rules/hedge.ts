import { said, type PhraseRule } from './rule';

export const hedge: PhraseRule = {
  id: 'hedge',
  name: 'Does not commit itself',
  severity: 'warning',
  reason:
    'A decision says what you found. “It would appear that” leaves the reader unsure, and invites the next stage.',
  source: 'LGSCO Guide for complaint handlers: decide on the balance of probabilities, and say so',
  examples: {
    fires: [
      'It would appear that the form was late.',
      'There may have been a fault.',
      'It is possible that we were wrong.',
      'It could be argued that this was early.',
    ],
    quiet: [
      'You may have a copy.',
      'We think it more likely than not that the form was late.',
      'The light seems dim in the evening, you said.',
      'You may have read about it in the paper.',
    ],
  },
  shape: 'phrases',
  phrases: said(
    'This does not commit itself. Say what you found, or that the evidence does not show it.',
    `
it (would |does |may |might |) (appear|appears|seem|seems|appeared|seemed) (likely |possible |) (that|as if|as though|to be|to have)
(there |this |that |) (would |) (appears|appear|seems|seem) to (have|be) (been |) (a |an |some |) (delay|error|mistake|fault|failure|misunderstanding|failing|breakdown|oversight|confusion|lapse|shortcoming)
there (may|might|could) ~ (have been|be)
it (is|may be|might be|could be|was) (entirely |quite |just |) possible that
it (may|might|could) (well |) be (the case |) that
on balance (,|) it (may|might|could) be that
on balance it may be that
it (could|might|can) (perhaps |) be (argued|said|suggested) that
(we|the council|officers|staff|the service|the contractor) (may|might|could) (possibly |perhaps |well |) have (been at fault|fallen short|made|got|failed|misled|missed|caused|let)
(arguably|seemingly|apparently|presumably|conceivably)
to (some|a certain) (extent|degree)
in some (respects|ways) (we|the|our|this)
(could|might) (perhaps |possibly |arguably |) have been (better|handled better|clearer|dealt with better|avoided|quicker|improved)
(i|we) (am|are) ~ (inclined|minded) to (think|believe|agree|accept|conclude|uphold|consider)
it is (quite |entirely |just |)possible (we|the|our|this|a|an|some|you)
it (would|does|might|may) (seem|appear) (we|the|our|this|a|an|some|you)
(we|i|council|officers|staff) (probably|possibly|perhaps|maybe|presumably)
there is a possibility that
(i|we) cannot rule out
(could|may|might) be (seen|considered|viewed|regarded|construed) as
(i|we) (would|might) suggest that
(potentially|perhaps|possibly) (there|we|the|this) (was|were|is|may|could)
(i|we) (am|are) (inclined|minded) to (think|believe|agree|accept|conclude|uphold)
(i|we) (tend|would tend) to (think|agree|feel)
`,
  ),
};
