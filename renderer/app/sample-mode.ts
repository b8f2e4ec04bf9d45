/** Whether this window stands on the sample council’s profile. Asked of the shell once, at start. */
import { callHost } from '../host';

let known = false;
let asking: Promise<boolean> | undefined;

/** Never fails: a shell that does not answer is no sample. */
export function askSampleMode(): Promise<boolean> {
  asking ??= callHost('app.info', {}).then(
    ({ sample }) => (known = sample),
    () => false,
  );
  return asking;
}

/** True once `askSampleMode` has said so. */
export const isSampleMode = (): boolean => known;
