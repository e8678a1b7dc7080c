import type { ImagePoint } from '../geometry/spaces.ts';
import type { OverlayPlane } from '../domain/image-series.ts';
import type { MarkId, OutlineStructure } from '../domain/reading.ts';

/** One thing drawn over an image, in image points; the viewport projects and paints it. */
export type Shape =
  | {
      readonly kind: 'outline';
      readonly id: MarkId | null;
      readonly structure: OutlineStructure;
      readonly points: readonly ImagePoint[];
      readonly closed: boolean;
      readonly selected: boolean;
      readonly dimmed: boolean;
      /** A reference outline is drawn thin and sparse. */
      readonly reference: boolean;
      /**
       * `crossing`: the stroke crosses itself and waits for repair. `projected`: drawn on another series. `proposed`: from
       * the image, not confirmed.
       */
      readonly state: 'done' | 'draft' | 'crossing' | 'projected' | 'proposed';
      /** The structure's name, written beside the picture's middle with a leader. */
      readonly label: { readonly text: string; readonly side: 'left' | 'right' } | null;
    }
  | {
      readonly kind: 'line';
      readonly id: MarkId | null;
      readonly points: readonly ImagePoint[];
      readonly style: 'measure' | 'deciding' | 'accent' | 'draft' | 'arrow';
      readonly label: string | null;
      readonly selected: boolean;
      /** Only this share of it is drawn at each end of what the pane shows of it; all of it where left out. */
      readonly endShare?: number;
    }
  | {
      readonly kind: 'label';
      readonly id: MarkId;
      readonly point: ImagePoint;
      readonly text: string;
      readonly style: 'level' | 'level-proposed' | 'conus' | 'marker';
      readonly selected: boolean;
    }
  | {
      readonly kind: 'arc';
      readonly points: readonly ImagePoint[];
      readonly label: string;
    }
  /** An overlay of the scanner's own. */
  | { readonly kind: 'bitmap'; readonly plane: OverlayPlane }
  /** A grip that can be dragged; `crossing` marks where a stroke crosses itself. */
  | { readonly kind: 'handle'; readonly point: ImagePoint; readonly style: 'vertex' | 'crossing' };
