import type { HostError } from '@shared/host/contract';
import { HostProblem } from '../host/problem';

/** What was being done: the same error code needs other words when reading than when replacing. */
export type DiskStep = 'read' | 'write' | 'replace';

type Words = readonly [HostError['code'], string];

const OPEN_ELSEWHERE: Words = [
  'busy',
  'That file may be open in another program, or you may not change it. Close it there, or save under another name.',
];
const READ_PERMISSION: Words = [
  'noPermission',
  'You do not have permission to open that file. Copy it to your own folder, or ask its owner.',
];
const WRITE_PERMISSION: Words = [
  'noPermission',
  'You do not have permission to save there. Choose another folder.',
];
const GONE_READ: Words = [
  'gone',
  'That file is no longer there. It may have been moved or renamed. Choose it again.',
];
const GONE_WRITE: Words = [
  'gone',
  'That folder is no longer there. It may have been moved, or a drive disconnected. Choose another place.',
];
const FULL: Words = [
  'diskFull',
  'There is not enough space there. Nothing was saved. Free some space or choose another place, then save again.',
];

/** A file system's error as words that say what to do. Never its path or message. */
export function diskProblem(error: unknown, step: DiskStep): HostProblem {
  if (error instanceof HostProblem) return error;
  const [code, message] = wordsFor(codeOf(error), step);
  return new HostProblem(code, message);
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : '';
}

function wordsFor(code: string, step: DiskStep): Words {
  const isRead = step === 'read';
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return FULL;
    case 'EACCES':
    case 'EPERM':
      if (step === 'replace') return OPEN_ELSEWHERE;
      return isRead ? READ_PERMISSION : WRITE_PERMISSION;
    case 'EROFS':
      return WRITE_PERMISSION;
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENODEV':
    case 'ENXIO':
    case 'ESTALE':
    case 'EHOSTDOWN':
    case 'ENOTCONN':
      return isRead ? GONE_READ : GONE_WRITE;
    case 'EBUSY':
    case 'ETXTBSY':
      return OPEN_ELSEWHERE;
    case 'EMFILE':
    case 'ENFILE':
      return ['busy', 'This computer has too many files open. Close other programs and try again.'];
    case 'EFBIG':
      return ['tooLarge', 'That drive cannot hold a file this large. Choose another place.'];
    case 'ENAMETOOLONG':
      return ['failed', 'The name or folder is too long. Choose a shorter one.'];
    case 'EEXIST':
      return ['busy', 'There is already a file of that name there. Choose another name.'];
    case 'EXDEV':
      return [
        'failed',
        'That folder spans two drives and the file could not be moved into place. Choose another folder.',
      ];
    case 'EISDIR':
      return [
        'badRequest',
        isRead
          ? 'That is a folder. Choose a file.'
          : 'There is a folder of that name there. Choose another name.',
      ];
    case 'EIO':
      return [
        'unreadable',
        isRead
          ? 'That file cannot be read: its drive reports an error. Try a copy from elsewhere.'
          : 'The drive reports an error. Choose another place.',
      ];
    default:
      return [
        'failed',
        isRead
          ? 'That file could not be read. Try again, or copy it to your own folder first.'
          : 'The file could not be saved. Try again, or choose another place.',
      ];
  }
}
