/** Who did what: the council's log, and what can be read out of all events. */
export * from './log-events';
