/** Runs writes one after the other; of those waiting for the same key only the last is run, and all of them get its outcome. */
export interface WriteQueue<T> {
  run(key: string, write: () => Promise<T>): Promise<T>;
  /** When everything asked for until now is done. */
  settled(): Promise<void>;
}

interface Waiting<T> {
  write: () => Promise<T>;
  readonly outcome: Promise<T>;
}

/** An idle queue. Writes must not reject: expected failures are values. */
export function createWriteQueue<T>(): WriteQueue<T> {
  const waiting = new Map<string, Waiting<T>>();
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(key, write) {
      const ahead = waiting.get(key);
      if (ahead !== undefined) {
        ahead.write = write;
        return ahead.outcome;
      }
      const outcome = last.then(() => {
        const next = waiting.get(key);
        waiting.delete(key);
        return (next?.write ?? write)();
      });
      waiting.set(key, { write, outcome });
      last = outcome;
      return outcome;
    },
    settled: async () => {
      await last;
    },
  };
}
