import type { HostError } from '@shared/host/contract';

/**
 * Something a call could not do, in words for the person: what happened and what to do. Its message is
 * the only error text that ever reaches the window, so it never holds a path, a file's name or content.
 */
export class HostProblem extends Error {
  readonly code: HostError['code'];
  constructor(code: HostError['code'], message: string) {
    super(message);
    this.name = 'HostProblem';
    this.code = code;
  }
}

export const GONE_HANDLE = new HostProblem(
  'gone',
  'Redress no longer has that file open. Choose it again.',
);
