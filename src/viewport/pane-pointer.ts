import type { PaneListener, PanePointer } from '../editor/ports.ts';
import { PaneTouch } from './pane-touch.ts';
import type { PictureMoves } from './picture-surface.ts';
import { WheelSteps } from './wheel-steps.ts';

/** A notch of the wheel zooms this much at most; a pinch on a trackpad comes in many small parts. */
const ZOOM_STEP = 1.15;

/** A press that moves less than this is a click. Unit: CSS px. */
const CLICK_PX = 4;

/** How much a pinch's distance zooms: a hundredth a pixel, as browsers report it. */
const zoomOf = (deltaY: number): number =>
  Math.min(Math.max(Math.exp(-deltaY / 100), 1 / ZOOM_STEP), ZOOM_STEP);

/** Turns what hands do on a pane into what its listener and its picture understand, until the signal says stop. */
export function listenToPointer(
  host: HTMLElement,
  listener: PaneListener,
  moves: PictureMoves,
  pointerOf: (event: MouseEvent) => PanePointer | null,
  signal: AbortSignal,
): void {
  const wheel = new WheelSteps();
  const touch = new PaneTouch(host, listener, moves, pointerOf);
  let isDown = false;
  /** Where the right button went down, until it is dragged. */
  let menuAt: { readonly x: number; readonly y: number } | null = null;

  const on = <K extends keyof HTMLElementEventMap>(
    type: K,
    handle: (event: HTMLElementEventMap[K]) => void,
  ): void => {
    host.addEventListener(type, handle, { signal, passive: false });
  };

  const press = (event: PointerEvent): void => {
    const pointer = pointerOf(event);
    if (!pointer) return;
    isDown = true;
    // What was focused in the panel lets go of the keys: they are the image's from here on.
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement) activeElement.blur();
    host.setPointerCapture(event.pointerId);
    listener.pointerDown(pointer);
  };

  const move = (event: PointerEvent): void => {
    // Fast strokes are delivered in bundles; every position in them was drawn.
    const events = isDown ? event.getCoalescedEvents() : [];
    for (const one of events.length > 0 ? events : [event]) {
      const pointer = pointerOf(one);
      if (pointer) listener.pointerMove(pointer, isDown);
    }
    if (menuAt && Math.hypot(event.clientX - menuAt.x, event.clientY - menuAt.y) > CLICK_PX) {
      menuAt = null;
    }
    // The middle button pans, the right one windows.
    if ((event.buttons & 4) !== 0) moves.panBy(event.movementX, event.movementY);
    if ((event.buttons & 2) !== 0 && !menuAt) moves.windowBy(event.movementX, event.movementY);
  };

  const release = (event: PointerEvent): void => {
    const pointer = isDown ? pointerOf(event) : null;
    isDown = isDown && event.buttons % 2 === 1;
    if (pointer && !isDown) listener.pointerUp(pointer);
  };

  on('pointerdown', (event) => {
    if (event.pointerType === 'touch' && touch.down(event)) {
      isDown = false;
      return;
    }
    menuAt = event.button === 2 ? { x: event.clientX, y: event.clientY } : null;
    if (event.button === 0) press(event);
    // A drag that leaves the pane goes on.
    else host.setPointerCapture(event.pointerId);
  });
  on('pointermove', (event) => {
    if (event.pointerType !== 'touch' || !touch.move(event)) move(event);
  });
  for (const type of ['pointerup', 'pointercancel'] as const) {
    on(type, (event) => {
      if (event.pointerType !== 'touch' || !touch.up(event)) release(event);
      const pointer = menuAt && event.button === 2 ? pointerOf(event) : null;
      if (event.button === 2 && !menuAt) moves.windowed();
      menuAt = null;
      if (pointer) listener.menu(pointer);
    });
  }
  on('mousedown', (event) => {
    // Else the browser would take the focus from a question that the press has just opened, or scroll by the middle button.
    if (event.button <= 1) event.preventDefault();
  });
  on('dblclick', (event) => {
    const pointer = pointerOf(event);
    if (pointer) listener.doubleClick(pointer);
  });
  on('contextmenu', (event) => {
    event.preventDefault();
  });
  on('wheel', (event) => {
    event.preventDefault();
    if (event.ctrlKey) {
      const box = host.getBoundingClientRect();
      moves.zoomAt(zoomOf(event.deltaY), [event.clientX - box.left, event.clientY - box.top]);
      return;
    }
    const step = wheel.take(event);
    if (step !== 0) listener.scrolled(step);
  });
}
