/**
 * The page inside the converter process: takes one file over its message port, converts it, gives back
 * the parts, and is ended by the shell. It holds no keys, no storage, no network.
 */
import { z } from 'zod';
import type { ConverterAnswer, ConverterRequest } from './messages';
import type { Bytes } from './conversion';
import { type PageConversion, runConversion } from './run';

// The policy of this page forbids compiling code from text, which zod would try for speed.
z.config({ jitless: true });

let conversion: PageConversion | undefined;
let file: Bytes = new Uint8Array();
let filled = 0;
/** The file has been handed to its conversion. */
let isSpent = false;
let parts: readonly Bytes[] = [];

async function answer(request: ConverterRequest): Promise<ConverterAnswer> {
  const { id } = request;
  switch (request.kind) {
    case 'begin':
      conversion = request.conversion;
      file = new Uint8Array(request.size);
      filled = 0;
      isSpent = false;
      return { id, ok: true };
    case 'push':
      if (filled + request.bytes.byteLength > file.byteLength)
        return { id, ok: false, code: 'tooLarge' };
      file.set(request.bytes, filled);
      filled += request.bytes.byteLength;
      return { id, ok: true };
    case 'run': {
      // Pages of a PDF are asked for one by one as somebody reads; the reader keeps it open, and its bytes.
      const isMore = isSpent && conversion === 'render-pdf-page';
      if (!conversion || (!isMore && (isSpent || filled !== file.byteLength)))
        return { id, ok: false, code: 'badRequest' };
      const bytes = file;
      isSpent = true;
      if (conversion !== 'render-pdf-page') file = new Uint8Array();
      const outcome = await runConversion(conversion, bytes, request.options);
      if (!outcome.ok) return { id, ...outcome };
      parts = outcome.parts;
      return { id, ok: true, result: outcome.result, parts: parts.map((part) => part.byteLength) };
    }
    case 'pull': {
      const part = parts[request.part];
      if (!part) return { id, ok: false, code: 'badRequest' };
      return { id, ok: true, bytes: part.slice(request.offset, request.offset + request.length) };
    }
  }
}

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const port = event.ports[0];
  if (event.source !== window || event.data !== 'converter:port' || !port) return;
  port.onmessage = ({ data }: MessageEvent<ConverterRequest>) => {
    answer(data).then(
      (reply) => port.postMessage(reply),
      () => port.postMessage({ id: data.id, ok: false, code: 'failed' } satisfies ConverterAnswer),
    );
  };
});
