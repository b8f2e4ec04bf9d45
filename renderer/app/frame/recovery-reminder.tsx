/** Says, until it is settled, that nobody has proved to have the recovery key on paper. */
import { useEffect, useState } from 'react';
import { UNCONFIRMED } from '../../screens/setup/unconfirmed';
import { Icon } from '../../ui/icon';
import { addressOf, Link } from '../navigation';
import { useStore } from '../store-context';
import css from './frame.module.css';

export function RecoveryReminder({ place }: { readonly place: string }) {
  const { drafts } = useStore();
  const [isOwed, setOwed] = useState(false);
  // Looked at again on each arrival: it is settled on the settings screen.
  useEffect(() => {
    let isGone = false;
    void drafts
      .load<boolean>(UNCONFIRMED)
      .catch(() => undefined)
      .then((draft) => {
        if (!isGone) setOwed(draft?.value === true);
      });
    return () => {
      isGone = true;
    };
  }, [drafts, place]);
  if (!isOwed) return null;
  return (
    <div className={css.reminder} role="status">
      <Icon name="warning" size={16} />
      <span>The recovery key was shown but never checked.</span>
      <Link to={addressOf.settings('keys')}>Make a new one</Link>
    </div>
  );
}
