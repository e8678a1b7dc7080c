import { createNoiseField } from '../numeric/noise-field.ts';
import { clamp } from '../numeric/smooth.ts';
import { codeOf, type TissueName } from '../physics/tissues.ts';
import { createCanal, type Canal, type CanalPlace, type CanalSection } from './canal.ts';
import { createBoneSampler, type BoneSampler } from './bone-sampler.ts';
import { createSoftTissue } from './soft-tissue.ts';
import type { PhantomSpec, TissueSample } from './phantom-spec.ts';
import { placeVertebrae, type PlacedVertebra } from './spine-chain.ts';
import { listDimensions } from './vertebra-dimensions.ts';

/** A patient: what lies at each point. Space/unit: LPS, mm. */
export interface Phantom {
  readonly spec: PhantomSpec;
  readonly vertebrae: readonly PlacedVertebra[];
  readonly canal: Canal;
  readonly bones: BoneSampler;
  /** Place of the midline at a height. */
  midlineX(z: number): number;
  sample(x: number, y: number, z: number, out: TissueSample): void;
  /** Whether a point lies where only chest, abdomen or air is, so that fewer samples do. */
  isFarFromSpine(x: number, y: number, z: number): boolean;
}

const CODE = {
  csf: codeOf('csf'),
  flow: codeOf('flow'),
  cord: codeOf('cord'),
  cordOedema: codeOf('cordOedema'),
  dura: codeOf('dura'),
  epiduralFat: codeOf('epiduralFat'),
  nerve: codeOf('nerve'),
  neoplasm: codeOf('neoplasm'),
  tumour: codeOf('tumour'),
  marrow: codeOf('marrow'),
} as const;

/** Half the drawn thickness of the dura. Unit: mm; the real membrane is about 0.3 mm thick. */
const DURA = 0.2;
/** Half the thickness of a root of the cauda equina. Unit: mm. */
const ROOT_RADIUS = 0.6;

/** Builds a patient from its description. */
export function createPhantom(spec: PhantomSpec): Phantom {
  const dimensions = listDimensions(spec.stature, spec.transitional);
  const vertebrae = placeVertebrae(dimensions, spec.column, spec.anchor);
  const conusLevel = vertebrae.find((v) => v.name === spec.conus.level);
  if (conusLevel === undefined) throw new Error(`The spine has no ${spec.conus.level}.`);
  const canal = createCanal(vertebrae, {
    conusZ: conusLevel.canalZ + spec.conus.offsetMm,
    disease: spec.canal,
    cordBiasMm: spec.cordBiasMm,
    sacRoomMm: spec.sacRoomMm,
  });
  const noise = createNoiseField(`${spec.seed}/texture`);
  const bones = createBoneSampler(spec, vertebrae, noise);
  const soft = createSoftTissue(spec, vertebrae, noise);
  const place: CanalPlace = { u: 0, v: 0, z: 0 };
  // Higher up the canal has become the brain stem.
  const brainstemZ = canal.levelZ('C2') + 46;
  const calm: CanalPlace = { u: 0, v: 0, z: 0 };
  const section = {} as CanalSection;
  const midlineX = (z: number): number => spec.sway * Math.sin(z / 68 + 0.7);
  const contentCodes = spec.canal.fronts.map((f): number =>
    codeOf((f.content === 'bone' ? 'cortex' : f.content) satisfies TissueName),
  );

  const sampleCanal = (
    u: number,
    v: number,
    depthInCanal: number,
    x: number,
    y: number,
    z: number,
    out: TissueSample,
  ): void => {
    const sac = canal.sacDistance(section, u, v, true);
    if (sac < DURA) {
      if (sac > -DURA) {
        out.code = CODE.dura;
        out.blend = 0;
        return;
      }
      const cord = section.cordU > 0.3 ? canal.cordDistance(section, u, v, true) : 1e9;
      for (let i = 0; i < spec.canal.masses.length; i += 1) {
        const mass = spec.canal.masses[i];
        if (mass === undefined || canal.massDistance(i, section, u, v) > 0) continue;
        if (mass.kind === 'extramedullary' && cord < 0) continue;
        if (mass.kind === 'intramedullary' && cord > 0) continue;
        out.code = mass.kind === 'extramedullary' ? CODE.neoplasm : CODE.tumour;
        out.blend = clamp(40 + 60 * noise(x * 0.5, y * 0.5, z * 0.5), 0, 255);
        return;
      }
      if (cord < 0) {
        const oedema = canal.oedema(section.z);
        if (oedema > 0.02 && cord < -0.6) {
          out.code = CODE.cordOedema;
          out.blend = 255 * oedema * clamp(-cord / 1.6, 0, 1);
          return;
        }
        out.code = CODE.cord;
        out.blend =
          255 *
          greyMatter(
            u / section.cordU,
            (v - section.sacOffset - section.cordOffset) / section.cordV,
          );
        return;
      }
      out.code = CODE.csf;
      out.blend = 0;
      if (section.z < canal.conusTipZ + 45) {
        const roots = canal.roots(section);
        for (let i = 0; i < roots.length; i += 2) {
          const du = u - (roots[i] ?? 0);
          const dv = v - (roots[i + 1] ?? 0);
          if (du * du + dv * dv < ROOT_RADIUS * ROOT_RADIUS) {
            out.code = CODE.nerve;
            return;
          }
        }
      }
      return;
    }
    for (let i = 0; i < contentCodes.length; i += 1) {
      const inside = canal.epiduralDistance(section, u, v, i);
      if (inside < 0) {
        // A fragment of bone is marrow under cortex.
        if (spec.canal.fronts[i]?.content === 'bone' && inside < -0.8) {
          out.code = CODE.marrow;
          out.blend = 255 * spec.marrowFat;
          return;
        }
        out.code = contentCodes[i] ?? CODE.tumour;
        const mottled = 50 + 70 * noise(x * 0.35, y * 0.35, z * 0.35);
        const centre =
          spec.canal.fronts[i]?.content === 'abscess'
            ? clamp(-depthInCanal * 150, 0, 255)
            : mottled;
        out.blend = clamp(centre, 0, 255);
        return;
      }
    }
    out.code = CODE.epiduralFat;
    // The veins of the plexus lie in front and to the sides.
    const vein = v < 0 && Math.abs(u) > 2.5 ? 0.55 + 0.4 * noise(x * 0.6, y * 0.6, z * 0.25) : 0.06;
    out.blend = clamp(255 * vein, 0, 255);
  };

  const sample = (px: number, y: number, z: number, out: TissueSample): void => {
    const x = px - midlineX(z);
    canal.locateCalm(y, z, calm);
    const depth = soft.depth(x, calm.v, calm.z);
    if (depth < 0) {
      out.code = 0;
      out.blend = 0;
      return;
    }
    if (soft.cover(x, y, z, depth, calm.v, calm.z, out)) return;
    if (soft.isVertebralArtery(x, calm.v, calm.z)) {
      out.code = CODE.flow;
      out.blend = 0;
      return;
    }
    canal.locate(y, z, place);
    const v = place.v;
    if (Math.abs(x) < 24 && v > -14 && v < 16 && place.z < brainstemZ) {
      canal.section(place.z, section);
      const inCanal = canal.canalDistance(section, x, v);
      if (inCanal < 0) {
        sampleCanal(x, v, inCanal, x, y, z, out);
        return;
      }
      if (bones.sample(x, y, z, inCanal, v, out)) return;
    } else if (bones.sample(x, y, z, 99, v, out)) return;
    soft.sample(x, y, z, depth, calm.v, calm.z, out);
  };
  const isFarFromSpine = (x: number, y: number, z: number): boolean => {
    if (Math.abs(x - midlineX(z)) > 46) return true;
    canal.locateCalm(y, z, calm);
    return calm.v < -62 || calm.v > 75;
  };
  return { spec, vertebrae, canal, bones, midlineX, sample, isFarFromSpine };
}

/** How grey the cord is at a place of its section (both axes from -1 to 1): two horns joined by a bar. */
function greyMatter(u: number, v: number): number {
  const au = Math.abs(u);
  const horn = Math.abs(au - 0.36 - 0.1 * v * v * Math.sign(v));
  const inHorn = Math.abs(v) < 0.58 ? clamp((0.17 + (v < 0 ? 0.06 : -0.02) - horn) * 9, 0, 1) : 0;
  const inBar = au < 0.4 ? clamp((0.14 - Math.abs(v)) * 9, 0, 1) : 0;
  return Math.max(inHorn, inBar);
}
