import type { SignalStatistics } from '../../domain/reading.ts';
import type { ImagePoint } from '../../geometry/spaces.ts';
import type { ImageKey, ImageReference } from '../../domain/image-series.ts';
import type { PanePointer } from '../ports.ts';
import type { Shape } from '../scene.ts';

/** A pointer on a pane. */
export interface ToolPointer extends PanePointer {
  readonly pane: number;
}

/** What the status line says the next gestures do. */
export interface ToolHint {
  readonly gesture: string;
  readonly text: string;
}

/**
 * What the primary button and a few keys do. A tool is a small state machine; it always answers `cancel`, and it changes
 * the reading through the session's commands only.
 */
export interface Tool {
  readonly hints: readonly ToolHint[];
  readonly cursor: string;
  pointerDown(pointer: ToolPointer): void;
  pointerMove(pointer: ToolPointer, isDown: boolean): void;
  pointerUp(pointer: ToolPointer): void;
  doubleClick(pointer: ToolPointer): void;
  /** Whether the key was the tool's. */
  key(event: { readonly key: string; readonly shiftKey: boolean }): boolean;
  /** Gives up what is under way. True when there was something. */
  cancel(): boolean;
  /** What is being drawn on a frame. */
  preview(image: ImageKey): readonly Shape[];
}

/** The reference of the frame under a pointer. */
export const imageOf = (pointer: PanePointer): ImageReference => ({
  sopInstanceUid: pointer.view.frame.sopInstanceUid,
  frameNumber: pointer.view.frame.frameNumber,
});

/** The distance of two image points on the screen. Unit: CSS px. */
export function screenDistance(
  pointer: PanePointer,
  a: readonly [number, number],
  b: readonly [number, number],
): number {
  const [ax, ay] = pointer.view.toCanvas(a as never);
  const [bx, by] = pointer.view.toCanvas(b as never);
  return Math.hypot(ax - bx, ay - by);
}

/** How near a pointer must come to a mark to take hold of it. Unit: CSS px (spec design section 5). */
export const REACH_PX = 8;

/** What a tool needs of the images' pixels; the panes supply it. */
export interface ToolServices {
  /** The nearest edge within `radius` pixels of a point of the pane's frame, or the point itself. */
  snap(pane: number, point: ImagePoint, radius: number): ImagePoint;
  signalWithin(pane: number, points: readonly ImagePoint[]): SignalStatistics | null;
  /** The time now, ISO 8601 with offset. */
  now(): string;
}
