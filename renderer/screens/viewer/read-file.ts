/** What a file turns out to be when it is opened for reading: told from its bytes, read in the converter. */
import type { InspectedImage, ParsedMail, ReadDocument } from '@shared/host/contract';
import { sniffKind } from '@shared/host/file-kinds';
import {
  type Bytes,
  ConversionFailed,
  inspectImage,
  parseMail,
  readDocument,
} from '../../documents/converter';
import { host, HostFailure } from '../../host';

export type Reading =
  | { readonly kind: 'pdf'; readonly bytes: Bytes }
  | { readonly kind: 'picture'; readonly info: InspectedImage; readonly picture: Bytes }
  | { readonly kind: 'mail'; readonly mail: ParsedMail; readonly attachments: readonly Bytes[] }
  | { readonly kind: 'document'; readonly document: ReadDocument }
  | { readonly kind: 'cannot'; readonly message: string };

/** Emails in emails that are opened one from the other; deeper ones are nobody's correspondence. */
export const DEEPEST_MAIL = 10;

const cannot = (message: string): Reading => ({ kind: 'cannot', message });

/**
 * @param depth emails this file lies inside of.
 * @throws the signal's reason; anything else becomes `cannot` with what to do.
 */
export async function readFile(bytes: Bytes, depth: number, signal: AbortSignal): Promise<Reading> {
  const kind = sniffKind(bytes);
  try {
    switch (kind) {
      case 'pdf':
        return { kind, bytes };
      case 'png':
      case 'jpeg':
      case 'gif':
      case 'webp':
      case 'bmp':
      case 'tiff':
      case 'heic':
      case 'svg': {
        const { info, picture } = await inspectImage(host(), bytes, {}, signal);
        return info.ok && picture
          ? { kind: 'picture', info, picture }
          : cannot(
              info.problem ?? 'This picture cannot be shown. Save a copy to open it elsewhere.',
            );
      }
      case 'mail':
      case 'outlook-mail': {
        if (depth >= DEEPEST_MAIL) {
          return cannot(
            `This email lies inside ${String(DEEPEST_MAIL)} others, and Redress stops there. Save a copy to open it elsewhere.`,
          );
        }
        return { kind: 'mail', ...(await parseMail(host(), bytes, signal, { blocks: true })) };
      }
      case 'office':
      case 'text':
      case 'web-page': {
        const document = await readDocument(host(), bytes, signal);
        return document.ok
          ? { kind: 'document', document }
          : cannot(document.problem ?? 'This document cannot be shown.');
      }
      case 'zip':
        return cannot(
          'This is a zip file. Save a copy, unpack it, and add what is inside as evidence of its own.',
        );
      case 'program':
        return cannot('This is a program. Redress does not open programs. Do not run it.');
      case 'empty':
        return cannot('This file is empty. Ask the sender for it again.');
      case 'unknown':
        return cannot(
          'Redress cannot show files of this kind, such as sound or video. Save a copy to open it in its own program.',
        );
    }
  } catch (error) {
    signal.throwIfAborted();
    return cannot(whyNot(error));
  }
}

/** What the converter or the store reported, in the words of somebody who has the file already. */
export function whyNot(error: unknown): string {
  if (error instanceof ConversionFailed || error instanceof HostFailure) {
    switch (error.code) {
      case 'timedOut':
        return 'Reading this file took too long and was stopped. It is safe as it is: save a copy to open it in its own program.';
      case 'outOfMemory':
      case 'tooLarge':
        return 'This file is too large to show here. It is safe as it is: save a copy to open it in its own program.';
      case 'busy':
        return 'Redress is still reading other files. Try again in a moment.';
      default:
        return 'This file is damaged or made in a way Redress cannot read. It is kept as it came: save a copy to try it in its own program, or ask the sender for a new copy.';
    }
  }
  return error instanceof Error && error.message !== ''
    ? error.message
    : 'This file could not be opened. Try again.';
}
