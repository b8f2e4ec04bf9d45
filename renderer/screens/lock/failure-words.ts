/**
 * What each way the store can fail is called, what is safe, and what to do next, in order. Never a way to begin
 * afresh: whoever is told that their cases are gone would take it.
 */
import type { VaultState } from '../../store/api';

export type Failure = Extract<VaultState, { state: 'failed' }>;
/** `full`: what looked like another failure is a disk without room. */
export type FailureKind = Failure['what'] | 'full';

export interface FailureWords {
  readonly title: string;
  /** What happened, and what is safe. */
  readonly what: string;
  readonly todo: readonly string[];
  /** The first button, which changes nothing. */
  readonly button: string;
  /** A backup can mend it: the second button. It asks for a secret and replaces nothing until it is whole. */
  readonly mayRestore?: true;
}

export const FAILURES: Readonly<Record<FailureKind, FailureWords>> = {
  missing: {
    title: 'The cases are not where they were',
    what: 'There was a vault in this account’s Redress folder, and its data is gone. A clean-up, a new Windows profile or a fault of the disk can do that. Whatever was backed up can be put back.',
    todo: [
      'Do not set up Redress again here.',
      'If you normally work on another computer, or sign in under another name, do that and look there first.',
      'If your IT team can put back the Redress folder of this account as it was on the last day it worked, let them, then press Look again.',
      'Otherwise press Restore from a backup. You need the folder Redress kept its backups in, and a passphrase or the recovery key.',
    ],
    button: 'Look again',
    mayRestore: true,
  },
  newer: {
    title: 'This data belongs to a newer Redress',
    what: 'A newer version of Redress has written this data. This version would not understand all of it and could harm it, so it has not opened it.',
    todo: [
      'Close Redress and start the newer version, if it is on this computer.',
      'Otherwise ask your IT team to install the newer version again.',
    ],
    button: 'Look again',
  },
  damaged: {
    title: 'The data on this computer is damaged',
    what: 'The part of the data that opens everything else cannot be read, and neither can its spare. The cases themselves may be whole.',
    todo: [
      'Do not set up Redress again, and do not delete anything.',
      'Restart the computer, start Redress once more and look whether it opens: a disk that was busy can look like this.',
      'Ask your IT team to copy the Redress folder somewhere safe as it is.',
      'Then press Restore from a backup: it fills a new place and keeps what is here. You need a passphrase or the recovery key.',
      'Ask them to check the disk of this computer.',
    ],
    button: 'Try again',
    mayRestore: true,
  },
  keys: {
    title: 'A key behind the passphrase is damaged',
    what: 'Your passphrase or recovery key is right. A key it opens has been damaged on this disk, and so has its spare, so the cases stay closed. They have not been changed.',
    todo: [
      'Do not set up Redress again. Another passphrase would not help either.',
      'Ask your IT team to copy the Redress folder somewhere safe as it is.',
      'Then press Restore from a backup: it fills a new place and keeps what is here. You need a passphrase or the recovery key.',
      'Ask them to check the disk of this computer.',
    ],
    button: 'Back to the lock',
    mayRestore: true,
  },
  blocked: {
    title: 'Redress cannot reach its data',
    what: 'Another window of Redress is still busy with it, or is still closing.',
    todo: [
      'Close other Redress windows and wait a minute.',
      'Then press Try again. If it still does not open, restart the computer.',
    ],
    button: 'Try again',
  },
  readOnly: {
    title: 'Redress cannot write to the disk',
    what: 'Your cases are there, but this account may not change them, so nothing new could be saved. Nothing that was saved is lost.',
    todo: [
      'Ask your IT team to give this account full access to the Redress folder, or to check that the disk is not write-protected.',
      'Then press Try again.',
    ],
    button: 'Try again',
  },
  full: {
    title: 'This computer’s disk is full',
    what: 'Redress needs a little space even to open its data. Everything that was confirmed as saved is safe.',
    todo: [
      'Free some space: empty the recycle bin, move large files you do not need elsewhere.',
      'Do not delete anything in the Redress folder.',
      'Then press Try again.',
    ],
    button: 'Try again',
  },
};

/** Less than this, and the engine fails at opening files, whatever it then says is wrong. */
const NO_ROOM_BYTES = 32 * 1024 * 1024;

/**
 * What really is the matter.
 * @param freeBytes of the disk the data lies on; undefined = not known
 */
export function failureKind(
  what: Failure['what'] | undefined,
  freeBytes: number | undefined,
): FailureKind {
  const isDisk = what === 'damaged' || what === 'blocked' || what === 'readOnly';
  if (isDisk && freeBytes !== undefined && freeBytes < NO_ROOM_BYTES) return 'full';
  return what ?? 'blocked';
}
