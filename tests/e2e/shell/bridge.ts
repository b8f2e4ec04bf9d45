/** Talks to the shell the way the window does: through `window.redressHost`, in the page. */
import type { Page } from '@playwright/test';
import type {
  Conversion,
  HostCall,
  HostError,
  HostRequest,
  HostResponse,
  HostResult,
} from '@shared/host/contract';

type Bytes = Uint8Array<ArrayBuffer>;

/** For requests and answers without bytes in them: Playwright carries only JSON. */
export function call<C extends HostCall>(
  page: Page,
  name: C,
  request: HostRequest<C>,
): Promise<HostResult<HostResponse<C>>> {
  return page.evaluate(
    ([each, with_]) => {
      if (!window.redressHost) throw new Error('The window has no bridge.');
      return window.redressHost.call(each, with_ as never) as never;
    },
    [name, request] as const,
  );
}

export type Converted =
  | { readonly ok: true; readonly result: unknown; readonly parts: Bytes[] }
  | { readonly ok: false; readonly error: HostError };

/** Hands `file` to the converter in chunks, runs it and pulls every part, as renderer/documents does. */
export async function convert(
  page: Page,
  conversion: Conversion,
  file: Uint8Array,
  options: Record<string, unknown> = {},
): Promise<Converted> {
  const answer = await page.evaluate(
    async ([kind, base64, json]) => {
      const host = window.redressHost;
      if (!host) throw new Error('The window has no bridge.');
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const begun = await host.call('convert.begin', { conversion: kind, size: bytes.byteLength });
      if (!begun.ok) return begun;
      const { job } = begun.value;
      const CHUNK = 4 * 1024 * 1024;
      try {
        for (let at = 0; at < bytes.byteLength; at += CHUNK) {
          const pushed = await host.call('convert.push', {
            job,
            bytes: bytes.slice(at, at + CHUNK),
          });
          if (!pushed.ok) return pushed;
        }
        const ran = await host.call('convert.run', { job, options: json });
        if (!ran.ok) return ran;
        const parts: string[] = [];
        for (const part of ran.value.parts.keys()) {
          let text = '';
          for (let offset = 0, done = false; !done;) {
            const pulled = await host.call('convert.pull', { job, part, offset });
            if (!pulled.ok) return pulled;
            offset += pulled.value.bytes.byteLength;
            done = pulled.value.done;
            for (const byte of pulled.value.bytes) text += String.fromCharCode(byte);
          }
          parts.push(btoa(text));
        }
        return { ok: true as const, result: ran.value.result, parts };
      } finally {
        await host.call('convert.end', { job });
      }
    },
    [conversion, Buffer.from(file).toString('base64'), JSON.stringify(options)] as const,
  );
  if (!answer.ok) return answer;
  return {
    ok: true,
    result: JSON.parse(answer.result) as unknown,
    parts: answer.parts.map((part) => new Uint8Array(Buffer.from(part, 'base64'))),
  };
}
