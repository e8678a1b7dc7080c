import type { Result } from '../../base/result.ts';
import type { ImagePoint } from '../../geometry/spaces.ts';
import type { ImageLookup } from '../image-lookup.ts';
import type { ImageReference } from '../image-series.ts';
import type { TransitionalAnatomy } from '../level.ts';
import type { LevelLabel, MarkId } from '../reading.ts';

/** What naming needs beside the labels. */
export interface NamingContext {
  readonly anatomy: TransitionalAnatomy;
  readonly images: ImageLookup;
  /** Gives new labels their identity. */
  readonly newId: () => MarkId;
}

/** Where a label is put. */
export interface LabelPlace {
  readonly image: ImageReference;
  readonly point: ImagePoint;
}

/** Why labels were left as they are. */
export interface NamingError {
  readonly kind: 'out-of-range' | 'no-geometry' | 'needs-name' | 'wrong-order' | 'no-label';
  /** One full sentence for the reader. */
  readonly message: string;
}

/** The new labels, head to tail, or why there are none. */
export type NamingResult = Result<readonly LevelLabel[], NamingError>;
