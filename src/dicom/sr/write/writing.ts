import type { Uid } from '../../../base/uid.ts';
import type { ImageReference } from '../../../domain/image-series.ts';
import type { Vertebra } from '../../../domain/level.ts';
import type { Reading } from '../../../domain/reading.ts';
import type { ImagePlane } from '../../../geometry/spaces.ts';
import type { LevelGroupKind } from '../group-name.ts';
import type { ImageOfItem } from '../content-item.ts';
import type { DerivedValues } from '../report-context.ts';

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
  /** The image that stands for a level where a number has none of its own. */
  imageOfLevel(level: Vertebra): ImageOfItem;
  trackingUidOf(kind: LevelGroupKind, level: Vertebra): Uid;
  /** The tracking UID of the group that holds the rules. */
  readonly rulesUid: Uid;
}
