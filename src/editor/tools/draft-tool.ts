import { nearestOnPolygon } from '../../geometry/polygon.ts';
import type { ImagePoint } from '../../geometry/spaces.ts';
import type { GreySlice } from '../../domain/assist/prepare-slice.ts';
import type { ImageKey } from '../../domain/image-series.ts';
import { bendDraft, draftsOn, withDraft, type OutlineDraft } from '../drafts.ts';
import type { Shape } from '../scene.ts';
import type { EditorSession } from '../session.ts';
import { imageOf, REACH_PX, screenDistance } from './tool.ts';
import type { Tool, ToolHint, ToolPointer } from './tool.ts';

/** A press that moves less than this is a click. Unit: CSS px. */
const CLICK_PX = 4;

/** Proposals from the image, as a tool asks for them. */
export interface ProposalService {
  /** Whether a plain click asks for a proposal here, in place of the tool's own click. */
  isOfferedAt(pointer: ToolPointer): boolean;
  /** Proposes cord and sac about a point, or says why not. */
  proposeAt(pointer: ToolPointer): void;
  /** The grey levels under a pointer; null where there are none to grow in. Errors: rejects when the frame cannot be loaded. */
  greyAt(pointer: ToolPointer): Promise<GreySlice | null>;
}

/** Where nothing is proposed, such as in a quiz. */
export const NO_PROPOSALS: ProposalService = {
  isOfferedAt: () => false,
  proposeAt: () => undefined,
  greyAt: () => Promise.resolve(null),
};

/** When a click asks for a proposal, and whether a drag on a proposed line bends it. */
export interface DraftHandling {
  readonly asks: 'never' | 'with-shift' | 'plain';
  readonly bends: boolean;
}

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'bending'; readonly draft: OutlineDraft; readonly grip: ImagePoint }
  | { readonly kind: 'asking'; readonly start: ToolPointer };

const IDLE: State = { kind: 'idle' };

/**
 * A tool on images with proposals: a drag on a proposed line bends it through the pointer, a click asks for a proposal.
 * Everything else is the inner tool's.
 */
export class DraftTool implements Tool {
  readonly #session: EditorSession;
  readonly #inner: Tool;
  readonly #proposals: ProposalService;
  readonly #handling: DraftHandling;
  #state: State = IDLE;

  constructor(
    session: EditorSession,
    inner: Tool,
    proposals: ProposalService,
    handling: DraftHandling,
  ) {
    this.#session = session;
    this.#inner = inner;
    this.#proposals = proposals;
    this.#handling = handling;
  }

  get hints(): readonly ToolHint[] {
    const asks: ToolHint = {
      gesture: this.#handling.asks === 'plain' ? 'Click inside' : 'Shift click',
      text: 'proposes cord and sac',
    };
    const hasDrafts = this.#session.state.drafts.length > 0;
    if (hasDrafts && this.#handling.bends) {
      return [
        { gesture: 'Enter', text: 'confirms the proposal' },
        { gesture: 'Drag its line', text: 'bends it' },
        { gesture: 'Delete', text: 'refuses it' },
      ];
    }
    const isAsked = this.#handling.asks !== 'never' && this.#session.state.areProposalsOn;
    return isAsked ? [asks, ...this.#inner.hints] : this.#inner.hints;
  }

  get cursor(): string {
    return this.#inner.cursor;
  }

  pointerDown(pointer: ToolPointer): void {
    const draft = this.#draftAt(pointer);
    if (draft) {
      this.#session.beginGesture();
      this.#session.view({ selectedMark: draft.outline.id });
      this.#state = { kind: 'bending', draft, grip: pointer.point };
    } else if (this.#isAsking(pointer)) {
      this.#state = { kind: 'asking', start: pointer };
    } else {
      this.#inner.pointerDown(pointer);
    }
  }

  pointerMove(pointer: ToolPointer, isDown: boolean): void {
    const state = this.#state;
    if (state.kind === 'bending') {
      if (isDown && this.#hasMoved(state.grip, pointer)) {
        const bent = bendDraft(state.draft, state.grip, pointer.point);
        this.#session.previewDrafts(withDraft(this.#session.state.drafts, bent));
      }
      return;
    }
    if (state.kind === 'asking' && isDown && this.#hasMoved(state.start.point, pointer)) {
      // It was no click after all: the inner tool gets the whole drag.
      this.#state = IDLE;
      this.#inner.pointerDown(state.start);
    }
    if (this.#state.kind === 'idle') this.#inner.pointerMove(pointer, isDown);
  }

  pointerUp(pointer: ToolPointer): void {
    const { kind } = this.#state;
    this.#state = IDLE;
    if (kind === 'bending') this.#session.commitGesture();
    else if (kind === 'asking') this.#ask(pointer);
    else this.#inner.pointerUp(pointer);
  }

  doubleClick(pointer: ToolPointer): void {
    this.#inner.doubleClick(pointer);
  }

  key(event: { readonly key: string; readonly shiftKey: boolean }): boolean {
    return this.#inner.key(event);
  }

  cancel(): boolean {
    if (this.#state.kind === 'idle') return this.#inner.cancel();
    this.#state = IDLE;
    this.#session.cancelGesture();
    return true;
  }

  preview(image: ImageKey): readonly Shape[] {
    return this.#inner.preview(image);
  }

  /** A first click asks; a second one beside what came says where the line belongs. */
  #ask(pointer: ToolPointer): void {
    const { drafts } = this.#session.state;
    const draft = draftsOn(drafts, imageOf(pointer)).find(
      ({ outline }) => outline.structure === 'cord',
    );
    if (!draft || pointer.shiftKey) {
      this.#proposals.proposeAt(pointer);
      return;
    }
    this.#session.beginGesture();
    const bent = bendDraft(draft, pointer.point, pointer.point);
    this.#session.previewDrafts(withDraft(drafts, bent));
    this.#session.commitGesture();
  }

  #isAsking(pointer: ToolPointer): boolean {
    const { asks } = this.#handling;
    if (asks === 'never') return false;
    if (!this.#session.state.areProposalsOn) return false;
    return pointer.shiftKey || (asks === 'plain' && this.#proposals.isOfferedAt(pointer));
  }

  #draftAt(pointer: ToolPointer): OutlineDraft | null {
    if (!this.#handling.bends) return null;
    const here = draftsOn(this.#session.state.drafts, imageOf(pointer));
    let best: { readonly draft: OutlineDraft; readonly gap: number } | null = null;
    for (const draft of here) {
      const { point } = nearestOnPolygon(draft.outline.points, pointer.point);
      const gap = screenDistance(pointer, point, pointer.point);
      if (gap <= REACH_PX && (best === null || gap < best.gap)) best = { draft, gap };
    }
    return best?.draft ?? null;
  }

  #hasMoved(from: ImagePoint, pointer: ToolPointer): boolean {
    return screenDistance(pointer, from, pointer.point) > CLICK_PX;
  }
}
