/**
 * The guard every call from a window passes: main frame → parsed origin → known WebContents → size cap →
 * schema → handler → schema on the answer → typed result.
 *
 * Threat: a frame, a page of another origin, or script injected into ours talks to the shell, which can
 * read and write files. Trusting the preload to expose little is the obvious fix and fails: whatever runs
 * in the renderer's process can send any message on any channel. So each message is judged here as if an
 * attacker wrote it, and nothing raw goes back: no exception text, no path.
 *
 * Pure but for the handlers: `channel.ts` binds it to Electron.
 */
import {
  HOST_CALLS,
  type HostCall,
  type HostError,
  type HostResponse,
  type HostResult,
  MESSAGE_LIMIT,
} from '@shared/host/contract';
import { APP_HOST } from '@shared/host/names';
import type { z } from 'zod';
import { parseAppAddress } from '../security/scheme-paths';
import { HostProblem } from './problem';

/** Who called, as Electron tells it; absent facts are undefined and refused. */
export interface Caller {
  /** Id of the WebContents. */
  readonly contents: number;
  readonly isMainFrame: boolean;
  /** Address of the calling frame. */
  readonly url: string;
}

type Parsed<C extends HostCall> = z.output<(typeof HOST_CALLS)[C]['request']>;
export type Handler<C extends HostCall> = (
  request: Parsed<C>,
  caller: Caller,
) => Promise<HostResponse<C>> | HostResponse<C>;
export type Handlers = { readonly [C in HostCall]: Handler<C> };

export interface GuardRules {
  readonly handlers: Handlers;
  /** Whether this WebContents is a window of ours now. */
  isKnown(contents: number): boolean;
}

const REFUSED: HostError = {
  code: 'refused',
  message: 'Redress refused a request that did not come from its own window.',
};
const BAD_REQUEST: HostError = {
  code: 'badRequest',
  message:
    'Redress could not understand a request from its own window. Lock Redress and try again.',
};
const TOO_LARGE: HostError = {
  code: 'tooLarge',
  message: 'That is too much to hand over at once.',
};
const FAILED: HostError = {
  code: 'failed',
  message: 'That did not work. Try again; if it keeps failing, restart Redress.',
};

/** Judges one message and, if it passes, answers it. Never throws. */
export async function guard(
  rules: GuardRules,
  caller: Caller | undefined,
  call: unknown,
  request: unknown,
): Promise<HostResult<unknown>> {
  if (!caller || !isOwnPage(caller) || !rules.isKnown(caller.contents)) return no(REFUSED);
  if (!fits(request, MESSAGE_LIMIT)) return no(TOO_LARGE);
  if (!isHostCall(call) || !isPlain(request)) return no(BAD_REQUEST);
  return answer(rules, caller, call, request);
}

async function answer<C extends HostCall>(
  { handlers }: GuardRules,
  caller: Caller,
  call: C,
  request: unknown,
): Promise<HostResult<unknown>> {
  try {
    const asked = HOST_CALLS[call].request.safeParse(request);
    if (!asked.success) return no(BAD_REQUEST);
    // The schema just parsed is this call's own.
    const reply = await handlers[call](asked.data as Parsed<C>, caller);
    const checked = HOST_CALLS[call].response.safeParse(reply);
    return checked.success ? { ok: true, value: checked.data } : no(FAILED);
  } catch (error) {
    return no(error instanceof HostProblem ? { code: error.code, message: error.message } : FAILED);
  }
}

function no(error: HostError): HostResult<never> {
  return { ok: false, error };
}

function isOwnPage({ isMainFrame, url }: Caller): boolean {
  return isMainFrame && parseAppAddress(url)?.host === APP_HOST;
}

/** Own members only: "constructor" and "__proto__" are no calls. */
function isHostCall(call: unknown): call is HostCall {
  return typeof call === 'string' && Object.hasOwn(HOST_CALLS, call);
}

/** Maps, dates and buffers have no own members, so a schema of none would take them for an empty request. */
function isPlain(request: unknown): boolean {
  if (typeof request !== 'object' || request === null) return false;
  const kind: unknown = Object.getPrototypeOf(request);
  return kind === Object.prototype || kind === null;
}

/** Honest requests have a handful of members; what has more is built to cost time. */
const VALUE_LIMIT = 10_000;

/** Whether `value` (structured-clone data, cycles included) holds at most `limit` bytes, before any schema sees it. */
export function fits(value: unknown, limit: number): boolean {
  const seen = new Set<object>();
  const waiting: unknown[] = [value];
  let bytes = 0;
  let values = 0;
  while (waiting.length > 0) {
    const next = waiting.pop();
    values += 1;
    if (typeof next === 'string') bytes += next.length * 2;
    else if (typeof next === 'object' && next !== null && !seen.has(next)) {
      seen.add(next);
      if (ArrayBuffer.isView(next)) bytes += next.byteLength;
      else if (next instanceof ArrayBuffer) bytes += next.byteLength;
      else if (next instanceof Map) waiting.push(...Array.from(next).flat());
      else if (next instanceof Set) waiting.push(...next);
      else {
        const keys = Object.keys(next);
        if (keys.length > VALUE_LIMIT) return false;
        for (const key of keys) {
          bytes += key.length * 2;
          waiting.push((next as Record<string, unknown>)[key]);
        }
      }
    } else bytes += 8;
    if (bytes > limit || values > VALUE_LIMIT) return false;
  }
  return true;
}
