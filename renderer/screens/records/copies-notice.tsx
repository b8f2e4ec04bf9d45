/** On Today: copies that left some time ago, and cases whose time is up. Nothing while nothing asks. */
import { copiesIn, copiesToAsk } from '@shared/audit';
import { casesToDecide } from '@shared/keeping';
import { useEffect, useState } from 'react';
import { addressOf, Link } from '../../app/navigation';
import { useCases, useCouncil, useToday } from '../../app/store-context';
import { Notice } from '../../ui';
import { useLog } from '../../app/council-log';

/** Asked of every case there is, so when nobody waits for anything else. */
function useCasesToDecide(): number {
  const cases = useCases();
  const { retention } = useCouncil();
  const { today } = useToday();
  const [count, setCount] = useState(0);
  useEffect(() => {
    const waiting = requestIdleCallback(() => setCount(casesToDecide(cases, retention, today)), {
      timeout: 2000,
    });
    return () => cancelIdleCallback(waiting);
  }, [cases, retention, today]);
  return count;
}

export function CopiesNotice() {
  const { log } = useLog();
  const { today } = useToday();
  const toAsk = log ? copiesToAsk(copiesIn(log), today).length : 0;
  const toDecide = useCasesToDecide();
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
