import { imageKeyOf, type ImageFrame, type ImageSeries } from '../../domain/image-series.ts';
import type { Vertebra } from '../../domain/level.ts';
import type { MarkId, SignalStatistics, SignalTissue } from '../../domain/reading.ts';
import { OTHER_PHASE } from '../../domain/signal/signal-findings.ts';
import type { SinsItem } from '../../domain/sins/sins.ts';
import { nearestFrame, sharesSpace } from '../../editor/linking.ts';
import { createMarkId } from '../../editor/mark-id.ts';
import type { EditorSession } from '../../editor/session.ts';
import { toImage, toPatient } from '../../geometry/image-plane.ts';
import { centroid } from '../../geometry/polygon.ts';
import type { ImagePoint } from '../../geometry/spaces.ts';
import type { ReadingSummary } from '../../domain/reading-summary.ts';

/** Reads the pixels of a frame that need not be shown. */
export type ReadSignal = (
  series: ImageSeries,
  frame: ImageFrame,
  points: readonly ImagePoint[],
) => Promise<SignalStatistics | null>;

/** Shows a mark on its image and chooses it; the level in hand stays. False when it is not in the reading. */
export function showMark(session: EditorSession, id: MarkId): boolean {
  const { reading } = session.state;
  const mark = [
    ...reading.outlines,
    ...reading.measurements,
    ...reading.markers,
    ...reading.levels,
  ].find((one) => one.id === id);
  if (mark === undefined) return false;
  session.showImage(mark.image);
  session.view({ selectedMark: id });
  return true;
}

/** Shows what an item rests on: the next of its marks with each press. False where it has none. */
export function showSinsEvidence(
  session: EditorSession,
  summary: ReadingSummary,
  level: Vertebra,
  item: SinsItem,
): boolean {
  const marks = summary.sinsEvidence(level)[item] ?? [];
  const { selectedMark } = session.state;
  const at = selectedMark === null ? -1 : marks.indexOf(selectedMark);
  const next = marks[(at + 1) % Math.max(1, marks.length)];
  return next !== undefined && showMark(session, next);
}

/** Says what an area of signal was drawn on. */
export function setTissue(session: EditorSession, id: MarkId, tissue: SignalTissue): void {
  const mark = session.state.reading.measurements.find((one) => one.id === id);
  if (mark?.kind !== 'signal') return;
  session.dispatch({ kind: 'replace-measurement', measurement: { ...mark, tissue } });
}

/** Copies an area to the same place of the other image of its Dixon pair, with that image's own statistics. */
export async function copyToOtherPhase(
  session: EditorSession,
  id: MarkId,
  read: ReadSignal,
): Promise<void> {
  const { reading, images, study } = session.state;
  const mark = reading.measurements.find((one) => one.id === id);
  const home = mark && images.get(imageKeyOf(mark.image));
  const plane = home?.frame.plane;
  if (mark?.kind !== 'signal' || !home || !plane) return;
  const wanted = OTHER_PHASE[home.series.weighting.weighting];
  const series = study.series.find(
    (one) => one.weighting.weighting === wanted && sharesSpace(one, home.series),
  );
  const centre = toPatient(plane, centroid(mark.points));
  const index = series ? nearestFrame(series, centre) : null;
  const frame = index === null ? undefined : series?.frames[index];
  if (
    !series ||
    !frame?.plane ||
    !isInSlice(series, frame, toImage(frame.plane, centre).offPlaneMm)
  ) {
    session.notify('warning', 'The other phase has no image at this place.');
    return;
  }
  const target = frame.plane;
  const points = mark.points.map((point) => toImage(target, toPatient(plane, point)).point);
  try {
    const statistics = await read(series, frame, points);
    const { sopInstanceUid, frameNumber } = frame;
    session.dispatch({
      kind: 'add-measurement',
      measurement: {
        ...mark, id: createMarkId(), image: { sopInstanceUid, frameNumber }, points, statistics,
      },
    }); // prettier-ignore
  } catch {
    session.notify('warning', 'The other image could not be read, so the area was not copied.');
  }
}

/** Half a slice off at most: further away lies other tissue. */
const isInSlice = (series: ImageSeries, frame: ImageFrame, offPlaneMm: number): boolean =>
  Math.abs(offPlaneMm) <= (series.sliceSpacingMm ?? frame.sliceThicknessMm ?? 5) / 2;
