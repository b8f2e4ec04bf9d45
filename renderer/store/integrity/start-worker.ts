/** Apart from the rest, so that code that runs without workers never asks for a bundle that is not there. */
import { startWorker } from '../../host/trusted-types';
import address from './walk.worker.ts?worker&url';

export const startWalkWorker = (): Worker => startWorker(address, 'integrity');
