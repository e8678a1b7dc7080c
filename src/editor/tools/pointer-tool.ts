import { imagePoint } from '../../geometry/image-point.ts';
import { nearestOnPolygon, nearestOnSegment } from '../../geometry/polygon.ts';
import type { ImagePoint } from '../../geometry/spaces.ts';
import { imageKeyOf, type ImageKey, type ImageReference } from '../../domain/image-series.ts';
import type { MarkId, Measurement, Reading } from '../../domain/reading.ts';
import { moveLevel } from '../../domain/levels/naming.ts';
import { createMarkId } from '../mark-id.ts';
import type { Shape } from '../scene.ts';
import type { EditorSession } from '../session.ts';
import type { OutlineTool } from './outline-tool.ts';
import { imageOf, REACH_PX, screenDistance } from './tool.ts';
import type { Tool, ToolHint, ToolPointer } from './tool.ts';

/** A label is bigger than a point: how near its middle a pointer takes hold of it. Unit: CSS px. */
const LABEL_REACH_PX = 16;

type Grip =
  | { readonly kind: 'label'; readonly id: MarkId }
  | { readonly kind: 'point'; readonly id: MarkId }
  | { readonly kind: 'measurement'; readonly measurement: Measurement; readonly index: number };

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'linking' }
  | { readonly kind: 'mending' }
  | { readonly kind: 'dragging'; readonly grip: Grip };

/** Chooses marks, drags labels and measurement points, and links the other panes to the place that is pressed. */
export class PointerTool implements Tool {
  readonly cursor = 'default';
  readonly hints: readonly ToolHint[] = [
    { gesture: 'Wheel', text: 'next slice' },
    { gesture: 'Click', text: 'links the other images, or chooses a mark' },
    { gesture: 'Drag', text: 'a label or a point to move it' },
    { gesture: 'Right drag', text: 'window' },
  ];
  readonly #session: EditorSession;
  readonly #mender: OutlineTool | null;
  #state: State = { kind: 'idle' };

  /** `mender` moves points and stretches of the chosen outline; without it outlines are only chosen. */
  constructor(session: EditorSession, mender: OutlineTool | null = null) {
    this.#session = session;
    this.#mender = mender;
  }

  pointerDown(pointer: ToolPointer): void {
    if (this.#mender?.mend(pointer)) {
      this.#state = { kind: 'mending' };
      return;
    }
    const { reading, selectedMark } = this.#session.state;
    const grip = gripAt(reading, pointer, selectedMark);
    if (grip) {
      this.#session.selectMark(grip.kind === 'measurement' ? grip.measurement.id : grip.id);
      this.#session.beginGesture();
      this.#state = { kind: 'dragging', grip };
      return;
    }
    const outline = outlineAt(reading, pointer);
    this.#session.selectMark(outline);
    if (!outline) this.#link(pointer);
  }

  pointerMove(pointer: ToolPointer, isDown: boolean): void {
    if (!isDown) return;
    if (this.#state.kind === 'mending') this.#mender?.pointerMove(pointer, isDown);
    else if (this.#state.kind === 'linking') this.#link(pointer);
    else if (this.#state.kind === 'dragging') this.#drag(this.#state.grip, pointer);
  }

  pointerUp(pointer: ToolPointer): void {
    if (this.#state.kind === 'mending') this.#mender?.pointerUp(pointer);
    this.#state = { kind: 'idle' };
    this.#session.commitGesture();
  }

  doubleClick(): void {
    // The screen maximises a pane on a double click; the pointer adds nothing.
  }

  key(): boolean {
    return false;
  }

  cancel(): boolean {
    const wasBusy = this.#state.kind !== 'idle';
    this.#state = { kind: 'idle' };
    this.#mender?.cancel();
    this.#session.cancelGesture();
    if (!wasBusy && this.#session.state.selectedMark) {
      this.#session.selectMark(null);
      return true;
    }
    return wasBusy;
  }

  preview(image: ImageKey): readonly Shape[] {
    return this.#mender?.preview(image) ?? [];
  }

  #link(pointer: ToolPointer): void {
    this.#state = { kind: 'linking' };
    this.#session.linkFrom(pointer.pane, pointer.point);
  }

  #drag(grip: Grip, pointer: ToolPointer): void {
    switch (grip.kind) {
      case 'point':
        this.#session.previewGesture({ kind: 'move-mark', id: grip.id, point: pointer.point });
        return;
      case 'label':
        this.#dragLabel(grip.id, pointer);
        return;
      case 'measurement':
        this.#session.previewGesture({
          kind: 'replace-measurement',
          measurement: withPoint(grip.measurement, grip.index, pointer.point),
        });
    }
  }

  #dragLabel(id: MarkId, pointer: ToolPointer): void {
    const { reading, images } = this.#session.state;
    const moved = moveLevel(
      reading.levels,
      id,
      { image: imageOf(pointer), point: pointer.point },
      { anatomy: reading.counting.transitional, images, newId: createMarkId },
    );
    if (moved.ok) this.#session.previewGesture({ kind: 'set-levels', levels: moved.value });
  }
}

/** What lies under the pointer that can be dragged: a point of the chosen mark first, then the nearest. */
export function gripAt(
  reading: Reading,
  pointer: ToolPointer,
  chosen: MarkId | null = null,
): Grip | null {
  const isHere = (mark: { readonly image: ImageReference }): boolean =>
    imageKeyOf(mark.image) === imageKeyOf(imageOf(pointer));
  const isNear = (point: ImagePoint, reach: number): boolean =>
    screenDistance(pointer, point, pointer.point) <= reach;
  const ends = reading.measurements
    .filter((one) => isHere(one) && one.kind !== 'signal')
    .flatMap((measurement) =>
      measurement.points.map((point, index) => ({
        grip: { kind: 'measurement', measurement, index } as const,
        isOther: measurement.id === chosen ? 0 : 1,
        away: screenDistance(pointer, point, pointer.point),
      })),
    )
    .filter(({ away }) => away <= REACH_PX)
    .toSorted((a, b) => a.isOther - b.isOther || a.away - b.away);
  if (ends[0]) return ends[0].grip;
  const point = [...reading.markers, ...(reading.conus ? [reading.conus] : [])].find(
    (mark) => isHere(mark) && isNear(mark.point, REACH_PX),
  );
  if (point) return { kind: 'point', id: point.id };
  // Labels are shown on every slice of the sagittal series, so that they can be dragged wherever they are seen.
  const label = reading.levels.find(
    (one) => isSameSeries(pointer, one.image) && isNear(one.point, LABEL_REACH_PX),
  );
  return label ? { kind: 'label', id: label.id } : null;
}

const isSameSeries = (pointer: ToolPointer, image: ImageReference): boolean =>
  pointer.view.series.frames.some((frame) => imageKeyOf(frame) === imageKeyOf(image));

/** The mark under a pointer; null where none is. */
export function markAt(reading: Reading, pointer: ToolPointer): MarkId | null {
  const grip = gripAt(reading, pointer);
  if (grip) return grip.kind === 'measurement' ? grip.measurement.id : grip.id;
  return outlineAt(reading, pointer);
}

function outlineAt(reading: Reading, pointer: ToolPointer): MarkId | null {
  const image = imageKeyOf(imageOf(pointer));
  const near = (points: readonly ImagePoint[]): boolean =>
    screenDistance(pointer, nearestOnPolygon(points, pointer.point).point, pointer.point) <=
    REACH_PX;
  const outline = reading.outlines.find(
    (one) => imageKeyOf(one.image) === image && near(one.points),
  );
  if (outline) return outline.id;
  const measurement = reading.measurements.find(
    (one) =>
      imageKeyOf(one.image) === image &&
      (one.kind === 'signal' ? near(one.points) : isNearLine(pointer, linesOf(one))),
  );
  return measurement?.id ?? null;
}

/** A measurement's lines as pairs of points. */
const linesOf = (measurement: Measurement): readonly ImagePoint[] =>
  measurement.kind === 'translation' ? measurement.points.slice(1) : measurement.points;

function isNearLine(pointer: ToolPointer, points: readonly ImagePoint[]): boolean {
  return points.some((from, i) => {
    const to = points[i + 1];
    if (!to || i % 2 === 1) return false;
    const nearest = nearestOnSegment(from, to, pointer.point);
    return screenDistance(pointer, nearest, pointer.point) <= REACH_PX;
  });
}

/** The same measurement with one point elsewhere. */
function withPoint(measurement: Measurement, index: number, point: ImagePoint): Measurement {
  const points = measurement.points.map((old, i) =>
    i === index ? imagePoint(point[0], point[1]) : old,
  );
  return { ...measurement, points } as Measurement;
}
