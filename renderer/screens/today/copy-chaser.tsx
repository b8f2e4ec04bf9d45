/** "Copy chaser": one message about all that one person owes, and on each case that they were asked again. */
import { chaseInformation, chaserMessage, type OwedReply, type Task } from '@shared/case-file';
import type { StreamId } from '@shared/history/types';
import { useState } from 'react';
import { useHandler, useStore, useToday } from '../../app/store-context';
import { copyOut } from '../../host';
import type { Store } from '../../store/api';
import { Button, toast } from '../../ui';

interface Owed {
  readonly case: StreamId;
  readonly request: string;
  readonly reply: OwedReply;
}

export function CopyChaser({
  who,
  tasks,
}: {
  readonly who: string;
  readonly tasks: readonly Task[];
}) {
  const store = useStore();
  const from = useHandler();
  const { today, cal } = useToday();
  const [isBusy, setBusy] = useState(false);
  const copy = async () => {
    setBusy(true);
    try {
      const owed = await repliesOf(store, tasks);
      if (owed.length === 0) {
        toast(`${who} has answered meanwhile; there is nothing to ask for.`, { tone: 'note' });
        return;
      }
      const replies = owed.map(({ reply }) => reply);
      try {
        await copyOut(chaserMessage({ who, owed: replies, from, today, cal }));
      } catch {
        toast('The message could not be put on the clipboard. Nothing was recorded; try again.', {
          tone: 'error',
        });
        return;
      }
      say(who, owed.length, await recordChases(store, owed));
    } catch {
      toast('Not every case could be read. Open them one by one and chase from there.', {
        tone: 'error',
      });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button small busy={isBusy} onClick={() => void copy()}>
      Copy chaser<span className="hidden"> to {who}</span>
    </Button>
  );
}

/** The rows carry the beginning of what was asked; the message needs all of it. */
async function repliesOf(store: Store, tasks: readonly Task[]): Promise<readonly Owed[]> {
  const owed: Owed[] = [];
  for (const task of tasks) {
    const opened = await store.cases.open(task.case);
    if ('problem' in opened) throw new Error(opened.problem);
    const id = task.step.go === 'action' ? task.step.id : undefined;
    const asked = opened.file.requests.find((request) => request.id === id);
    if (!asked || asked.answeredOn !== undefined || asked.droppedWhy !== undefined) continue;
    const { asks, askedOn, dueOn, chased } = asked;
    const reply = { reference: opened.file.reference, asks, askedOn, dueOn, chased };
    owed.push({ case: task.case, request: asked.id, reply });
  }
  return owed;
}

/** @returns references of the cases that could not be told. */
async function recordChases(store: Store, owed: readonly Owed[]): Promise<readonly string[]> {
  const untold: string[] = [];
  for (const { case: id, request, reply } of owed) {
    const result = await store
      .run(id, chaseInformation, { request, how: 'message' })
      .catch(() => undefined);
    if (!result?.ok) untold.push(reply.reference);
  }
  return untold;
}

function say(who: string, count: number, untold: readonly string[]): void {
  const what = count === 1 ? '1 reply' : `${count} replies`;
  if (untold.length === 0) {
    toast(`Chaser to ${who} copied: ${what}. Each case says you asked again today.`);
    return;
  }
  toast(
    `Chaser to ${who} copied: ${what}. It could not be recorded on ${untold.join(', ')}: record it there.`,
    { tone: 'error' },
  );
}
