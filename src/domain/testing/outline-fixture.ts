import { createSlicePlane, sliceToImage } from '../../geometry/slice-plane.ts';
import type { PlanePolygon } from '../../geometry/spaces.ts';
import type { ImageFrame, ImageSeries } from '../image-series.ts';
import type { Vertebra } from '../level.ts';
import type { MarkId, Outline, OutlineRole, OutlineStructure } from '../reading.ts';

let marks = 0;

/** An identity no other mark of the test has. */
export const newMarkId = (): MarkId => {
  marks += 1;
  return `2.25.${marks}` as MarkId;
};

/** An outline given in slice mm, as the image points a reader would have drawn on a frame. */
export function outlineOn(
  frame: ImageFrame,
  structure: OutlineStructure,
  polygon: PlanePolygon,
  level: Vertebra | null = 'T9',
  role: OutlineRole = 'index',
): Outline {
  const slice = frame.plane === null ? null : createSlicePlane(frame.plane);
  if (slice === null) throw new Error('not an axial frame');
  return {
    id: newMarkId(),
    structure,
    role,
    level,
    image: { sopInstanceUid: frame.sopInstanceUid, frameNumber: frame.frameNumber },
    points: polygon.map((point) => sliceToImage(slice, point)),
    origin: 'drawn',
  };
}

/** A frame of a series that is known to have it. */
export const frameOf = (series: ImageSeries, index: number): ImageFrame => {
  const frame = series.frames[index];
  if (frame === undefined) throw new Error(`no frame ${index}`);
  return frame;
};
