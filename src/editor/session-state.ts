import type { AccompanyingName } from '../domain/escc/accompanying-words.ts';
import type { ImageLookup } from '../domain/image-lookup.ts';
import type { ImageKey, ImageReference, SeriesId, Study } from '../domain/image-series.ts';
import type { Vertebra } from '../domain/level.ts';
import type { MarkId, OutlineRole, Reading } from '../domain/reading.ts';
import type { ImagePoint } from '../geometry/spaces.ts';
import type { OutlineDraft } from './drafts.ts';
import type { Canals } from './hanging.ts';
import type { GreyWindow } from './ports.ts';

/** What the primary button does on an image. */
export type ToolName =
  | 'pointer' | 'level' | 'conus' | 'marker'
  | 'cord' | 'roots' | 'sac' | 'csf' | 'tumour' | 'canal' | 'body'
  | 'distance' | 'height' | 'angle' | 'translation' | 'signal' | 'arrow'; // prettier-ignore

/** The kinds of tumour an outline can enclose. Source: spec clinical-rules 3.1. */
export type TumourKind = 'epidural' | 'bone' | 'paraspinal' | 'intradural';

/** How many panes are shown. */
export type Layout = '1x1' | '1x2' | '2x2';

/** What one pane shows. */
export interface PaneState {
  readonly seriesId: SeriesId | null;
  readonly index: number;
  /** The reader's window; null shows the file's own. */
  readonly window: GreyWindow | null;
  readonly inverted: boolean;
  /** Whether what the scanner drew on the image is left out. */
  readonly isScannerOverlayHidden?: boolean;
}

/** A question the editor puts to the reader at a place of an image. */
export type EditorQuestion =
  | {
      /** Which vertebra was clicked. */
      readonly kind: 'level-name';
      readonly image: ImageReference;
      readonly point: ImagePoint;
      readonly suggestion: Vertebra | null;
      /** The label being renamed, null for a new one. */
      readonly renames: MarkId | null;
    }
  | { readonly kind: 'arrow-text'; readonly id: MarkId }
  | {
      /** What can be done with a mark, or with the image where none was pressed. */
      readonly kind: 'menu';
      readonly mark: MarkId | null;
      readonly point: ImagePoint;
    }
  | {
      readonly kind: 'marker-compartment';
      readonly level: Vertebra;
      readonly image: ImageReference;
      readonly point: ImagePoint;
    };

/** A message to the reader. */
export interface Notice {
  readonly id: number;
  readonly kind: 'note' | 'warning';
  readonly text: string;
}

/** Everything a reading session shows, as one immutable value. What is not in `reading` is neither undone nor saved. */
export interface SessionState {
  readonly study: Study;
  readonly images: ImageLookup;
  readonly reading: Reading;
  /** Outlines that were proposed and wait for the reader. */
  readonly drafts: readonly OutlineDraft[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly layout: Layout;
  readonly panes: readonly PaneState[];
  /** Where the canal was found, for what panes show first. */
  readonly canals: Canals;
  readonly activePane: number;
  readonly maximisedPane: number | null;
  readonly tool: ToolName;
  readonly tumourKind: TumourKind;
  /** Reference outlines are drawn while it is not `index`: for the chosen level, on one slice, until it is left. */
  readonly outlineRole: OutlineRole;
  /** The slice that the reference being drawn is on; null before its first outline. */
  readonly referenceImage: ImageKey | null;
  readonly isSnapping: boolean;
  readonly areProposalsOn: boolean;
  /** What came of each slice when a block was filled. */
  readonly sliceNotes: ReadonlyMap<ImageKey, string>;
  readonly selectedLevel: Vertebra | null;
  readonly selectedMark: MarkId | null;
  /** Marks that are not drawn for now; they count all the same. */
  readonly hiddenMarks: ReadonlySet<MarkId>;
  readonly areOverlaysHidden: boolean;
  readonly isIdentityHidden: boolean;
  readonly areMeasuresShown: boolean;
  /** An accompanying measure drawn with the measures; null draws those of the grade alone. */
  readonly shownMeasure: AccompanyingName | null;
  readonly question: EditorQuestion | null;
  readonly notices: readonly Notice[];
  /** Counts changes of the tool in use that its hints follow. */
  readonly toolVersion: number;
}
