import { createSlicePlane, outlineToSlice, sliceToImage } from '../../geometry/slice-plane.ts';
import { largestOutline, offset, regionArea, toRegion } from '../../geometry/boolean.ts';
import { isInside } from '../../geometry/polygon.ts';
import { growFrom, outlineGrown, type GrowBounds, type Growth } from '../../domain/assist/grow.ts';
import { lastOutlineOn } from '../../domain/assist/slice-request.ts';
import { imageKeyOf, type ImageKey } from '../../domain/image-series.ts';
import type { Outline } from '../../domain/reading.ts';
import { draftsOn } from '../drafts.ts';
import { levelForOutline } from '../level-of-pointer.ts';
import { createMarkId } from '../mark-id.ts';
import type { Shape } from '../scene.ts';
import type { EditorSession } from '../session.ts';
import type { ProposalService } from './draft-tool.ts';
import type { OutlineTool } from './outline-tool.ts';
import { imageOf, screenDistance, type Tool, type ToolHint, type ToolPointer } from './tool.ts';

/** A press that stays in its place for so long is a hold, no click and no stroke. Unit: ms. */
const HOLD_MS = 500;
const TICK_MS = 50;
/** How far the outline comes at each tick; 5 mm a second. Unit: mm. */
const STEP_MM = 0.25;
/** A press that moves less than this stays in its place. Unit: CSS px. */
const STILL_PX = 4;
/** What is shrunk to less is gone. Unit: mm2. */
const SMALLEST_MM2 = 2;

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'waiting'; readonly start: ToolPointer }
  | {
      readonly kind: 'growing';
      readonly start: ToolPointer;
      readonly growth: Growth;
      readonly reachMm: number;
    }
  | { readonly kind: 'shrinking'; readonly outline: Outline; readonly byMm: number };

const IDLE: State = { kind: 'idle' };

/**
 * The outline tool of epidural tumour, with a brush: a press held in its place grows what is as bright as it between canal
 * and sac, for as long as it is held; with Alt on a grown outline it shrinks that. Everything else is the outline tool's.
 */
export class GrowTool implements Tool {
  readonly #session: EditorSession;
  readonly #inner: OutlineTool;
  readonly #proposals: ProposalService;
  #state: State = IDLE;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(session: EditorSession, inner: OutlineTool, proposals: ProposalService) {
    this.#session = session;
    this.#inner = inner;
    this.#proposals = proposals;
  }

  get hints(): readonly ToolHint[] {
    const { areProposalsOn, tumourKind } = this.#session.state;
    return areProposalsOn && tumourKind === 'epidural'
      ? [
          ...this.#inner.hints.slice(0, 2),
          { gesture: 'Hold', text: 'grows it between canal and sac; with Alt shrinks' },
          ...this.#inner.hints.slice(2),
        ]
      : this.#inner.hints;
  }

  get cursor(): string {
    return this.#inner.cursor;
  }

  pointerDown(pointer: ToolPointer): void {
    this.#stop();
    if (pointer.altKey) {
      const outline = this.#grownAt(pointer);
      if (outline) this.#shrink(outline);
      return;
    }
    if (this.#inner.isIdle && this.#canGrow()) {
      this.#state = { kind: 'waiting', start: pointer };
      this.#timer = setTimeout(() => void this.#begin(pointer), HOLD_MS);
    }
    this.#inner.pointerDown(pointer);
  }

  pointerMove(pointer: ToolPointer, isDown: boolean): void {
    const state = this.#state;
    if (state.kind === 'shrinking') return;
    if (state.kind !== 'idle') {
      const isStill = screenDistance(pointer, state.start.point, pointer.point) <= STILL_PX;
      if (isStill && state.kind === 'growing') return;
      if (!isStill) {
        this.#stop();
        // It was the begin of a stroke after all, after a pause.
        if (state.kind === 'growing') this.#inner.pointerDown(state.start);
      }
    }
    this.#inner.pointerMove(pointer, isDown);
  }

  pointerUp(pointer: ToolPointer): void {
    const state = this.#state;
    this.#stop();
    if (state.kind === 'growing') this.#keep(state);
    else if (state.kind === 'shrinking') this.#session.commitGesture();
    else this.#inner.pointerUp(pointer);
  }

  doubleClick(): void {
    this.#inner.doubleClick();
  }

  key(event: { readonly key: string; readonly shiftKey: boolean }): boolean {
    return this.#inner.key(event);
  }

  cancel(): boolean {
    const { kind } = this.#state;
    this.#stop();
    if (kind === 'shrinking') this.#session.cancelGesture();
    if (kind === 'growing') this.#session.previewChanged();
    return kind === 'growing' || kind === 'shrinking' || this.#inner.cancel();
  }

  preview(image: ImageKey): readonly Shape[] {
    const state = this.#state;
    if (state.kind !== 'growing') return this.#inner.preview(image);
    if (imageKeyOf(imageOf(state.start)) !== image) return [];
    const points = outlineGrown(state.growth, state.reachMm);
    return points === null ? [] : [this.#inner.draftShape(points)];
  }

  #canGrow(): boolean {
    const { areProposalsOn, tumourKind } = this.#session.state;
    return areProposalsOn && tumourKind === 'epidural';
  }

  /** Canal and sac of the frame, drawn or proposed; null where one is missing. */
  #boundsAt({ view: { frame } }: ToolPointer): GrowBounds | null {
    const { reading, drafts } = this.#session.state;
    const pointsOf = (structure: 'canal' | 'sac') =>
      (
        lastOutlineOn(reading, frame, structure) ??
        draftsOn(drafts, frame).find(({ outline }) => outline.structure === structure)?.outline
      )?.points;
    const [canal, sac] = [pointsOf('canal'), pointsOf('sac')];
    return canal && sac ? { canal, sac } : null;
  }

  async #begin(start: ToolPointer): Promise<void> {
    const bounds = this.#boundsAt(start);
    if (bounds === null) {
      this.#say('Tumour grows between canal and sac: outline both on this slice first.');
      return;
    }
    const slice = await this.#proposals.greyAt(start);
    if (this.#state.kind !== 'waiting' || this.#state.start !== start) return;
    const growth = slice && growFrom(slice, start.point, bounds);
    if (growth === null) {
      this.#say('Nothing grows from here: hold a place of even brightness between canal and sac.');
      return;
    }
    this.#inner.cancel();
    this.#state = { kind: 'growing', start, growth, reachMm: 0 };
    this.#grow();
  }

  /** The press is no hold any more, and why. */
  #say(message: string): void {
    this.#stop();
    this.#session.notify('note', message);
  }

  #grow(): void {
    const state = this.#state;
    if (state.kind !== 'growing') return;
    const reachMm = Math.min(state.reachMm + STEP_MM, state.growth.mostMm);
    this.#state = { ...state, reachMm };
    this.#session.previewChanged();
    if (reachMm < state.growth.mostMm) this.#timer = setTimeout(() => this.#grow(), TICK_MS);
  }

  #keep({ start, growth, reachMm }: State & { readonly kind: 'growing' }): void {
    const points = outlineGrown(growth, reachMm);
    this.#session.previewChanged();
    if (points === null) return;
    const level = levelForOutline(
      { ...this.#session.state, outlineRole: 'index' },
      start.view,
      start.point,
    );
    if (!level.ok) {
      this.#session.notify('warning', level.error);
      return;
    }
    const id = createMarkId();
    this.#session.dispatch({
      kind: 'add-outline',
      outline: {
        id,
        structure: 'tumour-epidural',
        role: 'index',
        level: level.value,
        image: imageOf(start),
        points,
        origin: 'grown',
      },
    });
    this.#session.selectMark(id);
  }

  #grownAt(pointer: ToolPointer): Outline | null {
    const key = imageKeyOf(imageOf(pointer));
    return (
      this.#session.state.reading.outlines.findLast(
        (one) =>
          one.origin === 'grown' &&
          imageKeyOf(one.image) === key &&
          isInside(one.points, pointer.point),
      ) ?? null
    );
  }

  #shrink(outline: Outline): void {
    this.#session.beginGesture();
    this.#session.selectMark(outline.id);
    this.#state = { kind: 'shrinking', outline, byMm: 0 };
    this.#tickShrinking();
  }

  #tickShrinking(): void {
    const state = this.#state;
    if (state.kind !== 'shrinking') return;
    const byMm = state.byMm + STEP_MM;
    const points = this.#shrunk(state.outline, byMm);
    if (points === null) return;
    this.#state = { ...state, byMm };
    this.#session.previewGesture({
      kind: 'update-outline',
      id: state.outline.id,
      change: { points },
    });
    this.#timer = setTimeout(() => this.#tickShrinking(), TICK_MS);
  }

  #shrunk(outline: Outline, byMm: number): Outline['points'] | null {
    const plane = this.#session.state.images.get(imageKeyOf(outline.image))?.frame.plane;
    const slice = plane && createSlicePlane(plane);
    if (!slice) return null;
    const left = offset(toRegion([outlineToSlice(slice, outline.points)]), -byMm);
    if (regionArea(left) < SMALLEST_MM2) return null;
    return largestOutline(left).map((point) => sliceToImage(slice, point));
  }

  #stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#state = IDLE;
  }
}
