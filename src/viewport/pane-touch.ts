import type { PaneListener, PanePointer } from '../editor/ports.ts';
import type { PictureMoves } from './picture-surface.ts';

/** A finger that moves less than this is a tap. Unit: CSS px. */
const TAP_PX = 10;
/** The way of a finger that is one slice. Unit: CSS px; shorter than on a trackpad, for a screen is only so high. */
const SLICE_PX = 16;
/** A finger held this long opens the menu. Unit: ms. */
const HOLD_MS = 500;

interface Finger {
  readonly startX: number;
  readonly startY: number;
  x: number;
  y: number;
}

/**
 * Fingers on a pane: one scrolls where no tool is on, two pan and zoom, a tap is a click. Where a tool is on, one finger
 * is the tool's, until a second one makes it two.
 */
export class PaneTouch {
  readonly #host: HTMLElement;
  readonly #listener: PaneListener;
  readonly #moves: PictureMoves;
  readonly #pointerOf: (event: MouseEvent) => PanePointer | null;
  readonly #fingers = new Map<number, Finger>();
  /** The finger that a tool follows. */
  #toolFinger: { readonly id: number; readonly finger: Finger } | null = null;
  /** Whether the fingers have moved the picture: lifting one then is no tap. */
  #hasMoved = false;
  #scrolled = 0;
  #hold: ReturnType<typeof setTimeout> | undefined;

  constructor(
    host: HTMLElement,
    listener: PaneListener,
    moves: PictureMoves,
    pointerOf: (event: MouseEvent) => PanePointer | null,
  ) {
    this.#host = host;
    this.#listener = listener;
    this.#moves = moves;
    this.#pointerOf = pointerOf;
  }

  /** Whether the finger is the picture's; a tool's otherwise. */
  down(event: PointerEvent): boolean {
    const { pointerId: id, clientX: x, clientY: y } = event;
    const finger: Finger = { startX: x, startY: y, x, y };
    if (this.#toolFinger) {
      this.#listener.pointerCancelled();
      this.#fingers.set(this.#toolFinger.id, this.#toolFinger.finger);
      this.#toolFinger = null;
    } else if (this.#fingers.size === 0) {
      if (this.#listener.takesTouch()) {
        this.#toolFinger = { id, finger };
        return false;
      }
      this.#hasMoved = false;
      this.#scrolled = 0;
      this.#hold = setTimeout(() => {
        this.#openMenu(event);
      }, HOLD_MS);
    }
    this.#host.setPointerCapture(id);
    this.#fingers.set(id, finger);
    return true;
  }

  /** As `down`. */
  move(event: PointerEvent): boolean {
    const finger = this.#fingers.get(event.pointerId);
    if (!finger) {
      this.#follow(event);
      return false;
    }
    const other = [...this.#fingers.values()].find((one) => one !== finger);
    if (other) this.#pinch(finger, other, event);
    else this.#scroll(finger, event);
    finger.x = event.clientX;
    finger.y = event.clientY;
    return true;
  }

  /** As `down`. */
  up(event: PointerEvent): boolean {
    if (this.#toolFinger?.id === event.pointerId) this.#toolFinger = null;
    if (!this.#fingers.delete(event.pointerId)) return false;
    clearTimeout(this.#hold);
    const isTap = this.#fingers.size === 0 && !this.#hasMoved && event.type === 'pointerup';
    const pointer = isTap ? this.#pointerOf(event) : null;
    if (pointer) {
      this.#listener.pointerDown(pointer);
      this.#listener.pointerUp(pointer);
    }
    return true;
  }

  /** One finger that has not moved for a while. */
  #openMenu(event: PointerEvent): void {
    if (this.#hasMoved || this.#fingers.size !== 1) return;
    this.#hasMoved = true;
    const pointer = this.#pointerOf(event);
    if (pointer) this.#listener.menu(pointer);
  }

  /** Where the tool's finger is, should a second one come. */
  #follow({ pointerId, clientX, clientY }: PointerEvent): void {
    if (this.#toolFinger?.id !== pointerId) return;
    this.#toolFinger.finger.x = clientX;
    this.#toolFinger.finger.y = clientY;
  }

  #scroll(finger: Finger, event: PointerEvent): void {
    const way = Math.hypot(event.clientX - finger.startX, event.clientY - finger.startY);
    if (way >= TAP_PX) this.#hasMoved = true;
    if (!this.#hasMoved) return;
    // Moving the finger up brings what lies further down, as on any page.
    const slices = Math.trunc((finger.startY - event.clientY) / SLICE_PX);
    if (slices === this.#scrolled) return;
    this.#listener.scrolled(slices - this.#scrolled);
    this.#scrolled = slices;
  }

  #pinch(finger: Finger, other: Finger, event: PointerEvent): void {
    this.#hasMoved = true;
    const before = Math.hypot(finger.x - other.x, finger.y - other.y);
    const after = Math.hypot(event.clientX - other.x, event.clientY - other.y);
    const box = this.#host.getBoundingClientRect();
    const middle = [
      (event.clientX + other.x) / 2 - box.left,
      (event.clientY + other.y) / 2 - box.top,
    ] as const;
    this.#moves.panBy((event.clientX - finger.x) / 2, (event.clientY - finger.y) / 2);
    if (before > 0 && after > 0) this.#moves.zoomAt(after / before, middle);
  }
}
