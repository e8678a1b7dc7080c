import { hatchLines } from '../../geometry/hatch-lines.ts';
import type { PlanePoint, PlanePolygon } from '../../geometry/spaces.ts';

const SVG = 'http://www.w3.org/2000/svg';
/** Distance between strokes on the screen; see the overlay's pattern. Unit: drawing units. */
const STEP = 5;
const STROKE = '1.4';

/**
 * Draws the hatched bands of tumour outlines as strokes: on the screen they are a pattern, which the PDF writer does not
 * know.
 */
export function drawHatching(marks: SVGSVGElement): void {
  for (const band of marks.querySelectorAll('path[stroke^="url(#hatch"]')) {
    const pattern = marks.querySelector(`[id="${idIn(band.getAttribute('stroke'))}"] path`);
    const outline = pointsOf(band.getAttribute('d') ?? '');
    const width = Number(band.getAttribute('stroke-width')) / 2;
    const strokes = hatchLines(outline, width, STEP)
      .map(([from, to]) => `M${from.map(fixed).join(' ')}L${to.map(fixed).join(' ')}`)
      .join('');
    const drawn = marks.ownerDocument.createElementNS(SVG, 'path');
    drawn.setAttribute('d', strokes || 'M0 0');
    drawn.setAttribute('fill', 'none');
    drawn.setAttribute('stroke', pattern?.getAttribute('stroke') ?? '#FFFFFF');
    drawn.setAttribute('stroke-width', STROKE);
    drawn.setAttribute('opacity', '0.8');
    band.replaceWith(drawn);
  }
  for (const definitions of marks.querySelectorAll('defs')) definitions.remove();
}

const fixed = (value: number): string => value.toFixed(2);

const idIn = (reference: string | null): string => /#([^)]+)/.exec(reference ?? '')?.[1] ?? '';

/** The points of a path of straight strokes, as the overlay writes them: "M1 2L3 4Z". */
const pointsOf = (path: string): PlanePolygon =>
  [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(
    ([, x, y]) => [Number(x), Number(y)] as const as PlanePoint,
  );
