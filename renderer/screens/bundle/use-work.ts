/** Making a bundle and saving it: one at a time, each with a way out that leaves nothing half-done. */
import {
  sentDocuments,
  type BuiltBundle,
  type BundlePlan,
  type PreflightFinding,
} from '@shared/bundle';
import { recordBundle } from '@shared/case-file';
import type { StreamId } from '@shared/history/types';
import { useEffect, useRef, useState } from 'react';
import { useExports } from '../../app/exports';
import { useStore } from '../../app/store-context';
import { buildBundle, type BundleProgress } from '../../documents/build-bundle';
import { saveBundle } from '../../documents/save-bundle';
import { host, HostFailure } from '../../host';
import { toast } from '../../ui';
import { decisionsOf } from './arrangement';

export type Work =
  | { readonly state: 'idle' }
  | { readonly state: 'building'; readonly progress: BundleProgress }
  | { readonly state: 'built'; readonly bundle: BuiltBundle; readonly of: BundlePlan }
  | {
      readonly state: 'saving';
      readonly bundle: BuiltBundle;
      readonly of: BundlePlan;
      readonly done: number;
      readonly files: number;
    }
  | { readonly state: 'failed'; readonly message: string };

export function useWork(id: StreamId, plan: BundlePlan, findings: readonly PreflightFinding[]) {
  const store = useStore();
  const exports = useExports();
  const [work, setWork] = useState<Work>({ state: 'idle' });
  const stop = useRef<AbortController>(undefined);
  // Whoever leaves the screen has left the work: nothing goes on behind their back.
  useEffect(() => () => stop.current?.abort(), []);
  const isBusy = work.state === 'building' || work.state === 'saving';
  // A bundle made from an earlier arrangement is not this one.
  const built =
    (work.state === 'built' || work.state === 'saving') && work.of === plan ? work : undefined;

  const build = async () => {
    if (isBusy) return;
    const aborter = new AbortController();
    stop.current = aborter;
    setWork({ state: 'building', progress: { done: 0, of: 1, doing: 'Beginning' } });
    try {
      const bundle = await buildBundle(plan, {
        host: host(),
        readFile: (ref) => store.files.readAll(id, ref),
        signal: aborter.signal,
        onProgress: (progress) => setWork({ state: 'building', progress }),
      });
      setWork({ state: 'built', bundle, of: plan });
    } catch (error) {
      setWork(
        aborter.signal.aborted
          ? { state: 'idle' }
          : {
              state: 'failed',
              message:
                error instanceof Error ? error.message : 'The bundle could not be made. Try again.',
            },
      );
    }
  };

  const save = async () => {
    if (work.state !== 'built' || !work.bundle.verification.every(({ ok }) => ok)) return;
    const { bundle, of } = work;
    const aborter = new AbortController();
    stop.current = aborter;
    const finished = () => setWork({ state: 'built', bundle, of });
    try {
      const saved = await saveBundle(bundle, plan.reference, aborter.signal, (done, files) =>
        setWork({ state: 'saving', bundle, of, done, files }),
      );
      if (!saved) return;
      await exports.remember('bundle', { place: saved.place, files: saved.files, cases: [id] });
      const result = await store.run(id, recordBundle, {
        pages: bundle.pages,
        manifestSha256: bundle.main.manifestSha256,
        warnings:
          bundle.findings.length + findings.filter(({ severity }) => severity === 'warn').length,
        decisions: decisionsOf(plan),
        documents: sentDocuments(plan),
      });
      finished();
      if (result.ok)
        toast(
          `Saved ${saved.files} files in ${saved.folder}${saved.withheld === undefined ? '' : `, and what must not be disclosed in ${saved.withheld}`}`,
        );
      else
        toast(
          result.problems[0]?.message ?? 'The files are saved, but the case does not say so yet.',
          { tone: 'error' },
        );
    } catch (error) {
      finished();
      if (aborter.signal.aborted) toast('Nothing was saved.');
      else
        toast(
          error instanceof HostFailure
            ? error.message
            : 'The bundle could not be saved. Try another folder.',
          { tone: 'error' },
        );
    }
  };
  return { work, built, isBusy, build, save, cancel: () => stop.current?.abort() };
}
