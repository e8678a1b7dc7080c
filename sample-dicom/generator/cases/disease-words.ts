import type { VertebraName } from '../anatomy/vertebra-dimensions.ts';
import type { BoneLesion, ParaspinalMass } from '../disease/bone-disease.ts';
import type { CordResponse, EpiduralFront } from '../disease/canal-disease.ts';

/** Compartments of a whole body, as the app names them. */
export const WHOLE_BODY = [
  'body-anterior-right', 'body-anterior-middle', 'body-anterior-left',
  'body-posterior-right', 'body-posterior-middle', 'body-posterior-left',
] as const; // prettier-ignore

/** An epidural front with the usual extent; a case says where it comes from and how far it goes. */
export function front(
  level: VertebraName,
  directionDeg: number,
  depthMm: number,
  changes: Partial<EpiduralFront> = {},
): EpiduralFront {
  return {
    level, directionDeg, depthMm, offsetMm: 0, coreMm: 7, taperMm: 10, halfAngleDeg: 70, bulge: 0.012,
    content: 'tumour', ...changes,
  }; // prettier-ignore
}

/** What the cord does; by default nothing. */
export function response(level: VertebraName, changes: Partial<CordResponse>): CordResponse {
  return {
    level, offsetMm: 0, coreMm: 5, taperMm: 11, shiftMm: [0, 0], scaleFrontBack: 1, scaleAcross: 1, squeezeToMm: null,
    oedema: 0, ...changes,
  }; // prettier-ignore
}

/** Lytic tumour in bone; a case says where. */
export function tumourIn(level: VertebraName, changes: Partial<BoneLesion>): BoneLesion {
  return {
    level, content: 'tumour', blend: 0.1, variation: 0.3, body: [], parts: [], breaksCortex: false, isTumour: true,
    ...changes,
  }; // prettier-ignore
}

/** Tumour beside the spine. */
export function massBeside(
  level: VertebraName,
  centre: ParaspinalMass['centre'],
  radii: ParaspinalMass['radii'],
  changes: Partial<ParaspinalMass> = {},
): ParaspinalMass {
  return { level, content: 'tumour', blend: 0.12, centre, radii, isTumour: true, ...changes };
}
