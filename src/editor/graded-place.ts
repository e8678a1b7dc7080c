import type { ImageFrame, ImageReference, ImageSeries } from '../domain/image-series.ts';
import { siteName } from '../domain/names.ts';
import type { SpineSite, Vertebra } from '../domain/level.ts';
import { isTouching, levelOfSite, siteOfFrame } from '../domain/levels/locate.ts';
import { isShownOn, seriesShowing } from './level-images.ts';
import { sliceNumber } from './linking.ts';
import type { SessionState } from './session-state.ts';

/** What the parts of the state are that say which level is on the screen. */
export type ShownState = Pick<
  SessionState,
  'study' | 'images' | 'reading' | 'panes' | 'layout' | 'activePane' | 'maximisedPane' | 'selectedLevel'
>; // prettier-ignore

/** The level that the grade keys grade, and the image that shows it. */
export interface GradedPlace {
  readonly level: Vertebra;
  readonly image: ImageReference;
  /** `sagittal` where the level has no axial images: a grade is then marked as read on sagittal. */
  readonly seenOn: 'axial' | 'sagittal';
  /** "T11, slice 7" */
  readonly words: string;
}

/** Why no level can be graded on what is shown, as one sentence. */
export interface NotGraded {
  readonly level: null;
  readonly seenOn?: undefined;
  readonly reason: string;
}

const PANE_COUNT = { '1x1': 1, '1x2': 2, '2x2': 4 } as const;

/** The panes on the screen, in reading order. */
export const visiblePanesOf = ({
  layout,
  maximisedPane,
}: Pick<SessionState, 'layout' | 'maximisedPane'>): readonly number[] =>
  maximisedPane === null
    ? Array.from({ length: PANE_COUNT[layout] }, (_, pane) => pane)
    : [maximisedPane];

/** A series and the frame of it that a pane shows. */
export interface ShownFrame {
  readonly pane: number;
  readonly series: ImageSeries;
  readonly frame: ImageFrame;
  readonly index: number;
}

/** The frame of a plane that the reader looks at: in the active pane, else in the first that has one; null without any. */
export function shownFrame(state: ShownState, plane: 'axial' | 'sagittal'): ShownFrame | null {
  const visible = visiblePanesOf(state);
  const order = [...visible].sort(
    (a, b) => Number(b === state.activePane) - Number(a === state.activePane),
  );
  for (const pane of order) {
    const shown = state.panes[pane];
    const series = state.study.series.find((one) => one.id === shown?.seriesId);
    const frame = series?.frames[shown?.index ?? 0];
    if (series?.plane.nearest === plane && frame) {
      return { pane, series, frame, index: shown?.index ?? 0 };
    }
  }
  return null;
}

/** The level a slice counts for: of a disc the level chosen last, where it touches it, else the one above. */
export const levelOfSlice = (site: SpineSite, chosen: Vertebra | null): Vertebra =>
  chosen !== null && isTouching(site, chosen) ? chosen : levelOfSite(site);

/**
 * The level being graded: that of the axial slice shown. A chosen level that no axial series of the study shows is graded
 * on the sagittal image that shows it; before any level is named, the chosen one is the reader's word for the slice. Null with the reason where nothing on the screen has a name.
 */
export function gradedPlace(state: ShownState): GradedPlace | NotGraded {
  const { reading, images, selectedLevel } = state;
  if (reading.levels.length === 0) return byTheReader(state);
  if (selectedLevel && seriesShowing(state, selectedLevel, 'axial').length === 0) {
    return onSagittal(state, selectedLevel);
  }
  const shown = shownFrame(state, 'axial');
  if (!shown) {
    return {
      level: null,
      reason: `Show the axial images${selectedLevel ? ` of ${selectedLevel}` : ''} to grade: the grade belongs to the slice that is seen.`,
    };
  }
  const site = siteOfFrame(reading, images, shown.frame);
  const slice = `slice ${sliceNumber(shown.series, shown.index)}`;
  if (!site) {
    return {
      level: null,
      reason: `The axial ${slice} lies at no named level, so no grade belongs to it. Name the level (L) or scroll to a named one.`,
    };
  }
  const level = levelOfSlice(site, selectedLevel);
  const where = site.kind === 'disc' ? `${level} (disc ${siteName(site)})` : level;
  return {
    level,
    image: referenceTo(shown.frame),
    seenOn: 'axial',
    words: `${where}, ${slice}`,
  };
}

/** While no level is named on the images, the slice shown is of the level that the reader chose for it. */
function byTheReader(state: ShownState): GradedPlace | NotGraded {
  const shown = shownFrame(state, 'axial');
  const level = state.selectedLevel;
  if (!level || !shown) {
    return { level: null, reason: 'Name the levels first (L), so that the grade belongs to one.' };
  }
  return {
    level,
    image: referenceTo(shown.frame),
    seenOn: 'axial',
    words: `${level}, not named on the images, slice ${sliceNumber(shown.series, shown.index)}`,
  };
}

function onSagittal(state: ShownState, level: Vertebra): GradedPlace | NotGraded {
  const shown = shownFrame(state, 'sagittal');
  if (!shown || !isShownOn(state, level, shown.series, shown.frame)) {
    return {
      level: null,
      reason: `${level} has no axial images here, and the sagittal image shown does not pass through it.`,
    };
  }
  return {
    level,
    image: referenceTo(shown.frame),
    seenOn: 'sagittal',
    words: `${level}, sagittal slice ${sliceNumber(shown.series, shown.index)}`,
  };
}

const referenceTo = ({ sopInstanceUid, frameNumber }: ImageFrame): ImageReference => ({
  sopInstanceUid,
  frameNumber,
});
