import { createSlicePlane, outlineToSlice, sliceToImage } from '../../geometry/slice-plane.ts';
import type { ImagePoint } from '../../geometry/spaces.ts';
import { outlineBetween } from '../../domain/assist/between-slices.ts';
import { fillOrder } from '../../domain/assist/next-slice.ts';
import { ASSIST_VERSION } from '../../domain/assist/propose.ts';
import { radialOutlineOf } from '../../domain/assist/rays.ts';
import { lastOutlineOn, wallsOn } from '../../domain/assist/slice-request.ts';
import {
  imageKeyOf,
  type ImageFrame,
  type ImageKey,
  type ImageSeries,
} from '../../domain/image-series.ts';
import type { OutlineStructure } from '../../domain/reading.ts';
import { PROPOSAL_WORDS, type OutlineDraft } from '../../editor/drafts.ts';
import { levelForOutline } from '../../editor/level-of-pointer.ts';
import { createMarkId } from '../../editor/mark-id.ts';
import type { SessionState } from '../../editor/session-state.ts';
import { draftsOf, type DraftPlace } from './make-drafts.ts';
import { movedPoint, offsetMm, type SliceAsker } from './slice-asker.ts';

/** What filling gave: drafts, and a word for every slice of the block. */
export interface FilledBlock {
  readonly drafts: readonly OutlineDraft[];
  readonly notes: ReadonlyMap<ImageKey, string>;
}

/** Fills the slices between those whose cord the reader has. Null where fewer than two have one. */
export async function fillBlock(
  series: ImageSeries,
  state: SessionState,
  asker: SliceAsker,
): Promise<FilledBlock | null> {
  const outlined = series.frames.flatMap((frame, index) =>
    lastOutlineOn(state.reading, frame, 'cord') ? [index] : [],
  );
  if (outlined.length < 2) return null;
  const drafts: OutlineDraft[] = [];
  const notes = new Map<ImageKey, string>();
  for (const [i, first] of outlined.entries()) {
    const last = outlined[i + 1];
    const frame = series.frames[first];
    if (frame) notes.set(imageKeyOf(frame), 'outlined');
    if (last !== undefined) await fillBetween(first, last);
  }
  return { drafts, notes };

  async function fillBetween(first: number, last: number): Promise<void> {
    const known = new Map<number, readonly ImagePoint[]>();
    for (const index of [first, last]) {
      const frame = series.frames[index];
      const cord = frame && lastOutlineOn(state.reading, frame, 'cord');
      if (cord) known.set(index, cord.points);
    }
    const isStopped = { up: false, down: false };
    for (const { index, from } of fillOrder(first, last)) {
      const frame = series.frames[index];
      const neighbour = series.frames[from];
      if (!frame?.plane || !neighbour) continue;
      const level = levelForOutline({ ...state, outlineRole: 'index' }, { frame, series }, null);
      const place: DraftPlace = {
        frame,
        series,
        role: 'index',
        level: level.ok ? level.value : null,
        origin: 'carried',
      };
      const canal = interpolated('canal', first, last, place);
      if (canal) drafts.push(canal);
      const side = from < index ? 'up' : 'down';
      const cord = known.get(from);
      if (isStopped[side] || cord === undefined) {
        notes.set(imageKeyOf(frame), 'not reached');
        continue;
      }
      const { answer, stop } = await asker.follow(cord, neighbour, { frame, series });
      if (stop === null && answer.kind === 'proposed') {
        drafts.push(...draftsOf(answer, place, state.reading, null));
        known.set(index, answer.cord.points);
        notes.set(imageKeyOf(frame), `done: ${PROPOSAL_WORDS[answer.word]}`);
        continue;
      }
      isStopped[side] = true;
      notes.set(imageKeyOf(frame), stop ?? 'stopped');
      // Through tumour nothing is carried, nor drawn between: the outline there is what is asked about.
      const between = isCovered(frame) ? null : interpolated('cord', first, last, place);
      if (between) drafts.push(between);
    }
  }

  function isCovered(frame: ImageFrame): boolean {
    return wallsOn(state.reading, frame).tumours.length > 0;
  }

  function interpolated(
    structure: OutlineStructure & ('cord' | 'canal'),
    first: number,
    last: number,
    place: DraftPlace,
  ): OutlineDraft | null {
    const { frame } = place;
    const slice = frame.plane && createSlicePlane(frame.plane);
    if (slice === null || !frame.plane || lastOutlineOn(state.reading, frame, structure))
      return null;
    const ends = [first, last].flatMap((index) => {
      const end = series.frames[index];
      const outline = end && lastOutlineOn(state.reading, end, structure);
      if (!end?.plane || !outline || !frame.plane) return [];
      const { plane } = frame;
      const from = end.plane;
      return [
        {
          polygon: outlineToSlice(
            slice,
            outline.points.map((point) => movedPoint(point, from, plane)),
          ),
          distanceMm: Math.abs(offsetMm(frame, end) ?? 0),
        },
      ];
    });
    const [above, below] = ends;
    const polygon = above && below ? outlineBetween(above, below) : null;
    if (polygon === null) return null;
    const points = polygon.map((point) => sliceToImage(slice, point));
    const { rowSpacingMm, columnSpacingMm } = frame.plane;
    const spacing = { rowSpacingMm, columnSpacingMm };
    return {
      outline: {
        id: createMarkId(),
        structure,
        role: place.role,
        level: place.level,
        image: { sopInstanceUid: frame.sopInstanceUid, frameNumber: frame.frameNumber },
        points,
        origin: 'interpolated',
        proposal: { method: ASSIST_VERSION, joint: null, noFluidShare: null },
      },
      base: radialOutlineOf(points, spacing),
      spacing,
      fixed: [],
      word: 'check',
      question: null,
    };
  }
}
