/** Mail brought in and not yet placed: read it, and say where it belongs. One after the other. */
import { formatDate, todayInLondon } from '@shared/calendar';
import { useMemo, useRef, useState } from 'react';
import { addressOf, Link, useGo } from '../../app/navigation';
import { type DiscardedMail, type UnsortedMail, useUnsorted } from '../../app/unsorted-mail';
import { Button, Disclosure, EmptyState, Notice, Screen, SplitPane, Working } from '../../ui';
import { MailPaper, useReading, type ViewedFile, Viewer } from '../viewer';
import { Places } from './places';
import css from './sort.module.css';

/** @param mail id of the one to show; undefined, or one placed already: the first. */
export function SortScreen({ mail }: { readonly mail: string | undefined }) {
  const { unsorted } = useUnsorted();
  const { waiting, discarded, isKnown } = unsorted;
  const current = waiting.find(({ id }) => id === mail) ?? waiting[0];
  if (!isKnown)
    return (
      <Screen title="To sort">
        <Working>Looking…</Working>
      </Screen>
    );
  if (!current)
    return (
      <Screen title="To sort" sub="Nothing waits.">
        <EmptyState
          title="Nothing to sort"
          action={
            <Link to={addressOf.today()} look="main">
              Back to Today
            </Link>
          }
        >
          Drop several emails on Today or on New case, and they wait here until each has its place.
        </EmptyState>
        <Discarded discarded={discarded} />
      </Screen>
    );
  return (
    <Screen
      title="To sort"
      sub={`${String(waiting.indexOf(current) + 1)} of ${String(waiting.length)} · brought in ${formatDate(todayInLondon(Date.parse(current.broughtInAt)))}`}
      actions={<Others waiting={waiting} current={current} />}
    >
      {/* Another email is another screen: nothing typed for one may reach the next. */}
      <OneMail key={current.id} current={current} />
      <Discarded discarded={discarded} />
    </Screen>
  );
}

function OneMail({ current }: { readonly current: UnsortedMail }) {
  const { post } = useUnsorted();
  const [viewed, setViewed] = useState<ViewedFile>();
  const source = useMemo(
    () => ({ fileName: current.fileName, load: () => post.read(current.id) }),
    [post, current.id, current.fileName],
  );
  const { reading, retry } = useReading(source, 0);
  const box = useRef<HTMLDivElement>(null);
  const mail = reading?.kind === 'mail' ? reading.mail : undefined;
  const open = (part: number) => {
    if (reading?.kind !== 'mail') return;
    const bytes = reading.attachments[part];
    const fileName = reading.mail.attachments[part]?.fileName ?? 'attachment';
    if (bytes) setViewed({ title: fileName, fileName, load: async () => bytes.slice() });
  };
  return (
    <SplitPane
      sideLabel="Where does it belong?"
      narrow="keep"
      side={<Places current={current} mail={mail} />}
      main={
        <div ref={box} tabIndex={-1} className={css.mail}>
          {reading === undefined ? (
            <Working>Opening the email…</Working>
          ) : reading.kind === 'mail' ? (
            <MailPaper mail={reading.mail} attachments={reading.attachments} onOpen={open} />
          ) : (
            <Notice tone="warning" title={current.subject || current.fileName}>
              <p>{reading.kind === 'cannot' ? reading.message : 'This is no email any more.'}</p>
              <Button
                small
                onClick={() => {
                  // The button goes with the message.
                  box.current?.focus();
                  retry();
                }}
              >
                Try again
              </Button>
            </Notice>
          )}
          <Viewer file={viewed} onClose={() => setViewed(undefined)} />
        </div>
      }
    />
  );
}

/** To the one before and the one after. */
function Others(props: {
  readonly waiting: readonly UnsortedMail[];
  readonly current: UnsortedMail;
}) {
  const { waiting, current } = props;
  const go = useGo();
  const at = waiting.indexOf(current);
  const [before, after] = [waiting[at - 1], waiting[at + 1]];
  const step = (to: UnsortedMail | undefined) => {
    if (to) go(addressOf.sort(to.id), { replace: true });
  };
  return (
    <div className="cluster">
      <Button icon="back" aria-disabled={!before} onClick={() => step(before)}>
        Previous
      </Button>
      <Button icon="forward" aria-disabled={!after} onClick={() => step(after)}>
        Next
      </Button>
    </div>
  );
}

function Discarded({ discarded }: { readonly discarded: readonly DiscardedMail[] }) {
  if (discarded.length === 0) return null;
  return (
    <Disclosure summary={`Discarded (${String(discarded.length)})`}>
      <ul className={css.discarded}>
        {discarded.map(({ id, subject, from, reason, by, at }) => (
          <li key={id}>
            <span>
              {subject || 'No subject'}
              {from === '' ? '' : `, from ${from}`}
            </span>
            <span className="sub small">
              {reason} · {by}, {formatDate(todayInLondon(Date.parse(at)))}
            </span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
