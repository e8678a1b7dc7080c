import { imageKeyOf } from '../../domain/image-series.ts';
import type { ImageKey } from '../../domain/image-series.ts';
import { lowerVertebra } from '../../domain/sins/measured-alignment.ts';
import { previousVertebra } from '../../domain/levels/sequence.ts';
import type { Measurement } from '../../domain/reading.ts';
import { imagePoint } from '../../geometry/image-point.ts';
import { area, meanOf } from '../../geometry/polygon.ts';
import type { ImagePoint } from '../../geometry/spaces.ts';
import { createMarkId } from '../mark-id.ts';
import { levelForOutline } from '../level-of-pointer.ts';
import { measurementShapes } from '../measurement-shapes.ts';
import type { Shape } from '../scene.ts';
import type { EditorSession } from '../session.ts';
import { gripAt, PointerTool } from './pointer-tool.ts';
import { imageOf, screenDistance } from './tool.ts';
import type { Tool, ToolHint, ToolPointer, ToolServices } from './tool.ts';

/** What this tool measures. */
export type MeasureKind = Measurement['kind'];

/** A press that moves less than this is a click, and two points nearer than this are one. Unit: CSS px. */
const SHORTEST_PX = 5;

/** How many points a measurement has. A drag sets two of them, a click one. */
const POINT_COUNT: Readonly<Record<MeasureKind, number>> = {
  distance: 2,
  height: 2,
  angle: 4,
  translation: 3,
  // Opposite corners of the box around an ellipse.
  signal: 2,
  arrow: 2,
};

const HINTS: Readonly<Record<Exclude<MeasureKind, 'translation'>, string>> = {
  distance: 'from one end to the other',
  height: 'the upper, then the lower endplate: front, middle, back in turn',
  angle: 'along the first endplate, then along the second',
  signal: 'across the region; its mean is shown',
  arrow: 'from the words to the finding',
};

/** The corners of a translation in their order. */
const CORNERS = [
  'the upper body’s lower back corner',
  'the lower body’s upper back corner',
  'the lower body’s upper front corner',
] as const;

/** Measures lengths and angles of the body that mean nothing on an axial image. */
const SAGITTAL_KINDS: readonly MeasureKind[] = ['height', 'translation'];

interface Pending {
  readonly on: ToolPointer;
  readonly points: readonly ImagePoint[];
}

/** Draws measurements by clicks on their points, or by drags from point to point; those of the chosen one can be dragged. */
export class MeasureTool implements Tool {
  readonly cursor = 'crosshair';
  readonly #session: EditorSession;
  readonly #services: ToolServices;
  readonly #kind: MeasureKind;
  readonly #pointer: PointerTool;
  #pending: Pending | null = null;
  #pressed: ToolPointer | null = null;
  #hover: ImagePoint | null = null;
  #isDraggingPoint = false;

  constructor(session: EditorSession, services: ToolServices, kind: MeasureKind) {
    this.#session = session;
    this.#services = services;
    this.#kind = kind;
    this.#pointer = new PointerTool(session);
  }

  get hints(): readonly ToolHint[] {
    if (this.#kind === 'translation') {
      const text = CORNERS[this.#pending?.points.length ?? 0] ?? CORNERS[0];
      return [{ gesture: 'Click', text }];
    }
    return [{ gesture: 'Click, click or drag', text: HINTS[this.#kind] }];
  }

  pointerDown(pointer: ToolPointer): void {
    if (this.#pending === null && this.#takesHold(pointer)) {
      this.#isDraggingPoint = true;
      this.#pointer.pointerDown(pointer);
      return;
    }
    const refusal = this.#refusal(pointer);
    if (refusal !== null) {
      this.#session.notify('warning', refusal);
      return;
    }
    this.#pressed = pointer;
    this.#hover = pointer.point;
  }

  pointerMove(pointer: ToolPointer, isDown: boolean): void {
    if (this.#isDraggingPoint) {
      this.#pointer.pointerMove(pointer, isDown);
    } else if (this.#pending ?? this.#pressed) {
      this.#hover = pointer.point;
      this.#session.previewChanged();
    }
  }

  pointerUp(pointer: ToolPointer): void {
    if (this.#isDraggingPoint) {
      this.#isDraggingPoint = false;
      this.#pointer.pointerUp(pointer);
      return;
    }
    const from = this.#pressed;
    this.#pressed = null;
    if (from === null) return;
    const isDrag = screenDistance(pointer, from.point, pointer.point) >= SHORTEST_PX;
    this.#add(from, isDrag ? [from.point, pointer.point] : [from.point]);
    this.#session.toolChanged();
  }

  doubleClick(): void {
    // Its second click is no further point.
  }

  key({ key }: { readonly key: string }): boolean {
    if (key !== 'Backspace' || this.#pending === null) return false;
    const points = this.#pending.points.slice(0, -1);
    this.#pending = points.length === 0 ? null : { ...this.#pending, points };
    this.#session.toolChanged();
    return true;
  }

  cancel(): boolean {
    const wasBusy = this.#pending !== null || this.#pressed !== null || this.#isDraggingPoint;
    this.#pending = null;
    this.#pressed = null;
    this.#isDraggingPoint = false;
    this.#pointer.cancel();
    this.#session.toolChanged();
    return wasBusy;
  }

  preview(image: ImageKey): readonly Shape[] {
    const on = this.#pending?.on ?? this.#pressed;
    if (on === null || imageKeyOf(imageOf(on)) !== image) return [];
    const set = [...(this.#pending?.points ?? []), ...(this.#pressed ? [this.#pressed.point] : [])];
    const handles = set.map((point): Shape => ({ kind: 'handle', point, style: 'vertex' }));
    const points = this.#hover === null ? set : [...set, this.#hover];
    // While the last point is on its way the value is already shown.
    if (points.length >= POINT_COUNT[this.#kind]) {
      const draft = this.#measurement(on, points.slice(-POINT_COUNT[this.#kind]));
      const shapes = draft === null ? [] : measurementShapes(draft, on.view.frame, false);
      return [...shapes.map(asDraft), ...handles];
    }
    const pairs =
      this.#kind === 'translation' ? [points.slice(1)] : [points.slice(0, 2), points.slice(2)];
    return [...pairs.filter((pair) => pair.length === 2).map(draftLine), ...handles];
  }

  /** Only the chosen measurement is taken hold of: others may stand less than a finger's breadth away. */
  #takesHold(pointer: ToolPointer): boolean {
    const grip = gripAt(this.#session.state.reading, pointer, this.#session.state.selectedMark);
    return grip?.kind === 'measurement' && grip.measurement.id === this.#session.state.selectedMark;
  }

  #refusal({ view }: ToolPointer): string | null {
    const { measuringRefused, plane } = view.series;
    if (SAGITTAL_KINDS.includes(this.#kind) && plane.nearest === 'axial') {
      return this.#kind === 'height'
        ? 'Heights are measured on a sagittal image.'
        : 'Translation is measured on a sagittal image.';
    }
    return this.#kind === 'arrow' || this.#kind === 'signal' ? null : measuringRefused;
  }

  #add(on: ToolPointer, added: readonly ImagePoint[]): void {
    const isHere =
      this.#pending !== null && imageKeyOf(imageOf(this.#pending.on)) === imageKeyOf(imageOf(on));
    const before = isHere ? (this.#pending?.points ?? []) : [];
    const last = before.at(-1);
    const [first] = added;
    if (last && first && screenDistance(on, last, first) < SHORTEST_PX && added.length === 1)
      return;
    const count = POINT_COUNT[this.#kind];
    const points = [...before, ...added].slice(-count);
    if (points.length < count) {
      this.#pending = { on, points };
      return;
    }
    this.#pending = null;
    this.#finish(on, points);
  }

  #finish(on: ToolPointer, points: readonly ImagePoint[]): void {
    const measurement = this.#measurement(on, points);
    if (measurement === null) return;
    const complete =
      measurement.kind === 'signal'
        ? {
            ...measurement,
            statistics: this.#services.signalWithin(on.pane, measurement.points),
          }
        : measurement;
    this.#session.dispatch({ kind: 'add-measurement', measurement: complete });
    // Heights and angles of the neighbours are measured for the level in hand: it stays chosen.
    if (this.#session.state.selectedLevel === null) this.#session.selectMark(measurement.id);
    else this.#session.view({ selectedMark: measurement.id });
    if (measurement.kind === 'arrow') {
      this.#session.view({ question: { kind: 'arrow-text', id: measurement.id } });
    }
  }

  /** The measurement of these points; null where they enclose nothing. */
  #measurement(on: ToolPointer, points: readonly ImagePoint[]): Measurement | null {
    const [a, b, c, d] = points;
    if (!a || !b) return null;
    const image = imageOf(on);
    const id = createMarkId();
    const at = this.#kind === 'arrow' ? a : meanOf(points);
    const site = levelForOutline({ ...this.#session.state, outlineRole: 'index' }, on.view, at);
    const base = { id, level: site.ok ? site.value : null, image };
    switch (this.#kind) {
      case 'distance':
        return { ...base, kind: 'distance', points: [a, b] };
      case 'height':
        return { ...base, kind: 'height', column: this.#nextColumn(base.level), points: [a, b] };
      case 'arrow':
        return { ...base, kind: 'arrow', points: [a, b], text: '' };
      case 'signal': {
        const ring = ellipse(a, b);
        if (area(ring) < 1) return null;
        return { ...base, kind: 'signal', tissue: 'lesion', points: ring, statistics: null };
      }
      case 'angle':
        return c && d ? { ...base, kind: 'angle', points: [a, b, c, d] } : null;
      case 'translation': {
        if (!c) return null;
        const slip = { image, points: [a, b, c] } as const;
        return {
          ...base,
          ...slip,
          kind: 'translation',
          level: this.#levelOfSlip(slip, base.level),
        };
      }
    }
  }

  /** A slip belongs to the chosen level where that is one of its two bodies, else to the lower body. */
  #levelOfSlip(
    slip: Parameters<typeof lowerVertebra>[1],
    otherwise: Measurement['level'],
  ): Measurement['level'] {
    const { reading, images, selectedLevel } = this.#session.state;
    const lower = lowerVertebra(reading, slip, images);
    if (lower === null) return otherwise;
    const upper = previousVertebra(lower, reading.counting.transitional);
    return selectedLevel !== null && selectedLevel === upper ? upper : lower;
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
}

const draftLine = (points: readonly ImagePoint[]): Shape => ({
  kind: 'line',
  id: null,
  points,
  style: 'draft',
  label: null,
  selected: false,
});

/** A measurement's lines while it is drawn; the value stays. */
const asDraft = (shape: Shape): Shape =>
  shape.kind === 'line' ? { ...shape, style: 'draft' } : shape;

/** An ellipse in the box between two corners. Space: image points. */
function ellipse(a: ImagePoint, b: ImagePoint): readonly ImagePoint[] {
  const [cx, cy] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  const [rx, ry] = [Math.abs(a[0] - b[0]) / 2, Math.abs(a[1] - b[1]) / 2];
  return Array.from({ length: 32 }, (_, i) => {
    const t = (2 * Math.PI * i) / 32;
    return imagePoint(cx + rx * Math.cos(t), cy + ry * Math.sin(t));
  });
}
