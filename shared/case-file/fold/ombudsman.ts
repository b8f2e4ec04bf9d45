/** What the Ombudsman asked, what was sent, and what they decided. */
import { defined } from '../defined';
import type { Apply } from './draft';

/** The same enquiry again corrects it. */
export const ombudsmanEnquired: Apply<'ombudsman.enquired'> = (draft, data, step) => {
  const { enquiry, ...rest } = data;
  const there = draft.enquiries.get(enquiry);
  draft.enquiries.set(
    enquiry,
    defined({
      id: enquiry,
      ...rest,
      answered: there?.answered,
      decided: there?.decided,
      stamp: there?.stamp ?? step.stamp,
    }),
  );
  return undefined;
};

export const ombudsmanAnswered: Apply<'ombudsman.answered'> = (draft, data) => {
  const there = draft.enquiries.get(data.enquiry);
  if (!there) return 'An answer went to an enquiry of the Ombudsman that is not on this case.';
  const { on, what, bundle } = data;
  draft.enquiries.set(data.enquiry, { ...there, answered: defined({ on, what, bundle }) });
  return undefined;
};

export const ombudsmanDecided: Apply<'ombudsman.decided'> = (draft, data) => {
  const there = draft.enquiries.get(data.enquiry);
  if (!there) return 'The Ombudsman decided an enquiry that is not on this case.';
  draft.enquiries.set(data.enquiry, { ...there, decided: data });
  return undefined;
};
