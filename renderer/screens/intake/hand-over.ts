/** An email under "To sort" on its way to the form: in memory, taken once. */
import { keep, recall } from '../../app/kept-state';

const KEY = 'intake.from-sorting';

export function handOver(id: string): void {
  keep(KEY, id);
}

export function takeHandedOver(): string | undefined {
  const id = recall<string>(KEY);
  keep(KEY, undefined);
  return id;
}
