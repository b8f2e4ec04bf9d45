/** The backup holds entries that are not here any more: none is written over it until somebody has looked. */
export class StoreBehind extends Error {
  override readonly name = 'StoreBehind';
  constructor() {
    super('The last backup holds entries that are missing on this computer.');
  }
}
