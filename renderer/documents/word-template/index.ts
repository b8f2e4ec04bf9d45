/** Letters on the council's own Word template. */
export { letterOnTemplate, TemplateUnusable, wordOf } from './letter-on-template';
export { readTemplate, templateSizeProblem, type ReadTemplate } from './read-template';
export type { StylesFound } from './template-styles';
export { exampleTemplate, trialLetter } from './trial-letter';
