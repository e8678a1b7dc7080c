import { err, ok, type Result } from '../base/result.ts';
import { toPatient } from '../geometry/image-plane.ts';
import type { ImagePoint } from '../geometry/spaces.ts';
import type { SpineSite, Vertebra } from '../domain/level.ts';
import { isTouching, levelOfSite, siteAt, siteOfFrame } from '../domain/levels/locate.ts';
import type { SessionState } from './session-state.ts';
import type { PaneView } from './ports.ts';

type Place = Pick<PaneView, 'series' | 'frame'>;

/** The level or disc an axial frame cuts, or the one next to a point of any other frame; null outside the named range. */
export function siteOfPlace(
  state: Pick<SessionState, 'reading' | 'images'>,
  { series, frame }: Place,
  point: ImagePoint | null,
): SpineSite | null {
  if (!frame.plane) return null;
  if (series.plane.nearest === 'axial') return siteOfFrame(state.reading, state.images, frame);
  if (!point) return null;
  return siteAt(
    state.reading,
    state.images,
    toPatient(frame.plane, point),
    series.frameOfReferenceUid,
  );
}

/**
 * The level a new outline speaks for: the chosen level where the slice shows it (or for a reference outline, wherever it
 * is drawn), else the level of the slice. Null while no levels are named. Errors: a reference outline without a chosen level.
 */
export function levelForOutline(
  state: SessionState,
  place: Place,
  point: ImagePoint | null,
): Result<Vertebra | null, string> {
  const { selectedLevel, outlineRole } = state;
  if (outlineRole !== 'index') {
    return selectedLevel
      ? ok(selectedLevel)
      : err('Choose the level that this reference is for in the strip or the table first.');
  }
  const site = siteOfPlace(state, place, point);
  if (!site) return ok(selectedLevel);
  if (selectedLevel && isTouching(site, selectedLevel)) return ok(selectedLevel);
  return ok(levelOfSite(site));
}
