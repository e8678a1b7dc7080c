import { toImage } from '../geometry/image-plane.ts';
import type { PatientPoint } from '../geometry/spaces.ts';
import {
  imageKeyOf,
  type ImageKey,
  type ImageReference,
  type ImageSeries,
  type SeriesId,
} from '../domain/image-series.ts';
import type { Vertebra } from '../domain/level.ts';
import { siteOfFrame } from '../domain/levels/locate.ts';
import { isShownOn, seriesShowing } from './level-images.ts';
import { levelOfSlice, shownFrame, visiblePanesOf, type ShownState } from './graded-place.ts';
import { nearestFrame, sharesSpace } from './linking.ts';
import type { PaneState, SessionState } from './session-state.ts';

/**
 * The visible panes at a level: every axial one on its best slice of the best block, every sagittal one on a slice of the
 * station through it, unless the slice shown already is. `wanted`: an image of the level, such as the one that decided its
 * grade, that goes before its best slice.
 */
export function panesAtLevel(
  state: ShownState,
  level: Vertebra,
  wanted: ImageReference | null = null,
): readonly PaneState[] {
  return state.panes.map((pane, index): PaneState => {
    const series = state.study.series.find((one) => one.id === pane.seriesId);
    const plane = series?.plane.nearest;
    if (!series || !visiblePanesOf(state).includes(index)) return pane;
    if (plane !== 'axial' && plane !== 'sagittal') return pane;
    const target = wanted && frameOf(state, wanted);
    if (target && target.plane === plane && target.isOf(level)) {
      return moved(pane, target.seriesId, target.index);
    }
    const frame = series.frames[pane.index];
    if (plane === 'sagittal' && frame && isShownOn(state, level, series, frame)) return pane;
    const best = seriesShowing(state, level, plane, series.id)[0];
    return best ? moved(pane, best.series.id, best.index) : pane;
  });
}

/** Another slice; the window belongs to its series. */
const moved = (pane: PaneState, seriesId: SeriesId, index: number): PaneState =>
  pane.seriesId === seriesId
    ? { ...pane, index }
    : { ...pane, seriesId, index, window: null, inverted: false };

function frameOf(state: ShownState, image: ImageReference) {
  const found = state.images.get(imageKeyOf(image));
  return (
    found && {
      plane: found.series.plane.nearest,
      seriesId: found.series.id,
      index: found.series.frames.indexOf(found.frame),
      isOf: (level: Vertebra) => isShownOn(state, level, found.series, found.frame),
    }
  );
}

/**
 * The visible panes at a place of the patient, but `except`: each on the slice of its series that is nearest, or of another
 * block or station of its plane and contrast where its own does not reach the place.
 */
export function panesAtPlace(
  state: ShownState,
  place: PatientPoint,
  space: ImageSeries,
  except: number | null = null,
): readonly PaneState[] {
  const { series: all } = state.study;
  return state.panes.map((pane, index): PaneState => {
    const own = all.find((one) => one.id === pane.seriesId);
    if (index === except || !own || !visiblePanesOf(state).includes(index)) return pane;
    const alike = all.filter(
      (one) =>
        one !== own &&
        one.plane.nearest === own.plane.nearest &&
        one.weighting.weighting === own.weighting.weighting,
    );
    for (const series of [own, ...alike]) {
      const nearest = sharesSpace(space, series) ? nearestFrame(series, place) : null;
      if (nearest !== null && reaches(series, nearest, place)) {
        return moved(pane, series.id, nearest);
      }
    }
    return pane;
  });
}

/** A pane is only moved to a place its series covers: half a gap beyond its ends at most, and within the picture. */
function reaches(series: ImageSeries, index: number, place: PatientPoint): boolean {
  const frame = series.frames[index];
  if (!frame?.plane) return false;
  const reach = series.sliceSpacingMm ?? frame.sliceThicknessMm ?? 5;
  const { point, offPlaneMm } = toImage(frame.plane, place);
  const isInPicture =
    point[0] >= 0 && point[1] >= 0 && point[0] <= frame.columns && point[1] <= frame.rows;
  return isInPicture && Math.abs(offPlaneMm) <= reach;
}

type Settled = Pick<SessionState, 'selectedLevel' | 'outlineRole' | 'referenceImage'>;

/**
 * What is chosen once the panes show something else: the chosen level is that of the axial slice shown, unless no axial
 * series shows it and the slice has not been changed since it was chosen. A reference keeps its level, and ends where another
 * level is chosen or the slice that it is drawn on is left.
 */
export function settled(before: SessionState, after: SessionState): Settled {
  const { selectedLevel, outlineRole, referenceImage } = after;
  const key = axialKeyOf(after);
  const isReference = outlineRole !== 'index';
  const isLeft = referenceImage !== null && key !== referenceImage;
  if (isReference && !isLeft && selectedLevel === before.selectedLevel) {
    return { selectedLevel, outlineRole, referenceImage };
  }
  return { selectedLevel: levelShown(before, after), outlineRole: 'index', referenceImage: null };
}

function levelShown(before: SessionState, after: SessionState): Vertebra | null {
  const { selectedLevel } = after;
  const shown = shownFrame(after, 'axial');
  if (!shown) return selectedLevel;
  const isSame = axialKeyOf(before) === axialKeyOf(after);
  if (isSame && selectedLevel && seriesShowing(after, selectedLevel, 'axial').length === 0) {
    return selectedLevel;
  }
  const site = siteOfFrame(after.reading, after.images, shown.frame);
  return site ? levelOfSlice(site, selectedLevel) : selectedLevel;
}

function axialKeyOf(state: ShownState): ImageKey | null {
  const shown = shownFrame(state, 'axial');
  return shown && imageKeyOf(shown.frame);
}
