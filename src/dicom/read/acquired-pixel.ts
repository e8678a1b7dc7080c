import type { AcquisitionParameters } from './parsed-instance.ts';

/** The reconstructed image whose acquired resolution is asked for. Spacing in mm. */
export interface ReconstructedImage {
  readonly rows: number;
  readonly columns: number;
  readonly rowSpacingMm: number;
  readonly columnSpacingMm: number;
}

/**
 * The larger in-plane spacing at which an image was acquired, before interpolation: field of view by acquisition matrix,
 * else the larger pixel spacing. Never below the pixel spacing. Unit: mm.
 *
 * AcquisitionMatrix holds frequency rows, frequency columns, phase rows, phase columns, two of them 0. The field of view
 * in the phase direction is PercentPhaseFieldOfView of that in the frequency direction, which the image may be padded
 * beyond. Source: DICOM PS3.3 C.8.3.1 (0018,1310), (0018,1312), (0018,0094).
 */
export function acquiredPixelMm(
  image: ReconstructedImage,
  acquisition: AcquisitionParameters,
): number {
  const pixelMm = Math.max(image.rowSpacingMm, image.columnSpacingMm);
  const matrix = acquisition.acquisitionMatrix;
  // A reformat has a matrix that never was acquired; what the file repeats belongs to its source.
  if (matrix === null || isReformat(acquisition.imageType)) return pixelMm;
  const [frequencyRows, frequencyColumns, phaseRows, phaseColumns] = matrix;
  const phaseAlongRow = phaseRunsAlongRow(matrix, acquisition.inPlanePhaseEncodingDirection);
  const frequencySteps = Math.max(frequencyRows, frequencyColumns);
  const phaseSteps = Math.max(phaseRows, phaseColumns);
  if (phaseAlongRow === null || frequencySteps === 0 || phaseSteps === 0) return pixelMm;
  const heightMm = image.rows * image.rowSpacingMm;
  const widthMm = image.columns * image.columnSpacingMm;
  const frequencyMm = phaseAlongRow ? heightMm : widthMm;
  const imagePhaseMm = phaseAlongRow ? widthMm : heightMm;
  const percent = acquisition.percentPhaseFieldOfView;
  const phaseMm = percent !== null && percent > 0 ? (frequencyMm * percent) / 100 : imagePhaseMm;
  return Math.max(pixelMm, frequencyMm / frequencySteps, phaseMm / phaseSteps);
}

/** Phase along a row steps through columns, so the phase count stands in the place of the columns. */
function phaseRunsAlongRow(
  matrix: readonly [number, number, number, number],
  direction: 'ROW' | 'COL' | null,
): boolean | null {
  const [frequencyRows, frequencyColumns, phaseRows, phaseColumns] = matrix;
  if (frequencyRows > 0 && phaseColumns > 0 && frequencyColumns === 0) return true;
  if (frequencyColumns > 0 && phaseRows > 0 && frequencyRows === 0) return false;
  return direction === null ? null : direction === 'ROW';
}

const isReformat = (imageType: readonly string[]): boolean =>
  imageType.some((value) => /^(REFORMATTED|MPR|PROJECTION IMAGE|MIN_IP|MAX_IP)$/.test(value));
