import {
  intersect,
  largestOutline,
  offset,
  regionArea,
  subtract,
  toRegion,
  union,
  type Region,
} from '../../../geometry/boolean.ts';
import type { PlanePoint, PlanePolygon } from '../../../geometry/spaces.ts';
import type { EsccGrade } from '../escc.ts';
import type { EsccReference, EsccSliceInput, EsccTumour } from '../slice-input.ts';
import { createRandom, type Random } from './random.ts';

/**
 * Slices whose grade is known because they were built for it: the tumour is let come so near, the cord flattened by so
 * much, and all of it well clear of every tolerance. Nothing here knows how a grade is found. Unit: mm.
 */
export interface Scene {
  readonly truth: EsccGrade;
  readonly family: SceneFamily;
  readonly input: EsccSliceInput;
}

/** From where the tumour comes, or what is unusual about the spine. */
export const SCENE_FAMILIES = [
  'ventral', 'ventrolateral', 'lateral', 'dorsal', 'foraminal', 'circumferential',
  'two-lesions', 'narrow-canal', 'scoliosis', 'postoperative',
] as const; // prettier-ignore
/** One of them. */
export type SceneFamily = (typeof SCENE_FAMILIES)[number];

/** The ways to be of a grade: 2 by compression or by displacement. */
export const SCENE_BUILDS = ['0', '1a', '1b', '1c', '2', '2-displaced', '3'] as const;
type Build = (typeof SCENE_BUILDS)[number];

type Vector = readonly [number, number];

const point = (x: number, y: number): PlanePoint => [x, y] as const as PlanePoint;
const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1];
const across = ([x, y]: Vector): Vector => [-y, x];

const oval = (width: number, height: number, count = 96): PlanePolygon =>
  Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count;
    return point((width / 2) * Math.cos(angle), (height / 2) * Math.sin(angle));
  });

/** How far an outline reaches in a direction. */
const reach = (outline: PlanePolygon, u: Vector): number =>
  outline.reduce((most, p) => Math.max(most, dot(p, u)), -Infinity);

/** All that lies beyond a distance in a direction, no further to the sides than `half`. */
function beyond(u: Vector, from: number, half: number, to = 60): Region {
  const v = across(u);
  const corner = (along: number, side: number): PlanePoint =>
    point(u[0] * along + v[0] * side, u[1] * along + v[1] * side);
  return toRegion([[corner(from, -half), corner(to, -half), corner(to, half), corner(from, half)]]);
}

/** An outline pressed flat along a direction, its far side kept, and a little wider for it. */
function flattened(outline: PlanePolygon, u: Vector, byMm: number): PlanePolygon {
  const v = across(u);
  const far = -reach(outline, [-u[0], -u[1]]);
  const size = reach(outline, u) - far;
  const share = (size - byMm) / size;
  return outline.map((p) => {
    const along = far + (dot(p, u) - far) * share;
    const side = dot(p, v) * 1.04;
    return point(u[0] * along + v[0] * side, u[1] * along + v[1] * side);
  });
}

const moved = (outline: PlanePolygon, [dx, dy]: Vector): PlanePolygon =>
  outline.map(([x, y]) => point(x + dx, y + dy));

const joinedOutline = (a: PlanePolygon, b: PlanePolygon): PlanePolygon =>
  largestOutline(union(toRegion([a]), toRegion([b])));

interface Anatomy {
  readonly cord: PlanePolygon;
  readonly sac: PlanePolygon;
  readonly canal: PlanePolygon;
}

function anatomyOf(random: Random, family: SceneFamily, t: number): Anatomy {
  const cordWidth = random.between(8.4, 10);
  const cordHeight = random.between(6.4, 7.6);
  // A sac deep enough to be dented by more than t and still be more than t away from the cord.
  const room = 2 * t + random.between(0.95, 1.4);
  const sacWidth = cordWidth + 2 * room;
  const sacHeight = cordHeight + 2 * room;
  const fat = family === 'narrow-canal' ? random.between(0.7, 1) : random.between(1.6, 2.4);
  return {
    cord: oval(cordWidth, cordHeight),
    sac: oval(sacWidth, sacHeight),
    canal: oval(sacWidth + 2 * fat, sacHeight + 2 * fat),
  };
}

const degrees = (angle: number): Vector => [
  Math.cos((angle * Math.PI) / 180),
  Math.sin((angle * Math.PI) / 180),
];

/** 0 is the patient's left, 90 the back. */
function directionOf(random: Random, family: SceneFamily): Vector {
  const side = random.pick([-1, 1]);
  switch (family) {
    case 'ventrolateral':
      return degrees(-90 + side * random.between(25, 60));
    case 'lateral':
    case 'foraminal':
      return degrees(90 + side * (90 + random.between(-12, 12)));
    case 'dorsal':
      return degrees(90 + random.between(-15, 15));
    case 'circumferential':
    case 'narrow-canal':
      return degrees(random.between(0, 360));
    case 'ventral':
    case 'two-lesions':
    case 'scoliosis':
    case 'postoperative':
      return degrees(-90 + random.between(-15, 15));
  }
}

/** A slice of a family, built for a grade. Space: as lying in a patient, away from 0. */
export function buildScene(seed: number, family: SceneFamily, build: Build): Scene {
  const random = createRandom(seed);
  const pixelMm = random.pick([0.5, 0.6, 0.7, 0.8]);
  const t = Math.max(1, 1.5 * pixelMm);
  const own = anatomyOf(random, family, t);
  const u = directionOf(random, family);
  const isAround = family === 'circumferential';
  const shape = shapesOf(random, own, u, t, build, isAround);
  const canal =
    family === 'postoperative'
      ? joinedOutline(
          own.canal,
          moved(oval(reach(own.canal, [1, 0]) * 1.3, 9), [0, reach(own.canal, [0, 1]) - 1]),
        )
      : own.canal;
  const within = (region: Region): Region => intersect(region, toRegion([canal]));
  const half = random.between(3.6, 5.5);
  const inCanal =
    isAround && build !== '0'
      ? subtract(toRegion([canal]), offset(toRegion([shape.sac]), 0.05))
      : build === '0'
        ? []
        : subtract(
            within(beyond(u, shape.front, build === '3' ? 60 : half)),
            toRegion([shape.sac]),
          );
  const foraminal =
    family === 'foraminal' && build !== '0'
      ? subtract(
          beyond(u, reach(canal, u) - 1.5, 3, reach(canal, u) + random.between(4, 9)),
          toRegion([shape.sac]),
        )
      : [];
  const second =
    family === 'two-lesions' && build !== '0' ? secondPiece(random, u, canal, shape.sac) : [];
  const body = subtract(
    beyond(u, reach(canal, u) + 0.3, 9, reach(canal, u) + 14),
    offset(toRegion([canal]), 0.3),
  );
  const tumour: readonly EsccTumour[] = [
    ...tumourOutlines(
      random,
      union(union(inCanal, foraminal), second),
      canal,
      isAround && build !== '0',
    ),
    ...(build === '0' || random.chance(0.6) ? tagged('bone', body) : []),
  ];
  const reference: EsccReference = { sac: own.sac, cord: own.cord, canal: own.canal };
  const turn = family === 'scoliosis' ? random.between(-14, 14) : 0;
  const input: EsccSliceInput = {
    tumour,
    sac: shape.sac,
    cord: shape.cord,
    canal,
    csf: [],
    references: [reference, reference].map((one) =>
      mapReference(one, (p) => turned(p, turn * random.between(0.4, 1))),
    ),
    pixelMm,
    tiltDeg: family === 'scoliosis' ? random.between(5, 18) : 0,
    answers: {},
    belowConus: false,
    ctMyelogram: false,
  };
  const [dx, dy] = [random.between(-40, 40), random.between(-60, 60)];
  return {
    truth: build === '2-displaced' ? '2' : build,
    family,
    input: mapScene(input, (outline) => moved(outline, [dx, dy])),
  };
}

interface Shapes {
  readonly sac: PlanePolygon;
  readonly cord: PlanePolygon;
  /** Where the tumour ends in its direction. */
  readonly front: number;
}

function shapesOf(
  random: Random,
  { cord, sac }: Anatomy,
  u: Vector,
  t: number,
  build: Build,
  isAround: boolean,
): Shapes {
  const cordFront = reach(cord, u);
  const sacFront = reach(sac, u);
  const half = random.between(3.8, 6);
  const cutTo = (outline: PlanePolygon, front: number, around: PlanePolygon): PlanePolygon =>
    joinedOutline(
      largestOutline(subtract(toRegion([outline]), beyond(u, front, half))),
      largestOutline(offset(toRegion([around]), 0.1)),
    );
  switch (build) {
    case '0':
      return { sac, cord, front: Infinity };
    case '1a':
      return { sac, cord, front: sacFront - random.between(-0.1, 0.3) };
    case '1b': {
      const front = random.between(cordFront + t + 0.4, sacFront - t - 0.4);
      const all = isAround ? largestOutline(offset(toRegion([sac]), front - sacFront)) : sac;
      return { sac: cutTo(all, front, cord), cord, front };
    }
    case '1c': {
      const front = cordFront + random.between(0.2, t - 0.45);
      return { sac: cutTo(sac, front, cord), cord, front };
    }
    case '2': {
      const flat = flattened(cord, u, random.between(t + 0.5, t + 1.6));
      const front = reach(flat, u) + random.between(0.2, 0.5);
      return { sac: cutTo(sac, front, flat), cord: flat, front };
    }
    case '2-displaced': {
      const shift = Math.max(1.5, t * 1.34) + random.between(0.5, 0.8);
      const away = moved(cord, [-u[0] * shift, -u[1] * shift]);
      const front = reach(away, u) + random.between(0.2, 0.5);
      return { sac: cutTo(sac, front, away), cord: away, front };
    }
    case '3': {
      const flat = flattened(cord, u, random.between(t + 0.5, t + 1.6));
      const rim = random.between(0.2, 0.42);
      return {
        sac: largestOutline(offset(toRegion([flat]), rim)),
        cord: flat,
        front: isAround ? -Infinity : reach(flat, u) - random.between(1, 3),
      };
    }
  }
}

/** A smaller piece elsewhere in the canal that touches the sac at most. */
function secondPiece(random: Random, u: Vector, canal: PlanePolygon, sac: PlanePolygon): Region {
  const angle =
    (Math.atan2(u[1], u[0]) * 180) / Math.PI + random.pick([-1, 1]) * random.between(80, 150);
  const w = degrees(angle);
  const piece = subtract(
    intersect(
      beyond(w, reach(canal, w) - random.between(1.4, 2.2), random.between(2, 3.5)),
      toRegion([canal]),
    ),
    offset(toRegion([sac]), 0.1),
  );
  return regionArea(piece) < 4.5 ? [] : piece;
}

const tagged = (kind: EsccTumour['kind'], region: Region): readonly EsccTumour[] =>
  region.map((polygon) => ({ kind, polygon }));

/** Tumour all round has a hole, which no outline has: it is drawn over the sac, or as two halves. */
function tumourOutlines(
  random: Random,
  region: Region,
  canal: PlanePolygon,
  isAround: boolean,
): readonly EsccTumour[] {
  if (!isAround) return tagged('epidural', region);
  if (random.chance(0.5)) return tagged('epidural', toRegion([canal]));
  return [0, 180].flatMap((angle) =>
    tagged('epidural', intersect(region, beyond(degrees(angle), 0, 60))),
  );
}

/** The scene with every outline changed, references too. */
export const mapScene = (
  input: EsccSliceInput,
  change: (outline: PlanePolygon) => PlanePolygon,
): EsccSliceInput => {
  const some = (outline: PlanePolygon | null): PlanePolygon | null => outline && change(outline);
  return {
    ...input,
    tumour: input.tumour.map(({ kind, polygon }) => ({ kind, polygon: change(polygon) })),
    sac: some(input.sac),
    cord: some(input.cord),
    canal: some(input.canal),
    csf: input.csf.map(change),
    references: input.references.map((one) => mapReference(one, change)),
  };
};

/** A reference with every outline changed. */
export const mapReference = (
  { sac, cord, canal }: EsccReference,
  change: (outline: PlanePolygon) => PlanePolygon,
): EsccReference => ({
  sac: sac && change(sac),
  cord: cord && change(cord),
  canal: canal && change(canal),
});

const turned = (outline: PlanePolygon, angle: number): PlanePolygon => {
  const [cos, sin] = degrees(angle);
  return outline.map(([x, y]) => point(x * cos - y * sin, x * sin + y * cos));
};

/** Scenes in a fixed order: every family at every grade, again and again with other sizes. */
export const scenes = (count: number, seed: number): readonly Scene[] =>
  Array.from({ length: count }, (_, i) =>
    buildScene(
      seed + 7919 * i,
      SCENE_FAMILIES[i % SCENE_FAMILIES.length] ?? 'ventral',
      SCENE_BUILDS[Math.floor(i / SCENE_FAMILIES.length) % SCENE_BUILDS.length] ?? '0',
    ),
  );
