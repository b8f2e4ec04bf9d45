import { Dialog } from '../../ui/dialog/dialog';
import { Kbd } from '../../ui/kbd';
import { type Shortcut, shortcutsNow } from '../keys/shortcuts';
import css from './key-sheet.module.css';

const IN_LISTS: readonly Pick<Shortcut, 'keys' | 'what'>[] = [
  { keys: 'J', what: 'Next row (or the down arrow)' },
  { keys: 'K', what: 'Row before (or the up arrow)' },
  { keys: 'Enter', what: 'Open the row' },
  { keys: 'Home', what: 'First row' },
  { keys: 'End', what: 'Last row' },
];

/** F1: every key that does something now. */
export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" open onClose={onClose} wide>
      <div className={css.columns}>
        <Keys title="Here and everywhere" keys={shortcutsNow()} />
        <Keys title="In a focused list" keys={IN_LISTS} />
      </div>
    </Dialog>
  );
}

function Keys(props: {
  readonly title: string;
  readonly keys: readonly Pick<Shortcut, 'keys' | 'what'>[];
}) {
  return (
    <section>
      <h3>{props.title}</h3>
      <dl className={css.keys}>
        {props.keys.map(({ keys, what }) => (
          <div key={keys} className={css.row}>
            <dt>
              <span className="hidden">{keys}</span>
              <Kbd keys={keys} />
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
