/** The end of a letter: who signs it, in their own words, and how to reach them. */
import type { CouncilSettings, Signature } from '../case-file/council';
import type { LetterPicture } from '../case-file/picture';
import type { LetterKind } from '../case-file/schema';
import type { CaseFile } from '../case-file/types';
import { handlerOf } from './case-facts';
import { gap, paragraph, type NewBlock } from './compose';

/** Letters that decide something: the stage's signatory signs them, where one is named. */
const DECIDING: readonly LetterKind[] = [
  'stage 1 response',
  'stage 2 response',
  'early resolution',
  'refusal',
  'escalation refusal',
];

export interface Signer {
  readonly signOff: string;
  readonly name: string;
  readonly title: string;
  readonly contact: readonly string[];
  readonly picture?: LetterPicture;
}

/** Who signs a letter of this kind: the signatory named for the stage where it decides, else the handler. */
export function signerOf(
  kind: LetterKind,
  file: CaseFile,
  council: CouncilSettings,
): Signer | undefined {
  const signatory = DECIDING.includes(kind)
    ? file.stages
        .find(({ number }) => number === file.stage)
        ?.actors.find(({ role }) => role === 'signatory')?.who
    : undefined;
  const handler = handlerOf(file, council);
  if (!signatory) return handler && signing({ ...handler, title: handler.role }, council);
  const staff = council.handlers.find(({ id }) => id === signatory.id);
  if (staff) return signing({ ...staff, title: signatory.title || staff.role }, council);
  const known =
    council.officers.find(({ id }) => id === signatory.id) ??
    council.officers.find(({ name }) => name === signatory.name);
  // Somebody who does not use Redress is reached through whoever handles the case.
  const { phone = '', email = '' } = handler ?? {};
  return signing(
    {
      name: signatory.name,
      title: signatory.title || (known?.title ?? ''),
      phone,
      email,
      ...(known?.signature === undefined ? {} : { signature: known.signature }),
    },
    council,
  );
}

function signing(
  who: {
    readonly name: string;
    readonly title: string;
    readonly phone: string;
    readonly email: string;
    readonly signature?: Signature;
  },
  council: CouncilSettings,
): Signer {
  const own = who.signature;
  const contact =
    own && own.contact.length > 0
      ? own.contact
      : [who.phone || council.phone, who.email || council.email, council.web];
  return {
    signOff: own?.signOff || 'Yours sincerely',
    name: own?.name || who.name,
    title: own?.title || who.title,
    contact: contact.filter((line) => line !== ''),
    ...(own?.picture ? { picture: own.picture } : {}),
  };
}

export function closing(signer: Signer | undefined): NewBlock[] {
  return [
    paragraph([signer?.signOff ?? 'Yours sincerely'], { part: 'signature' }),
    signer
      ? {
          type: 'signature',
          part: 'signature',
          name: signer.name,
          role: signer.title,
          contact: [...signer.contact],
        }
      : paragraph([gap('Say who signs this letter')], { part: 'signature' }),
  ];
}
