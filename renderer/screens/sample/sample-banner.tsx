/** Over every screen of the sample council: that it is one, and the way back. */
import { useEffect, useState } from 'react';
import { flushDrafts } from '../../app/drafts';
import { useStore } from '../../app/store-context';
import type { SampleMade } from '../../sample/fill';
import { SAMPLE_MADE } from '../../sample/made';
import type { Store } from '../../store/api';
import { Button } from '../../ui/button/button';
import { Icon } from '../../ui/icon';
import { leaveSample } from './leave';
import css from './sample.module.css';

export function SampleBanner() {
  const store = useStore();
  const making = useRestOfSample(store);
  const leave = async () => {
    await flushDrafts(store, 2000).catch(() => undefined);
    await leaveSample();
  };
  return (
    <aside className={css.banner} aria-label="Sample council">
      <Icon name="info" size={16} />
      <span className={css.words}>
        <strong>Sample council.</strong> Everyone in it is invented; your own cases are elsewhere.
        {making !== undefined && ` Adding cases: ${making}`}
      </span>
      <Button kind="quiet" onClick={() => void leave()}>
        Leave the sample
      </Button>
    </aside>
  );
}

/** A making that was cut short goes on here. @returns how far it is, while it runs. */
function useRestOfSample(store: Store): string | undefined {
  const [far, setFar] = useState<string>();
  useEffect(() => {
    let isGone = false;
    const goOn = async () => {
      const made = (await store.drafts.load<SampleMade>(SAMPLE_MADE))?.value;
      if (made?.whole === true || isGone) return;
      const [{ fillWithSample }, { todayInLondon }] = await Promise.all([
        import('../../sample/fill'),
        import('@shared/calendar'),
      ]);
      await fillWithSample(store, todayInLondon(Date.now()), (done, of) => {
        if (!isGone) setFar(`${done} of ${of}`);
      });
    };
    void goOn()
      // Tried again at the next unlock.
      .catch(() => undefined)
      .finally(() => {
        if (!isGone) setFar(undefined);
      });
    return () => {
      isGone = true;
    };
  }, [store]);
  return far;
}
