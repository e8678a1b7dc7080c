import type { PixelDescription, StoredWindow } from '../../domain/image-series.ts';
import type { Attributes } from './attributes.ts';

/**
 * The windows of a frame that can be used, the first of them as the one to begin with. One without width is none, and
 * less than one grey value is none either where values are whole. Source: DICOM PS3.3 C.11.2.1.2.
 */
export function storedWindowsOf(
  attributes: Attributes,
  rescaleSlope: number,
): Pick<PixelDescription, 'windowCenter' | 'windowWidth' | 'windows' | 'voiLutFunction'> {
  const centers = attributes.numbers('x00281050') ?? [];
  const widths = attributes.numbers('x00281051') ?? [];
  const names = attributes.text('x00281055').split('\\');
  const leastWidth = Math.abs(rescaleSlope) < 1 ? 0 : 1;
  const windows = centers.flatMap((center, index): StoredWindow[] => {
    const width = widths[index] ?? 0;
    const isUsable = width > 0 && width >= leastWidth;
    return isUsable ? [{ center, width, explanation: names[index]?.trim() ?? '' }] : [];
  });
  const [first] = windows;
  if (first === undefined) return { windowCenter: null, windowWidth: null };
  const written = attributes.code('x00281056').toUpperCase();
  const isCurved = written === 'SIGMOID';
  const isExact = written === 'LINEAR_EXACT' || first.width < 1;
  return {
    windowCenter: first.center,
    windowWidth: first.width,
    // A picture through a curve is right for that curve's own window alone.
    ...(windows.length > 1 && !isCurved ? { windows } : {}),
    ...(isCurved ? { voiLutFunction: 'SIGMOID' } : {}),
    ...(isExact && !isCurved ? { voiLutFunction: 'LINEAR_EXACT' } : {}),
  };
}
