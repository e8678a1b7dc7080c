/** Lets a few tasks run at a time. */
export interface RequestLanes {
  /** Runs a task when its turn comes. Rejects with the signal's reason when it is given up while waiting. */
  run<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T>;
}

interface Waiting {
  readonly start: () => void;
}

/**
 * Of the tasks that wait, the latest goes first: the image a reader has just scrolled to is worth more than those that
 * were asked for ahead of time.
 */
export function createRequestLanes(lanes: number): RequestLanes {
  let running = 0;
  const waiting: Waiting[] = [];
  const next = (): void => {
    if (running >= lanes) return;
    waiting.pop()?.start();
  };
  return {
    run: (task, signal) =>
      new Promise((resolve, reject) => {
        const giveUp = (): void => {
          const at = waiting.indexOf(entry);
          if (at < 0) return;
          waiting.splice(at, 1);
          reject(reasonOf(signal));
        };
        const entry: Waiting = {
          start: () => {
            signal?.removeEventListener('abort', giveUp);
            running += 1;
            task()
              .then(resolve, reject)
              .finally(() => {
                running -= 1;
                next();
              });
          },
        };
        if (signal?.aborted === true) {
          reject(reasonOf(signal));
          return;
        }
        signal?.addEventListener('abort', giveUp);
        waiting.push(entry);
        next();
      }),
  };
}

const reasonOf = (signal: AbortSignal | undefined): Error =>
  signal?.reason instanceof Error ? signal.reason : new Error('It was stopped.');
