import { svg, type SVGTemplateResult } from 'lit';
import type { CanvasPoint } from '../../geometry/spaces.ts';

export type LabelSide = 'left' | 'right';

/** A name or measure that stands at the pane's edge with a leader to what it names. */
export interface EdgeLabel {
  readonly text: string;
  readonly colour: string;
  /** Where it stands unless it would hide something there. */
  readonly side: LabelSide;
  /** Where the leader ends, by the side that it comes from. Unit: CSS px. */
  readonly anchors: Readonly<Record<LabelSide, CanvasPoint>>;
}

/** A label with its place. */
export interface PlacedLabel extends EdgeLabel {
  readonly anchor: CanvasPoint;
  readonly left: number;
  readonly width: number;
  /** Its middle. */
  readonly y: number;
}

/** The pane that labels are placed in. Unit: CSS px. */
export interface LabelRoom {
  readonly width: number;
  readonly height: number;
  /** Points of what is drawn, which a label is to leave in sight. */
  readonly drawn: readonly CanvasPoint[];
  /** What is read on the picture, cord and canal: no label lies on it where there is another place. */
  readonly read: readonly CanvasPoint[];
  /** Whether the pane's corners carry captions. */
  readonly hasCaptions: boolean;
}

/** Labels closer than this would touch. Unit: CSS px. */
const PITCH = 25;
const HEIGHT = 20;
/** Room for what is written at the pane's corners, and at an edge without captions. Unit: CSS px. */
const CAPTIONS = { top: 62, bottom: 64 };
const BARE = { top: 14, bottom: 14 };
const MARGIN = 12;
/** The slice rail stands at the right edge. */
const RAIL = 30;
/** The letters of the sides stand just below the middle of the pane's edges. */
const LETTER = { below: 9, reach: 20 };
/** How finely places are tried. Unit: CSS px. */
const STEP = 5;
/** What a place costs beside its distance from what it names. Unit: CSS px. */
const COST = { otherSide: 40, crossing: 60, drawn: 60, read: 4000 };

/**
 * Places labels at the sides of a pane: none on another, none on what is read, each where it hides least and its leader is
 * short; leaders of a side do not cross. Where there is no more room the last ones are left out.
 */
export function placeLabels(labels: readonly EdgeLabel[], room: LabelRoom): readonly PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  for (const label of [...labels].sort((a, b) => heightOf(a) - heightOf(b))) {
    const best = cheapest(label, placed, room);
    if (best) placed.push(best);
  }
  return uncrossed(placed, room);
}

const heightOf = ({ anchors, side }: EdgeLabel): number => anchors[side][1];

/** The place that costs least beside those that are taken. */
function cheapest(
  label: EdgeLabel,
  taken: readonly PlacedLabel[],
  room: LabelRoom,
): PlacedLabel | undefined {
  let best: PlacedLabel | undefined;
  let least = Infinity;
  for (const side of ['left', 'right'] as const) {
    const others = taken.filter((one) => one.side === side);
    for (const y of heights(label.anchors[side][1], room)) {
      const way = (side === label.side ? 0 : COST.otherSide) + Math.abs(y - label.anchors[side][1]);
      if (way >= least || others.some((one) => Math.abs(one.y - y) < PITCH)) continue;
      const place = placeAt(label, side, y, room);
      const crossed = taken.filter((one) => cross(one, place)).length;
      const cost = way + COST.crossing * crossed + hiddenBy(place, room);
      if (cost < least) [best, least] = [place, cost];
    }
  }
  return best;
}

/** The heights to try: that of the anchor, and every few px between the captions. */
function heights(anchor: number, { height, hasCaptions }: LabelRoom): readonly number[] {
  const { top, bottom } = hasCaptions ? CAPTIONS : BARE;
  const lowest = height - bottom;
  const count = Math.max(0, Math.floor((lowest - top) / STEP) + 1);
  return [
    ...(anchor >= top && anchor <= lowest ? [anchor] : []),
    ...Array.from({ length: count }, (_, i) => top + i * STEP),
  ].filter((y) => Math.abs(y - height / 2 - LETTER.below) >= LETTER.reach);
}

function placeAt(label: EdgeLabel, side: LabelSide, y: number, room: LabelRoom): PlacedLabel {
  const width = textWidth(label.text) + 12;
  const right = room.width - (room.hasCaptions ? RAIL : MARGIN);
  const left = side === 'left' ? MARGIN : right - width;
  return { ...label, side, anchor: label.anchors[side], left, width, y };
}

/** What a label hides, as a cost. */
function hiddenBy(place: PlacedLabel, { drawn, read }: LabelRoom): number {
  return (
    COST.drawn * drawn.filter((point) => covers(place, point)).length +
    (read.some((point) => covers(place, point)) ? COST.read : 0)
  );
}

const covers = ({ left, width, y }: PlacedLabel, point: CanvasPoint): boolean =>
  point[0] >= left - 3 && point[0] <= left + width + 3 && Math.abs(point[1] - y) <= HEIGHT / 2 + 3;

/** Labels of a side change places as long as their leaders cross and nothing more is hidden by it. */
function uncrossed(placed: readonly PlacedLabel[], room: LabelRoom): readonly PlacedLabel[] {
  const result = [...placed];
  // Each exchange shortens the leaders, so that this ends; the bound is for equal lengths.
  for (let round = 0; round < result.length; round += 1) {
    let isChanged = false;
    for (const [i, a] of result.entries()) {
      for (const [k, b] of result.entries()) {
        if (k <= i || a !== result[i] || a.side !== b.side || !cross(a, b)) continue;
        const [c, d] = [placeAt(a, a.side, b.y, room), placeAt(b, b.side, a.y, room)];
        const isReadHidden = [c, d].some((one) => room.read.some((point) => covers(one, point)));
        if (isReadHidden || cross(c, d)) continue;
        [result[i], result[k]] = [c, d];
        isChanged = true;
      }
    }
    if (!isChanged) break;
  }
  return result;
}

const startOf = ({ side, left, width, y }: PlacedLabel): readonly [number, number] => [
  side === 'left' ? left + width : left,
  y,
];

/** Whether two leaders cross. */
function cross(a: PlacedLabel, b: PlacedLabel): boolean {
  const side = (
    from: readonly number[],
    to: readonly number[],
    [x = 0, y = 0]: readonly number[],
  ): number => {
    const [fx = 0, fy = 0, tx = 0, ty = 0] = [...from, ...to];
    return (tx - fx) * (y - fy) - (ty - fy) * (x - fx);
  };
  const [p, q, r, s] = [startOf(a), a.anchor, startOf(b), b.anchor];
  return side(p, q, r) * side(p, q, s) < 0 && side(r, s, p) * side(r, s, q) < 0;
}

/** The labels of both sides with their leaders. */
export function renderEdgeLabels(
  labels: readonly EdgeLabel[],
  room: LabelRoom,
): readonly SVGTemplateResult[] {
  return placeLabels(labels, room).map(renderLabel);
}

function renderLabel(label: PlacedLabel): SVGTemplateResult {
  const { text, colour, anchor, left, width, y } = label;
  const [x] = startOf(label);
  return svg`<path d=${`M${x} ${y}L${anchor[0]} ${anchor[1]}`} stroke=${colour} stroke-width="1" stroke-opacity="0.8"></path>
    <circle cx=${anchor[0]} cy=${anchor[1]} r="2.2" fill="#050606" stroke=${colour}></circle>
    ${plate(left, y, width, text, colour)}`;
}

/** A word on a dark plate, so that it can be read on any grey. Unit: CSS px. */
export function plate(
  left: number,
  y: number,
  width: number,
  text: string,
  colour: string,
): SVGTemplateResult {
  return svg`<rect x=${left} y=${y - 10} width=${width} height="20" rx="4" fill="#050606" fill-opacity="0.85"></rect>
    <text x=${left + width / 2} y=${y + 4} text-anchor="middle" font-size="12" font-weight="550" fill=${colour}>${text}</text>`;
}

/** Near enough for a plate behind 12 px Inter. Unit: CSS px. */
export const textWidth = (text: string): number => text.length * 6.6;
