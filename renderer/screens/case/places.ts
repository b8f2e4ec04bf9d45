/** What the last part of a case's address means: a tab, or a form inside one. */
import { isActionForm, type ActionFormId } from './actions/forms';

export type TabId =
  'overview' | 'points' | 'evidence' | 'people' | 'letters' | 'actions' | 'history' | 'keeping';
export type OpenForm =
  | 'definition'
  | 'finding'
  | 'rootCause'
  | 'remedy'
  | 'close'
  | 'addPoint'
  | 'note'
  | 'person'
  | KeepingForm
  | RecordForm
  | ActionFormId;

/** Forms about the record itself, under “Record” on the overview. */
export type RecordForm = 'convert' | 'offer' | 'link' | 'reference';

/** Forms about how long the case is kept, and what was recorded wrongly. */
export type KeepingForm = 'hold' | 'hold-review' | 'hold-lift' | 'correct';

interface Place {
  readonly tab: TabId;
  readonly open?: OpenForm;
}

const PLACES: Readonly<Record<string, Place>> = {
  overview: { tab: 'overview' },
  points: { tab: 'points' },
  evidence: { tab: 'evidence' },
  people: { tab: 'people' },
  letters: { tab: 'letters' },
  actions: { tab: 'actions' },
  history: { tab: 'history' },
  keeping: { tab: 'keeping' },
  hold: { tab: 'keeping', open: 'hold' },
  'hold-review': { tab: 'keeping', open: 'hold-review' },
  'hold-lift': { tab: 'keeping', open: 'hold-lift' },
  correct: { tab: 'keeping', open: 'correct' },
  definition: { tab: 'overview', open: 'definition' },
  'root-cause': { tab: 'overview', open: 'rootCause' },
  remedy: { tab: 'overview', open: 'remedy' },
  note: { tab: 'overview', open: 'note' },
  convert: { tab: 'overview', open: 'convert' },
  offer: { tab: 'overview', open: 'offer' },
  link: { tab: 'overview', open: 'link' },
  reference: { tab: 'overview', open: 'reference' },
  close: { tab: 'overview', open: 'close' },
  finding: { tab: 'points', open: 'finding' },
  'add-point': { tab: 'points', open: 'addPoint' },
  person: { tab: 'people', open: 'person' },
};

/** Forms of the Actions tab's kind that stand beside the remedy they are about. */
const ON_OVERVIEW: readonly ActionFormId[] = ['remedy-done', 'remedy-failed'];

/** An address nobody knows shows the overview. */
export function placeOf(part: string | undefined): {
  readonly tab: TabId;
  readonly open: OpenForm | undefined;
} {
  if (part !== undefined && isActionForm(part)) {
    return { tab: ON_OVERVIEW.includes(part) ? 'overview' : 'actions', open: part };
  }
  const known = part !== undefined && Object.hasOwn(PLACES, part) ? PLACES[part] : undefined;
  return { tab: known?.tab ?? 'overview', open: known?.open };
}
