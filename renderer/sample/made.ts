/** Key of the draft that says whether the sample council is whole. */
export const SAMPLE_MADE = 'sample/made';
