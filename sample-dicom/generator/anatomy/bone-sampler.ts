import type { BoneLesion, ParaspinalMass } from '../disease/bone-disease.ts';
import type { NoiseField } from '../numeric/noise-field.ts';
import { clamp, smoothStep } from '../numeric/smooth.ts';
import { codeOf } from '../physics/tissues.ts';
import type { PhantomSpec, TissueSample } from './phantom-spec.ts';
import { bottomOf, topOf, type PlacedVertebra } from './spine-chain.ts';
import {
  createVertebraShape,
  footprintDistance,
  PARTS,
  type BoneHit,
  type VertebraShape,
} from './vertebra-shape.ts';

const CODE = {
  cortex: codeOf('cortex'),
  marrow: codeOf('marrow'),
  disc: codeOf('disc'),
  ligament: codeOf('ligament'),
  flavum: codeOf('flavum'),
  cartilage: codeOf('cartilage'),
  fat: codeOf('fat'),
  nerve: codeOf('nerve'),
  vein: codeOf('vein'),
} as const;

/** Drawn thickness of the cortex; thicker than life (0.4-0.6 mm), as chemical shift and ligament make it look. Unit: mm. */
const CORTEX = 0.75;
const ENDPLATE = 0.9;
const CORTEX_BEHIND = 0.9;
/** Thickness of the ligamentum flavum by region. Source: Gray's Anatomy, 41st ed., ch. 43: thin in the neck, thicker in the chest, thickest in the loins (lumbar 3-4 mm on MR images). Unit: mm. */
const FLAVUM_THICKNESS = { cervical: 2, thoracic: 3, lumbar: 3.8, sacral: 3 } as const;
const BODY = PARTS.indexOf('body');

/** Bones, discs and what holds them together. */
export interface BoneSampler {
  readonly shapes: readonly VertebraShape[];
  /** Writes the tissue at a point of the midline-corrected patient and says true, or says false where there is none. */
  sample(
    x: number,
    y: number,
    z: number,
    inCanal: number,
    canalV: number,
    out: TissueSample,
  ): boolean;
  /** Signed distance to the nearest body, and to the nearest bone of any part; far away only roughly. */
  bodyDistance(x: number, y: number, z: number): number;
  boneDistance(x: number, y: number, z: number): number;
  /** Signed distance to replaced bone of a lesion. */
  lesionDistance(lesion: number, x: number, y: number, z: number): number;
  /** Signed distance to a mass beside the spine, bone and canal left out by the caller. */
  massDistance(mass: number, x: number, y: number, z: number): number;
}

interface Bin {
  readonly shapes: readonly VertebraShape[];
  /** Pairs of neighbours whose disc may reach into the bin. */
  readonly discs: readonly (readonly [VertebraShape, VertebraShape])[];
}

export function createBoneSampler(
  spec: PhantomSpec,
  vertebrae: readonly PlacedVertebra[],
  noise: NoiseField,
): BoneSampler {
  const shapes = vertebrae.map(createVertebraShape);
  const shapeOf = (name: string): VertebraShape => {
    const shape = shapes.find((s) => s.placed.name === name);
    if (shape === undefined) throw new Error(`The spine has no ${name}.`);
    return shape;
  };
  const lesionsOf = new Map<string, readonly BoneLesion[]>();
  for (const s of shapes) {
    lesionsOf.set(
      s.placed.name,
      spec.bones.filter((l) => l.level === s.placed.name),
    );
  }
  const masses = spec.paraspinal.map((m) => ({
    mass: m,
    placed: shapeOf(m.level).placed,
    code: codeOf(m.content),
  }));

  const localV = (p: PlacedVertebra, y: number, z: number): number =>
    (y - p.y) * p.cos + (z - p.z) * p.sin;
  const localW = (p: PlacedVertebra, y: number, z: number): number =>
    -(y - p.y) * p.sin + (z - p.z) * p.cos;

  // Which vertebrae can be met at a height: bins of 2 mm.
  const bins = new Map<number, Bin>();
  const binOf = (z: number): Bin => {
    const key = Math.floor(z / 2);
    const known = bins.get(key);
    if (known !== undefined) return known;
    const near = shapes.filter((s) => {
      const p = s.placed;
      const corners = [s.minV, s.maxV].flatMap((v) =>
        [s.minW, s.maxW].map((w) => p.z + v * p.sin + w * p.cos),
      );
      return Math.min(...corners) < key * 2 + 2 && Math.max(...corners) > key * 2;
    });
    const discs = near.flatMap((s) => {
      const below = shapes[s.placed.index + 1];
      return below === undefined ? [] : [[s, below] as const];
    });
    const bin = { shapes: near, discs };
    bins.set(key, bin);
    return bin;
  };

  const regionDistance = (
    lesion: BoneLesion,
    shape: VertebraShape,
    u: number,
    v: number,
    w: number,
  ): number => {
    if (lesion.body === 'whole') return -1e9;
    const p = shape.placed;
    const h = p.height / 2;
    let best = 1e9;
    for (const r of lesion.body) {
      const x = (u / p.a - r.centre[0]) / r.radii[0];
      const y = (v / p.b - r.centre[1]) / r.radii[1];
      const z = (w / h - r.centre[2]) / r.radii[2];
      const rho = Math.sqrt(x * x + y * y + z * z);
      const size = Math.min(r.radii[0] * p.a, r.radii[1] * p.b, r.radii[2] * h);
      best = Math.min(
        best,
        (rho - 1) * size + 1.1 * noise(u * 0.22, v * 0.22, w * 0.22 + r.centre[0] * 7),
      );
    }
    return best;
  };
  const partLesionDistance = (
    lesion: BoneLesion,
    shape: VertebraShape,
    part: number,
    u: number,
    v: number,
    w: number,
  ): number => {
    if (part === BODY) return regionDistance(lesion, shape, u, v, w);
    const name = PARTS[part];
    return name !== undefined && lesion.parts.includes(name) ? -1e9 : 1e9;
  };

  const massDistance = (index: number, x: number, y: number, z: number): number => {
    const entry = masses[index];
    if (entry === undefined) return 1e9;
    const m: ParaspinalMass = entry.mass;
    const p = entry.placed;
    const u = (x - m.centre[0]) / m.radii[0];
    const v = (localV(p, y, z) - m.centre[1]) / m.radii[1];
    const w = (localW(p, y, z) - m.centre[2]) / m.radii[2];
    const size = Math.min(...m.radii);
    return (
      (Math.sqrt(u * u + v * v + w * w) - 1) * size +
      1.6 * noise(x * 0.12, y * 0.12, z * 0.12 + index * 9)
    );
  };

  const marrow = (p: PlacedVertebra, u: number, v: number, w: number, out: TissueSample): void => {
    const coarse = noise(u * 0.16 + p.index * 3.1, v * 0.16, w * 0.16);
    const fine = noise(u * 0.7, v * 0.7 + p.index * 5.3, w * 0.35);
    // More fat around the basivertebral vein and in the processes.
    const centre = Math.exp(-((v - 0.5 * p.b) ** 2 + w * w + u * u * 0.5) / 30);
    out.code = CODE.marrow;
    out.blend =
      255 *
      clamp(
        spec.marrowFat + 0.1 * coarse + 0.09 * fine + 0.1 * centre + (v > p.b ? 0.06 : 0),
        0.02,
        0.98,
      );
  };

  const hit: BoneHit = { distance: 0, part: 0 };
  const sampleBone = (
    shape: VertebraShape,
    part: number,
    distance: number,
    u: number,
    v: number,
    w: number,
    out: TissueSample,
  ): void => {
    const p = shape.placed;
    const lesions = lesionsOf.get(p.name) ?? [];
    let rim: number;
    if (part === BODY) {
      const rho2 = (u * u) / (p.a * p.a) + (v * v) / (p.b * p.b);
      const toPlate = Math.min(topOf(p, v, rho2) - w, w + bottomOf(p, v, rho2));
      rim = toPlate < -distance + 0.3 ? ENDPLATE : CORTEX;
    } else rim = CORTEX_BEHIND;
    const inCortex = distance > -rim;
    for (const lesion of lesions) {
      const d = partLesionDistance(lesion, shape, part, u, v, w);
      if (d < 0 && (!inCortex || lesion.breaksCortex)) {
        out.code = codeOf(lesion.content);
        const mottled =
          noise(u * 0.4, v * 0.4, w * 0.4) * 0.6 + noise(u * 1.1, v * 1.1, w * 1.1) * 0.4;
        out.blend = 255 * clamp(lesion.blend + lesion.variation * mottled, 0, 1);
        return;
      }
    }
    if (inCortex) {
      out.code = CODE.cortex;
      out.blend = 0;
      return;
    }
    if (
      part === BODY &&
      Math.abs(w) < 1.1 + 0.5 * noise(u, v, 3) &&
      v > 0.12 * p.b &&
      Math.abs(u) < 1.5 + 0.28 * v
    ) {
      out.code = CODE.vein;
      out.blend = 0;
      return;
    }
    marrow(p, u, v, w, out);
  };

  const sampleDisc = (
    upper: VertebraShape,
    lower: VertebraShape,
    x: number,
    y: number,
    z: number,
    out: TissueSample,
  ): boolean => {
    const p = upper.placed;
    const q = lower.placed;
    const v = localV(p, y, z);
    const w = localW(p, y, z);
    // In a lordosis the front of a disc is much taller than its middle.
    if (w > 2 || w < -p.height / 2 - 2 * p.discBelow - 4) return false;
    const vq = localV(q, y, z);
    const wq = localW(q, y, z);
    const a = (p.a + q.a) / 2 + 0.6;
    const b = (p.b + q.b) / 2 + 0.5;
    const mid = (v + vq) / 2;
    const rho2 = (x * x) / (a * a) + (mid * mid) / (b * b);
    const under = -bottomOf(p, v, rho2) - w;
    const over = wq - topOf(q, vq, rho2);
    // Bone is asked first; what its uneven surface leaves free is cartilage of the endplate, not a gap.
    if (under < -1.2 || over < -1.2) return false;
    const outline = footprintDistance(a, b, x, mid);
    if (outline > 0) return false;
    const r = 1 + outline / b;
    const disease = spec.discs.find((d) => d.below === p.name);
    if (disease !== undefined) {
      out.code = codeOf(disease.content);
      out.blend = 255 * clamp(disease.blend + 0.3 * noise(x * 0.3, y * 0.3, z * 0.3), 0, 1);
      return true;
    }
    const water = clamp(spec.discWater * (0.85 + 0.25 * noise(p.index * 1.7, 4, 8)), 0, 1);
    const edge = clamp((0.74 - r) / 0.26, 0, 1);
    const plate = clamp(Math.min(under, over) / 0.9, 0, 1);
    // The nucleus of an adult has a darker cleft at half height.
    const height = under + over;
    const cleft =
      height > 4.5
        ? 1 - 0.3 * Math.exp(-(((under - over) / 1.2) ** 2)) * clamp((0.55 - r) / 0.2, 0, 1)
        : 1;
    out.code = CODE.disc;
    out.blend = 255 * water * edge * plate * cleft * (0.9 + 0.1 * noise(x * 0.5, y * 0.5, z * 0.5));
    return true;
  };

  const sample = (
    x: number,
    y: number,
    z: number,
    inCanal: number,
    canalV: number,
    out: TissueSample,
  ): boolean => {
    const bin = binOf(z);
    let best = 1e9;
    let second = 1e9;
    let bestPart = 0;
    let bestShape: VertebraShape | null = null;
    let bestU = 0;
    let bestV = 0;
    let bestW = 0;
    for (const shape of bin.shapes) {
      if (Math.abs(x) > shape.reachU) continue;
      const p = shape.placed;
      const v = localV(p, y, z);
      if (v < shape.minV || v > shape.maxV) continue;
      const w = localW(p, y, z);
      if (w < shape.minW || w > shape.maxW) continue;
      shape.hit(x, v, w, hit);
      if (hit.distance < best) {
        second = best;
        best = hit.distance;
        bestPart = hit.part;
        bestShape = shape;
        bestU = x;
        bestV = v;
        bestW = w;
      } else if (hit.distance < second) second = hit.distance;
    }
    if (best < 2.5) best += 0.45 * noise(x * 0.23, y * 0.23, z * 0.23);
    // Joint spaces come first: where two vertebrae meet, the surfaces are half a millimetre apart at least.
    const isProcess = bestPart > BODY && Math.abs(x) > 5;
    if (isProcess && best < 0.6 && second < 0.6 && best > -1.2) {
      out.code = CODE.cartilage;
      out.blend = best > -0.4 ? 190 : 40;
      return true;
    }
    if (bestShape !== null && best < 0) {
      sampleBone(bestShape, bestPart, best, bestU, bestV, bestW, out);
      return true;
    }
    for (const [upper, lower] of bin.discs) {
      if (Math.abs(x) < upper.placed.a + 6 && canalV < 4 && sampleDisc(upper, lower, x, y, z, out))
        return true;
    }
    for (let i = 0; i < masses.length; i += 1) {
      const entry = masses[i];
      if (entry !== undefined && massDistance(i, x, y, z) < 0) {
        out.code = entry.code;
        out.blend = 255 * clamp(entry.mass.blend + 0.35 * noise(x * 0.3, y * 0.3, z * 0.3), 0, 1);
        return true;
      }
    }
    if (inCanal > 0 && canalV > 0 && bestShape !== null) {
      // It thins out towards the foramen; behind it lies a plane of fat.
      const thick = FLAVUM_THICKNESS[bestShape.placed.region] * smoothStep(0, 3, canalV);
      if (inCanal < thick) {
        out.code = CODE.flavum;
        out.blend = clamp(24 + 30 * noise(x * 0.5, y * 0.5, z * 0.5), 0, 255);
        return true;
      }
      if (inCanal < thick + 0.9) {
        out.code = CODE.fat;
        out.blend = 40;
        return true;
      }
    }
    // The posterior longitudinal ligament: a band, thickest in the midline.
    if (canalV < 0 && inCanal < 1.5 - 0.04 * x * x) {
      out.code = CODE.ligament;
      out.blend = 20;
      return true;
    }
    if (
      bestShape !== null &&
      bestPart === BODY &&
      best < 1 &&
      Math.abs(x) < 9 &&
      bestV < -0.6 * bestShape.placed.b
    ) {
      out.code = CODE.ligament;
      out.blend = 10;
      return true;
    }
    return sampleForamen(x, y, z, canalV, inCanal, out);
  };

  // Between two pedicles the foramen holds fat and the nerve with its ganglion, just under the upper pedicle.
  const sampleForamen = (
    x: number,
    y: number,
    z: number,
    canalV: number,
    inCanal: number,
    out: TissueSample,
  ): boolean => {
    if (canalV < -13 || canalV > 9 || Math.abs(x) > 34) return false;
    for (const shape of binOf(z).shapes) {
      const p = shape.placed;
      if (p.region === 'sacral') continue;
      const w = localW(p, y, z);
      const h = p.height / 2;
      const low = -h - p.discBelow - 3;
      if (w > h * 0.5 || w < low) continue;
      const v = localV(p, y, z);
      const ganglionW = p.region === 'thoracic' ? -h * 0.45 : -h * 0.55;
      const ganglionV = p.canalOffset - (p.region === 'cervical' ? 3 : 1.5);
      const ganglionU = p.canalWidth / 2 + 4.5;
      const du = Math.abs(x) - ganglionU;
      const along = clamp(du, -5, 26);
      const dv = v - ganglionV - (along > 0 ? -along * 0.25 : 0);
      const dw = w - ganglionW + (along > 0 ? along * 0.35 : along * -0.15);
      const thick = Math.abs(du) < 4 ? 2.6 : 1.5;
      const beyondEnd = du - along;
      if (dv * dv + dw * dw + beyondEnd * beyondEnd < thick * thick) {
        out.code = CODE.nerve;
        out.blend = 0;
        return true;
      }
      const fu = (Math.abs(x) - ganglionU + 1) / 8.5;
      const fv = (v - p.canalOffset + 1) / (0.55 * p.canalDepth);
      if (fu * fu + fv * fv < 1 + 0.25 * noise(x * 0.25, y * 0.25, z * 0.2) && inCanal < 14) {
        const vesselLike = noise(x * 0.5, y * 0.5, z * 0.3);
        out.code = CODE.fat;
        out.blend = vesselLike > 0.45 ? 150 : 12;
        return true;
      }
    }
    return false;
  };

  const lesionDistance = (index: number, x: number, y: number, z: number): number => {
    const lesion = spec.bones[index];
    if (lesion === undefined) return 1e9;
    const shape = shapeOf(lesion.level);
    const p = shape.placed;
    const v = localV(p, y, z);
    const w = localW(p, y, z);
    const bodyPart = Math.max(shape.bodyDistance(x, v, w), regionDistance(lesion, shape, x, v, w));
    let best = lesion.body !== 'whole' && lesion.body.length === 0 ? 1e9 : bodyPart;
    for (const part of lesion.parts) {
      best = Math.min(best, shape.partDistance(PARTS.indexOf(part), x, v, w));
    }
    return best;
  };
  const bodyDistance = (x: number, y: number, z: number): number =>
    Math.min(
      1e3,
      ...binOf(z).shapes.map((s) =>
        s.bodyDistance(x, localV(s.placed, y, z), localW(s.placed, y, z)),
      ),
    );
  const boneDistance = (x: number, y: number, z: number): number => {
    let best = 1e3;
    for (const s of binOf(z).shapes) {
      s.hit(x, localV(s.placed, y, z), localW(s.placed, y, z), hit);
      best = Math.min(best, hit.distance);
    }
    return best;
  };
  return { shapes, sample, bodyDistance, boneDistance, lesionDistance, massDistance };
}
