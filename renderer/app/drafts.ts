/**
 * Half-filled forms and letters being typed: kept sealed as they are typed, there again after a lock, a
 * crash or a kill, gone when the person means it (the command ran) or throws it away.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { DefaultValues, FieldValues, UseFormReturn } from 'react-hook-form';
import type { Store } from '../store/api';
import { useStore } from './store-context';

/** A pause this long while typing saves; nobody can type much in it, and the disk is not busy all day. */
const PAUSE_MS = 300;

/** Somebody who types without a pause is saved this often all the same: a kill in mid-sentence costs a word or two. */
const LONGEST_MS = 1_500;

/** Drafts with words not yet handed to the store; locking and closing hand them over first. */
const unsaved = new Set<() => void>();

/** Hands every pending draft to the store and waits until it is on disk, at most `limitMs`. */
export async function flushDrafts(store: Store, limitMs: number): Promise<void> {
  for (const handOver of [...unsaved]) handOver();
  await store.drafts.flush(limitMs);
}

export interface DraftState<T> {
  readonly value: T;
  readonly set: (next: T | ((now: T) => T)) => void;
  /** Forgets the draft and goes back to the beginning; call after its command has run. */
  readonly discard: () => Promise<void>;
  /** ISO instant of the save it was restored from. */
  readonly savedAt?: string | undefined;
  /** True when an earlier draft was found: say so, and offer to discard it. */
  readonly restored: boolean;
  /** False until it is known whether there is an earlier draft. Show no form before. */
  readonly ready: boolean;
}

/** @param key unique to what is being written: `finding <case> <point>`. Change it to change drafts. */
export function useDraft<T>(key: string, initial: T): DraftState<T> {
  const store = useStore();
  const [value, setValue] = useState(initial);
  const first = useRef(initial);
  const latest = useRef(initial);
  const show = useCallback((next: T) => {
    latest.current = next;
    setValue(next);
  }, []);
  const found = useEarlierDraft<T>(key, show);
  const write = useWriter(store, key);

  const set = useCallback(
    (next: T | ((now: T) => T)) => {
      show(typeof next === 'function' ? (next as (now: T) => T)(latest.current) : next);
      write.later(latest.current);
    },
    [show, write],
  );
  const discard = useCallback(async () => {
    show(first.current);
    await write.remove();
  }, [show, write]);
  return { value, set, discard, ...found };
}

export interface FormDraft extends Omit<DraftState<never>, 'value' | 'set'> {
  /** Forgets the draft and leaves the form as it is; call after its command has run. */
  readonly done: () => Promise<void>;
}

/**
 * The same for a react-hook-form: restores into it what was typed and saves what is typed. Values that
 * equal the form's defaults are not worth a draft.
 */
export function useFormDraft<T extends FieldValues>(
  key: string,
  form: Pick<UseFormReturn<T>, 'reset' | 'subscribe' | 'formState'>,
): FormDraft {
  const store = useStore();
  const { reset, subscribe } = form;
  const { defaultValues } = form.formState;
  const defaults = useRef(defaultValues);
  useEffect(() => {
    defaults.current = defaultValues;
  }, [defaultValues]);
  const restore = useCallback(
    // Merged, so that a field added by a newer version has its default.
    (saved: T) =>
      reset({ ...defaults.current, ...saved } as T, { keepDefaultValues: true, keepErrors: true }),
    [reset],
  );
  const found = useEarlierDraft<T>(key, restore);
  const write = useWriter(store, key);
  useEffect(() => {
    if (!found.ready) return undefined;
    return subscribe({
      formState: { values: true },
      callback: ({ values, name, type }) => {
        // Without a name or a type it is `reset`, not a person.
        if (name !== undefined || type !== undefined) write.later(values);
      },
    });
  }, [subscribe, write, found.ready]);
  const discard = useCallback(async () => {
    reset(defaults.current as DefaultValues<T>);
    await write.remove();
  }, [reset, write]);
  const done = useCallback(() => write.remove(), [write]);
  return { discard, done, ...found };
}

function useEarlierDraft<T>(key: string, restore: (value: T) => void) {
  const { drafts } = useStore();
  const [found, setFound] = useState<{
    readonly key: string;
    readonly savedAt?: string | undefined;
  }>();
  useEffect(() => {
    let isGone = false;
    const look = async () => {
      // A draft that cannot be read is as good as none; the form still opens.
      const draft = await drafts.load<T>(key).catch(() => undefined);
      if (isGone) return;
      if (draft) restore(draft.value);
      setFound({ key, savedAt: draft?.savedAt });
    };
    void look();
    return () => {
      isGone = true;
    };
  }, [drafts, key, restore]);
  const ready = found?.key === key;
  return {
    ready,
    restored: ready && found.savedAt !== undefined,
    savedAt: ready ? found.savedAt : undefined,
  };
}

interface Writer {
  later(value: unknown): void;
  remove(): Promise<void>;
}

/** Saves after a pause, and at once when the screen is left, the window locks or closes. */
function useWriter(store: Store, key: string): Writer {
  const [writer, setWriter] = useState(() => makeWriter(store, key));
  if (writer.key !== key || writer.store !== store) setWriter(makeWriter(store, key));
  useEffect(() => () => writer.handOver(), [writer]);
  return writer;
}

function makeWriter(store: Store, key: string) {
  let pending: { readonly value: unknown } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let longest: ReturnType<typeof setTimeout> | undefined;
  const stopWaiting = () => {
    clearTimeout(timer);
    clearTimeout(longest);
    longest = undefined;
    unsaved.delete(handOver);
  };
  const handOver = () => {
    stopWaiting();
    if (!pending) return;
    const { value } = pending;
    pending = undefined;
    // Its failure is shown in the top bar by `watchSaves`; the words are still on the screen.
    void store.drafts.save(key, value).catch(() => undefined);
  };
  return {
    key,
    store,
    handOver,
    later(value: unknown) {
      pending = { value };
      unsaved.add(handOver);
      clearTimeout(timer);
      timer = setTimeout(handOver, PAUSE_MS);
      longest ??= setTimeout(handOver, LONGEST_MS);
    },
    async remove() {
      stopWaiting();
      pending = undefined;
      await store.drafts.remove(key);
    },
  };
}
