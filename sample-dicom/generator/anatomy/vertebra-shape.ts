import { smoothMax, smoothMin } from '../numeric/smooth.ts';
import { bottomOf, POSTERIOR_WALL, topOf, type PlacedVertebra } from './spine-chain.ts';

/** The parts of a vertebra. Right and left are the patient's; ribs belong to their vertebra here. */
export const PARTS = [
  'none',
  'body',
  'pedicle-right', 'pedicle-left',
  'superior-facet-right', 'superior-facet-left',
  'inferior-facet-right', 'inferior-facet-left',
  'lamina-right', 'lamina-left',
  'spinous',
  'transverse-right', 'transverse-left',
  'rib-right', 'rib-left',
] as const; // prettier-ignore

export type Part = (typeof PARTS)[number];

/** Index of a right-sided part; the left one follows. */
const PEDICLE = 2;
const SUPERIOR = 4;
const INFERIOR = 6;
const LAMINA = 8;
const SPINOUS = 10;
const TRANSVERSE = 11;
const RIB = 13;

/** Answer of a query, reused to spare the garbage collector in the innermost loop. */
export interface BoneHit {
  /** Signed distance to the nearest surface, negative inside. Unit: mm, exact only near the surface. */
  distance: number;
  /** Index into PARTS of the part that is nearest. */
  part: number;
}

interface Capsule {
  readonly part: number;
  readonly ax: number;
  readonly ay: number;
  readonly az: number;
  readonly bx: number;
  readonly by: number;
  readonly bz: number;
  readonly radiusA: number;
  readonly radiusB: number;
  /** Stretch along w: 2 makes the section twice as high as deep; likewise along u. */
  readonly tall: number;
  readonly wide: number;
}

/** The surface of one vertebra in its own axes. */
export interface VertebraShape {
  readonly placed: PlacedVertebra;
  /** Limits of all parts in local axes: u is symmetric. */
  readonly reachU: number;
  readonly minV: number;
  readonly maxV: number;
  readonly minW: number;
  readonly maxW: number;
  /** Signed distance to the body alone. */
  bodyDistance(u: number, v: number, w: number): number;
  /** The nearest part. */
  hit(u: number, v: number, w: number, out: BoneHit): void;
  /** Signed distance to one part alone. */
  partDistance(part: number, u: number, v: number, w: number): number;
}

function capsuleDistance(c: Capsule, u: number, v: number, w: number): number {
  const k = 1 / c.tall;
  const m = 1 / c.wide;
  const dx = (c.bx - c.ax) * m;
  const dy = c.by - c.ay;
  const dz = (c.bz - c.az) * k;
  const px = (u - c.ax) * m;
  const py = v - c.ay;
  const pz = (w - c.az) * k;
  let t = (px * dx + py * dy + pz * dz) / (dx * dx + dy * dy + dz * dz);
  t = t < 0 ? 0 : t > 1 ? 1 : t;
  const ex = px - t * dx;
  const ey = py - t * dy;
  const ez = pz - t * dz;
  return Math.sqrt(ex * ex + ey * ey + ez * ez) - (c.radiusA + (c.radiusB - c.radiusA) * t);
}

type Point = readonly [number, number, number];

function capsule(
  part: number,
  a: Point,
  b: Point,
  radiusA: number,
  radiusB: number,
  tall: number,
  wide = 1,
): Capsule {
  return {
    part, ax: a[0], ay: a[1], az: a[2], bx: b[0], by: b[1], bz: b[2], radiusA, radiusB, tall, wide,
  }; // prettier-ignore
}

/** The capsules of the left half (u positive) and the midline; the right half is its mirror image. */
function listCapsules(p: PlacedVertebra): readonly Capsule[] {
  const h = p.height / 2;
  const canalBack = p.canalOffset + p.canalDepth / 2;
  const canalHalf = p.canalWidth / 2;
  const pedicleU = canalHalf + p.pedicleWidth / 2 + 0.2;
  const slope = (p.spinousSlope * Math.PI) / 180;
  const lumbar = p.region === 'lumbar' || p.region === 'sacral';
  const cervical = p.region === 'cervical';
  const pedicleW = lumbar ? h * 0.3 : cervical ? h * 0.1 : h * 0.42;
  const facetV = p.canalOffset + p.canalDepth * (lumbar ? 0.42 : cervical ? 0.05 : 0.3);
  const gap = p.discBelow / 2;
  const list: Capsule[] = [];
  const pr = p.pedicleWidth / 2;
  list.push(
    capsule(
      PEDICLE + 1,
      [Math.min(pedicleU, p.a * 0.86), p.b * 0.55, pedicleW],
      [pedicleU, facetV, pedicleW - 0.4],
      pr,
      pr * 1.05,
      p.pedicleHeight / p.pedicleWidth,
    ),
  );
  if (lumbar) {
    // The upper process stands outside and in front, the lower one of the neighbour inside and behind it; both are
    // drawn out along the joint between them.
    const supU = canalHalf + 4.6;
    const infU = canalHalf - 0.6;
    list.push(
      capsule(SUPERIOR + 1, [pedicleU, facetV, pedicleW], [supU + 1.4, facetV + 2.8, h + gap + 3.5], 4.2, 3.4, 1.2),
      capsule(SUPERIOR + 1, [pedicleU + 1.5, facetV + 3, pedicleW], [supU + 3.4, facetV + 6.4, h + gap + 2.5], 3.4, 2.9, 1.2),
      capsule(INFERIOR + 1, [infU + 1.5, facetV + 6.4, -h * 0.2], [infU + 0.2, facetV + 6.6, -h - gap - 6], 4.4, 3.5, 1.2),
      capsule(INFERIOR + 1, [infU + 2.5, facetV + 8.4, -h * 0.3], [infU + 1.8, facetV + 9.8, -h - gap - 5], 3.4, 3, 1.2),
      capsule(LAMINA + 1, [pedicleU - 1.5, facetV + 3.8, -h * 0.05], [1.2, canalBack + 4.6, -h * 0.42], 3.0, 3.2, 2.5),
      capsule(TRANSVERSE + 1, [pedicleU + 1, facetV - 1, pedicleW], [p.transverseReach, facetV + 5, pedicleW + 3], 4, 2.4, 1.5),
    ); // prettier-ignore
  } else if (cervical) {
    const pillarU = canalHalf + 5.4;
    list.push(
      capsule(SUPERIOR + 1, [pillarU, facetV + 1.2, 0], [pillarU, facetV - 0.6, h + gap - 0.6], 4.6, 4.0, 1),
      capsule(INFERIOR + 1, [pillarU, facetV + 2.2, 0], [pillarU - 0.3, facetV + 4.4, -h - gap - 0.8], 4.6, 4.0, 1),
      capsule(LAMINA + 1, [pillarU - 2.5, facetV + 3.6, -h * 0.3], [1, canalBack + 2.2, -h * 0.6], 2.2, 2.3, 2.3),
      // Front and back bar of the transverse process leave the foramen of the vertebral artery between them.
      capsule(TRANSVERSE + 1, [p.a * 0.9, -1.5, 0], [p.transverseReach - 2, 0.5, -1], 1.9, 2, 1.3),
      capsule(TRANSVERSE + 1, [pillarU - 1, facetV - 3.5, -0.5], [p.transverseReach - 2, 2.5, -1], 2, 2, 1.3),
    ); // prettier-ignore
  } else {
    const facetU = canalHalf + 2.4;
    list.push(
      capsule(SUPERIOR + 1, [facetU + 1, facetV + 0.4, pedicleW], [facetU + 0.6, facetV + 0.2, h + gap + 3], 3.1, 2.3, 1.3, 1.7),
      capsule(INFERIOR + 1, [facetU + 0.2, facetV + 5.2, -h * 0.1], [facetU - 0.8, facetV + 6.2, -h - gap - 4.4], 3.1, 2.4, 1.3, 1.7),
      capsule(LAMINA + 1, [facetU + 0.5, facetV + 3.6, -h * 0.15], [0.6, canalBack + 5.0, -h * 0.45], 2.4, 2.9, 3.4),
      capsule(TRANSVERSE + 1, [facetU + 1.2, facetV + 2.2, pedicleW - 1], [p.transverseReach, facetV + 13, pedicleW + 1], 3.9, 4.9, 1.15),
    ); // prettier-ignore
  }
  if (p.name === 'C2') {
    // The ring of the atlas goes with the axis here; nothing else of C1 is modelled.
    const ringW = h + 8.5;
    list.push(
      capsule(SPINOUS, [0, -8.2, ringW], [9, -5, ringW - 1], 2.7, 2.2, 1.6),
      capsule(SPINOUS, [12.5, 1, ringW - 1], [14, 9, ringW - 2], 5.2, 5.2, 1.1),
      capsule(SPINOUS, [14, 11, ringW], [7, canalBack + 2.5, ringW - 1], 2.4, 2.2, 1.5),
      capsule(
        SPINOUS,
        [7, canalBack + 2.5, ringW - 1],
        [0, canalBack + 5, ringW - 1.5],
        2.2,
        2.8,
        1.7,
      ),
    );
  }
  const startV = canalBack + (lumbar ? 6.5 : cervical ? 4.6 : 6);
  const startW = -h * (lumbar ? 0.55 : 0.6);
  const blade = lumbar ? 3.6 : cervical ? 1.7 : 2.2;
  list.push(
    capsule(
      SPINOUS,
      [0, startV, startW],
      [0, startV + p.spinousLength * Math.cos(slope), startW - p.spinousLength * Math.sin(slope)],
      1.9,
      lumbar ? 3.0 : cervical ? 2.4 : 2.8,
      blade,
    ),
  );
  if (p.region === 'thoracic') {
    const headW = p.name === 'T11' || p.name === 'T12' || p.name === 'T13' ? h * 0.35 : h * 0.95;
    const short = p.name === 'T13' ? 0.45 : 1;
    const head: Point = [p.a * 0.98 + 2.2, p.b * 0.52, headW];
    const tubercle: Point = [p.transverseReach + 1.5, facetV + 5.5, pedicleW - 1];
    const angle: Point = [p.transverseReach + 24 * short, facetV + 12, pedicleW - 9];
    const side: Point = [p.transverseReach + 55 * short, facetV - 4, pedicleW - 24];
    list.push(
      capsule(RIB + 1, head, tubercle, 3.7, 2.6, 1.6),
      capsule(RIB + 1, tubercle, angle, 2.7, 2.7, 2.3),
      capsule(RIB + 1, angle, side, 2.7, 2.6, 2.3),
    );
  }
  if (p.region === 'sacral') {
    list.push(capsule(TRANSVERSE + 1, [p.a * 0.7, 0, 0], [p.a + 26, 10, -4], 11, 12, 1.3));
  }
  return list;
}

/** Signed distance in a plane to the outline shared by a body and its discs: rounded, hollow behind. */
export function footprintDistance(a: number, b: number, u: number, v: number): number {
  const su = Math.abs(u) / a;
  const sv = Math.abs(v) / b;
  const r = Math.pow(Math.pow(su, 2.4) + Math.pow(sv, 2.4), 1 / 2.4);
  const d = r > 0.05 ? Math.sqrt(u * u + v * v) * (1 - 1 / r) : -b;
  const hollow = su / 0.62;
  const wall = b * (POSTERIOR_WALL + 0.1 * Math.min(1, hollow * hollow));
  return smoothMax(d, v - wall, 1.2);
}

/** Builds the surface of one vertebra. */
export function createVertebraShape(p: PlacedVertebra): VertebraShape {
  const capsules = listCapsules(p);
  let reachU = p.a + 3;
  let minV = -p.b - 3;
  let maxV = p.b;
  let minW = -Math.max(p.bottomFront, p.bottomBack) - 3;
  let maxW = Math.max(p.topFront, p.topBack) + 3;
  for (const c of capsules) {
    const r = Math.max(c.radiusA, c.radiusB) + 3;
    reachU = Math.max(reachU, c.ax + r * c.wide, c.bx + r * c.wide);
    minV = Math.min(minV, c.ay - r, c.by - r);
    maxV = Math.max(maxV, c.ay + r, c.by + r);
    minW = Math.min(minW, c.az - r * c.tall, c.bz - r * c.tall);
    maxW = Math.max(maxW, c.az + r * c.tall, c.bz + r * c.tall);
  }
  const uncovertebral = p.region === 'cervical' && p.name !== 'C2' ? 2.2 : 0;
  const bodyDistance = (u: number, v: number, w: number): number => {
    const halfHeight = w > 0 ? (p.topFront + p.topBack) / 2 : (p.bottomFront + p.bottomBack) / 2;
    const q = Math.min(1, (w / halfHeight) * (w / halfHeight));
    const a = p.a * (0.9 + 0.1 * q);
    const b = p.b * (0.93 + 0.07 * q);
    const su = Math.abs(u) / a;
    let d = footprintDistance(a, b, u, v);
    const rho2 = (u * u) / (p.a * p.a) + (v * v) / (p.b * p.b);
    let top = topOf(p, v, rho2);
    if (uncovertebral > 0 && su > 0.6) top += uncovertebral * Math.min(1, (su - 0.6) / 0.25);
    d = smoothMax(d, w - top, 1.4);
    d = smoothMax(d, -bottomOf(p, v, rho2) - w, 1.4);
    if (p.name === 'C2') {
      // The dens stands on the body, a little behind its middle, and ends round.
      const dw = Math.max(0, w - p.topBack - 8.5);
      const dens = Math.sqrt(u * u + (v - 0.5) * (v - 0.5) + dw * dw) - 4.7;
      d = smoothMin(d, Math.max(dens, -w), 2.5);
    }
    return d;
  };
  const hit = (u: number, v: number, w: number, out: BoneHit): void => {
    let best = 1e9;
    let part = 0;
    if (v < p.b + 3 && Math.abs(u) < p.a + 4) {
      best = bodyDistance(u, v, w);
      part = 1;
    }
    const au = Math.abs(u);
    const side = u > 0 ? 0 : -1;
    for (const c of capsules) {
      const d = capsuleDistance(c, au, v, w);
      const nearer = d < best;
      // Parts of one bone run into each other; a rib is a bone of its own.
      best = c.part === RIB + 1 ? Math.min(best, d) : smoothMin(best, d, 2.2);
      if (nearer) part = c.part === SPINOUS ? SPINOUS : c.part + side;
    }
    out.distance = best;
    out.part = part;
  };
  const partDistance = (part: number, u: number, v: number, w: number): number => {
    if (part === 1) return bodyDistance(u, v, w);
    let best = 1e9;
    for (const c of capsules) {
      if (c.part === SPINOUS) {
        if (part === SPINOUS) best = Math.min(best, capsuleDistance(c, Math.abs(u), v, w));
      } else if (c.part === part) best = Math.min(best, capsuleDistance(c, u, v, w));
      else if (c.part === part + 1 && (part === PEDICLE || part === SUPERIOR || part === INFERIOR || part === LAMINA || part === TRANSVERSE || part === RIB)) {
        best = Math.min(best, capsuleDistance(c, -u, v, w));
      } // prettier-ignore
    }
    return best;
  };
  return { placed: p, reachU, minV, maxV, minW, maxW, bodyDistance, hit, partDistance };
}
