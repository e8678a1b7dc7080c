import type { ImagePoint } from '../../geometry/spaces.ts';
import { firstSelfIntersection, withoutSlips } from '../../geometry/self-intersection.ts';
import { area, nearestOnPolygon } from '../../geometry/polygon.ts';
import { imageKeyOf, type ImageKey, type ImageReference } from '../../domain/image-series.ts';
import type { Outline, OutlineStructure } from '../../domain/reading.ts';
import type { Vertebra } from '../../domain/level.ts';
import { STRUCTURES, structureName } from '../../domain/structures.ts';
import { createMarkId } from '../mark-id.ts';
import { movePointSoftly, outlineOfStroke, redrawStretch } from '../outline-edit.ts';
import type { Shape } from '../scene.ts';
import type { EditorSession } from '../session.ts';
import { levelForOutline } from '../level-of-pointer.ts';
import { closedSpline } from '../spline.ts';
import { imageOf, REACH_PX, screenDistance } from './tool.ts';
import type { Tool, ToolHint, ToolPointer, ToolServices } from './tool.ts';

/** A press that moves less than this is a click. Unit: CSS px. */
const CLICK_PX = 4;
/** How far snapping looks for an edge. Unit: image pixels. */
const SNAP_RADIUS_PX = 2.5;
/** How far along the edge neighbours follow a dragged point. Unit: CSS px. */
const SOFT_REACH_PX = 28;
/** Outlines smaller than this are slips of the hand. Unit: square image pixels. */
const SMALLEST_AREA_PX2 = 2;

interface Canvas {
  readonly image: ImageReference;
  readonly level: Vertebra | null;
}

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'pressing'; readonly start: ToolPointer }
  | { readonly kind: 'freehand'; readonly on: Canvas; readonly stroke: readonly ImagePoint[] }
  | {
      readonly kind: 'spline';
      readonly on: Canvas;
      readonly controls: readonly ImagePoint[];
      readonly hover: ImagePoint | null;
    }
  /** A stroke that crosses itself, kept so that its points can be dragged apart. */
  | {
      readonly kind: 'repair';
      readonly on: Canvas;
      readonly points: readonly ImagePoint[];
      readonly dragged: number | null;
    }
  | { readonly kind: 'dragging'; readonly outline: Outline; readonly index: number }
  | {
      readonly kind: 'redrawing';
      readonly outline: Outline;
      readonly stroke: readonly ImagePoint[];
    };

const IDLE: State = { kind: 'idle' };

/** Draws and mends outlines of one structure: freehand by dragging, a curve by clicking. */
export class OutlineTool implements Tool {
  readonly cursor = 'crosshair';
  readonly #session: EditorSession;
  readonly #services: ToolServices;
  readonly #structure: () => OutlineStructure;
  readonly #mode: 'draw' | 'draw-and-mend';
  #state: State = IDLE;

  /**
   * `draw`: a press on an outline begins another one, for structures of which there can be several; the pointer mends
   * those. `draw-and-mend`: a press on the chosen outline mends it.
   */
  constructor(
    session: EditorSession,
    services: ToolServices,
    structure: () => OutlineStructure,
    mode: 'draw' | 'draw-and-mend' = 'draw-and-mend',
  ) {
    this.#mode = mode;
    this.#session = session;
    this.#services = services;
    this.#structure = structure;
  }

  get hints(): readonly ToolHint[] {
    const name = structureName(this.#structure()).toLowerCase();
    switch (this.#state.kind) {
      case 'spline':
        return [
          { gesture: 'Click', text: 'next point' },
          { gesture: 'Enter or double click', text: 'closes the outline' },
          { gesture: 'Backspace', text: 'last point back' },
        ];
      case 'repair':
        return [
          { gesture: 'Drag', text: 'a point until the outline no longer crosses itself' },
          { gesture: 'Esc', text: 'gives the stroke up' },
        ];
      default:
        return [
          { gesture: 'Drag', text: `draws the ${name}` },
          { gesture: 'Click, click', text: 'sets points of a curve' },
          { gesture: 'Drag a point or stretch', text: 'of the chosen outline mends it' },
        ];
    }
  }

  pointerDown(pointer: ToolPointer): void {
    if (this.#state.kind === 'repair') {
      const index = this.#nearestIndex(pointer, this.#state.points, REACH_PX * 1.5);
      this.#become({ ...this.#state, dragged: index });
      return;
    }
    if (this.#state.kind === 'spline') return;
    if (this.#mode === 'draw-and-mend' && this.mend(pointer)) return;
    this.#become({ kind: 'pressing', start: pointer });
  }

  /** Takes hold of the chosen outline where the pointer is on it. False where it is not. */
  mend(pointer: ToolPointer): boolean {
    const outline = this.#editable(pointer);
    if (outline) {
      const index = this.#nearestIndex(pointer, outline.points, REACH_PX);
      this.#session.beginGesture();
      this.#session.selectMark(outline.id);
      this.#become(
        index === null
          ? { kind: 'redrawing', outline, stroke: [this.#place(pointer)] }
          : { kind: 'dragging', outline, index },
      );
    }
    return outline !== null;
  }

  pointerMove(pointer: ToolPointer, isDown: boolean): void {
    const state = this.#state;
    switch (state.kind) {
      case 'pressing':
        if (isDown && screenDistance(pointer, state.start.point, pointer.point) > CLICK_PX) {
          this.#startFreehand(state.start, pointer);
        }
        return;
      case 'freehand':
        if (this.#isOn(state.on, pointer)) {
          this.#become({ ...state, stroke: [...state.stroke, this.#place(pointer)] });
        }
        return;
      case 'spline':
        this.#become({ ...state, hover: this.#place(pointer) });
        return;
      case 'repair':
        if (isDown && state.dragged !== null) {
          const points = state.points.map((point, i) =>
            i === state.dragged ? pointer.point : point,
          );
          this.#become({ ...state, points });
        }
        return;
      case 'dragging':
        this.#drag(state.outline, state.index, pointer);
        return;
      case 'redrawing':
        this.#become({ ...state, stroke: [...state.stroke, this.#place(pointer)] });
        return;
      case 'idle':
        return;
    }
  }

  pointerUp(pointer: ToolPointer): void {
    const state = this.#state;
    switch (state.kind) {
      case 'pressing':
        this.#startSpline(state.start);
        return;
      case 'freehand':
        this.#finish(state.on, outlineOfStroke(state.stroke));
        return;
      case 'spline':
        this.#addControl(state, pointer);
        return;
      case 'repair':
        this.#tryRepaired(state.on, state.points);
        return;
      case 'dragging':
        this.#finishEdit(state.outline);
        return;
      case 'redrawing':
        this.#session.previewGesture({
          kind: 'update-outline',
          id: state.outline.id,
          change: edited(
            state.outline,
            withoutSlips(redrawStretch(state.outline.points, state.stroke)),
          ),
        });
        this.#finishEdit(state.outline);
        return;
      case 'idle':
        return;
    }
  }

  doubleClick(): void {
    if (this.#state.kind === 'spline') this.#closeSpline();
  }

  key({ key }: { readonly key: string }): boolean {
    const state = this.#state;
    if (state.kind !== 'spline') return false;
    if (key === 'Enter') {
      this.#closeSpline();
      return true;
    }
    if (key === 'Backspace') {
      const controls = state.controls.slice(0, -1);
      this.#become(controls.length === 0 ? IDLE : { ...state, controls });
      return true;
    }
    return false;
  }

  cancel(): boolean {
    if (this.#state.kind === 'idle') return false;
    this.#session.cancelGesture();
    this.#become(IDLE);
    return true;
  }

  preview(image: ImageKey): readonly Shape[] {
    const state = this.#state;
    if (state.kind === 'redrawing') {
      return imageKeyOf(state.outline.image) === image
        ? [this.#draft(state.stroke, false, 'draft')]
        : [];
    }
    if (state.kind !== 'freehand' && state.kind !== 'spline' && state.kind !== 'repair') return [];
    if (imageKeyOf(state.on.image) !== image) return [];
    if (state.kind === 'freehand') return [this.#draft(state.stroke, false, 'draft')];
    if (state.kind === 'spline') {
      const controls = state.hover ? [...state.controls, state.hover] : state.controls;
      return [
        this.#draft(closedSpline(controls), controls.length > 2, 'draft'),
        ...state.controls.map((point): Shape => ({ kind: 'handle', point, style: 'vertex' })),
      ];
    }
    const crossing = firstSelfIntersection(state.points);
    return [
      this.#draft(state.points, true, 'crossing'),
      ...state.points.map((point): Shape => ({ kind: 'handle', point, style: 'vertex' })),
      ...(crossing ? [{ kind: 'handle', point: crossing, style: 'crossing' } as const] : []),
    ];
  }

  /** Whether nothing has begun: the next press begins something. */
  get isIdle(): boolean {
    return this.#state.kind === 'idle';
  }

  /** A closed outline of the tool's structure, as it is drawn while it comes about. */
  draftShape(points: readonly ImagePoint[]): Shape {
    return this.#draft(points, true, 'draft');
  }

  #draft(points: readonly ImagePoint[], closed: boolean, state: 'draft' | 'crossing'): Shape {
    return {
      kind: 'outline',
      id: null,
      structure: this.#structure(),
      points,
      closed,
      selected: false,
      dimmed: false,
      reference: false,
      state,
      label: null,
    };
  }

  #startFreehand(start: ToolPointer, pointer: ToolPointer): void {
    const on = this.#canvasOf(start);
    if (!on) return;
    this.#become({
      kind: 'freehand',
      on,
      stroke: [this.#place(start), this.#place(pointer)],
    });
  }

  #startSpline(start: ToolPointer): void {
    const on = this.#canvasOf(start);
    if (!on) return;
    this.#become({ kind: 'spline', on, controls: [this.#place(start)], hover: null });
  }

  #addControl(state: Extract<State, { kind: 'spline' }>, pointer: ToolPointer): void {
    if (!this.#isOn(state.on, pointer)) return;
    const point = this.#place(pointer);
    const [first, last] = [state.controls[0], state.controls.at(-1)];
    if (
      first &&
      state.controls.length > 2 &&
      screenDistance(pointer, first, pointer.point) < REACH_PX
    ) {
      this.#closeSpline();
    } else if (!last || screenDistance(pointer, last, point) > 2) {
      this.#become({ ...state, controls: [...state.controls, point], hover: null });
    }
  }

  #closeSpline(): void {
    if (this.#state.kind !== 'spline') return;
    const { on, controls } = this.#state;
    if (controls.length < 3) {
      this.#session.notify('note', 'An outline needs at least three points.');
      return;
    }
    this.#finish(on, closedSpline(controls));
  }

  /** Keeps a finished outline, or holds a crossing one for repair and says so. */
  #finish(on: Canvas, drawn: readonly ImagePoint[]): void {
    const points = withoutSlips(drawn);
    // A stroke that crosses itself may enclose no area at all: the crossing is looked for first.
    if (points.length >= 3 && firstSelfIntersection(points)) {
      this.#become({ kind: 'repair', on, points, dragged: null });
      this.#session.notify(
        'warning',
        'The outline crosses itself, so it has no area. Drag its points apart, or press Esc and draw it again.',
      );
      return;
    }
    this.#become(IDLE);
    if (points.length < 3 || area(points) < SMALLEST_AREA_PX2) return;
    const id = createMarkId();
    const structure = this.#structure();
    this.#session.dispatch({
      kind: 'add-outline',
      outline: {
        id,
        structure,
        role: STRUCTURES[structure].isReference ? this.#session.state.outlineRole : 'index',
        level: on.level,
        image: on.image,
        points,
        origin: 'drawn',
      },
    });
    this.#session.selectMark(id);
  }

  #tryRepaired(on: Canvas, points: readonly ImagePoint[]): void {
    if (firstSelfIntersection(points)) this.#become({ kind: 'repair', on, points, dragged: null });
    else this.#finish(on, points);
  }

  #drag(outline: Outline, index: number, pointer: ToolPointer): void {
    const reach = pointer.shiftKey ? 1e-6 : SOFT_REACH_PX / pointer.view.scale;
    this.#session.previewGesture({
      kind: 'update-outline',
      id: outline.id,
      change: edited(outline, movePointSoftly(outline.points, index, this.#place(pointer), reach)),
    });
  }

  /** A change that would make the outline cross itself is taken back. */
  #finishEdit(outline: Outline): void {
    this.#become(IDLE);
    const now = this.#session.previewState.reading.outlines.find((one) => one.id === outline.id);
    if (now && firstSelfIntersection(now.points)) {
      this.#session.cancelGesture();
      this.#session.notify(
        'warning',
        'The outline would cross itself there, so the change was taken back.',
      );
    } else {
      this.#session.commitGesture();
    }
  }

  /** The outline of this structure under the pointer, the chosen one first. */
  #editable(pointer: ToolPointer): Outline | null {
    const { reading, selectedMark } = this.#session.state;
    const image = imageKeyOf(imageOf(pointer));
    const here = reading.outlines.filter(
      (outline) =>
        outline.structure === this.#structure() &&
        outline.id === selectedMark &&
        imageKeyOf(outline.image) === image,
    );
    return (
      here.find((outline) => {
        const { point } = nearestOnPolygon(outline.points, pointer.point);
        return screenDistance(pointer, point, pointer.point) <= REACH_PX;
      }) ?? null
    );
  }

  #nearestIndex(pointer: ToolPointer, points: readonly ImagePoint[], reach: number): number | null {
    let best: { index: number; gap: number } | null = null;
    for (const [index, point] of points.entries()) {
      const gap = screenDistance(pointer, point, pointer.point);
      if (gap <= reach && (!best || gap < best.gap)) best = { index, gap };
    }
    return best?.index ?? null;
  }

  #canvasOf(pointer: ToolPointer): Canvas | null {
    const refusal = pointer.view.series.measuringRefused;
    if (refusal !== null) {
      this.#session.notify('warning', refusal);
      this.#become(IDLE);
      return null;
    }
    const { outlineRole, selectedLevel } = this.#session.state;
    const structure = this.#structure();
    if (outlineRole !== 'index' && STRUCTURES[structure].isTumour) {
      this.#session.notify(
        'warning',
        `A reference for ${selectedLevel ?? 'a level'} is being outlined, and a reference has no tumour. Esc ends it.`,
      );
      this.#become(IDLE);
      return null;
    }
    const level = levelForOutline(
      STRUCTURES[structure].isReference
        ? this.#session.state
        : { ...this.#session.state, outlineRole: 'index' },
      pointer.view,
      pointer.point,
    );
    if (!level.ok) {
      this.#session.notify('warning', level.error);
      this.#become(IDLE);
      return null;
    }
    return { image: imageOf(pointer), level: level.value };
  }

  #isOn(on: Canvas, pointer: ToolPointer): boolean {
    return imageKeyOf(on.image) === imageKeyOf(imageOf(pointer));
  }

  #place(pointer: ToolPointer): ImagePoint {
    return this.#session.state.isSnapping
      ? this.#services.snap(pointer.pane, pointer.point, SNAP_RADIUS_PX)
      : pointer.point;
  }

  #become(state: State): void {
    const isOther = state.kind !== this.#state.kind;
    this.#state = state;
    if (isOther) this.#session.toolChanged();
    else this.#session.previewChanged();
  }
}

/** What changes when a reader moves an outline: a proposed one becomes proposed and edited, a grown one stays grown. */
const edited = (
  outline: Outline,
  points: readonly ImagePoint[],
): Pick<Outline, 'points' | 'origin'> => ({
  points,
  origin:
    outline.origin === 'drawn' || outline.origin === 'grown' ? outline.origin : 'proposed-edited',
});
