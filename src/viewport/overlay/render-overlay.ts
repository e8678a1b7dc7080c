import { html, nothing, render, svg, type SVGTemplateResult } from 'lit';
import type { CanvasPoint, ImagePoint } from '../../geometry/spaces.ts';
import type { PaneView } from '../../editor/ports.ts';
import type { Shape } from '../../editor/scene.ts';
import type { OutlineStructure } from '../../domain/reading.ts';
import {
  plate,
  renderEdgeLabels,
  textWidth,
  type EdgeLabel,
  type LabelRoom,
} from './edge-labels.ts';
import { bitmapPath } from './bitmap-path.ts';
import { clippedTo } from './clip-line.ts';
import { HALO, REFERENCE_STROKE, STRUCTURE_STYLES } from '../../editor/structure-styles.ts';

type ShapeOf<K extends Shape['kind']> = Extract<Shape, { readonly kind: K }>;

const ACCENT = '#7FE0B5';
const MEASURE = '#FFFFFF';
/** Half the length of the tick that ends a measure. Unit: CSS px. */
const TICK = 5;

/**
 * Paints shapes above an image; nothing while no image is shown. `scale`: for a room, how much larger than for a reader at
 * the screen words and strokes are.
 */
export function renderOverlay(
  host: HTMLElement,
  view: PaneView | null,
  shapes: readonly Shape[],
  scale?: number,
): void {
  const drawn = view && scaled(view, scale ?? 1);
  const isForRoom = scale !== undefined;
  render(
    drawn === null
      ? nothing
      : html`<svg
          width="100%"
          height="100%"
          viewBox=${`0 0 ${drawn.width} ${drawn.height}`}
          aria-hidden="true"
        >
          ${apartLevels(shapes, drawn, !isForRoom).map((shape) => renderShape(shape, drawn))}
          ${renderEdgeLabels(edgeLabels(shapes, drawn), labelRoom(shapes, drawn, isForRoom))}
        </svg>`,
    host,
  );
}

/** Names of levels closer than this would touch. Unit: CSS px. */
const LEVEL_PITCH = 21;
/** Where the series' menu and the captions stand, from the pane's upper and lower edge. Unit: CSS px. */
const CAPTION_ROOM = { top: 52, bottom: 56 };

/**
 * Without the names of levels that would lie on one another or under the captions, where the spine is small or cut off;
 * the chosen level keeps its name.
 */
function apartLevels(
  shapes: readonly Shape[],
  view: PaneView,
  hasCaptions: boolean,
): readonly Shape[] {
  const isLevel = (shape: Shape): shape is ShapeOf<'label'> =>
    shape.kind === 'label' && (shape.style === 'level' || shape.style === 'level-proposed');
  const levels = shapes.filter(isLevel);
  const shown: Shape[] = [];
  const taken: number[] = [];
  for (const shape of [...levels].sort((a, b) => Number(b.selected) - Number(a.selected))) {
    const y = view.toCanvas(shape.point)[1];
    const isUnderCaptions =
      hasCaptions && (y < CAPTION_ROOM.top || y > view.height - CAPTION_ROOM.bottom);
    if (
      !shape.selected &&
      (isUnderCaptions || taken.some((one) => Math.abs(one - y) < LEVEL_PITCH))
    )
      continue;
    taken.push(y);
    shown.push(shape);
  }
  return shapes.filter((shape) => !isLevel(shape) || shown.includes(shape));
}

/** The view in drawing units that are `scale` CSS px wide. */
const scaled = (view: PaneView, scale: number): PaneView => ({
  ...view,
  scale: view.scale / scale,
  width: view.width / scale,
  height: view.height / scale,
  toCanvas: (point) => {
    const [x, y] = view.toCanvas(point);
    return [x / scale, y / scale] as unknown as CanvasPoint;
  },
});

function renderShape(shape: Shape, view: PaneView): SVGTemplateResult | typeof nothing {
  switch (shape.kind) {
    case 'outline':
      return renderOutline(shape, view);
    case 'line':
      return shape.style === 'accent' ? renderReferenceLine(shape, view) : renderLine(shape, view);
    case 'label':
      return renderLabel(shape, view);
    case 'arc':
      return renderArc(shape, view);
    case 'bitmap':
      return renderBitmap(shape, view);
    case 'handle':
      return renderHandle(shape, view);
  }
}

const pathOf = (points: readonly CanvasPoint[], closed: boolean): string =>
  points.length === 0
    ? ''
    : `M${points.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L')}${closed ? 'Z' : ''}`;

const project = (points: readonly ImagePoint[], view: PaneView): readonly CanvasPoint[] =>
  points.map(view.toCanvas);

/** Dashes of lines that are not the reader's own, or not finished, whatever their structure's own. */
const STATE_DASHES = { crossing: [3, 3], projected: [7, 6], proposed: [4, 4] } as const;

/** An overlay of the scanner's, pixel by pixel where the picture lies. */
function renderBitmap({ plane }: ShapeOf<'bitmap'>, view: PaneView): SVGTemplateResult {
  const at = (column: number, row: number): CanvasPoint =>
    view.toCanvas([column, row] as unknown as ImagePoint);
  const [[e, f], [ux, uy], [vx, vy]] = [at(0, 0), at(1, 0), at(0, 1)];
  const matrix = [ux - e, uy - f, vx - e, vy - f, e, f].join(' ');
  return svg`<path data-overlay-plane d=${bitmapPath(plane)} transform="matrix(${matrix})" fill=${MEASURE} />`;
}

function renderOutline(shape: ShapeOf<'outline'>, view: PaneView): SVGTemplateResult {
  const points = project(shape.points, view);
  const path = pathOf(points, shape.closed);
  const style = STRUCTURE_STYLES[shape.structure];
  const { colour } = style;
  const stroke = shape.reference ? REFERENCE_STROKE : style;
  const width = stroke.width + (shape.selected ? 0.8 : 0);
  const dashes =
    shape.state === 'done' || shape.state === 'draft' ? stroke.dash : STATE_DASHES[shape.state];
  return svg`<g
    class="outline"
    data-structure=${shape.structure}
    data-mark=${shape.id ?? ''}
    data-state=${shape.state}
    opacity=${shape.dimmed ? 0.4 : 1}
  >
    ${shape.reference || shape.state === 'projected' ? nothing : hatch(shape, points, view)}
    <path d=${path} fill="none" stroke=${HALO.colour} stroke-width=${HALO.width} stroke-opacity=${HALO.opacity} stroke-linejoin="round"></path>
    <path d=${path} fill="none" stroke=${colour} stroke-width=${width}
      stroke-dasharray=${dashes.length > 0 ? dashes.join(' ') : 'none'}
      stroke-linecap=${style.cap} stroke-linejoin="round"></path>
  </g>`;
}

/** A hatched band along the inside of a tumour's edge; its middle stays bare, because its signal is read. */
function hatch(
  shape: ShapeOf<'outline'>,
  points: readonly CanvasPoint[],
  view: PaneView,
): SVGTemplateResult | typeof nothing {
  const { hatchMm, colour } = STRUCTURE_STYLES[shape.structure];
  if (!hatchMm || !shape.closed || points.length < 3) return nothing;
  const id = `hatch-${shape.id ?? 'draft'}`.replaceAll('.', '-');
  const path = pathOf(points, true);
  const bandPx = (hatchMm / (view.frame.plane?.columnSpacingMm ?? 1)) * view.scale;
  return svg`<defs>
      <pattern id=${id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V5" stroke=${colour} stroke-width="1.4"></path>
      </pattern>
      <clipPath id="${id}-inside"><path d=${path}></path></clipPath>
    </defs>
    <path d=${path} fill="none" stroke="url(#${id})" stroke-width=${2 * bandPx} clip-path="url(#${id}-inside)" opacity="0.8"></path>`;
}

function renderLine(shape: ShapeOf<'line'>, view: PaneView): SVGTemplateResult {
  const points = project(shape.points, view);
  const [first, second] = [points[0], points.at(-1)];
  const width = shape.style === 'deciding' ? 2.4 : 1.6;
  const path = pathOf(points, false);
  const isMeasure =
    shape.style === 'measure' || shape.style === 'deciding' || shape.style === 'draft';
  return svg`<g class="line" data-style=${shape.style} data-mark=${shape.id ?? ''}>
    <path d=${path} fill="none" stroke="#000" stroke-width=${width + 2.4} stroke-opacity="0.55"></path>
    <path d=${path} fill="none" stroke=${MEASURE} stroke-width=${width + (shape.selected ? 0.8 : 0)}
      stroke-dasharray=${shape.style === 'draft' ? '4 3' : 'none'}></path>
    ${first && second && isMeasure ? [tick(first, second), tick(second, first)] : nothing}
    ${first && second && shape.style === 'arrow' ? arrowHead(first, second) : nothing}
    ${first && second && shape.label !== null ? lineLabel(shape, first, second) : nothing}
  </g>`;
}

/** A measurement's value stands beside it; those of a grade stand at the edge. */
function lineLabel(
  shape: ShapeOf<'line'>,
  first: CanvasPoint,
  second: CanvasPoint,
): SVGTemplateResult | typeof nothing {
  const text = shape.label ?? '';
  if (isEsccMeasure(shape)) return nothing;
  const [x, y] = [(first[0] + second[0]) / 2 + 10, (first[1] + second[1]) / 2 - 10];
  return plate(x, y, textWidth(text) + 12, text, MEASURE);
}

function tick([x, y]: CanvasPoint, towards: CanvasPoint): SVGTemplateResult {
  const length = Math.hypot(towards[0] - x, towards[1] - y) || 1;
  const [nx, ny] = [(-(towards[1] - y) / length) * TICK, ((towards[0] - x) / length) * TICK];
  return svg`<path d=${`M${x - nx} ${y - ny}L${x + nx} ${y + ny}`} stroke=${MEASURE} stroke-width="1.6"></path>`;
}

function arrowHead(from: CanvasPoint, tip: CanvasPoint): SVGTemplateResult {
  const angle = Math.atan2(tip[1] - from[1], tip[0] - from[0]);
  const wing = (turn: number): string =>
    `${tip[0] - 11 * Math.cos(angle + turn)} ${tip[1] - 11 * Math.sin(angle + turn)}`;
  return svg`<path d=${`M${wing(0.45)}L${tip[0]} ${tip[1]}L${wing(-0.45)}`} fill="none" stroke=${MEASURE} stroke-width="1.8"></path>`;
}

function renderLabel(shape: ShapeOf<'label'>, view: PaneView): SVGTemplateResult {
  const at = view.toCanvas(shape.point);
  const isProposed = shape.style === 'level-proposed';
  const isLevel = shape.style === 'level' || isProposed;
  const width = textWidth(shape.text) + 12;
  const [x, y] = at;
  const left = isLevel ? x - width / 2 : x + 10;
  return svg`<g class="label" data-style=${shape.style} data-mark=${shape.id} data-text=${shape.text}>
    ${isLevel ? nothing : svg`<circle cx=${x} cy=${y} r="4" fill="none" stroke="#000" stroke-opacity="0.55" stroke-width="4"></circle><circle cx=${x} cy=${y} r="4" fill="none" stroke=${MEASURE} stroke-width="1.6"></circle>`}
    <rect x=${left} y=${y - 10} width=${width} height="20" rx="4"
      fill=${shape.selected ? '#16382B' : '#050606'} fill-opacity=${isProposed ? 0.55 : 0.85}
      stroke=${shape.selected ? ACCENT : isProposed ? '#B1B8C0' : 'none'} stroke-dasharray=${isProposed ? '3 2' : 'none'}></rect>
    <text x=${left + width / 2} y=${y + 4} text-anchor="middle" fill=${isProposed ? '#B1B8C0' : '#EDEFF1'}
      font-size="12" font-weight=${isProposed ? 400 : 650}>${shape.text}</text>
  </g>`;
}

function renderArc(shape: ShapeOf<'arc'>, view: PaneView): SVGTemplateResult {
  const points = project(shape.points, view);
  const path = pathOf(points, false);
  return svg`<g class="arc">
    <path d=${path} fill="none" stroke="#000" stroke-opacity="0.55" stroke-width="4"></path>
    <path d=${path} fill="none" stroke=${MEASURE} stroke-width="1.6"></path>
  </g>`;
}

function renderHandle(shape: ShapeOf<'handle'>, view: PaneView): SVGTemplateResult {
  const [x, y] = view.toCanvas(shape.point);
  if (shape.style === 'crossing') {
    return svg`<path class="crossing" d=${`M${x - 7} ${y - 7}L${x + 7} ${y + 7}M${x - 7} ${y + 7}L${x + 7} ${y - 7}`} stroke="#FFFFFF" stroke-width="2.4"></path>`;
  }
  return svg`<circle class="handle" cx=${x} cy=${y} r="3.5" fill="#050606" stroke="#FFFFFF" stroke-width="1.4"></circle>`;
}

/** What is named at the edges, each name once: structures, and the measures of a grade, which must not cover the canal. */
function edgeLabels(shapes: readonly Shape[], view: PaneView): readonly EdgeLabel[] {
  const labels = shapes.flatMap((shape): readonly EdgeLabel[] => {
    if (shape.kind === 'outline' && shape.label !== null) {
      const { text, side } = shape.label;
      const anchors = outermost(project(shape.points, view));
      const { colour } = STRUCTURE_STYLES[shape.structure];
      return anchors ? [{ text, side, colour, anchors }] : [];
    }
    if (shape.kind === 'line' && isEsccMeasure(shape) && shape.label !== null) {
      const points = project(shape.points, view);
      const [first, last] = [points[0], points.at(-1)];
      if (!first || !last) return [];
      const anchor = [(first[0] + last[0]) / 2, (first[1] + last[1]) / 2] as unknown as CanvasPoint;
      const anchors = { left: anchor, right: anchor };
      return [{ text: shape.label, side: 'right', colour: MEASURE, anchors }];
    }
    if (shape.kind === 'arc' && shape.label !== '') {
      const anchors = outermost(project(shape.points, view));
      return anchors ? [{ text: shape.label, side: 'right', colour: MEASURE, anchors }] : [];
    }
    return [];
  });
  return labels.filter(({ text }, i) => labels.findIndex((one) => one.text === text) === i);
}

const isEsccMeasure = (shape: ShapeOf<'line'>): boolean =>
  shape.id === null && (shape.style === 'measure' || shape.style === 'deciding');

/** The points furthest to the left and to the right; undefined without any. */
const outermost = (points: readonly CanvasPoint[]): EdgeLabel['anchors'] | undefined => {
  const sorted = [...points].sort((a, b) => a[0] - b[0]);
  const [left, right] = [sorted[0], sorted.at(-1)];
  return left && right && { left, right };
};

/** What the labels at the edges have to leave in sight. */
function labelRoom(shapes: readonly Shape[], view: PaneView, isRoom: boolean): LabelRoom {
  const outlines = shapes.filter((shape) => shape.kind === 'outline');
  const isRead = ({ structure }: ShapeOf<'outline'>): boolean => READ_STRUCTURES.has(structure);
  return {
    width: view.width,
    height: view.height,
    hasCaptions: !isRoom,
    drawn: outlines
      .filter((shape) => !isRead(shape))
      .flatMap(({ points }) => project(points, view)),
    read: thinned(outlines.filter(isRead).flatMap(({ points }) => filling(project(points, view)))),
  };
}

/** One point for each patch of so many px of the pane: an outline has more than labels need. */
const PATCH = 6;
const thinned = (points: readonly CanvasPoint[]): readonly CanvasPoint[] => [
  ...new Map(
    points.map((point) => [
      `${Math.round(point[0] / PATCH)} ${Math.round(point[1] / PATCH)}`,
      point,
    ]),
  ).values(),
];

/** Where the grade is read. */
const READ_STRUCTURES: ReadonlySet<OutlineStructure> = new Set(['cord', 'sac', 'csf', 'canal']);

/** The points of an outline with those half way to its middle and the middle: a label within it is found by one of them. */
function filling(points: readonly CanvasPoint[]): readonly CanvasPoint[] {
  const count = Math.max(1, points.length);
  const x = points.reduce((sum, point) => sum + point[0], 0) / count;
  const y = points.reduce((sum, point) => sum + point[1], 0) / count;
  const towards = (share: number): readonly CanvasPoint[] =>
    points.map((point) => [x + share * (point[0] - x), y + share * (point[1] - y)] as unknown as CanvasPoint); // prettier-ignore
  return [...points, ...towards(0.66), ...towards(0.33)];
}

/** Where another image cuts this one: what the pane shows of the line, or its ends. */
function renderReferenceLine(
  shape: ShapeOf<'line'>,
  view: PaneView,
): SVGTemplateResult | typeof nothing {
  const [from, to] = project(shape.points, view);
  const seen = from && to && clippedTo(view, from, to);
  if (!seen) return nothing;
  const [first, second] = seen;
  const share = shape.endShare ?? 1;
  const at = (part: number): CanvasPoint =>
    [
      first[0] + part * (second[0] - first[0]),
      first[1] + part * (second[1] - first[1]),
    ] as unknown as CanvasPoint;
  const path =
    share === 1
      ? pathOf(seen, false)
      : pathOf([first, at(share)], false) + pathOf([at(1 - share), second], false);
  return svg`<g class="line" data-style="accent" data-mark="">
    <path d=${path} fill="none" stroke=${ACCENT} stroke-width="1.2"></path>
    ${lineEndLabel(first, second, shape.label ?? '', view)}
  </g>`;
}

/** The name of a reference line, within the picture at its right or lower end. */
function lineEndLabel(
  first: CanvasPoint,
  second: CanvasPoint,
  text: string,
  view: PaneView,
): SVGTemplateResult {
  const isUpright = Math.abs(first[0] - second[0]) < Math.abs(first[1] - second[1]);
  const [x, y] = (isUpright ? first[1] > second[1] : first[0] > second[0]) ? first : second;
  const edge = view.toCanvas([view.frame.columns, 0] as unknown as ImagePoint)[0];
  // The lowest lines of a pane are its captions'.
  const at = isUpright
    ? [x - 6, Math.min(y - 14, view.height - 50)]
    : [Math.min(x, edge, view.width) - 40, y - 6];
  return svg`<text x=${at[0]} y=${at[1]} text-anchor="end" font-size="12" fill=${ACCENT}
    paint-order="stroke" stroke="#050606" stroke-width="3" stroke-opacity="0.7">${text}</text>`;
}
