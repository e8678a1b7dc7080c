import type { CanalSection } from '../anatomy/canal.ts';
import type { Phantom } from '../anatomy/phantom.ts';
import type { StackRequest } from '../cases/case-definition.ts';
import { stackSlices, type SeriesGeometry, type Vec3 } from './series-geometry.ts';

/** Lays a requested stack through a patient. Sagittal columns run down, the patient faces left; axial rows run to his left. */
export function layStack(phantom: Phantom, request: StackRequest): SeriesGeometry {
  const section = {} as CanalSection;
  const z = phantom.canal.levelZ(request.level) + request.moveMm[2];
  phantom.canal.section(z, section);
  const centre: Vec3 = [phantom.midlineX(z) + request.moveMm[0], section.y + request.moveMm[1], z];
  const sagittal = request.plane === 'sagittal';
  const lean = request.alongDiscBelow === undefined ? 0 : discLean(phantom, request.alongDiscBelow);
  return stackSlices({
    centre: sagittal ? [request.moveMm[0], centre[1], centre[2]] : centre,
    rowDirection: sagittal ? [0, 1, 0] : [1, 0, 0],
    columnDirection: sagittal ? [0, 0, -1] : [0, Math.cos(lean), Math.sin(lean)],
    matrix: request.matrix,
    pixelMm: request.pixelMm,
    count: request.count,
    sliceThicknessMm: request.sliceThicknessMm,
    spacingMm: request.spacingMm,
  });
}

/** Lean of the disc below a vertebra against the horizontal. Unit: radians. */
function discLean(phantom: Phantom, upper: string): number {
  const index = phantom.vertebrae.findIndex((v) => v.name === upper);
  const a = phantom.vertebrae[index];
  const b = phantom.vertebrae[index + 1];
  if (a === undefined || b === undefined) throw new Error(`The spine has no disc below ${upper}.`);
  return (((a.leanDeg + b.leanDeg) / 2) * Math.PI) / 180;
}
