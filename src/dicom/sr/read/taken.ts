import type { ContentNode } from './content-node.ts';

/** Keeps which items have been understood, so that what is left can be named and kept. */
export interface Taken {
  /** The item itself; its children are looked at one by one. */
  take(node: ContentNode | null): void;
  /** The item with all below it. */
  takeWhole(node: ContentNode | null): void;
  has(node: ContentNode): boolean;
  hasWhole(node: ContentNode): boolean;
}

/** Nothing taken yet. */
export function createTaken(): Taken {
  const single = new Set<ContentNode>();
  const whole = new Set<ContentNode>();
  return {
    take: (node) => {
      if (node !== null) single.add(node);
    },
    takeWhole: (node) => {
      if (node !== null) whole.add(node);
    },
    has: (node) => single.has(node) || whole.has(node),
    hasWhole: (node) => whole.has(node),
  };
}
