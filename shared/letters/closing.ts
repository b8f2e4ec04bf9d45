import type { CouncilSettings, Handler } from '../case-file/council';
import { gap, paragraph, type NewBlock } from './compose';

/** The end of every letter: who signs, and how to reach them. */
export function closing(handler: Handler | undefined, council: CouncilSettings): NewBlock[] {
  const contact = [handler?.phone || council.phone, handler?.email || council.email, council.web];
  return [
    paragraph(['Yours sincerely'], { part: 'signature' }),
    handler
      ? {
          type: 'signature',
          part: 'signature',
          name: handler.name,
          role: handler.role,
          contact: contact.filter((line) => line !== ''),
        }
      : paragraph([gap('Say who signs this letter')], { part: 'signature' }),
  ];
}
