interface Running<Value> {
  readonly value: Promise<Value>;
  readonly abort: AbortController;
  waiting: number;
}

/**
 * Runs a task once for all who ask for the same key while it runs. It is given up when the last of them gives up.
 * Rejects as the task does, or with the reason of the caller's own signal.
 */
export function createShared<Key, Value>(
  task: (key: Key, signal: AbortSignal) => Promise<Value>,
): (key: Key, signal?: AbortSignal) => Promise<Value> {
  const running = new Map<Key, Running<Value>>();

  const start = (key: Key): Running<Value> => {
    const abort = new AbortController();
    const one: Running<Value> = { value: task(key, abort.signal), abort, waiting: 0 };
    running.set(key, one);
    const end = (): void => {
      if (running.get(key) === one) running.delete(key);
    };
    one.value.then(end, end);
    return one;
  };

  return (key, signal) => {
    const one = running.get(key) ?? start(key);
    one.waiting += 1;
    if (signal === undefined) return one.value;
    return new Promise((resolve, reject) => {
      const giveUp = (): void => {
        one.waiting -= 1;
        if (one.waiting === 0) {
          running.delete(key);
          one.abort.abort(signal.reason);
        }
        reject(signal.reason instanceof Error ? signal.reason : new Error('It was stopped.'));
      };
      signal.addEventListener('abort', giveUp, { once: true });
      const settled = (): void => {
        signal.removeEventListener('abort', giveUp);
      };
      one.value.then(resolve, reject).finally(settled);
    });
  };
}
