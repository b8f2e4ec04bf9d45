/** How long a soak is: `npm run soak -- 300` is three hundred kills, and the other parts in proportion. */
export const soakRounds = (part = 1): number =>
  Math.max(1, Math.ceil(Number(process.env['REDRESS_SOAK_ROUNDS'] ?? '300') * part));
