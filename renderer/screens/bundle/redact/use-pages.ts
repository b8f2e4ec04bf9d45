/** The pages of a document as they would go out with nothing struck out: opened, drawn when asked, read one by one. */
import type { BundlePlan, PageText, PlannedDocument } from '@shared/bundle';
import type { StreamId } from '@shared/history/types';
import { useEffect, useState } from 'react';
import { useStore } from '../../../app/store-context';
import { documentPages } from '../../../documents/bundle/document-pages';
import { sheetOf, textOf } from '../../../documents/bundle/redaction';
import { openPdf, type PdfReading } from '../../../documents/converter';
import { host } from '../../../host';

export interface OpenPages {
  readonly reading: PdfReading;
  readonly count: number;
  readonly sheet: string;
  /** Letters of the pages read so far, in order. */
  readonly texts: readonly PageText[];
}

export type Pages =
  | { readonly state: 'opening' }
  | { readonly state: 'problem'; readonly message: string }
  | ({ readonly state: 'open' } & OpenPages);

export function usePages(
  id: StreamId,
  plan: Pick<BundlePlan, 'preparedOn' | 'reference'>,
  document: PlannedDocument,
): Pages {
  const store = useStore();
  const { preparedOn, reference } = plan;
  const [pages, setPages] = useState<Pages>({ state: 'opening' });
  // Every save makes the case anew; the same document need not be opened again for that.
  const same = JSON.stringify(document);
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    let reading: PdfReading | undefined;
    const show = (to: Pages) => {
      if (!signal.aborted) setPages(to);
    };
    const open = async () => {
      const made = await documentPages(document, {
        host: host(),
        readFile: (ref) => store.files.readAll(id, ref),
        signal,
        preparedOn,
        reference,
        onCase: new Set(),
      });
      if (made.slipSheet) {
        show({
          state: 'problem',
          message: `${made.findings[0]?.message ?? 'This document cannot be shown as pages.'} What cannot be shown cannot be redacted.`,
        });
        return;
      }
      const sheet = await sheetOf(made.file.bytes);
      reading = await openPdf(host(), made.file.bytes);
      if (signal.aborted) return reading.close();
      const open: OpenPages = { reading, count: made.pdf.getPageCount(), sheet, texts: [] };
      show({ state: 'open', ...open });
      const texts: PageText[] = [];
      while (texts.length < open.count && !signal.aborted) {
        const { info } = await reading.page({ page: texts.length + 1, letters: true, draw: false });
        texts.push(textOf(info));
        show({ state: 'open', ...open, texts: [...texts] });
      }
    };
    open().catch((error: unknown) =>
      show({
        state: 'problem',
        message: error instanceof Error ? error.message : 'The document could not be opened.',
      }),
    );
    return () => {
      stop.abort();
      reading?.close();
    };
    // `same` stands for the document.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [same, id, preparedOn, reference, store]);
  return pages;
}
