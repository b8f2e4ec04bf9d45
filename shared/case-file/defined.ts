/** The same object without the keys whose value is undefined: absent means absent, in memory and in JSON. */
export type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

export function defined<T extends object>(value: T): Defined<T> {
  const kept = Object.entries(value).filter(([, held]) => held !== undefined);
  return Object.fromEntries(kept) as Defined<T>;
}
