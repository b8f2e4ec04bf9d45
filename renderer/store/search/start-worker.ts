/** Apart from the rest, so that code that runs without workers never asks for a bundle that is not there. */
import { startWorker } from '../../host/trusted-types';
import address from './search.worker.ts?worker&url';

export const startSearchWorker = (): Worker => startWorker(address, 'search');
