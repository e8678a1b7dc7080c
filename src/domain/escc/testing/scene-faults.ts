import {
  intersect,
  largestOutline,
  offset,
  open,
  regionArea,
  subtract,
  toRegion,
  union,
  type Region,
} from '../../../geometry/boolean.ts';
import { centroid, isInside, resample, translate } from '../../../geometry/polygon.ts';
import type { PlanePoint, PlanePolygon } from '../../../geometry/spaces.ts';
import type { EsccReference, EsccSliceInput, EsccTumour } from '../slice-input.ts';
import type { Random } from './random.ts';
import { mapReference, mapScene } from './scenes.ts';

/** One thing left out or drawn carelessly. What it means stays true: the grade is that of the scene. */
export type SceneFault = (input: EsccSliceInput, random: Random) => EsccSliceInput;

const scaled = (outline: PlanePolygon, share: number): PlanePolygon => {
  const [x, y] = centroid(outline);
  return outline.map(
    ([px, py]) => [x + (px - x) * share, y + (py - y) * share] as const as PlanePoint,
  );
};

const references = (
  input: EsccSliceInput,
  change: (one: EsccReference, index: number) => EsccReference,
): EsccSliceInput => ({ ...input, references: input.references.map(change) });

const areaOf = (tumour: readonly EsccTumour[], kinds: readonly EsccTumour['kind'][]): Region =>
  toRegion(tumour.filter(({ kind }) => kinds.includes(kind)).map(({ polygon }) => polygon));

const retagged = (input: EsccSliceInput, kind: EsccTumour['kind']): EsccSliceInput => ({
  ...input,
  tumour: input.tumour.map(({ polygon }) => ({ kind, polygon })),
});

/** The tumour of bone and canal as one outline, as a reader would draw one mass. */
const merged = (input: EsccSliceInput, kind: EsccTumour['kind']): EsccSliceInput => {
  const bridged = offset(
    offset(areaOf(input.tumour, ['bone', 'epidural', 'paraspinal']), 0.5),
    -0.5,
  );
  const outlines = input.sac === null ? bridged : subtract(bridged, toRegion([input.sac]));
  const holes = outlines.some(
    (ring, i) =>
      i > 0 && outlines.some((other) => other !== ring && ring.every((p) => isInside(other, p))),
  );
  return holes
    ? retagged(input, kind)
    : { ...input, tumour: outlines.map((polygon) => ({ kind, polygon })) };
};

const withoutCanal = (input: EsccSliceInput): EsccSliceInput => ({ ...input, canal: null });
const withoutReferenceCanals = (input: EsccSliceInput): EsccSliceInput =>
  references(input, (one) => ({ ...one, canal: null }));

/** The tumour in the canal drawn a little into the sac, or the sac into the tumour: the outlines overlap either way. */
const overlapping =
  (by: 'sac' | 'tumour'): SceneFault =>
  (input, random) => {
    const mm = random.between(0.55 * input.pixelMm, Math.max(1, 2 * input.pixelMm) - 0.12);
    const { sac, cord } = input;
    if (sac === null || cord === null) return input;
    const inCanal = areaOf(input.tumour, ['epidural']);
    if (inCanal.length === 0) return input;
    if (by === 'sac') {
      const nearTumour = intersect(offset(toRegion([sac]), mm), inCanal);
      return { ...input, sac: largestOutline(union(toRegion([sac]), nearTumour)) };
    }
    const intoSac = subtract(intersect(offset(inCanal, mm), toRegion([sac])), toRegion([cord]));
    return {
      ...input,
      tumour: input.tumour.map(({ kind, polygon }) => ({
        kind,
        polygon:
          kind === 'epidural'
            ? largestOutline(
                union(
                  toRegion([polygon]),
                  intersect(intoSac, offset(toRegion([polygon]), mm + 0.01)),
                ),
              )
            : polygon,
      })),
    };
  };

/** The wall of the canal drawn where the tumour begins. */
const canalToTumour = (input: EsccSliceInput): EsccSliceInput => {
  if (input.canal === null || input.sac === null) return input;
  const left = subtract(toRegion([input.canal]), areaOf(input.tumour, ['epidural']));
  const canal = largestOutline(open(left, 0.15));
  return canal.length < 3 ? input : { ...input, canal };
};

/** One line drawn outwards over a stretch, as a hand slips. */
const slipped = (outline: PlanePolygon, mm: number, random: Random): PlanePolygon => {
  const [x, y] = centroid(outline);
  const at = random.between(0, 2 * Math.PI);
  return resample(outline, 0.4).map(([px, py]) => {
    const off = Math.abs(
      Math.atan2(
        Math.sin(Math.atan2(py - y, px - x) - at),
        Math.cos(Math.atan2(py - y, px - x) - at),
      ),
    );
    const size = Math.hypot(px - x, py - y);
    const out =
      size === 0 ? 0 : (mm * Math.max(0, Math.cos(Math.min(off * 1.5, Math.PI / 2)))) / size;
    return [px + (px - x) * out, py + (py - y) * out] as const as PlanePoint;
  });
};

/** Everything in which a reader may be sparing or careless, each by itself. */
export const SCENE_FAULTS = {
  none: (input) => input,
  'no canal': withoutCanal,
  'no canal on the references': withoutReferenceCanals,
  'no canal at all': (input) => withoutReferenceCanals(withoutCanal(input)),
  'one reference': (input) => ({ ...input, references: input.references.slice(0, 1) }),
  'one reference, no canal': (input) =>
    withoutReferenceCanals(withoutCanal({ ...input, references: input.references.slice(0, 1) })),
  'no references': (input) => ({ ...input, references: [] }),
  'references without cord': (input) => references(input, (one) => ({ ...one, cord: null })),
  'references without sac': (input) => references(input, (one) => ({ ...one, sac: null })),
  'no cord': (input) => ({ ...input, cord: null }),
  'no sac': (input) => ({ ...input, sac: null }),
  'no sac, no canal': (input) => ({ ...input, sac: null, canal: null }),
  'tagged bone': (input) => retagged(input, 'bone'),
  'tagged paraspinal': (input) => retagged(input, 'paraspinal'),
  'one bone outline': (input) => merged(input, 'bone'),
  'one bone outline, no canal': (input) => withoutCanal(merged(input, 'bone')),
  'one bone outline, no canal at all': (input) =>
    withoutReferenceCanals(withoutCanal(merged(input, 'bone'))),
  'one paraspinal outline, no canal': (input) => withoutCanal(merged(input, 'paraspinal')),
  'bone outline and an epidural piece': (input, random) => {
    const { canal, sac } = input;
    const bone = merged(input, 'bone');
    if (canal === null || sac === null) return bone;
    const [x, y] = centroid(canal);
    const side = random.pick([-1, 1]);
    const reach = Math.max(...canal.map((p) => (p[0] - x) * side));
    const box = [
      [-0.3, -1.1],
      [1.2, -1.1],
      [1.2, 1.1],
      [-0.3, 1.1],
    ].map(([dx = 0, dy = 0]) => [x + side * (reach - 1 + dx), y + dy] as const as PlanePoint);
    const piece = subtract(toRegion([box]), union(toRegion([sac]), areaOf(bone.tumour, ['bone'])));
    return {
      ...bone,
      tumour: [...bone.tumour, ...piece.map((polygon) => ({ kind: 'epidural' as const, polygon }))],
    };
  },
  'sac drawn into the tumour': overlapping('sac'),
  'tumour drawn into the sac': overlapping('tumour'),
  'sac drawn too wide all round': (input, random) => {
    const mm = random.between(0.5, Math.max(1, 2 * input.pixelMm) - 0.1);
    return { ...input, sac: input.sac && largestOutline(offset(toRegion([input.sac]), mm)) };
  },
  'tumour drawn short of the sac': (input, random) => {
    const mm = random.between(0.5, 1.2);
    const keepOff = input.sac === null ? [] : offset(toRegion([input.sac]), mm);
    const tumour = input.tumour.flatMap(({ kind, polygon }) =>
      subtract(toRegion([polygon]), keepOff)
        .filter((ring) => regionArea([ring]) > 0)
        .map((ring) => ({ kind, polygon: ring })),
    );
    return tumour.some(({ kind }) => kind === 'epidural') ? { ...input, tumour } : input;
  },
  'narrow references': (input, random) => {
    const share = random.between(0.76, 0.87);
    return references(input, (one) => ({ ...one, sac: one.sac && scaled(one.sac, share) }));
  },
  'one narrow reference': (input, random) => {
    const share = random.between(0.76, 0.87);
    return references(input, (one, i) =>
      i === 0 ? { ...one, sac: one.sac && scaled(one.sac, share) } : one,
    );
  },
  'wide references': (input, random) => {
    const share = random.between(1.15, 1.3);
    return references(input, (one) => mapReference(one, (outline) => scaled(outline, share)));
  },
  'one wide reference': (input, random) => {
    const share = random.between(1.15, 1.3);
    return references(input, (one, i) =>
      i === 0 ? { ...one, sac: one.sac && scaled(one.sac, share) } : one,
    );
  },
  'narrow reference cords': (input, random) => {
    const share = random.between(0.8, 0.88);
    return references(input, (one) => ({ ...one, cord: one.cord && scaled(one.cord, share) }));
  },
  'csf drawn as the sac': (input) => ({ ...input, csf: input.sac === null ? [] : [input.sac] }),
  'csf drawn as the sac, by hand': (input, random) => ({
    ...input,
    csf: input.sac === null ? [] : [scaled(input.sac, 1 - random.between(0, 0.02))],
  }),
  'canal drawn to the tumour': canalToTumour,
  'canal drawn to the tumour, tagged bone': (input) => merged(canalToTumour(input), 'bone'),
  'canal drawn to the tumour on one reference': (input) =>
    canalToTumour({ ...input, references: input.references.slice(0, 1) }),
  'cord slips out of the sac': (input, random) => ({
    ...input,
    cord: input.cord && slipped(input.cord, random.between(0.3, 0.5), random),
  }),
  'sac slips out of the canal': (input, random) => {
    const { canal, sac } = input;
    if (canal === null || sac === null) return input;
    return {
      ...input,
      canal: largestOutline(
        subtract(
          toRegion([canal]),
          offset(
            subtract(toRegion([canal]), offset(toRegion([sac]), 0.01)),
            random.between(0.3, 0.8),
          ),
        ),
      ),
    };
  },
  'sac and cord as one shift': (input) => input,
} as const satisfies Readonly<Record<string, SceneFault>>;

/** One of them. */
export type SceneFaultName = keyof typeof SCENE_FAULTS;

/** Every name, in a fixed order. */
export const SCENE_FAULT_NAMES = Object.keys(SCENE_FAULTS) as readonly SceneFaultName[];

const WAVES = [2, 3, 4, 5, 6, 7, 8] as const;

/** A hand's noise: every line a smooth wave about itself, its root mean square as given. */
export function drawnByHand(input: EsccSliceInput, rmsMm: number, random: Random): EsccSliceInput {
  return mapScene(input, (outline) => waved(outline, rmsMm, random));
}

function waved(outline: PlanePolygon, rmsMm: number, random: Random): PlanePolygon {
  const points = resample(outline, 0.6);
  const waves = WAVES.map((k) => ({
    k,
    size: random.between(-1, 1),
    phase: random.between(0, 2 * Math.PI),
  }));
  const total = Math.sqrt(waves.reduce((sum, { size }) => sum + (size * size) / 2, 0));
  const wave = (share: number): number =>
    waves.reduce(
      (sum, { k, size, phase }) => sum + size * Math.sin(2 * Math.PI * k * share + phase),
      0,
    ) / total;
  const drawn = points.map((p, i) => {
    const before = points.at(i - 1) ?? p;
    const after = points[(i + 1) % points.length] ?? p;
    const [tx, ty] = [after[0] - before[0], after[1] - before[1]];
    const length = Math.hypot(tx, ty) || 1;
    const off = rmsMm * wave(i / points.length);
    return [p[0] + (off * ty) / length, p[1] - (off * tx) / length] as const as PlanePoint;
  });
  // At a sharp corner the wave may cross itself, which no editor lets a reader keep.
  return largestOutline(union(toRegion([drawn]), []));
}

/** References as they vary along a spine: each a few percent larger or smaller than the slice would be. */
export const withVariedReferences = (
  input: EsccSliceInput,
  share: number,
  random: Random,
): EsccSliceInput =>
  references(input, (one) => {
    const by = 1 + random.between(-share, share);
    const centre = one.canal === null ? null : centroid(one.canal);
    return mapReference(one, (outline) => {
      if (centre === null) return scaled(outline, by);
      const own = centroid(outline);
      return translate(
        scaled(outline, by),
        (own[0] - centre[0]) * (by - 1),
        (own[1] - centre[1]) * (by - 1),
      );
    });
  });
