/** An Ombudsman's enquiry taken apart into its questions, so that each is answered with its pages. */
import type { OmbudsmanEnquiry } from '../case-file/types';

/** "1.", "2)", "(3)", "Q4:", "Question 5": how questions are numbered in practice. */
const NUMBERED = /^\s*(?:\(\d{1,2}\)|(?:Q(?:uestion)?\s*)?\d{1,2}\s*[.):])\s*/i;
const MARK = /^\s*(?:question\s+\d{1,2}\b[.:)]?\s*)/i;

/**
 * @returns each question without its number. Lines that follow belong to the question before them; words
 *   before the first number are greeting, not a question. Without numbers, each line that is not blank.
 */
export function asksOf({ asks }: Pick<OmbudsmanEnquiry, 'asks'>): string[] {
  const lines = asks.split(/\r?\n/);
  const isNumbered = (line: string) => NUMBERED.test(line) || MARK.test(line);
  if (!lines.some(isNumbered))
    return lines.map((line) => line.trim()).filter((line) => line !== '');
  const found: string[] = [];
  for (const line of lines) {
    if (isNumbered(line)) found.push(line.replace(NUMBERED, '').replace(MARK, '').trim());
    else if (line.trim() !== '' && found.length > 0)
      found[found.length - 1] = `${found.at(-1) ?? ''} ${line.trim()}`.trim();
  }
  return found.filter((question) => question !== '');
}

/** The enquiry a new bundle answers unless another is chosen: the last one that waits, else the last one. */
export function enquiryToAnswer(
  enquiries: readonly OmbudsmanEnquiry[],
): OmbudsmanEnquiry | undefined {
  return enquiries.findLast(({ answered }) => answered === undefined) ?? enquiries.at(-1);
}
