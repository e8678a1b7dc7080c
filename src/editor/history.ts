/** What was, what is and what was undone. States are immutable and share structure, so keeping them whole costs little. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
}

/** How many steps can be undone; a reading has far fewer. */
const DEPTH = 500;

/** A history that starts now. */
export const createHistory = <T>(present: T): History<T> => ({ past: [], present, future: [] });

/** One new step; what had been undone is gone. A step that changes nothing is none. */
export function recordStep<T>(history: History<T>, next: T): History<T> {
  if (next === history.present) return history;
  return {
    past: [...history.past.slice(-(DEPTH - 1)), history.present],
    present: next,
    future: [],
  };
}

/** One step back; the same history at its beginning. */
export function undoStep<T>(history: History<T>): History<T> {
  const previous = history.past.at(-1);
  if (previous === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: previous,
    future: [history.present, ...history.future],
  };
}

/** One undone step forward again; the same history at its end. */
export function redoStep<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future };
}
