import { svg, type SVGTemplateResult } from 'lit';
import type { CanvasPoint } from '../../geometry/spaces.ts';

/** A name or measure that stands at the pane's edge with a leader to what it names. */
export interface EdgeLabel {
  readonly text: string;
  readonly colour: string;
  readonly side: 'left' | 'right';
  /** Where the leader ends. Unit: CSS px. */
  readonly anchor: CanvasPoint;
}

/** A label with its place. */
interface PlacedLabel extends EdgeLabel {
  readonly y: number;
}

/** Labels closer than this would touch. Unit: CSS px. */
const PITCH = 25;
/** Room for what is written at the pane's corners. Unit: CSS px. */
const TOP = 62;
const BOTTOM = 64;
/** From the lowest label to the edge, where nothing else is written. Unit: CSS px. */
const FOOT = 18;
const LEFT = 12;
/** The slice rail stands at the right edge. */
const RIGHT = 30;

/**
 * Spreads labels down a side so that none covers another, each as near to its anchor's height as that allows; or all at
 * the foot, below what they name, where they are large and the picture is small.
 */
export function placeLabels(
  labels: readonly EdgeLabel[],
  height: number,
  atFoot = false,
): readonly PlacedLabel[] {
  const sorted = [...labels].sort((a, b) => a.anchor[1] - b.anchor[1]);
  if (atFoot) {
    return sorted.map((label, i) => ({
      ...label,
      y: height - FOOT - (sorted.length - 1 - i) * PITCH,
    }));
  }
  let lowest = TOP - PITCH;
  const down = sorted.map((label) => {
    lowest = Math.max(lowest + PITCH, label.anchor[1]);
    return { ...label, y: lowest };
  });
  let highest = height - BOTTOM + PITCH;
  return down
    .reverse()
    .map((label) => {
      highest = Math.min(highest - PITCH, label.y);
      return { ...label, y: highest };
    })
    .reverse();
}

/** The labels of both sides with their leaders. */
export function renderEdgeLabels(
  labels: readonly EdgeLabel[],
  width: number,
  height: number,
  atFoot = false,
): readonly SVGTemplateResult[] {
  return (['left', 'right'] as const).flatMap((side) =>
    placeLabels(
      labels.filter((label) => label.side === side),
      height,
      atFoot,
    ).map((label) => renderLabel(label, side === 'left' ? LEFT : width - (atFoot ? LEFT : RIGHT))),
  );
}

function renderLabel(
  { text, colour, side, anchor, y }: PlacedLabel,
  edge: number,
): SVGTemplateResult {
  const width = textWidth(text) + 12;
  const left = side === 'left' ? edge : edge - width;
  const from = side === 'left' ? left + width : left;
  return svg`<path d=${`M${from} ${y}L${anchor[0]} ${anchor[1]}`} stroke=${colour} stroke-width="1" stroke-opacity="0.8"></path>
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
