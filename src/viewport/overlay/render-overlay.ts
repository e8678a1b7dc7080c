import { html, nothing, render, svg, type SVGTemplateResult } from 'lit';
import type { CanvasPoint, ImagePoint } from '../../geometry/spaces.ts';
import type { PaneView } from '../../editor/ports.ts';
import type { Shape } from '../../editor/scene.ts';
import { HALO, REFERENCE_STROKE, STRUCTURE_STYLES } from '../../editor/structure-styles.ts';

type ShapeOf<K extends Shape['kind']> = Extract<Shape, { readonly kind: K }>;

const ACCENT = '#7FE0B5';
const MEASURE = '#FFFFFF';
/** Half the length of the tick that ends a measure. Unit: CSS px. */
const TICK = 5;

/** Paints shapes above an image; nothing while no image is shown. */
export function renderOverlay(
  host: HTMLElement,
  view: PaneView | null,
  shapes: readonly Shape[],
): void {
  render(
    view === null
      ? nothing
      : html`<svg width="100%" height="100%" aria-hidden="true">
          ${shapes.map((shape) => renderShape(shape, view))}
        </svg>`,
    host,
  );
}

function renderShape(shape: Shape, view: PaneView): SVGTemplateResult {
  switch (shape.kind) {
    case 'outline':
      return renderOutline(shape, view);
    case 'line':
      return renderLine(shape, view);
    case 'label':
      return renderLabel(shape, view);
    case 'arc':
      return renderArc(shape, view);
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

function renderOutline(shape: ShapeOf<'outline'>, view: PaneView): SVGTemplateResult {
  const points = project(shape.points, view);
  const path = pathOf(points, shape.closed);
  const style = STRUCTURE_STYLES[shape.structure];
  const { colour } = style;
  const stroke = shape.reference ? REFERENCE_STROKE : style;
  const width = stroke.width + (shape.selected ? 0.8 : 0);
  const dashes = shape.state === 'crossing' ? [3, 3] : stroke.dash;
  return svg`<g
    class="outline"
    data-structure=${shape.structure}
    data-mark=${shape.id ?? ''}
    data-state=${shape.state}
    opacity=${shape.dimmed ? 0.4 : 1}
  >
    ${shape.reference ? nothing : hatch(shape, points, view)}
    <path d=${path} fill="none" stroke=${HALO.colour} stroke-width=${HALO.width} stroke-opacity=${HALO.opacity} stroke-linejoin="round"></path>
    <path d=${path} fill="none" stroke=${colour} stroke-width=${width}
      stroke-dasharray=${dashes.length > 0 ? dashes.join(' ') : 'none'}
      stroke-linecap=${style.cap} stroke-linejoin="round"></path>
    ${shape.label === null ? nothing : edgeLabel(points, shape.label.text, shape.label.side, colour, view)}
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
  const colour = shape.style === 'accent' ? ACCENT : MEASURE;
  const width = shape.style === 'deciding' ? 2.4 : shape.style === 'accent' ? 1.2 : 1.6;
  const path = pathOf(points, false);
  const isMeasure =
    shape.style === 'measure' || shape.style === 'deciding' || shape.style === 'draft';
  return svg`<g class="line" data-style=${shape.style} data-mark=${shape.id ?? ''}>
    ${
      shape.style === 'accent'
        ? nothing
        : svg`<path d=${path} fill="none" stroke="#000" stroke-width=${width + 2.4} stroke-opacity="0.55"></path>`
    }
    <path d=${path} fill="none" stroke=${colour} stroke-width=${width + (shape.selected ? 0.8 : 0)}
      stroke-dasharray=${shape.style === 'draft' ? '4 3' : 'none'}></path>
    ${first && second && isMeasure ? [tick(first, second), tick(second, first)] : nothing}
    ${first && second && shape.style === 'arrow' ? arrowHead(first, second) : nothing}
    ${
      first && second && shape.label !== null
        ? shape.style === 'accent'
          ? lineEndLabel(first, second, shape.label, view)
          : plate(
              [
                (first[0] + second[0]) / 2 + 10,
                (first[1] + second[1]) / 2 - 10,
              ] as unknown as CanvasPoint,
              shape.label,
              MEASURE,
              'start',
            )
        : nothing
    }
  </g>`;
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
  const middle = points[Math.floor(points.length / 2)];
  const path = pathOf(points, false);
  return svg`<g class="arc">
    <path d=${path} fill="none" stroke="#000" stroke-opacity="0.55" stroke-width="4"></path>
    <path d=${path} fill="none" stroke=${MEASURE} stroke-width="1.6"></path>
    ${middle ? plate([middle[0] + 12, middle[1] - 8] as unknown as CanvasPoint, shape.label, MEASURE, 'start') : nothing}
  </g>`;
}

function renderHandle(shape: ShapeOf<'handle'>, view: PaneView): SVGTemplateResult {
  const [x, y] = view.toCanvas(shape.point);
  if (shape.style === 'crossing') {
    return svg`<path class="crossing" d=${`M${x - 7} ${y - 7}L${x + 7} ${y + 7}M${x - 7} ${y + 7}L${x + 7} ${y - 7}`} stroke="#FFFFFF" stroke-width="2.4"></path>`;
  }
  return svg`<circle class="handle" cx=${x} cy=${y} r="3.5" fill="#050606" stroke="#FFFFFF" stroke-width="1.4"></circle>`;
}

/** The name of a structure stands at the edge of the pane with a leader, never on the canal. */
function edgeLabel(
  points: readonly CanvasPoint[],
  text: string,
  side: 'left' | 'right',
  colour: string,
  view: PaneView,
): SVGTemplateResult | typeof nothing {
  const middle = view.toCanvas([
    view.frame.columns / 2,
    view.frame.rows / 2,
  ] as unknown as ImagePoint);
  const isLeft = side === 'left';
  const anchor = [...points].sort((a, b) => (isLeft ? a[0] - b[0] : b[0] - a[0]))[0];
  if (!anchor) return nothing;
  const offset = Math.abs(anchor[0] - middle[0]) + 90;
  const at = [middle[0] + (isLeft ? -offset : offset), anchor[1]] as unknown as CanvasPoint;
  return svg`<path d=${`M${anchor[0]} ${anchor[1]}L${at[0]} ${at[1]}`} stroke=${colour} stroke-width="1"></path>
    ${plate(at, text, colour, isLeft ? 'end' : 'start')}`;
}

function lineEndLabel(
  first: CanvasPoint,
  second: CanvasPoint,
  text: string,
  view: PaneView,
): SVGTemplateResult {
  const [x, y] = first[0] > second[0] ? first : second;
  const edge = view.toCanvas([view.frame.columns, 0] as unknown as ImagePoint)[0];
  return svg`<text x=${Math.min(x, edge) - 6} y=${y - 5} text-anchor="end" font-size="12" fill=${ACCENT}
    paint-order="stroke" stroke="#050606" stroke-width="3" stroke-opacity="0.7">${text}</text>`;
}

function plate(
  [x, y]: CanvasPoint,
  text: string,
  colour: string,
  anchor: 'start' | 'end',
): SVGTemplateResult {
  const width = textWidth(text) + 12;
  const left = anchor === 'start' ? x : x - width;
  return svg`<rect x=${left} y=${y - 10} width=${width} height="20" rx="4" fill="#050606" fill-opacity="0.85"></rect>
    <text x=${left + width / 2} y=${y + 4} text-anchor="middle" font-size="12" font-weight="550" fill=${colour}>${text}</text>`;
}

/** Near enough for a plate behind 12 px Inter. Unit: CSS px. */
const textWidth = (text: string): number => text.length * 6.6;
