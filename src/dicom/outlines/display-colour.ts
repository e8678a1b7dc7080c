import type { DicomElement } from '../sr/dicom-json.ts';

/** D50, the white that the standard's values are of. sRGB is of D65: its primaries below are those adapted by Bradford. */
const WHITE = [0.96422, 1, 0.82521] as const;

const linear = (part: number): number =>
  part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;

const curve = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : (t * 24389) / 27 / 116 + 16 / 116); // prettier-ignore

/** Red, green and blue of `#RRGGBB`. Unit: 0 to 255. */
export function partsOf(colour: string): readonly [number, number, number] {
  const part = (at: number): number => Number.parseInt(colour.slice(at, at + 2), 16);
  return [part(1), part(3), part(5)];
}

/**
 * A colour as Recommended Display CIELab Value. Shape: L* (0 to 100), a* and b* (-128 to 127), each over 0 to 65535.
 * Source: DICOM PS3.3 C.10.7.1.1 (PCS-Values, ISO 15076-1), IEC 61966-2-1.
 */
export function displayColour(colour: string): DicomElement {
  const [r, g, b] = partsOf(colour).map((part) => linear(part / 255)) as [number, number, number];
  const [x, y, z] = [
    0.4360747 * r + 0.3850649 * g + 0.1430804 * b,
    0.2225045 * r + 0.7168786 * g + 0.0606169 * b,
    0.0139322 * r + 0.0971045 * g + 0.7141733 * b,
  ].map((value, index) => curve(value / (WHITE[index] ?? 1))) as [number, number, number];
  const scaled = (value: number, lowest: number, span: number): number =>
    Math.min(65535, Math.max(0, Math.round(((value - lowest) / span) * 65535)));
  return {
    vr: 'US',
    Value: [
      scaled(116 * y - 16, 0, 100),
      scaled(500 * (x - y), -128, 255),
      scaled(200 * (y - z), -128, 255),
    ],
  };
}
