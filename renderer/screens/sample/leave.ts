import { callHost } from '../../host';

/** Redress closes and opens again: on the sample council, or on the person’s own cases. */
export const openSample = () => callHost('app.sample', { open: true });
export const leaveSample = () => callHost('app.sample', { open: false });
