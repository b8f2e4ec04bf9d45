/**
 * The files of the bundle opened one after another while the person looks at the list, so that a damaged PDF is
 * known before the bundle is made. What was looked at once is not looked at again.
 */
import type { BundlePlan, PlannedDocument, PreflightFinding } from '@shared/bundle';
import type { StreamId } from '@shared/history/types';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from '../../app/store-context';
import { documentPages } from '../../documents/bundle/document-pages';
import { host } from '../../host';

export interface FileCheck {
  readonly pages: number;
  readonly slipSheet: boolean;
  readonly findings: readonly PreflightFinding[];
}

export interface FileChecks {
  readonly of: (key: string) => FileCheck | undefined;
  readonly done: number;
  readonly wanted: number;
}

/** The bytes and the words its findings use: one of them changed is another check. */
const checkOf = ({ key, title, source, redaction }: PlannedDocument): string =>
  source.type === 'blob' ? JSON.stringify([key, title, source.file.sha256, redaction ?? '']) : '';

/** @param paused while the converter is wanted for the bundle itself. */
export function useFileChecks(id: StreamId, plan: BundlePlan, paused: boolean): FileChecks {
  const store = useStore();
  const [known, setKnown] = useState<ReadonlyMap<string, FileCheck>>(new Map());
  const wanted = useMemo(
    () => plan.documents.filter(({ included, source }) => included && source.type === 'blob'),
    [plan],
  );
  const next = wanted.find((document) => !known.has(checkOf(document)));
  const name = next === undefined ? '' : checkOf(next);
  useEffect(() => {
    if (paused || next === undefined) return undefined;
    const stop = new AbortController();
    const keep = (check: FileCheck) => {
      if (!stop.signal.aborted) setKnown((now) => new Map(now).set(name, check));
    };
    documentPages(next, {
      host: host(),
      readFile: (ref) => store.files.readAll(id, ref),
      signal: stop.signal,
      preparedOn: plan.preparedOn,
      reference: plan.reference,
      onCase: new Set(
        plan.documents.flatMap(({ source }) =>
          source.type === 'blob' ? [source.file.sha256] : [],
        ),
      ),
    }).then(
      ({ pdf, slipSheet, findings }) => keep({ pages: pdf.getPageCount(), slipSheet, findings }),
      () =>
        keep({
          pages: 0,
          slipSheet: false,
          findings: [
            {
              severity: 'warn',
              document: next.key,
              message: `“${next.title}” could not be looked at now. It is tried again when the bundle is made.`,
            },
          ],
        }),
    );
    return () => stop.abort();
    // `name` stands for the document; everything else it needs is of the same plan.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [name, paused, id, store]);
  return {
    of: (key) => {
      const document = plan.documents.find((each) => each.key === key);
      return document && known.get(checkOf(document));
    },
    done: wanted.filter((document) => known.has(checkOf(document))).length,
    wanted: wanted.length,
  };
}
