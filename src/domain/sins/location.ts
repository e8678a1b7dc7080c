import { VERTEBRAE, type SpineSite, type Vertebra } from '../level.ts';
import type { SinsAnswer } from './sins.ts';
import { pointsOf } from './total.ts';

type Location = SinsAnswer<'location'>;

/** Location by vertebra. Source: Fisher et al. 2010; spec clinical-rules 4.1 (C0, T13, L6, coccyx). */
const LOCATION_OF = {
  C0: 'junctional', C1: 'junctional', C2: 'junctional',
  C3: 'mobile', C4: 'mobile', C5: 'mobile', C6: 'mobile',
  C7: 'junctional', T1: 'junctional', T2: 'junctional',
  T3: 'semi-rigid', T4: 'semi-rigid', T5: 'semi-rigid', T6: 'semi-rigid',
  T7: 'semi-rigid', T8: 'semi-rigid', T9: 'semi-rigid', T10: 'semi-rigid',
  T11: 'junctional', T12: 'junctional', T13: 'junctional', L1: 'junctional',
  L2: 'mobile', L3: 'mobile', L4: 'mobile',
  L5: 'junctional', L6: 'junctional', S1: 'junctional',
  S2: 'rigid', S3: 'rigid', S4: 'rigid', S5: 'rigid', Co: 'rigid',
} as const satisfies Record<Vertebra, Location>; // prettier-ignore

/** The location item of a place, and whether the published table names it at all. */
export interface SinsLocation {
  readonly answer: Location;
  readonly outsideTable: boolean;
}

/** The location of a vertebra or of a disc; a disc counts as the higher of its two vertebrae. */
export const sinsLocation = (site: SpineSite): SinsLocation =>
  sinsLocationOfAll(site.kind === 'vertebra' ? [site.vertebra] : [site.upper, site.lower]);

/** The location of a lesion that spans vertebrae: the highest of those it touches. Shape: at least one. */
export function sinsLocationOfAll(vertebrae: readonly Vertebra[]): SinsLocation {
  const answer = vertebrae
    .map((vertebra): Location => LOCATION_OF[vertebra])
    .reduce<Location>(
      (highest, next) =>
        pointsOf('location', next) > pointsOf('location', highest) ? next : highest,
      'rigid',
    );
  return { answer, outsideTable: vertebrae.every((vertebra) => vertebra === VERTEBRAE.at(-1)) };
}
