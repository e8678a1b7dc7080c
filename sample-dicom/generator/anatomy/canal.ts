import type {
  CanalDisease,
  CordResponse,
  EpiduralFront,
  IntraduralMass,
} from '../disease/canal-disease.ts';
import { createSpline } from '../numeric/cubic-spline.ts';
import { clamp, interpolate, smoothMax, smoothMin, smoothStep } from '../numeric/smooth.ts';
import type { PlacedVertebra } from './spine-chain.ts';
import type { VertebraName } from './vertebra-dimensions.ts';

const STEP = 0.5;
/** Pia and arachnoid between cord and dura where one is pressed on the other: no fluid is seen there. Unit: mm. */
const PIA = 0.1;
/** Length over which the cord tapers to the tip of the conus. Unit: mm. */
const CONUS_LENGTH = 30;
/** The sac may widen by this much at most where it is pushed in elsewhere: dura hardly stretches. */
const MAX_GROWTH = 1.1;

/**
 * Half width and half depth of the cord by vertebra. Source: Frostell et al., "A review of the segmental diameter of the
 * healthy human spinal cord", Front Neurol 2016;7:238 (C5 13.3 x 7.4, T8 8.7 x 6.5, lumbar enlargement 9.6 x 8.0 mm),
 * segments set against the vertebrae they lie in. `offset`: place of the cord in the sac, backwards positive: in front in
 * the kyphosis, behind in the lordosis (supine).
 */
const CORD_BY_LEVEL: Partial<Record<VertebraName, readonly [number, number, number]>> = {
  C2: [6.1, 4.2, 0.3], C3: [6.4, 4.1, 0.2], C4: [6.7, 3.9, 0], C5: [6.8, 3.8, -0.2], C6: [6.6, 3.7, -0.3],
  C7: [6.1, 3.6, -0.4], T1: [5.5, 3.5, -0.6], T2: [4.9, 3.4, -0.8], T3: [4.7, 3.3, -1], T4: [4.5, 3.3, -1.2],
  T5: [4.4, 3.2, -1.3], T6: [4.3, 3.2, -1.4], T7: [4.3, 3.2, -1.4], T8: [4.4, 3.3, -1.3], T9: [4.5, 3.4, -1.1],
  T10: [4.7, 3.6, -0.7], T11: [4.9, 3.9, 0.1], T12: [4.8, 4.1, 0.9], L1: [4.6, 4.0, 1.6], L2: [4.6, 4.0, 2.2],
}; // prettier-ignore

/** Room between bony canal and sac: sideways, front to back; and the sac's place in the canal. Unit: mm. */
function sacRoom(p: PlacedVertebra): readonly [number, number, number] {
  switch (p.region) {
    case 'cervical':
      return [2.8, 1.3, -0.3];
    case 'thoracic':
      return [1.5, 1.3, -0.5];
    case 'lumbar':
      return [3.6, 1.9, -0.6];
    case 'sacral':
      return [p.name === 'S1' ? 8 : 10, p.name === 'S1' ? 3.5 : 4.5, 0.8];
  }
}

/** The cross-section of the canal at one height, everything undisturbed unless said otherwise. Unit: mm. */
export interface CanalSection {
  /** Height of the section's middle and its place front to back. */
  z: number;
  y: number;
  /** Direction of the canal there (towards the head). */
  ty: number;
  tz: number;
  halfWidth: number;
  ventral: number;
  dorsal: number;
  sacU: number;
  sacV: number;
  sacOffset: number;
  cordU: number;
  cordV: number;
  cordOffset: number;
  /** Widening of the sac that keeps its area where a front pushes it in. */
  growth: number;
}

/** Where a point lies in the canal: across (left positive), backwards, and the section it belongs to. */
export interface CanalPlace {
  u: number;
  v: number;
  z: number;
}

export interface Canal {
  /** Finds the section square to the canal through a point. */
  locate(y: number, z: number, out: CanalPlace): void;
  /** The same against a curve without kinks, for what lies further away. */
  locateCalm(y: number, z: number, out: CanalPlace): void;
  section(z: number, out: CanalSection): void;
  /** Signed distances in a section; `diseased` false gives the undisturbed shape. Negative inside. */
  canalDistance(s: CanalSection, u: number, v: number): number;
  sacDistance(s: CanalSection, u: number, v: number, diseased: boolean): number;
  cordDistance(s: CanalSection, u: number, v: number, diseased: boolean): number;
  /** Epidural tissue of all fronts, or of one. */
  epiduralDistance(s: CanalSection, u: number, v: number, front?: number): number;
  massDistance(mass: number, s: CanalSection, u: number, v: number): number;
  /** How bright the cord's oedema is at a section, 0 to 1. */
  oedema(z: number): number;
  /** How far a response, of the strongest kind, acts at a section: 0 to 1. */
  disturbance(z: number): number;
  /** Nerve roots of the cauda equina, at a section: [u, v] pairs. */
  roots(s: CanalSection): Float64Array;
  readonly disease: CanalDisease;
  readonly conusTipZ: number;
  readonly sacTipZ: number;
  levelZ(name: VertebraName): number;
}

function ellipseDistance(u: number, v: number, a: number, b: number): number {
  const x = u / a;
  const y = v / b;
  const r = Math.sqrt(x * x + y * y);
  return r < 0.02 ? -Math.min(a, b) : Math.sqrt(u * u + v * v) * (1 - 1 / r);
}

interface CanalOptions {
  readonly conusZ: number;
  readonly disease: CanalDisease;
  /** Moves the whole cord in the sac, to make room on one side. Unit: mm backwards. */
  readonly cordBiasMm: number;
  /** Takes the sac nearer to the canal (less epidural fat) or away from it. Unit: mm. */
  readonly sacRoomMm: number;
}

export function createCanal(placed: readonly PlacedVertebra[], options: CanalOptions): Canal {
  const rising = [...placed].reverse();
  const zs = rising.map((p) => p.canalZ);
  const table = (f: (p: PlacedVertebra) => number): ((z: number) => number) =>
    createSpline(zs, rising.map(f));
  const bottom = (zs[0] ?? 0) - 30;
  const top = (zs[zs.length - 1] ?? 0) + 60;
  const count = Math.ceil((top - bottom) / STEP) + 1;
  const fill = (f: (z: number) => number): Float64Array =>
    Float64Array.from({ length: count }, (_, i) => f(bottom + i * STEP));
  const levelZ = (name: VertebraName): number => {
    const level = placed.find((p) => p.name === name);
    if (level === undefined) throw new Error(`The spine has no ${name}.`);
    return level.canalZ;
  };
  const sacTipZ = levelZ('S2') + 4;
  const cordOf = (p: PlacedVertebra): readonly [number, number, number] =>
    CORD_BY_LEVEL[p.name] ?? [4.6, 4, 2.4];
  const yOf = table((p) => p.canalY);
  const y = fill(yOf);
  const slope = fill((z) => (yOf(z + 0.5) - yOf(z - 0.5)) / 1);
  const halfWidth = fill(table((p) => p.canalWidth / 2));
  const ventral = fill(table((p) => p.canalDepth / 2));
  const levels = zs;
  // Between two laminae the canal reaches further back: the fat pads seen on a midline T1 image.
  const padOf = (z: number): number => {
    let nearest = 1e9;
    let spacing = 25;
    for (let i = 0; i + 1 < levels.length; i += 1) {
      const low = levels[i] ?? 0;
      const high = levels[i + 1] ?? 0;
      const middle = low + (high - low) * 0.42;
      if (Math.abs(z - middle) < nearest) {
        nearest = Math.abs(z - middle);
        spacing = high - low;
      }
    }
    return 1 - smoothStep(0.12 * spacing, 0.4 * spacing, nearest);
  };
  const padSize = table((p) =>
    p.region === 'cervical' ? 0.6 : p.region === 'thoracic' ? 2.6 : 3.4,
  );
  const depthBack = table((p) => p.canalDepth / 2);
  const dorsal = fill((z) => depthBack(z) + padSize(z) * padOf(z));
  const taper = (z: number): number => clamp((z - sacTipZ) / 30, 0.02, 1) ** 0.5;
  const sacAcross = table((p) => p.canalWidth / 2 - sacRoom(p)[0]);
  const sacDeep = table((p) => p.canalDepth / 2 - sacRoom(p)[1]);
  const sacU = fill((z) => Math.max(0.2, (sacAcross(z) - options.sacRoomMm) * taper(z)));
  const sacV = fill((z) => Math.max(0.2, (sacDeep(z) - options.sacRoomMm) * taper(z)));
  const sacOffset = fill(table((p) => sacRoom(p)[2]));
  const conus = (z: number): number => clamp((z - options.conusZ) / CONUS_LENGTH, 0, 1) ** 0.75;
  const cordAcross = table((p) => cordOf(p)[0]);
  const cordDeep = table((p) => cordOf(p)[1]);
  const cordPlace = table((p) => cordOf(p)[2]);
  const cordU = fill((z) => Math.max(0.01, cordAcross(z) * conus(z)));
  const cordV = fill((z) => Math.max(0.01, cordDeep(z) * conus(z)));
  const cordOffset = fill((z) => cordPlace(z) + options.cordBiasMm);
  const growth = new Float64Array(count).fill(1);

  const at = (t: Float64Array, z: number): number => interpolate(t, (z - bottom) / STEP);
  const section = (z: number, out: CanalSection): void => {
    const position = clamp((z - bottom) / STEP, 0, count - 1.001);
    const i = Math.floor(position);
    const f = position - i;
    const m = between(slope, i, f);
    const norm = 1 / Math.sqrt(1 + m * m);
    out.z = z;
    out.y = between(y, i, f);
    out.ty = m * norm;
    out.tz = norm;
    out.halfWidth = between(halfWidth, i, f);
    out.ventral = between(ventral, i, f);
    out.dorsal = between(dorsal, i, f);
    out.sacU = between(sacU, i, f);
    out.sacV = between(sacV, i, f);
    out.sacOffset = between(sacOffset, i, f);
    out.cordU = between(cordU, i, f);
    out.cordV = between(cordV, i, f);
    out.cordOffset = between(cordOffset, i, f);
    out.growth = between(growth, i, f);
  };
  const follow = (
    curve: Float64Array,
    tilt: Float64Array,
    py: number,
    pz: number,
    out: CanalPlace,
  ): void => {
    let z = pz;
    let m = 0;
    let dy = 0;
    for (let k = 0; k < 3; k += 1) {
      m = at(tilt, z);
      dy = py - at(curve, z);
      z += (dy * m + (pz - z)) / (1 + m * m);
    }
    m = at(tilt, z);
    const norm = 1 / Math.sqrt(1 + m * m);
    dy = py - at(curve, z);
    out.z = z;
    out.v = (dy - m * (pz - z)) * norm;
    out.u = 0;
  };
  const locate = (py: number, pz: number, out: CanalPlace): void => {
    follow(y, slope, py, pz, out);
  };
  // Muscles, skin and organs do not follow a kink of the canal: they have a calmer curve.
  const calmY = smoothed(y, 26 / STEP);
  const calmSlope = smoothed(slope, 26 / STEP);
  const locateCalm = (py: number, pz: number, out: CanalPlace): void => {
    follow(calmY, calmSlope, py, pz, out);
  };

  const { fronts, responses, masses } = options.disease;
  /** 1 in the core of a lesion, 0 beyond its ends. */
  const extent = (
    e: {
      readonly level: VertebraName;
      readonly offsetMm: number;
      readonly coreMm: number;
      readonly taperMm: number;
    },
    z: number,
  ): number => {
    const z0 = levelZ(e.level);
    const stretch = Math.sqrt(1 + at(slope, z0) ** 2);
    const distance = Math.abs((z - z0) * stretch - e.offsetMm);
    return 1 - smoothStep(e.coreMm, e.coreMm + e.taperMm, distance);
  };
  const tableOf = (e: Parameters<typeof extent>[0]): Float64Array => fill((z) => extent(e, z));
  const frontExtent = fronts.map(tableOf);
  const responseExtent = responses.map(tableOf);
  const direction = fronts.map((f) => {
    const angle = (f.directionDeg * Math.PI) / 180;
    return [Math.sin(angle), -Math.cos(angle)] as const;
  });

  /** How far a point lies on the tumour's side of a front's face (positive beyond it). */
  const beyond = (
    i: number,
    f: EpiduralFront,
    s: CanalSection,
    u: number,
    v: number,
    e: number,
  ): number => {
    const [nu, nv] = direction[i] ?? [0, -1];
    const pv = v - s.sacOffset;
    const q = u * nu + pv * nv;
    const t = u * nv - pv * nu;
    const edge = Math.sqrt((s.sacU * nu) ** 2 + (s.sacV * nv) ** 2);
    const depth = f.depthMm * e - (1 - e) * 3;
    const septum = f.septumMm === undefined ? 0 : f.septumMm * e * Math.exp(-(t * t) / 2.6);
    return q - (edge - depth + f.bulge * t * t + septum);
  };

  const canalDistance = (s: CanalSection, u: number, v: number): number => {
    const back = v > 0 ? v / s.dorsal : 0;
    const narrow = s.halfWidth * (1 - 0.3 * back * back * Math.sign(back));
    const half = v > 0 ? s.dorsal : s.ventral;
    const su = Math.abs(u) / Math.max(1, narrow);
    const sv = Math.abs(v) / half;
    const n = v > 0 ? 2 : 2.6;
    const r = Math.pow(Math.pow(su, n) + Math.pow(sv, n), 1 / n);
    const radius = Math.sqrt(u * u + v * v);
    return r < 0.05 ? -half : radius * (1 - 1 / r);
  };

  const swelling = (m: IntraduralMass, z: number): number => {
    if (m.kind !== 'intramedullary') return 0;
    const distance = (z - levelZ(m.level) - m.offsetMm) / (m.radiiMm[2] * 1.25);
    return m.cordSwelling * Math.exp(-distance * distance);
  };

  const cordDistance = (s: CanalSection, u: number, v: number, diseased: boolean): number => {
    let cu = 0;
    let cv = s.sacOffset + s.cordOffset;
    let across = 1;
    let frontBack = 1;
    if (diseased) {
      for (let i = 0; i < responses.length; i += 1) {
        const r: CordResponse | undefined = responses[i];
        const e = at(responseExtent[i] ?? growth, s.z);
        if (r === undefined || e <= 0) continue;
        cu += r.shiftMm[0] * e;
        cv += r.shiftMm[1] * e;
        across *= 1 + (r.scaleAcross - 1) * e;
        frontBack *= 1 + (r.scaleFrontBack - 1) * e;
      }
      for (const m of masses) {
        const grow = 1 + swelling(m, s.z);
        across *= grow;
        frontBack *= grow;
      }
    }
    return ellipseDistance(u - cu, v - cv, s.cordU * across, s.cordV * frontBack);
  };

  const sacWithGrowth = (s: CanalSection, u: number, v: number, grow: number): number => {
    let d = ellipseDistance(u, v - s.sacOffset, s.sacU * grow, s.sacV * grow);
    const touched = fronts.length > 0;
    for (let i = 0; i < fronts.length; i += 1) {
      const f = fronts[i];
      const e = at(frontExtent[i] ?? growth, s.z);
      if (f === undefined || e <= 0) continue;
      d = smoothMax(d, beyond(i, f, s, u, v, e), 1.4);
    }
    const cord = cordDistance(s, u, v, true);
    for (let i = 0; i < responses.length; i += 1) {
      const r = responses[i];
      const e = at(responseExtent[i] ?? growth, s.z);
      if (r === undefined || r.squeezeToMm === null || e <= 0) continue;
      // The squeeze comes on from far outside, so that it starts and ends without a step.
      d = smoothMax(d, cord - (r.squeezeToMm + (1 - e) * 9), 0.4);
    }
    if (touched) d = smoothMax(d, canalDistance(s, u, v) + 0.4, 0.4);
    return s.cordU > 0.5 ? smoothMin(d, cord - PIA, 0.2) : d;
  };

  const sacDistance = (s: CanalSection, u: number, v: number, diseased: boolean): number =>
    diseased
      ? sacWithGrowth(s, u, v, s.growth)
      : ellipseDistance(u, v - s.sacOffset, s.sacU, s.sacV);

  const epiduralDistance = (s: CanalSection, u: number, v: number, only?: number): number => {
    let best = 1e9;
    const pv = v - s.sacOffset;
    const radius = Math.sqrt(u * u + pv * pv) + 1e-6;
    let squeeze = 0;
    for (let i = 0; i < responses.length; i += 1) {
      const r = responses[i];
      if (r !== undefined && r.squeezeToMm !== null) {
        squeeze = Math.max(squeeze, at(responseExtent[i] ?? growth, s.z));
      }
    }
    for (let i = 0; i < fronts.length; i += 1) {
      const f = fronts[i];
      if (f === undefined || (only !== undefined && only !== i)) continue;
      const e = at(frontExtent[i] ?? growth, s.z);
      if (e <= 0.02) continue;
      const [nu, nv] = direction[i] ?? [0, -1];
      const angle = Math.acos(clamp((u * nu + pv * nv) / radius, -1, 1));
      const sector = (angle - ((f.halfAngleDeg * Math.PI) / 180) * Math.sqrt(e)) * radius;
      // Where the sac is squeezed from all sides the tissue follows it instead of a straight face.
      const face = -beyond(i, f, s, u, v, e) - squeeze * 12;
      best = Math.min(best, smoothMax(sector, face, 0.6));
    }
    if (best > 50) return best;
    return Math.max(best, canalDistance(s, u, v), -sacDistance(s, u, v, true));
  };

  const massDistance = (mass: number, s: CanalSection, u: number, v: number): number => {
    const m = masses[mass];
    if (m === undefined) return 1e9;
    const dz = (s.z - levelZ(m.level) - m.offsetMm) / m.radiiMm[2];
    const left = 1 - dz * dz;
    if (left <= 0.0004) return Math.abs(dz) * m.radiiMm[2];
    const k = Math.sqrt(left);
    return ellipseDistance(
      u - m.centreMm[0],
      v - s.sacOffset - m.centreMm[1],
      m.radiiMm[0] * k,
      m.radiiMm[1] * k,
    );
  };

  // The cauda equina: pairs of roots that leave the sac at their own vertebra, the lowest ones nearest to the midline.
  const exits = placed.filter((p) => p.region === 'lumbar' || p.region === 'sacral');
  const rootTable: (Float64Array | undefined)[] = [];
  const roots = (s: CanalSection): Float64Array => {
    const key = Math.round((s.z - bottom) / STEP);
    const known = rootTable[key];
    if (known !== undefined) return known;
    const rootBuffer = new Float64Array(exits.length * 8);
    let n = 0;
    exits.forEach((p, index) => {
      for (let k = 0; k < 4; k += 1) {
        const away = s.z - (p.canalZ - p.height * 0.4);
        const side = k % 2 === 0 ? 1 : -1;
        const rank = index * 2 + (k >> 1);
        let u = 1e6;
        let v = 0;
        if (away > 0) {
          const leaving = Math.exp(-away / 26);
          // No two roots and no two sides lie quite alike.
          const uneven = Math.sin(rank * 12.9 + side * 4.1);
          const layer = ((rank * 37 + side * 19 + 20) % 10) / 10;
          const spread = 1.3 * (1 - rank / (2 * exits.length)) + 0.1 * uneven;
          const angle = Math.max(0.05, spread) * (1 - leaving) + 1.75 * leaving;
          const depth = 0.5 + 0.32 * layer + 0.1 * leaving;
          u = side * Math.sin(angle) * s.sacU * depth;
          v = s.sacOffset + Math.cos(angle) * s.sacV * depth;
          // Where the sac is narrowed the roots crowd towards its middle.
          let crowded = 1;
          for (let i = 0; i < 40 && sacDistance(s, u * crowded, s.sacOffset + (v - s.sacOffset) * crowded, true) > -0.7; i += 1) {
            crowded *= 0.94;
          } // prettier-ignore
          if (crowded < 1) crowded *= 0.4 + 0.6 * layer;
          u *= crowded;
          v = s.sacOffset + (v - s.sacOffset) * crowded;
        }
        rootBuffer[n] = u;
        rootBuffer[n + 1] = v;
        n += 2;
      }
    });
    rootTable[key] = rootBuffer;
    return rootBuffer;
  };

  const canal: Canal = {
    locate, locateCalm, section, canalDistance, sacDistance, cordDistance, epiduralDistance, massDistance, roots,
    oedema: (z) => {
      let best = 0;
      responses.forEach((r, i) => {
        best = Math.max(best, r.oedema * at(responseExtent[i] ?? growth, z));
      });
      for (const m of masses) {
        if (m.oedemaReachMm <= 0) continue;
        const distance = Math.abs(z - levelZ(m.level) - m.offsetMm);
        best = Math.max(best, 1 - smoothStep(m.radiiMm[2], m.radiiMm[2] + m.oedemaReachMm, distance));
      }
      return best;
    },
    disturbance: (z) => {
      let best = 0;
      frontExtent.forEach((t) => (best = Math.max(best, at(t, z))));
      responseExtent.forEach((t) => (best = Math.max(best, at(t, z))));
      return best;
    },
    disease: options.disease,
    conusTipZ: options.conusZ,
    sacTipZ,
    levelZ,
  }; // prettier-ignore

  // The growth that keeps the sac's area, found section by section where a front acts.
  const s = {} as CanalSection;
  for (let i = 0; i < count; i += 2) {
    const z = bottom + i * STEP;
    if (canal.disturbance(z) <= 0) continue;
    section(z, s);
    const wanted = Math.PI * s.sacU * s.sacV;
    const area = (grow: number): number =>
      starArea((u, v) => sacWithGrowth(s, u, v, grow), s.sacOffset + s.cordOffset);
    let low = 1;
    let high = MAX_GROWTH;
    if (area(MAX_GROWTH) > wanted) {
      for (let k = 0; k < 8; k += 1) {
        const middle = (low + high) / 2;
        if (area(middle) < wanted) low = middle;
        else high = middle;
      }
    } else low = MAX_GROWTH;
    growth[i] = low;
    if (i > 0) growth[i - 1] = (low + (growth[i - 2] ?? 1)) / 2;
  }
  return canal;
}

/** Running mean over `reach` entries on both sides. */
function smoothed(t: Float64Array, reach: number): Float64Array {
  return t.map((_, i) => {
    let sum = 0;
    let n = 0;
    for (let k = Math.max(0, i - reach); k <= Math.min(t.length - 1, i + reach); k += 1) {
      sum += t[k] ?? 0;
      n += 1;
    }
    return sum / n;
  });
}

/** A table's value between two of its entries. No closure: it runs in the innermost loop. */
function between(t: Float64Array, i: number, f: number): number {
  return (t[i] ?? 0) * (1 - f) + (t[i + 1] ?? 0) * f;
}

/** Area of a shape that every ray from (0, `v0`) leaves once. */
function starArea(distance: (u: number, v: number) => number, v0: number): number {
  const rays = 72;
  let sum = 0;
  for (let k = 0; k < rays; k += 1) {
    const angle = (2 * Math.PI * k) / rays;
    const du = Math.sin(angle);
    const dv = Math.cos(angle);
    let low = 0;
    let high = 25;
    for (let i = 0; i < 9; i += 1) {
      const middle = (low + high) / 2;
      if (distance(du * middle, v0 + dv * middle) < 0) low = middle;
      else high = middle;
    }
    sum += low * low;
  }
  return (sum * Math.PI) / rays;
}
