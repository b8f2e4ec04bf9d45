/** The window's primitives. See README.md beside this file for what each takes. */
export { announce, prepareAnnouncer, silence, type Urgency } from './announcer';
export { Button, buttonClass, type ButtonKind, type ButtonProps } from './button/button';
export { classes } from './classes';
export { Confirm, type ConfirmProps, Dialog, type DialogProps } from './dialog/dialog';
export { ErrorSummary, focusField } from './errors/error-summary';
export { type FormProblem, problemsOf } from './errors/problems';
export {
  Disclosure,
  EmptyState,
  Notice,
  type NoticeTone,
  Progress,
  Working,
} from './feedback/feedback';
export { clearToasts, toast, Toasts, type ToastOptions } from './feedback/toast';
export { Checkbox, CheckboxGroup, type Choice, RadioGroup } from './fields/choices';
export { ComboBox, type ComboOption } from './fields/combo-box';
export { DateField } from './fields/date-field';
export { Field, FieldError, type FieldTies, type FieldWords } from './fields/field';
export { Fieldset, FormRow } from './fields/fieldset';
export { type Option, Select } from './fields/select';
export { TextArea } from './fields/text-area';
export { TextField } from './fields/text-field';
export { Highlight, markedParts } from './highlight';
export { VisuallyHidden } from './hidden';
export { Icon, type IconName } from './icon';
export { ariaKeys, Kbd } from './kbd';
export { Facts } from './lists/facts';
export { List, type ListGroup } from './lists/list';
export { type Column, type Selection, type Sort, Table } from './lists/table';
export { CheckMenu, type CheckChoice, Menu, type MenuChoice, Tooltip } from './menu/menu';
export { goToPane } from './panes/pane-cycle';
export { Pane, SplitPane, useIsWide } from './panes/panes';
export { Screen } from './screen/screen';
export { ClockStrip } from './status/clock-strip';
export { Chip, Status, StatusMark, type Tone, toneOf } from './status/status';
export { Tabs } from './tabs/tabs';
