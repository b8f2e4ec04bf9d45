import { EmptyState } from '../../ui/feedback/feedback';
import { Screen } from '../../ui/screen/screen';
import { addressOf, Link } from '../navigation';

/** An address that leads nowhere: an old link, or one of a newer version. */
export function NotHere() {
  return (
    <Screen title="There is nothing at this address">
      <EmptyState
        title="Go back, or start from a list"
        action={
          <>
            <Link to={addressOf.today()} look="main">
              Today
            </Link>
            <Link to={addressOf.cases()} look="plain">
              Cases
            </Link>
          </>
        }
      />
    </Screen>
  );
}
