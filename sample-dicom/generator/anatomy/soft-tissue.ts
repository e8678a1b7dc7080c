import { createSpline } from '../numeric/cubic-spline.ts';
import type { NoiseField } from '../numeric/noise-field.ts';
import { clamp, interpolate, smoothStep } from '../numeric/smooth.ts';
import { codeOf } from '../physics/tissues.ts';
import type { PhantomSpec, TissueSample } from './phantom-spec.ts';
import type { PlacedVertebra } from './spine-chain.ts';

const CODE = {
  air: codeOf('air'),
  skin: codeOf('skin'),
  fat: codeOf('fat'),
  muscle: codeOf('muscle'),
  fascia: codeOf('fascia'),
  ligament: codeOf('ligament'),
  cortex: codeOf('cortex'),
  csf: codeOf('csf'),
  cord: codeOf('cord'),
  lung: codeOf('lung'),
  flow: codeOf('flow'),
  liver: codeOf('liver'),
  kidney: codeOf('kidney'),
  gut: codeOf('gut'),
} as const;

const SKIN = 1.8;
const STEP = 1;

/** Everything around the spine: skin, fat, muscles, chest and abdomen. Drawn from atlases of sectional anatomy, not measured. */
export interface SoftTissue {
  /** Depth under the skin, negative outside. x is from the midline, v from the canal's middle. Unit: mm. */
  depth(x: number, v: number, z: number): number;
  /** The vertebral arteries of the neck, which tumour grows around and not into. */
  isVertebralArtery(x: number, v: number, canalZ: number): boolean;
  /** Skin and the fat under it; false further in. */
  cover(
    x: number,
    y: number,
    z: number,
    depth: number,
    v: number,
    canalZ: number,
    out: TissueSample,
  ): boolean;
  sample(
    x: number,
    y: number,
    z: number,
    depth: number,
    v: number,
    canalZ: number,
    out: TissueSample,
  ): void;
}

export function createSoftTissue(
  spec: PhantomSpec,
  vertebrae: readonly PlacedVertebra[],
  noise: NoiseField,
): SoftTissue {
  const zOf = (name: string): number => vertebrae.find((v) => v.name === name)?.canalZ ?? 0;
  const rising = [...vertebrae].reverse();
  const bottom = (rising[0]?.canalZ ?? 0) - 60;
  const top = (rising[rising.length - 1]?.canalZ ?? 0) + 90;
  const count = Math.ceil((top - bottom) / STEP) + 1;
  const fill = (f: (z: number) => number): Float64Array =>
    Float64Array.from({ length: count }, (_, i) => f(bottom + i * STEP));
  const profile = (rows: readonly (readonly [string, number])[]): Float64Array => {
    const sorted = rows
      .map(([name, value]) => [zOf(name), value] as const)
      .sort((a, b) => a[0] - b[0]);
    const curve = createSpline(
      sorted.map((r) => r[0]),
      sorted.map((r) => r[1]),
    );
    const low = sorted[0]?.[1] ?? 0;
    const high = sorted[sorted.length - 1]?.[1] ?? 0;
    const first = sorted[0]?.[0] ?? 0;
    const last = sorted[sorted.length - 1]?.[0] ?? 0;
    return fill((z) => (z <= first ? low : z >= last ? high : curve(z)));
  };
  const at = (t: Float64Array, z: number): number => interpolate(t, (z - bottom) / STEP);

  // The back: distance from the canal's middle to the skin, and half width and depth of the trunk.
  const back = profile([['C2', 46], ['C4', 50], ['C6', 58], ['T1', 62], ['T4', 56], ['T8', 56], ['T12', 58], ['L2', 66], ['L4', 72], ['S2', 60]]); // prettier-ignore
  const halfWidth = profile([['C2', 56], ['C5', 60], ['C7', 92], ['T1', 140], ['T4', 168], ['T12', 158], ['L3', 156], ['S2', 176]]); // prettier-ignore
  const halfDepth = profile([['C2', 62], ['C5', 60], ['C7', 64], ['T1', 78], ['T4', 104], ['T8', 116], ['L1', 112], ['S2', 118]]); // prettier-ignore
  const fatLayer = profile([['C2', 5], ['C7', 8], ['T4', 7], ['T8', 8], ['T12', 10], ['L3', 15], ['L5', 24], ['S2', 26]]); // prettier-ignore
  // Front of the bodies, seen from the canal's middle, and half width of the bodies.
  const bodyFront = fill(
    createSpline(
      rising.map((p) => p.canalZ),
      rising.map((p) => p.canalOffset + p.b),
    ),
  );
  const bodyHalf = fill(
    createSpline(
      rising.map((p) => p.canalZ),
      rising.map((p) => p.a),
    ),
  );
  const bodyMiddle = fill(
    createSpline(
      rising.map((p) => p.canalZ),
      rising.map((p) => p.canalOffset),
    ),
  );
  const arch = fill(
    createSpline(
      rising.map((p) => p.canalZ),
      rising.map((p) => p.canalDepth / 2),
    ),
  );

  const z = {
    c2: zOf('C2'),
    c3: zOf('C3'), c5: zOf('C5'),
    c6: zOf('C6'), c7: zOf('C7'), t1: zOf('T1'), t2: zOf('T2'), t3: zOf('T3'), t4: zOf('T4'), t5: zOf('T5'),
    t6: zOf('T6'), t7: zOf('T7'), t8: zOf('T8'), t10: zOf('T10'), t11: zOf('T11'), t12: zOf('T12'), l1: zOf('L1'),
    l2: zOf('L2'), l3: zOf('L3'), l4: zOf('L4'), l5: zOf('L5'), s1: zOf('S1'),
  }; // prettier-ignore
  const aortaU = profile([
    ['T3', 20],
    ['T6', 19],
    ['T9', 15],
    ['T12', 8],
    ['L2', 5],
    ['L4', 3],
  ]);
  const aortaV = profile([
    ['T3', 1],
    ['T6', 0],
    ['T9', -5],
    ['T12', -11],
    ['L2', -12],
    ['L4', -12],
  ]);
  const psoasSize = fill((h) =>
    h > z.t12 - 6 ? 0 : clamp((z.t12 - 6 - h) / (z.t12 - z.l4), 0.12, 1),
  );

  /** Signed distance to the head, a plain egg: enough to see where the spine begins. */
  const head = (x: number, v: number, h: number): number => {
    const u = x / 76;
    const w = (v + 22) / 96;
    const t = (h - z.c2 - 112) / 84;
    return (Math.sqrt(u * u + w * w + t * t) - 1) * 80;
  };

  const depth = (x: number, v: number, h: number): number => {
    const a = at(halfWidth, h);
    const b = at(halfDepth, h);
    const furrow = 1.5 + 4 * smoothStep(z.c5, z.t3, h) * Math.exp(-(x * x) / 260);
    const behind = at(back, h) - furrow;
    const p = v - (behind - b);
    const n = 2.5;
    const r = Math.pow(Math.pow(Math.abs(x) / a, n) + Math.pow(Math.abs(p) / b, n), 1 / n);
    const trunk = r < 0.1 ? b : Math.sqrt(x * x + p * p) * (1 / r - 1);
    // The neck ends under the skull.
    return h > z.c2 ? Math.max(Math.min(trunk, z.c2 + 60 - h), -head(x, v, h)) : trunk;
  };

  const fatThickness = (x: number, h: number): number => {
    const base = at(fatLayer, h) * (spec.subcutaneousMm / 8);
    return base * (0.75 + 0.45 * smoothStep(5, 40, Math.abs(x)));
  };

  const cover = (
    x: number,
    y: number,
    wz: number,
    d: number,
    _v: number,
    h: number,
    out: TissueSample,
  ): boolean => {
    if (d < SKIN) {
      out.code = CODE.skin;
      out.blend = 0;
      return true;
    }
    const fat = SKIN + fatThickness(x, h);
    if (d < fat) {
      // Fibrous strands run through the fat.
      const strand = Math.abs(noise(x * 0.13, y * 0.2, wz * 0.11));
      out.code = CODE.fat;
      out.blend = strand < 0.035 ? 110 : 4;
      return true;
    }
    return false;
  };

  const muscle = (
    x: number,
    y: number,
    wz: number,
    v: number,
    h: number,
    fromFascia: number,
    out: TissueSample,
  ): void => {
    const ax = Math.abs(x);
    const wobble =
      2.6 * noise(x * 0.06, y * 0.06, wz * 0.025) + 0.7 * noise(x * 0.2, y * 0.2 + 3, wz * 0.06);
    const lamina = v - at(arch, h);
    // Fat planes: multifidus / longissimus, longissimus / iliocostalis, trapezius and latissimus over them.
    const plane1 = ax - (8.5 + 0.42 * lamina) + wobble;
    const plane2 = ax - (29 + 0.2 * lamina) + 1.4 * wobble;
    const layer = fromFascia - 6.5 - wobble;
    const thick = 0.42 + 0.75 * noise(x * 0.08 + 9, y * 0.08, wz * 0.03);
    let seam = 1e9;
    if (v > 2) {
      // The planes of the back fade into those of the neck over two vertebrae.
      const neckShare = smoothStep(z.t2, z.c6, h);
      const wider = 1 + 3 * neckShare;
      if (lamina > 4) {
        seam = Math.min(Math.abs(plane1) * (1 + 0.3 * neckShare), Math.abs(plane2) * wider);
      }
      if (h > z.l1) seam = Math.min(seam, Math.abs(layer) * (h < z.t11 ? 1.6 : 1));
      const closer = 1 + 6 * (1 - neckShare);
      if (neckShare > 0 && ax < 46) {
        seam = Math.min(
          seam,
          Math.abs(fromFascia - 14 - wobble - 0.08 * ax) * closer,
          Math.abs(fromFascia - 22 + wobble - 0.16 * ax) * closer,
        );
      }
    }
    if (seam < thick) {
      out.code = CODE.fat;
      out.blend = 40;
      return;
    }
    // Bundles parted by thin, broken sheets of fat.
    const sheet = Math.abs(noise(x * 0.15 + wobble * 0.3, y * 0.15, wz * 0.03));
    const broken = clamp(0.5 + 1.6 * noise(x * 0.07, y * 0.07 + 5, wz * 0.04), 0, 1);
    const streak = sheet < 0.09 ? (0.09 - sheet) * 6 * broken : 0;
    const general = spec.muscleFat * (0.7 + 0.5 * noise(x * 0.09, y * 0.09, wz * 0.04));
    const deep = 0.16 * Math.exp(-((lamina - 4) ** 2) / 20 - (ax * ax) / 420);
    out.code = CODE.muscle;
    out.blend = 255 * clamp(general + streak + deep, 0, 0.85);
  };

  const vessel = (out: TissueSample, rho: number, slow: number): void => {
    // A thin wall, then flowing blood: a void on spin echoes.
    if (rho > 0.88) {
      out.code = CODE.muscle;
      out.blend = 20;
    } else {
      out.code = CODE.flow;
      out.blend = 255 * slow;
    }
  };
  const inside = (x: number, y: number, cx: number, cy: number, rx: number, ry: number): number => {
    const u = (x - cx) / rx;
    const w = (y - cy) / ry;
    return Math.sqrt(u * u + w * w);
  };

  const isVertebralArtery = (x: number, v: number, h: number): boolean =>
    h > z.c7 &&
    h < z.c2 + 12 &&
    inside(Math.abs(x), v, at(bodyHalf, h) + 4.4, -at(bodyMiddle, h) + 0.5, 2.1, 2.1) < 1;

  const neck = (x: number, v: number, h: number, front: number, out: TissueSample): boolean => {
    const ax = Math.abs(x);
    const airway = inside(x, v, 0, -front - 19, h > z.c3 ? 11 : 8.5, h > z.c3 ? 7 : 8.5);
    if (airway < 1) {
      out.code = CODE.air;
      out.blend = 0;
      return true;
    }
    if (airway < 1.22) {
      out.code = CODE.gut;
      out.blend = 20;
      return true;
    }
    if (inside(x, v, 1.5, -front - 6.5, 8, 3.4) < 1) {
      out.code = CODE.gut;
      out.blend = 40;
      return true;
    }
    if (inside(ax, v, 8.5, -front + 0.5, 6, 3) < 1) {
      out.code = CODE.muscle;
      out.blend = 15;
      return true;
    }
    const carotid = inside(ax, v, 25, -front - 9, 3.6, 3.6);
    if (carotid < 1) {
      vessel(out, carotid, 0);
      return true;
    }
    const jugular = inside(ax, v, 33, -front - 5, 6.4, 4.6);
    if (jugular < 1) {
      vessel(out, jugular, x > 0 ? 0.05 : 0.35);
      return true;
    }
    if (inside(x, v, 16, -front - 21, 8, 11) < 1 || inside(x, v, -16, -front - 21, 8, 11) < 1) {
      out.code = CODE.gut;
      out.blend = 0;
      return h < z.c6 + 8;
    }
    return false;
  };

  const chest = (
    x: number,
    y: number,
    wz: number,
    v: number,
    h: number,
    front: number,
    out: TissueSample,
  ): boolean => {
    const ax = Math.abs(x);
    const size = smoothStep(z.t1 + 6, z.t4, h) * smoothStep(z.l1 - 4, z.t11 + 6, h);
    if (size > 0.02 && ax > 14) {
      const across = 54 * size;
      const deep = 62 * (0.4 + 0.6 * size);
      const rho = inside(ax, v, 74, -36, across, deep);
      const border = (rho - 1) * Math.min(across, deep);
      if (border < 0) {
        const branch = noise(x * 0.2, y * 0.2, wz * 0.2);
        out.code = CODE.lung;
        out.blend = branch > 0.6 ? 140 : 6;
        return true;
      }
      const wall = 0.7 + 3 * smoothStep(-front - 6, -front + 22, v);
      if (border < wall) {
        out.code = border < 0.9 ? CODE.fat : CODE.muscle;
        out.blend = border < 0.9 ? 90 : 70;
        return true;
      }
    }
    if (inside(x, v, -7, -front - 2.5, 3, 3) < 1) {
      out.code = CODE.flow;
      out.blend = 70;
      return true;
    }
    if (h > z.t5 - 4) {
      const narrow = clamp((h - z.t5 + 4) / 14, 0.05, 1) ** 0.5;
      const trachea = inside(x, v, -1, -front - 21, 8.5 * narrow, 8 * narrow);
      if (trachea < 1) {
        out.code = CODE.air;
        out.blend = 0;
        return true;
      }
      if (trachea < 1.2) {
        out.code = CODE.gut;
        out.blend = 10;
        return true;
      }
    }
    if (h > z.t11) {
      const gullet = inside(x, v, 3 + 4 * smoothStep(z.t6, z.t10, h), -front - 8, 8, 4.6);
      if (gullet < 1) {
        out.code = CODE.gut;
        out.blend = gullet < 0.35 ? 200 : 10;
        return true;
      }
    }
    if (h < z.t5 && h > z.t10 - 6) {
      const dz = (h - (z.t7 + z.t8) / 2) / 46;
      const left = 1 - dz * dz;
      if (left > 0.02) {
        const k = Math.sqrt(left);
        const heart = inside(x, v, 12, -front - 54, 46 * k, 39 * k);
        if (heart < 1) {
          out.code = heart > 0.9 ? CODE.muscle : CODE.flow;
          out.blend = heart > 0.9 ? 10 : 40 + 60 * noise(x * 0.07, y * 0.07, wz * 0.07);
          return true;
        }
      }
    }
    return false;
  };

  const abdomen = (
    x: number,
    y: number,
    wz: number,
    v: number,
    h: number,
    front: number,
    out: TissueSample,
  ): boolean => {
    const ax = Math.abs(x);
    // Under the domes of the diaphragm, which stand highest in front of the spine.
    const forward = clamp((-front - v) / 60, 0, 1);
    const dome = z.t11 + 4 + 42 * Math.sqrt(forward) - 10 * forward;
    const cava = inside(x, v, -14, -front - 9, 10, 7.5);
    if (h < z.t10 && cava < 1) {
      vessel(out, cava, 0.18);
      return true;
    }
    if (
      h < z.t11 + 6 &&
      h > z.l2 &&
      inside(ax, v, 11 + (x > 0 ? 2 : 0), -front - 1, 6.5, 4.2) < 1
    ) {
      out.code = CODE.muscle;
      out.blend = 12;
      return true;
    }
    const grown = at(psoasSize, h);
    if (grown > 0) {
      const rx = 7 + 12 * grown;
      const ry = 9 + 13 * grown;
      const body = at(bodyHalf, h);
      if (inside(ax, v, body + rx - 3, -at(bodyMiddle, h) + 2 - 5 * grown, rx, ry) < 1) {
        muscle(x, y, wz, -20, h, 60, out);
        return true;
      }
    }
    if (h < z.t12 && h > z.l5 && inside(ax, v, at(bodyHalf, h) + 34, 4, 15, 8) < 1) {
      muscle(x, y, wz, -20, h, 60, out);
      return true;
    }
    const kidneyZ = (z.l1 + z.l2) / 2 + (x > 0 ? 6 : -6);
    const dk = (h - kidneyZ) / 54;
    if (dk * dk < 0.98) {
      const k = Math.sqrt(1 - dk * dk);
      const rho = inside(ax, v, 66, -22, 25 * k, 22 * k);
      if (rho < 1) {
        const sinus = inside(ax, v, 63, -23, 9 * k, 6 * k) < 1;
        out.code = sinus ? CODE.fat : CODE.kidney;
        out.blend = sinus ? 70 : 30 + 25 * noise(x * 0.2, y * 0.2, wz * 0.2);
        return true;
      }
    }
    const dl = (h - z.t12) / 78;
    if (dl * dl < 0.98 && h < z.t8) {
      const k = Math.sqrt(1 - dl * dl);
      if (inside(x, v, -70, -front - 46, 76 * k, 62 * k) < 1) {
        const branch = noise(x * 0.11, y * 0.11, wz * 0.11);
        out.code = CODE.liver;
        out.blend = branch > 0.55 ? 200 : 8;
        return true;
      }
      if (h < z.t10 && inside(x, v, 92, -38, 34 * k, 44 * k) < 1) {
        out.code = CODE.liver;
        out.blend = 60;
        return true;
      }
    }
    if (h < dome && v < -front - 20 + 7 * noise(x * 0.05, 3, wz * 0.05)) {
      if (h > dome - 3) {
        out.code = CODE.muscle;
        out.blend = 20;
        return true;
      }
      const loop = noise(x * 0.045, y * 0.045, wz * 0.045);
      if (loop > -0.02) {
        out.code = CODE.gut;
        out.blend = loop > 0.16 ? 190 : 20;
        return true;
      }
    }
    return false;
  };

  const sample = (
    x: number,
    y: number,
    wz: number,
    d: number,
    v: number,
    h: number,
    out: TissueSample,
  ): void => {
    const front = at(bodyFront, h);
    const ax = Math.abs(x);
    if (h > z.c2 + 20) {
      const skull = head(x, v, h) + 6;
      if (skull < 0) {
        if (skull > -6) out.code = CODE.cortex;
        else if (skull > -9) out.code = CODE.csf;
        else out.code = CODE.cord;
        const fold = Math.abs(noise(x * 0.09, y * 0.09, wz * 0.09));
        out.blend = skull > -9 ? 0 : fold < 0.1 + 0.2 * smoothStep(-24, -9, skull) ? 255 : 20;
        return;
      }
    }
    const fromFascia = d - SKIN - fatThickness(x, h);
    if (fromFascia < 0.9 && v > -10) {
      out.code = CODE.fascia;
      out.blend = 30;
      return;
    }
    // Between the spinous processes: ligament and fat, with the cord-like supraspinous ligament behind.
    const lamina = v - at(arch, h);
    if (ax < 2.3 + 0.6 * noise(0, y * 0.1, wz * 0.1) && lamina > 0) {
      if (fromFascia < 3) {
        out.code = CODE.ligament;
        out.blend = 20;
      } else {
        out.code = CODE.fat;
        out.blend = 110 + 110 * noise(x * 0.4, y * 0.24, wz * 0.24);
      }
      return;
    }
    if (h < z.t3 && h > z.l4 - 6) {
      const aorta = inside(
        x,
        v,
        at(aortaU, h),
        -front - 2 + at(aortaV, h),
        h > z.t12 ? 11.5 : 9.5,
        h > z.t12 ? 11.5 : 9.5,
      );
      if (aorta < 1) {
        vessel(out, aorta, 0);
        return;
      }
    } else if (h <= z.l4 - 6) {
      const spread = clamp((z.l4 - 6 - h) * 0.35, 0, 34);
      const rho = inside(ax, v, 5 + spread, -front - 11 + spread * 0.3, 6, 6);
      if (rho < 1) {
        vessel(out, rho, 0.05);
        return;
      }
    }
    if (h > z.c7 - 12 && neck(x, v, h, front, out)) return;
    if (h < z.t1 + 10 && h > z.l1 - 4 && chest(x, y, wz, v, h, front, out)) return;
    if (h < z.t10 + 24 && abdomen(x, y, wz, v, h, front, out)) return;
    // What is left: muscle behind and at the sides, fat in front.
    const wave = 3 * noise(x * 0.08, y * 0.02, wz * 0.08);
    const behindLine =
      (h > z.c7 ? -front + 3 - 0.25 * ax : -4 - 0.14 * Math.max(0, ax - 20)) + wave;
    if (v > behindLine) {
      muscle(x, y, wz, v, h, fromFascia, out);
      return;
    }
    if (h > z.c7 && fromFascia < 16) {
      muscle(x, y, wz, v, h, fromFascia, out);
      return;
    }
    if (fromFascia < 22 && ax > 60) {
      muscle(x, y, wz, v, h, fromFascia, out);
      return;
    }
    const strand = noise(x * 0.15, y * 0.15, wz * 0.15);
    out.code = CODE.fat;
    out.blend = strand > 0.5 ? 130 : 12;
  };
  return { depth, isVertebralArtery, cover, sample };
}
