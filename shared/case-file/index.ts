/**
 * What a case is: its events, the fold that makes a case file of them, the commands that change it and
 * the selectors that lists, Today and the Next panel read.
 */
export * from './schema';
export type * from './types';
export * from './council';
export * from './council-settings';
export { FOLD_VERSION, foldCase } from './fold';
export * from './commands';
export {
  changeNumbers,
  comparedDates,
  openByVersion,
  procedureNow,
  shippedProcedure,
  type DateCompared,
  type ProcedureChange,
} from './procedure-settings';
export { blockWarning } from './contact-blocks';
export { movedCases, type MovedCase } from './moved-dates';
export { addressee, complainantOf, isAnonymous, nameShown } from './addressee';
export { looksLikeBankDetails } from './bank-details';
export { outcomeOf, sumOutcomes } from './outcome';
export { fit, summarise, SUMMARY_BYTES } from './summary';
export { lettersToWrite } from './letters-now';
export { nextStep, type DayContext, type NeedLine, type NextStep } from './next-step';
export type { StepTarget } from './steps';
export { todayHeadline, todayTasks, type Task, type TaskGroup, type TaskGroupId } from './today';
export {
  letterDraftKey,
  letterDraftKeys,
  letterDraftPart,
  letterDraftOf,
  lettersInHand,
  type LetterDraft,
  type LetterGroup,
} from './letters-in-hand';
export { rulings, type Ruling } from './ruling';
export { EVERYONE, NOBODY, repliesByWho, tasksOfWhom, whoseChoices, type Whose } from './whose';
export { crmNote } from './crm-note';
export { chaserMessage, type Chaser, type OwedReply } from './chaser';
export { dueList, type DueLine, type DueList } from './due-list';
export { eraseRecords, planErasure, type ErasableRecord, type ErasurePlan } from './erasing';
export { foundHold, isFound, standingHolds, type StandingHold } from './holds';
export { linesOn, tellHistory, TOPICS, type HistoryLine, type Topic } from './history';
export { possibleMatches, prepareMatches, type IntakeClues, type PossibleMatch } from './matches';
export { fromMail, type MailIntake } from './from-mail';
export { fromPastedMail } from './pasted-mail';
export {
  datesOnReceipt,
  ownRules,
  procedureForKind,
  timeLimit,
  type DateOwed,
  type InTime,
  type OnReceipt,
} from './on-receipt';
