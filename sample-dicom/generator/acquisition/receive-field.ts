import type { Phantom } from '../anatomy/phantom.ts';
import { smoothStep } from '../numeric/smooth.ts';
import type { CoilField } from './image-formation.ts';

/**
 * A spine coil lying under the patient: stronger near the back, weaker with depth, with slow waves along its elements,
 * most of it taken out by the scanner's own normalisation.
 */
export function createCoilField(phantom: Phantom): CoilField {
  const place = { u: 0, v: 0, z: 0 };
  return (x, y, z) => {
    phantom.canal.locate(y, z, place);
    const depth = 1 / (1 + Math.exp((-place.v - 60) / 55));
    const across = 1 - (x / 260) ** 2;
    const elements = 1 + 0.035 * Math.sin(z / 21) * Math.exp((place.v - 30) / 60);
    return 1.16 * depth * across * elements;
  };
}

/**
 * The saturation band that technologists lay over chest and abdomen on sagittal series: a straight slab whose edge runs in
 * front of the bodies. Gives the share of signal left.
 */
export function createAnteriorBand(phantom: Phantom, fromZ: number, toZ: number): CoilField {
  const fronts = phantom.vertebrae
    .filter((v) => v.z > fromZ - 12 && v.z < toZ + 12)
    .map((v) => ({ y: v.y - v.cos * v.b, z: v.z - v.sin * v.b }));
  const meanY = fronts.reduce((s, p) => s + p.y, 0) / fronts.length;
  const meanZ = fronts.reduce((s, p) => s + p.z, 0) / fronts.length;
  const slope =
    fronts.reduce((s, p) => s + (p.z - meanZ) * (p.y - meanY), 0) /
    Math.max(
      1,
      fronts.reduce((s, p) => s + (p.z - meanZ) ** 2, 0),
    );
  const reach = Math.min(...fronts.map((p) => p.y - meanY - slope * (p.z - meanZ)));
  return (_x, y, z) => {
    const behindEdge = y - (meanY + slope * (z - meanZ) + reach - 13);
    return 0.13 + 0.87 * smoothStep(-7, 5, behindEdge);
  };
}
