import type { VertebraDimensions, VertebraName } from './vertebra-dimensions.ts';

const DEG = Math.PI / 180;
/** Share of the change of lean between two neighbours taken up by each body; the disc takes the rest. */
const BODY_SHARE = 0.3;
/** Where the anterior and posterior heights are measured, as a share of half the depth. */
export const RIM = 0.88;
/** Where the posterior wall lies in the midline, as a share of half the depth. */
export const POSTERIOR_WALL = 0.86;
/** Posterior longitudinal ligament and veins between wall and canal. Unit: mm. */
const WALL_TO_CANAL = 0.9;
/** Of a collapse, the share lost at the upper endplate. */
const LOSS_AT_TOP = 0.75;

/** Loss of height of a body, each as a share of the natural height in that column. */
export interface Collapse {
  readonly anterior: number;
  readonly middle: number;
  readonly posterior: number;
}

/** What disease or growth did to the column at one vertebra. */
export interface ColumnChange {
  readonly level: VertebraName;
  readonly collapse?: Collapse;
  /** Forward bend added between this body and the one above, beyond what its wedge brings. Unit: degrees. */
  readonly addedKyphosisDeg?: number;
  /** Shift of this vertebra and all above it against the one below, backwards positive. Unit: mm. */
  readonly translationMm?: number;
}

/** One vertebra in place. Local axes: u to the left, v to the back, w up, from the centre of the body; mm. */
export interface PlacedVertebra extends VertebraDimensions {
  readonly index: number;
  /** Centre of the body in the plane of the spine: y to the back, z up. */
  readonly y: number;
  readonly z: number;
  readonly sin: number;
  readonly cos: number;
  readonly leanDeg: number;
  /** Half width and half depth of the body. */
  readonly a: number;
  readonly b: number;
  /** Heights of the endplates over and under the centre, at the front and the back rim. */
  readonly topFront: number;
  readonly topBack: number;
  readonly bottomFront: number;
  readonly bottomBack: number;
  /** Hollow of the endplates in their middle. */
  readonly cupTop: number;
  readonly cupBottom: number;
  /** Height lost in the middle column beyond the line between the rims, at the top and bottom. */
  readonly dishTop: number;
  readonly dishBottom: number;
  /** Centre of the canal behind the body. */
  readonly canalY: number;
  readonly canalZ: number;
  /** v of the canal's centre. */
  readonly canalOffset: number;
}

interface Plan {
  readonly dimensions: VertebraDimensions;
  readonly leanDeg: number;
  readonly topFront: number;
  readonly topBack: number;
  readonly bottomFront: number;
  readonly bottomBack: number;
  readonly dishTop: number;
  readonly dishBottom: number;
  readonly translation: number;
}

function planVertebra(
  list: readonly VertebraDimensions[],
  i: number,
  changes: readonly ColumnChange[],
): { readonly plan: Plan; readonly bendAbove: number } {
  const own = list[i];
  if (own === undefined) throw new Error(`No vertebra ${i}.`);
  const above = list[i - 1] ?? own;
  const below = list[i + 1] ?? own;
  const reach = RIM * (own.depth / 2);
  const tiltTop = Math.tan(BODY_SHARE * (above.lean - own.lean) * DEG) * reach;
  const tiltBottom = Math.tan(BODY_SHARE * (own.lean - below.lean) * DEG) * reach;
  const half = own.height / 2;
  const change = changes.find((c) => c.level === own.name);
  const loss = change?.collapse ?? { anterior: 0, middle: 0, posterior: 0 };
  const front = own.height - tiltTop - tiltBottom;
  const back = own.height + tiltTop + tiltBottom;
  const lossFront = loss.anterior * front;
  const lossBack = loss.posterior * back;
  // The middle column also has the hollows of the endplates; its loss is taken from what is left of it.
  const dish = loss.middle * (own.height - 2 * cupOf(own)) - (lossFront + lossBack) / 2;
  const wedgeDeg = Math.atan2((lossFront - lossBack) * LOSS_AT_TOP, 2 * reach) / DEG;
  const wedgeBottomDeg = Math.atan2((lossFront - lossBack) * (1 - LOSS_AT_TOP), 2 * reach) / DEG;
  return {
    plan: {
      dimensions: own,
      leanDeg: own.lean + wedgeBottomDeg,
      topFront: half - tiltTop - lossFront * LOSS_AT_TOP,
      topBack: half + tiltTop - lossBack * LOSS_AT_TOP,
      bottomFront: half - tiltBottom - lossFront * (1 - LOSS_AT_TOP),
      bottomBack: half + tiltBottom - lossBack * (1 - LOSS_AT_TOP),
      dishTop: dish * LOSS_AT_TOP,
      dishBottom: dish * (1 - LOSS_AT_TOP),
      translation: change?.translationMm ?? 0,
    },
    bendAbove: wedgeDeg + wedgeBottomDeg + (change?.addedKyphosisDeg ?? 0),
  };
}

/** Depth of the natural hollow of an endplate. Source: 1.5-3 mm in the Panjabi series, deeper in the lumbar spine. */
function cupOf(d: VertebraDimensions): number {
  switch (d.region) {
    case 'cervical':
      return 0.7;
    case 'thoracic':
      return 1.1;
    case 'lumbar':
      return 1.8;
    case 'sacral':
      return 0.4;
  }
}

/**
 * Places the vertebrae one under the other, with their natural curves and what disease did to the column, so that the
 * centre of `anchor` lies at y = 0, z = 0.
 */
export function placeVertebrae(
  list: readonly VertebraDimensions[],
  changes: readonly ColumnChange[],
  anchor: VertebraName,
): readonly PlacedVertebra[] {
  const plans = list.map((_, i) => planVertebra(list, i, changes));
  const bends = plans.map((p) => p.bendAbove);
  const placed: PlacedVertebra[] = [];
  let jointY = 0;
  let jointZ = 0;
  plans.forEach(({ plan }, index) => {
    const bend = bends.slice(index + 1).reduce((sum, x) => sum + x, 0);
    const leanDeg = plan.leanDeg + bend;
    const sin = Math.sin(leanDeg * DEG);
    const cos = Math.cos(leanDeg * DEG);
    const top = (plan.topFront + plan.topBack) / 2;
    const bottom = (plan.bottomFront + plan.bottomBack) / 2;
    const y = jointY + sin * top;
    const z = jointZ - cos * top;
    const d = plan.dimensions;
    const b = d.depth / 2;
    const canalOffset = POSTERIOR_WALL * b + WALL_TO_CANAL + d.canalDepth / 2;
    const cup = cupOf(d);
    placed.push({
      ...d, index, y, z, sin, cos, leanDeg, a: d.width / 2, b,
      topFront: plan.topFront, topBack: plan.topBack,
      bottomFront: plan.bottomFront, bottomBack: plan.bottomBack,
      cupTop: cup, cupBottom: cup, dishTop: plan.dishTop, dishBottom: plan.dishBottom,
      canalY: y + cos * canalOffset, canalZ: z + sin * canalOffset, canalOffset,
    }); // prettier-ignore
    const next = plans[index + 1]?.plan;
    const middleLean =
      (leanDeg + (next?.leanDeg ?? leanDeg) + bends.slice(index + 2).reduce((s, x) => s + x, 0)) /
      2;
    const discSin = Math.sin(middleLean * DEG);
    const discCos = Math.cos(middleLean * DEG);
    jointY = y + sin * bottom + discSin * d.discBelow - cos * plan.translation;
    jointZ = z - cos * bottom - discCos * d.discBelow - sin * plan.translation;
  });
  const home = placed.find((v) => v.name === anchor);
  if (home === undefined) throw new Error(`The anchor ${anchor} is not in this spine.`);
  return placed.map((v) => ({
    ...v,
    y: v.y - home.y,
    z: v.z - home.z,
    canalY: v.canalY - home.y,
    canalZ: v.canalZ - home.z,
  }));
}

/** Height of the upper endplate over the centre at a place of the body; `rho2` is 1 at the rim, 0 in the middle. */
export function topOf(p: PlacedVertebra, v: number, rho2: number): number {
  const t = v / (2 * RIM * p.b) + 0.5;
  const inner = rho2 >= 1 ? 0 : 1 - rho2;
  return (
    p.topFront * (1 - t) + p.topBack * t - p.cupTop * Math.min(1, 1.4 * inner) - p.dishTop * inner
  );
}

/** Depth of the lower endplate under the centre at a place of the body. */
export function bottomOf(p: PlacedVertebra, v: number, rho2: number): number {
  const t = v / (2 * RIM * p.b) + 0.5;
  const inner = rho2 >= 1 ? 0 : 1 - rho2;
  return (
    p.bottomFront * (1 - t) +
    p.bottomBack * t -
    p.cupBottom * Math.min(1, 1.4 * inner) -
    p.dishBottom * inner
  );
}
