/** Key of the sealed draft that remembers: a recovery key was shown, but never proved to be written down. */
export const UNCONFIRMED = 'app.recoveryUnconfirmed';
