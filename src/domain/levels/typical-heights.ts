import type { TransitionalAnatomy, Vertebra } from '../level.ts';
import { vertebraeBetween } from './sequence.ts';

/**
 * Height of a vertebral body and of the disc (or joint) below it in adults. Unit: mm.
 * Only their proportions are used: where between two labels a vertebra or a disc is likely to lie.
 * Bodies C3-L5: posterior heights of Panjabi et al., Spine 1991;16:861-869 and 888-901, and 1992;17:299-306.
 * Discs: mean middle height of Shin et al., Surg Neurol Int 2024;15:196 (cervical, 4.1); anterior heights of Fletcher
 * et al., Eur Spine J 2015;24:2321-2329 (2.7 at T4-T5, 5.4 at T10-T11), evened out between; lumbar discs and everything
 * above C3 and below L5 are rounded estimates.
 */
const TYPICAL_MM = {
  C0: { body: 10, discBelow: 6 },
  C1: { body: 10, discBelow: 3 },
  C2: { body: 18, discBelow: 4.1 },
  C3: { body: 11.6, discBelow: 4.1 },
  C4: { body: 11.4, discBelow: 4.1 },
  C5: { body: 11.4, discBelow: 4.1 },
  C6: { body: 10.9, discBelow: 4.1 },
  C7: { body: 12.8, discBelow: 4.1 },
  T1: { body: 14.1, discBelow: 3.5 },
  T2: { body: 15.6, discBelow: 3.0 },
  T3: { body: 15.7, discBelow: 2.7 },
  T4: { body: 16.2, discBelow: 2.7 },
  T5: { body: 16.2, discBelow: 3.1 },
  T6: { body: 17.4, discBelow: 3.6 },
  T7: { body: 18.2, discBelow: 4.0 },
  T8: { body: 18.7, discBelow: 4.4 },
  T9: { body: 19.3, discBelow: 4.9 },
  T10: { body: 20.2, discBelow: 5.4 },
  T11: { body: 21.3, discBelow: 6.0 },
  T12: { body: 22.7, discBelow: 7.0 },
  T13: { body: 23.2, discBelow: 7.5 },
  L1: { body: 23.8, discBelow: 8.0 },
  L2: { body: 24.3, discBelow: 9.0 },
  L3: { body: 23.8, discBelow: 10.0 },
  L4: { body: 24.1, discBelow: 11.0 },
  L5: { body: 22.9, discBelow: 10.5 },
  L6: { body: 22.9, discBelow: 10.5 },
  S1: { body: 28, discBelow: 3 },
  S2: { body: 24, discBelow: 2 },
  S3: { body: 20, discBelow: 2 },
  S4: { body: 17, discBelow: 2 },
  S5: { body: 14, discBelow: 2 },
  Co: { body: 10, discBelow: 2 },
} as const satisfies Record<Vertebra, { readonly body: number; readonly discBelow: number }>;

/** The typical height of a body. Unit: mm. */
export const typicalBodyMm = (vertebra: Vertebra): number => TYPICAL_MM[vertebra].body;

/** The typical height of the disc below a vertebra. Unit: mm. */
export const typicalDiscMm = (vertebra: Vertebra): number => TYPICAL_MM[vertebra].discBelow;

/** The typical distance along the spine between the centres of two bodies, upper first. Unit: mm. */
export function typicalDistanceMm(
  upper: Vertebra,
  lower: Vertebra,
  anatomy: TransitionalAnatomy,
): number {
  const between = vertebraeBetween(upper, lower, anatomy).reduce(
    (sum, vertebra) => sum + typicalBodyMm(vertebra) + typicalDiscMm(vertebra),
    0,
  );
  return typicalBodyMm(upper) / 2 + typicalDiscMm(upper) + between + typicalBodyMm(lower) / 2;
}
