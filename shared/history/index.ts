/** Streams of events: ids, headers, links, order. The format is specified in `FORMAT.md`. */
export { ERASED } from './types';
export type {
  DeviceId,
  EventHeader,
  EventId,
  OpenedEvent,
  OrderedStream,
  ParentLink,
  Sha256,
  StreamId,
} from './types';
export {
  deviceIdFrom,
  DRIFT_MS,
  formatId,
  laterReading,
  nextId,
  readId,
  streamIdFrom,
  type ClockReading,
  type Tick,
} from './ids';
export { judgeClock, type ClockFault } from './drift';
export { eventHeader, headerBytes, linkHash, sha256Of, type HashOf } from './header';
export { areConcurrent, compareIds, headsOf, isAncestor, orderEvents } from './order';
export {
  checkChain,
  type ChainEntry,
  type ChainFault,
  type ChainProblem,
  type ChainReport,
} from './chain';
