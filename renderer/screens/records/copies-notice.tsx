/** On Today: copies that left some time ago, and cases whose time is up. Nothing while nothing asks. */
import { copiesIn, copiesToAsk } from '@shared/audit';
import { casesToDecide } from '@shared/keeping';
import { useMemo } from 'react';
import { addressOf, Link } from '../../app/navigation';
import { useCases, useCouncil, useToday } from '../../app/store-context';
import { Notice } from '../../ui';
import { useLog } from '../../app/council-log';

export function CopiesNotice() {
  const { log } = useLog();
  const cases = useCases();
  const { retention } = useCouncil();
  const { today } = useToday();
  const toAsk = log ? copiesToAsk(copiesIn(log), today).length : 0;
  const toDecide = useMemo(() => casesToDecide(cases, retention, today), [cases, retention, today]);
  if (toAsk === 0 && toDecide === 0) return null;
  return (
    <Notice>
      {toAsk > 0 && (
        <p>
          {toAsk === 1 ? 'A copy' : `${toAsk} copies`} left Redress some time ago.{' '}
          <Link to={addressOf.records('copies')}>
            Say what became of {toAsk === 1 ? 'it' : 'them'}
          </Link>
        </p>
      )}
      {toDecide > 0 && (
        <p>
          {toDecide === 1 ? 'One kept case asks' : `${toDecide} kept cases ask`} for a decision.{' '}
          <Link to={addressOf.records('retention')}>Look at {toDecide === 1 ? 'it' : 'them'}</Link>
        </p>
      )}
    </Notice>
  );
}
