/** Running a whole restore: progress, cancel, the question what to do about damaged cases. */
import type { GenerationName } from '@shared/backup/names';
import type { BackupSource } from '@shared/backup/folder';
import { useEffect, useRef, useState } from 'react';
import type { Store } from '../../store/api';
import { refusalInWords, restoreProblem } from './words';

export type RestoreState =
  | { readonly state: 'ready' }
  | {
      readonly state: 'running';
      readonly what: 'writing' | 'checking';
      readonly done: number;
      readonly of: number;
    }
  /** So many cases cannot be had from this backup; the rest can. */
  | { readonly state: 'asking'; readonly lost: number; readonly answer: (goOn: boolean) => void }
  | { readonly state: 'failed'; readonly message: string; readonly isSecret: boolean }
  | { readonly state: 'done'; readonly cases: number; readonly lost: number };

export function useRestore(backups: Store['backups']) {
  const [state, setState] = useState<RestoreState>({ state: 'ready' });
  const ending = useRef<AbortController>(undefined);
  // Leaving the screen ends it: nobody would see how it went on.
  useEffect(() => () => ending.current?.abort(new Error('left')), []);

  const run = async (folder: BackupSource, generation: GenerationName, secret: string) => {
    const controller = new AbortController();
    ending.current = controller;
    setState({ state: 'running', what: 'writing', done: 0, of: 1 });
    try {
      const result = await backups.restoreWhole({
        folder,
        generation,
        secret,
        signal: controller.signal,
        onProgress: (what, done, of) => setState({ state: 'running', what, done, of }),
        mayLose: (lost) =>
          new Promise((resolve) => {
            const answer = (goOn: boolean) => {
              setState({ state: 'running', what: 'checking', done: 0, of: 1 });
              resolve(goOn);
            };
            setState({ state: 'asking', lost, answer });
          }),
      });
      if (result.ok) setState({ state: 'done', cases: result.cases, lost: result.lost });
      else {
        const isSecret = result.reason === 'wrong';
        setState({ state: 'failed', message: refusalInWords(result), isSecret });
      }
      return result.ok;
    } catch (error) {
      if (controller.signal.aborted) setState({ state: 'ready' });
      else setState({ state: 'failed', message: restoreProblem(error), isSecret: false });
      return false;
    }
  };
  return {
    state,
    run,
    cancel: () => ending.current?.abort(new Error('cancelled')),
  };
}
