import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Uid } from '../base/uid.ts';
import { createReading, type MarkId } from '../domain/reading.ts';
import { imagePoint } from '../geometry/image-point.ts';
import { sagittalSeries } from '../domain/testing/study-fixture.ts';
import type { Study } from '../domain/image-series.ts';
import { EditorSession } from './session.ts';

const series = sagittalSeries();
const image = { sopInstanceUid: series.frames[0]?.sopInstanceUid ?? ('1' as Uid), frameNumber: 1 };
const conus = { id: '2.25.1' as MarkId, image, point: imagePoint(10, 10) };

const sessionWithConus = (): EditorSession =>
  new EditorSession(
    { header: { studyInstanceUid: '1.2' as Uid }, series: [series] } as unknown as Study,
    {
      ...createReading('1.2' as Uid),
      conus,
    },
  );

const column = (reading: { readonly conus: typeof conus | null }): number | undefined =>
  reading.conus?.point[0];

describe('a gesture', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  const dragTo = (session: EditorSession, x: number): void => {
    session.previewGesture({ kind: 'move-mark', id: conus.id, point: imagePoint(x, 10) });
  };

  it('shows on the images at once; the state follows a few times a second', () => {
    const session = sessionWithConus();
    let states = 0;
    let previews = 0;
    session.subscribe(() => (states += 1));
    session.onPreview(() => (previews += 1));
    session.beginGesture();
    for (const x of [11, 12, 13]) dragTo(session, x);
    expect([states, previews]).toEqual([0, 3]);
    expect(column(session.previewState.reading as never)).toBe(13);
    expect(column(session.state.reading as never)).toBe(10);
    vi.advanceTimersByTime(100);
    expect(states).toBe(1);
    expect(column(session.state.reading as never)).toBe(13);
  });

  it('keeps its last place, as one step', () => {
    const session = sessionWithConus();
    session.beginGesture();
    dragTo(session, 20);
    vi.advanceTimersByTime(100);
    dragTo(session, 30);
    session.commitGesture();
    expect(column(session.state.reading as never)).toBe(30);
    session.undo();
    expect(column(session.state.reading as never)).toBe(10);
    vi.advanceTimersByTime(1000);
    expect(column(session.state.reading as never)).toBe(10);
  });

  it('leaves nothing when it is given up, also of what the state had followed', () => {
    const session = sessionWithConus();
    session.beginGesture();
    dragTo(session, 20);
    vi.advanceTimersByTime(100);
    dragTo(session, 30);
    session.cancelGesture();
    vi.advanceTimersByTime(1000);
    expect(column(session.state.reading as never)).toBe(10);
    expect(session.state.canUndo).toBe(false);
  });
});
