import { createMarkId } from '../mark-id.ts';
import { levelForOutline } from '../level-of-pointer.ts';
import type { Shape } from '../scene.ts';
import type { EditorSession } from '../session.ts';
import { PointerTool, gripAt } from './pointer-tool.ts';
import { imageOf } from './tool.ts';
import type { Tool, ToolHint, ToolPointer } from './tool.ts';

/** Sets a single point: the tip of the conus, or a marker of a compartment. Existing points can be dragged. */
export class PointTool implements Tool {
  readonly cursor = 'crosshair';
  readonly hints: readonly ToolHint[];
  readonly #session: EditorSession;
  readonly #pointer: PointerTool;
  readonly #place: (pointer: ToolPointer) => void;

  constructor(
    session: EditorSession,
    hint: string,
    place: (session: EditorSession, pointer: ToolPointer) => void,
  ) {
    this.#session = session;
    this.#pointer = new PointerTool(session);
    this.hints = [
      { gesture: 'Click', text: hint },
      { gesture: 'Drag', text: 'the point to move it' },
    ];
    this.#place = (pointer) => {
      place(session, pointer);
    };
  }

  pointerDown(pointer: ToolPointer): void {
    if (gripAt(this.#session.state.reading, pointer)?.kind === 'point') {
      this.#pointer.pointerDown(pointer);
    } else {
      this.#place(pointer);
    }
  }

  pointerMove(pointer: ToolPointer, isDown: boolean): void {
    this.#pointer.pointerMove(pointer, isDown);
  }

  pointerUp(pointer: ToolPointer): void {
    this.#pointer.pointerUp(pointer);
  }

  doubleClick(): void {
    // A point is set by the first click.
  }

  key(): boolean {
    return false;
  }

  cancel(): boolean {
    return this.#pointer.cancel();
  }

  preview(): readonly Shape[] {
    return [];
  }
}

/** Marks the tip of the conus medullaris; a second one takes its place. */
export const createConusTool = (session: EditorSession): Tool =>
  new PointTool(session, 'the tip of the conus', (_, pointer) => {
    if (pointer.view.series.plane.nearest === 'axial') {
      session.notify('note', 'Mark the tip of the conus on the sagittal images.');
      return;
    }
    session.dispatch({
      kind: 'set-conus',
      conus: { id: createMarkId(), image: imageOf(pointer), point: pointer.point },
    });
    session.view({ tool: 'pointer' });
  });

/** Asks which compartment lies under the pointer, and marks it present there. */
export const createMarkerTool = (session: EditorSession): Tool =>
  new PointTool(session, 'on disease and name the compartment', (_, pointer) => {
    const level = levelForOutline(
      { ...session.state, outlineRole: 'index' },
      pointer.view,
      pointer.point,
    );
    if (!level.ok || level.value === null) {
      session.notify('warning', 'Name the levels first (L), so that the marker belongs to one.');
      return;
    }
    session.view({
      question: {
        kind: 'marker-compartment',
        level: level.value,
        image: imageOf(pointer),
        point: pointer.point,
      },
    });
  });
