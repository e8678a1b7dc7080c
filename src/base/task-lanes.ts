/** Lets a few tasks run at a time. */
export interface TaskLanes {
  /**
   * Runs a task when its turn comes, and tells it the number of its lane from 0; nothing else runs in that lane until it
   * ends. Rejects with the signal's reason when it is given up while waiting.
   */
  run<T>(task: (lane: number) => Promise<T>, signal?: AbortSignal): Promise<T>;
}

interface Waiting {
  readonly start: (lane: number) => void;
}

/**
 * Of the tasks that wait, the latest goes first: the image a reader has just scrolled to is worth more than those that
 * were asked for ahead of time.
 */
export function createTaskLanes(lanes: number): TaskLanes {
  const free = Array.from({ length: lanes }, (_, index) => index);
  const waiting: Waiting[] = [];
  const next = (): void => {
    const [lane] = free;
    const entry = lane === undefined ? undefined : waiting.pop();
    if (lane === undefined || entry === undefined) return;
    free.shift();
    entry.start(lane);
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
          start: (lane) => {
            signal?.removeEventListener('abort', giveUp);
            task(lane)
              .then(resolve, reject)
              .finally(() => {
                // The one used last first: what it has loaded is warm.
                free.unshift(lane);
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
