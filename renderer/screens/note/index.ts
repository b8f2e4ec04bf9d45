export { CasePicker } from './case-picker';
export { holdUnderneath } from './hold-underneath';
export { NoteOverlay } from './note-overlay';
