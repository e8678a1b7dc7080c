import type { ContentNode } from './content-node.ts';
import { expectedBelow } from './expected-children.ts';

/** Keeps which items have been understood, so that every other one can be named and kept. */
export interface Taken {
  /** The item itself; its children are looked at one by one. */
  take(node: ContentNode | null): void;
  /** The item with what is expected below it; what else stands there is not understood. */
  takeWhole(node: ContentNode | null): void;
  has(node: ContentNode): boolean;
}

/** Nothing taken yet. */
export function createTaken(): Taken {
  const taken = new Set<ContentNode>();
  const takeWhole = (node: ContentNode | null): void => {
    if (node === null) return;
    taken.add(node);
    for (const child of expectedBelow(node)) takeWhole(child);
  };
  return {
    take: (node) => {
      if (node !== null) taken.add(node);
    },
    takeWhole,
    has: (node) => taken.has(node),
  };
}
