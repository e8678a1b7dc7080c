import { imageKeyOf, type ImageKey } from '../../domain/image-series.ts';
import type { Measurement } from '../../domain/reading.ts';
import { imagePoint } from '../../geometry/image-point.ts';
import { area } from '../../geometry/polygon.ts';
import type { ImagePoint } from '../../geometry/spaces.ts';
import { createMarkId } from '../mark-id.ts';
import { levelForOutline } from '../level-of-pointer.ts';
import type { Shape } from '../scene.ts';
import type { EditorSession } from '../session.ts';
import { gripAt, PointerTool } from './pointer-tool.ts';
import { imageOf, screenDistance } from './tool.ts';
import type { Tool, ToolHint, ToolPointer, ToolServices } from './tool.ts';

/** What this tool measures. */
export type MeasureKind = Exclude<Measurement['kind'], 'translation'>;

/** A line shorter than this is a slip of the hand. Unit: CSS px. */
const SHORTEST_PX = 5;

interface Drawing {
  readonly from: ToolPointer;
  readonly to: ImagePoint;
}

const HINTS: Readonly<Record<MeasureKind, string>> = {
  distance: 'from one end to the other',
  height: 'from the upper to the lower endplate: front, middle, back in turn',
  angle: 'along the first endplate, then along the second',
  signal: 'across the region; its mean is shown',
  arrow: 'from the words to the finding',
};

/** Draws measurements by dragging from end to end; existing points can be dragged. */
export class MeasureTool implements Tool {
  readonly cursor = 'crosshair';
  readonly hints: readonly ToolHint[];
  readonly #session: EditorSession;
  readonly #services: ToolServices;
  readonly #kind: MeasureKind;
  readonly #pointer: PointerTool;
  #drawing: Drawing | null = null;
  /** The first line of an angle, while the second is awaited. */
  #firstLine: {
    readonly image: ImageKey;
    readonly points: readonly [ImagePoint, ImagePoint];
  } | null = null;
  #isDraggingPoint = false;

  constructor(session: EditorSession, services: ToolServices, kind: MeasureKind) {
    this.#session = session;
    this.#services = services;
    this.#kind = kind;
    this.#pointer = new PointerTool(session);
    this.hints = [{ gesture: 'Drag', text: HINTS[kind] }];
  }

  pointerDown(pointer: ToolPointer): void {
    if (gripAt(this.#session.state.reading, pointer)?.kind === 'measurement') {
      this.#isDraggingPoint = true;
      this.#pointer.pointerDown(pointer);
      return;
    }
    const refusal = pointer.view.series.measuringRefused;
    if (refusal !== null && this.#kind !== 'arrow' && this.#kind !== 'signal') {
      this.#session.notify('warning', refusal);
      return;
    }
    this.#drawing = { from: pointer, to: pointer.point };
  }

  pointerMove(pointer: ToolPointer, isDown: boolean): void {
    if (this.#isDraggingPoint) {
      this.#pointer.pointerMove(pointer, isDown);
    } else if (this.#drawing && isDown) {
      this.#drawing = { ...this.#drawing, to: pointer.point };
      this.#session.previewChanged();
    }
  }

  pointerUp(pointer: ToolPointer): void {
    if (this.#isDraggingPoint) {
      this.#isDraggingPoint = false;
      this.#pointer.pointerUp(pointer);
      return;
    }
    const drawing = this.#drawing;
    this.#drawing = null;
    this.#session.previewChanged();
    if (!drawing || screenDistance(pointer, drawing.from.point, pointer.point) < SHORTEST_PX)
      return;
    this.#finish(drawing.from, pointer.point);
  }

  doubleClick(): void {
    // Measurements are drawn by dragging.
  }

  key(): boolean {
    return false;
  }

  cancel(): boolean {
    const wasBusy = this.#drawing !== null || this.#firstLine !== null || this.#isDraggingPoint;
    this.#drawing = null;
    this.#firstLine = null;
    this.#isDraggingPoint = false;
    this.#pointer.cancel();
    this.#session.previewChanged();
    return wasBusy;
  }

  preview(image: ImageKey): readonly Shape[] {
    const shapes: Shape[] = [];
    const line = (points: readonly ImagePoint[]): Shape => ({
      kind: 'line',
      id: null,
      points,
      style: 'draft',
      label: null,
      selected: false,
    });
    if (this.#firstLine?.image === image) shapes.push(line(this.#firstLine.points));
    const drawing = this.#drawing;
    if (drawing && imageKeyOf(imageOf(drawing.from)) === image) {
      shapes.push(
        line(
          this.#kind === 'signal'
            ? closed(ellipse(drawing.from.point, drawing.to))
            : [drawing.from.point, drawing.to],
        ),
      );
    }
    return shapes;
  }

  #finish(from: ToolPointer, to: ImagePoint): void {
    const level = levelForOutline(
      { ...this.#session.state, outlineRole: 'index' },
      from.view,
      from.point,
    );
    const base = {
      id: createMarkId(),
      level: level.ok ? level.value : null,
      image: imageOf(from),
    };
    const points = [from.point, to] as const;
    switch (this.#kind) {
      case 'distance':
        this.#add({ ...base, kind: 'distance', points });
        return;
      case 'height':
        this.#add({ ...base, kind: 'height', column: this.#nextColumn(base.level), points });
        return;
      case 'arrow':
        this.#add({ ...base, kind: 'arrow', points, text: '' });
        this.#session.view({ question: { kind: 'arrow-text', id: base.id } });
        return;
      case 'signal':
        this.#addSignal(base, ellipse(from.point, to), from.pane);
        return;
      case 'angle':
        this.#addAngle(base, points);
        return;
    }
  }

  #addAngle(
    base: Pick<Measurement, 'id' | 'level' | 'image'>,
    line: readonly [ImagePoint, ImagePoint],
  ): void {
    const image = imageKeyOf(base.image);
    const first = this.#firstLine?.image === image ? this.#firstLine : null;
    if (!first) {
      this.#firstLine = { image, points: line };
      this.#session.previewChanged();
      return;
    }
    this.#firstLine = null;
    this.#add({ ...base, kind: 'angle', points: [...first.points, ...line] });
  }

  #addSignal(
    base: Pick<Measurement, 'id' | 'level' | 'image'>,
    points: readonly ImagePoint[],
    pane: number,
  ): void {
    if (area(points) < 1) return;
    const statistics = this.#services.signalWithin(pane, points);
    this.#add({ ...base, kind: 'signal', tissue: 'lesion', points, statistics });
  }

  /** Heights are drawn front to back; the first column that the level still lacks is next. */
  #nextColumn(level: Measurement['level']): 'anterior' | 'middle' | 'posterior' {
    const drawn = this.#session.state.reading.measurements.flatMap((one) =>
      one.kind === 'height' && one.level === level ? [one.column] : [],
    );
    return (
      (['anterior', 'middle', 'posterior'] as const).find((column) => !drawn.includes(column)) ??
      'posterior'
    );
  }

  #add(measurement: Measurement): void {
    this.#session.dispatch({ kind: 'add-measurement', measurement });
    this.#session.selectMark(measurement.id);
  }
}

/** An ellipse in the box between two corners. Space: image points. */
function ellipse(a: ImagePoint, b: ImagePoint): readonly ImagePoint[] {
  const [cx, cy] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  const [rx, ry] = [Math.abs(a[0] - b[0]) / 2, Math.abs(a[1] - b[1]) / 2];
  return Array.from({ length: 32 }, (_, i) => {
    const t = (2 * Math.PI * i) / 32;
    return imagePoint(cx + rx * Math.cos(t), cy + ry * Math.sin(t));
  });
}

const closed = (points: readonly ImagePoint[]): readonly ImagePoint[] => {
  const [first] = points;
  return first ? [...points, first] : points;
};
