import {
  confirmLevels,
  placeLevel,
  suggestVertebra,
  type NamingContext,
} from '../../domain/levels/naming.ts';
import type { MarkId } from '../../domain/reading.ts';
import { createMarkId } from '../mark-id.ts';
import type { Shape } from '../scene.ts';
import type { EditorSession } from '../session.ts';
import { gripAt, PointerTool } from './pointer-tool.ts';
import { imageOf, screenDistance } from './tool.ts';
import type { Tool, ToolHint, ToolPointer } from './tool.ts';

/** A press on a label that moves less than this asks for its name. Unit: CSS px. */
const CLICK_PX = 4;

/** Names vertebrae: a click on a body, a drag of a label, a click on a label to rename it. */
export class LevelTool implements Tool {
  readonly cursor = 'crosshair';
  readonly #session: EditorSession;
  readonly #pointer: PointerTool;
  #pressed: { readonly id: MarkId; readonly at: ToolPointer } | null = null;

  constructor(session: EditorSession) {
    this.#session = session;
    this.#pointer = new PointerTool(session);
  }

  get hints(): readonly ToolHint[] {
    if (this.#session.state.reading.levels.length === 0) {
      return [{ gesture: 'Click', text: 'the middle of a vertebral body and name it' }];
    }
    return [
      { gesture: 'Click', text: 'the next body; a body further off fills those between' },
      { gesture: 'Drag', text: 'a label to move it' },
      { gesture: 'Click a label', text: 'renames it and shifts the rest' },
      { gesture: 'Enter', text: 'confirms the proposed ones' },
    ];
  }

  pointerDown(pointer: ToolPointer): void {
    const grip = gripAt(this.#session.state.reading, pointer);
    if (grip?.kind === 'label') {
      this.#pressed = { id: grip.id, at: pointer };
      this.#pointer.pointerDown(pointer);
      return;
    }
    this.#place(pointer);
  }

  pointerMove(pointer: ToolPointer, isDown: boolean): void {
    const pressed = this.#pressed;
    if (pressed && isDown && screenDistance(pointer, pressed.at.point, pointer.point) > CLICK_PX) {
      this.#pressed = null;
    }
    if (!this.#pressed) this.#pointer.pointerMove(pointer, isDown);
  }

  pointerUp(pointer: ToolPointer): void {
    this.#pointer.pointerUp(pointer);
    const { reading } = this.#session.state;
    const label = reading.levels.find((one) => one.id === this.#pressed?.id);
    this.#pressed = null;
    if (label) {
      this.#session.view({
        question: {
          kind: 'level-name',
          image: label.image,
          point: label.point,
          suggestion: label.vertebra,
          renames: label.id,
        },
      });
    }
  }

  doubleClick(): void {
    // A second click names a second body; there is nothing more to it.
  }

  /** Enter confirms the proposed labels where they lie. */
  key({ key }: { readonly key: string }): boolean {
    const { levels } = this.#session.state.reading;
    if (key !== 'Enter' || levels.every((label) => label.status === 'confirmed')) return false;
    this.#session.dispatch({ kind: 'set-levels', levels: confirmLevels(levels) });
    return true;
  }

  cancel(): boolean {
    this.#pressed = null;
    return this.#pointer.cancel();
  }

  preview(): readonly Shape[] {
    return [];
  }

  #place(pointer: ToolPointer): void {
    const { series } = pointer.view;
    if (series.plane.nearest === 'axial') {
      this.#session.notify('note', 'Name levels on the sagittal or coronal images.');
      return;
    }
    if (!pointer.view.frame.plane) {
      this.#session.notify('warning', series.measuringRefused ?? 'This image has no geometry.');
      return;
    }
    const { reading, images } = this.#session.state;
    const context: NamingContext = {
      anatomy: reading.counting.transitional,
      images,
      newId: createMarkId,
    };
    const place = { image: imageOf(pointer), point: pointer.point };
    const named = placeLevel(reading.levels, place, null, context);
    if (named.ok) {
      this.#session.dispatch({ kind: 'set-levels', levels: named.value });
      return;
    }
    if (named.error.kind !== 'needs-name') {
      this.#session.notify('warning', named.error.message);
      return;
    }
    this.#session.view({
      question: {
        kind: 'level-name',
        ...place,
        suggestion: suggestVertebra(reading.levels, place, context),
        renames: null,
      },
    });
  }
}
