import type { Uid } from '../../../base/uid.ts';
import type { ImageReference } from '../../../domain/image-series.ts';
import type { Vertebra } from '../../../domain/level.ts';
import type { Reading } from '../../../domain/reading.ts';
import type { ImagePlane, ImagePoint } from '../../../geometry/spaces.ts';
import type { LevelGroupKind } from '../group-name.ts';
import type { AddAuthors } from './authors.ts';
import type { ImageOfItem } from '../content-item.ts';
import type { DerivedValues } from '../report-context.ts';

/** Where a group without graphics of its own is shown. Space/unit: image points. */
export interface Place {
  readonly image: ImageReference;
  readonly point: ImagePoint;
  /** Whether the point is the level's label; else it only names the image. */
  readonly isLabel: boolean;
}

/** What the parts of a document need to be written. Images asked for are known: that is checked before writing begins. */
export interface Writing {
  readonly reading: Reading;
  readonly derived: DerivedValues;
  /** The outlines of the reading. */
  readonly drawn: ReadonlySet<string>;
  /** The offset all times of the document are given at. */
  readonly timeOffset: string;
  imageOf(image: ImageReference): ImageOfItem;
  /** Null where measuring is not allowed. */
  planeOf(image: ImageReference): ImagePlane | null;
  /** Names the author of a part where that is another than the reader. */
  readonly addAuthors: AddAuthors;
  /** Whether anything of the level was marked on an image. */
  isMarked(level: Vertebra): boolean;
  /** Where a group of a level is shown: at its label, else in the middle of the image it was read on. */
  placeOf(level: Vertebra): Place;
  /** The middle of an image; its first pixel where its size is not known. */
  middleOf(image: ImageReference): Place;
  trackingUidOf(kind: LevelGroupKind, level: Vertebra): Uid;
}
