import type { Uid } from '../../base/uid.ts';
import { toImage } from '../../geometry/image-plane.ts';
import type { ImagePlane, ImagePoint, PatientPoint, Vector3 } from '../../geometry/spaces.ts';
import { movePoint } from '../../geometry/vector.ts';
import { planeNormal } from '../../geometry/image-plane.ts';
import type { ImageReference, ImageSeries, SeriesId } from '../image-series.ts';

/** Made-up series for tests: geometry as asked for, everything else plausible and empty. */

/** A point of the patient, LPS mm. */
export const patient = (x: number, y: number, z: number): PatientPoint =>
  [x, y, z] as const as PatientPoint;

interface SeriesShape {
  readonly name: string;
  readonly kind: 'axial' | 'sagittal';
  readonly count: number;
  readonly spacingMm: number;
  readonly first: ImagePlane;
  readonly frameOfReferenceUid?: Uid | null;
  readonly modality?: string;
}

function createSeries(shape: SeriesShape): ImageSeries {
  const normal = planeNormal(shape.first);
  return {
    id: shape.name as SeriesId,
    seriesInstanceUid: `1.2.${shape.kind === 'axial' ? 1 : 2}` as Uid,
    studyInstanceUid: '1.2' as Uid,
    frameOfReferenceUid:
      shape.frameOfReferenceUid === undefined ? ('1.2.9' as Uid) : shape.frameOfReferenceUid,
    modality: shape.modality ?? 'MR',
    seriesNumber: 1,
    description: shape.name,
    plane: { kind: shape.kind, nearest: shape.kind, angleDeg: 0, normal },
    weighting: { weighting: 't2', basis: 'reader', reason: '' },
    sliceSpacingMm: shape.spacingMm,
    acquiredPixelMm: 0.6,
    measuringRefused: null,
    warnings: [],
    frames: Array.from({ length: shape.count }, (_, i) => ({
      sopInstanceUid: `1.2.${shape.kind === 'axial' ? 1 : 2}.${i + 1}` as Uid,
      frameNumber: 1,
      sopClassUid: '1.2.840.10008.5.1.4.1.1.4',
      instanceNumber: i + 1,
      rows: 400,
      columns: 400,
      sliceThicknessMm: shape.spacingMm,
      fileName: `${shape.name}-${i + 1}`,
      plane: {
        ...shape.first,
        imagePositionPatient: movePoint(
          shape.first.imagePositionPatient,
          normal,
          i * shape.spacingMm,
        ),
      },
      pixel: {
        transferSyntaxUid: '1.2.840.10008.1.2.1',
        samplesPerPixel: 1,
        photometricInterpretation: 'MONOCHROME2',
        bitsAllocated: 16,
        bitsStored: 12,
        highBit: 11,
        pixelRepresentation: 0,
        planarConfiguration: 0,
        rescaleSlope: 1,
        rescaleIntercept: 0,
        windowCenter: null,
        windowWidth: null,
        pixelPaddingValue: null,
      },
    })),
  };
}

/** A sagittal series: pixels of 1 mm, 11 slices of 4 mm, x from 20 (left) down to -20, z from 400 down. */
export const sagittalSeries = (
  change: Partial<Pick<SeriesShape, 'name' | 'frameOfReferenceUid'>> = {},
): ImageSeries =>
  createSeries({
    name: 'sagittal',
    kind: 'sagittal',
    count: 11,
    spacingMm: 4,
    first: {
      imagePositionPatient: patient(20, -200, 400),
      rowDirection: [0, 1, 0],
      columnDirection: [0, 0, -1],
      rowSpacingMm: 1,
      columnSpacingMm: 1,
    },
    ...change,
  });

/** An axial series of 0.6 mm pixels, slices 4 mm apart upwards from z = bottomMm. */
export const axialSeries = (
  bottomMm: number,
  count: number,
  change: Partial<SeriesShape> & { readonly columnDirection?: Vector3 } = {},
): ImageSeries => {
  const { columnDirection = [0, 1, 0], ...rest } = change;
  return createSeries({
    name: 'axial',
    kind: 'axial',
    count,
    spacingMm: 4,
    first: {
      imagePositionPatient: patient(-120, -120, bottomMm),
      rowDirection: [1, 0, 0],
      columnDirection,
      rowSpacingMm: 0.6,
      columnSpacingMm: 0.6,
    },
    ...rest,
  });
};

/** The frame of a series nearest to a point of the patient, and the point on it: where a reader would click. */
export function clickAt(
  series: ImageSeries,
  position: PatientPoint,
): { readonly image: ImageReference; readonly point: ImagePoint } {
  const found = series.frames
    .flatMap((frame) =>
      frame.plane === null ? [] : [{ frame, ...toImage(frame.plane, position) }],
    )
    .toSorted((a, b) => Math.abs(a.offPlaneMm) - Math.abs(b.offPlaneMm))[0];
  if (found === undefined) throw new Error('The series has no geometry.');
  return {
    image: {
      sopInstanceUid: found.frame.sopInstanceUid,
      frameNumber: found.frame.frameNumber,
    },
    point: found.point,
  };
}
