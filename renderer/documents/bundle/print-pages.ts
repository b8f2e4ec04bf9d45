/** Pages Redress sets itself, printed by the converter and dated by the day the bundle is prepared. */
import type { CalendarDate } from '@shared/calendar';
import type { HostBridge } from '@shared/host/contract';
import { letterToPdf, type Bytes } from '../converter';
import { printedOn } from './printed-on';

export interface Printer {
  readonly host: HostBridge;
  readonly signal?: AbortSignal | undefined;
  readonly preparedOn: CalendarDate;
}

export const printPages = async (
  html: string,
  { host, signal, preparedOn }: Printer,
): Promise<Bytes> =>
  printedOn(await letterToPdf(host, html, { pageNumbers: false }, signal), preparedOn);
