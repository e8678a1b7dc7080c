import type { DicomDataset } from '../dicom-json.ts';
import type { ContentNode } from './content-node.ts';
import type { NotUnderstood } from './leftovers.ts';
import { withObserver } from './with-observer.ts';

/** Keeps what was not understood: every item is named, counted, and says who observed it. */
export interface Keeper {
  /** The item as it is written back. */
  keep(node: ContentNode, what: string): DicomDataset;
  readonly named: readonly NotUnderstood[];
  /** How many items were kept, those below them included. */
  readonly count: number;
}

/** Nothing kept yet. `observers`: who made the document. */
export function createKeeper(observers: readonly DicomDataset[]): Keeper {
  const named: NotUnderstood[] = [];
  let count = 0;
  return {
    keep: (node, what) => {
      named.push({ path: node.path, what });
      count += itemsOf(node);
      return withObserver(node, observers);
    },
    named,
    get count() {
      return count;
    },
  };
}

/** An item and all below it, counted. */
export const itemsOf = (node: ContentNode): number =>
  node.children.reduce((sum, child) => sum + itemsOf(child), 1);
