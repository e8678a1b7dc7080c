import { protocolOf } from '../acquisition/protocols.ts';
import type { Vec3 } from '../acquisition/series-geometry.ts';
import type { Phantom } from '../anatomy/phantom.ts';
import type { TissueSample } from '../anatomy/phantom-spec.ts';
import type { Probe } from '../cases/case-definition.ts';
import { attenuationTable, signalTable } from '../physics/signal.ts';
import { fromVertebra } from './spine-measures.ts';

/** What a probe must read, from the tissue map and the signal equation, without noise. */
export interface ProbeTruth {
  readonly kind: Probe['kind'];
  readonly level: string;
  readonly meaning: string;
  readonly centreLps: Vec3;
  readonly radiusMm: number;
  /** Loss from in-phase to out-of-phase in per cent, or mean attenuation in HU. */
  readonly value: number;
}

export function readProbe(phantom: Phantom, probe: Probe): ProbeTruth {
  const p = phantom.vertebrae.find((v) => v.name === probe.level);
  if (p === undefined) throw new Error(`The spine has no ${probe.level}.`);
  const [u, v, w] = probe.centreMm;
  const inMidline = fromVertebra(phantom, p, v, w);
  const centre: Vec3 = [inMidline[0] + u, inMidline[1], inMidline[2]];
  const indices: number[] = [];
  const out: TissueSample = { code: 0, blend: 0 };
  const r = probe.radiusMm;
  for (let x = -r; x <= r; x += 0.5) {
    for (let y = -r; y <= r; y += 0.5) {
      for (let z = -r; z <= r; z += 0.5) {
        if (x * x + y * y + z * z > r * r) continue;
        phantom.sample(centre[0] + x, centre[1] + y, centre[2] + z, out);
        indices.push(out.code * 256 + Math.round(out.blend));
      }
    }
  }
  const mean = (table: Float32Array): number =>
    indices.reduce((sum, i) => sum + (table[i] ?? 0), 0) / indices.length;
  const value =
    probe.kind === 'attenuation'
      ? mean(attenuationTable())
      : 100 *
        (1 -
          Math.abs(mean(signalTable(protocolOf('dixon-out', 'sagittal').sequence))) /
            Math.abs(mean(signalTable(protocolOf('dixon-in', 'sagittal').sequence))));
  return {
    kind: probe.kind,
    level: probe.level,
    meaning: probe.meaning,
    centreLps: centre,
    radiusMm: r,
    value: Number(value.toFixed(1)),
  };
}
