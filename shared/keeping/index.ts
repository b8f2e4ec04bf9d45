/** How long what is held is kept, and what somebody may have of it. */
export * from './retention';
export * from './erasure-words';
export * from './record';
export * from './records-pack';
export * from './access';
