/** Who wants to know. A listener that throws does not keep the others from hearing. */
export class Listeners<Args extends readonly unknown[] = []> {
  readonly #all = new Set<(...args: Args) => void>();

  add(listener: (...args: Args) => void): () => void {
    // A wrapper of its own: the same function added twice is called twice, and removed once.
    const entry = (...args: Args) => listener(...args);
    this.#all.add(entry);
    return () => {
      this.#all.delete(entry);
    };
  }

  tell(...args: Args): void {
    for (const listener of [...this.#all]) {
      try {
        listener(...args);
      } catch (error) {
        // What was committed stays committed; the fault surfaces where uncaught errors are shown.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  get size(): number {
    return this.#all.size;
  }
}
