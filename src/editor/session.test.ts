import { describe, expect, it, vi } from 'vitest';
import { createReading, type Reading } from '../domain/reading.ts';
import type { Uid } from '../base/uid.ts';
import { imagePoint } from '../geometry/image-point.ts';
import { EditorSession } from './session.ts';
import { AXIAL, Hands, SAGITTAL, studyOfTwo, twoLevels } from './testing/hands.ts';

const setConus = (hands: Hands, y: number): void => {
  hands.take('conus').click(SAGITTAL, 100, y);
};

describe('a step', () => {
  it('is done, undone and done again; a new one forgets what was undone', () => {
    const hands = new Hands();
    const { session } = hands;
    setConus(hands, 180);
    setConus(hands, 190);
    session.undo();
    expect(session.state.reading.conus?.point).toEqual([100, 180]);
    expect(session.state).toMatchObject({ canUndo: true, canRedo: true });
    session.redo();
    expect(session.state.reading.conus?.point).toEqual([100, 190]);
    session.undo();
    session.undo();
    expect(session.state.reading).toEqual(twoLevels());
    session.undo();
    setConus(hands, 200);
    expect(session.state.canRedo).toBe(false);
  });

  it('is told to whoever keeps it, once, and not while it is only shown', () => {
    const { session } = new Hands();
    const kept = vi.fn();
    session.onCommit(kept);
    session.beginGesture();
    const [first] = session.state.reading.levels;
    if (!first) throw new Error('no level');
    for (const x of [101, 102, 103]) {
      session.previewGesture({
        kind: 'set-levels',
        levels: [{ ...first, point: imagePoint(x, 100) }],
      });
    }
    expect(kept).not.toHaveBeenCalled();
    session.commitGesture();
    expect(kept).toHaveBeenCalledTimes(1);
    expect(kept.mock.calls[0]?.[0]).toBe(session.state.reading);
    session.view({ areMeasuresShown: true });
    expect(kept).toHaveBeenCalledTimes(1);
  });

  it('that is refused leaves everything as it was, and says why', () => {
    const { session } = new Hands();
    session.refuseChanges('Open elsewhere.');
    const before = session.state.reading;
    const result = session.dispatch({ kind: 'set-levels', levels: [] });
    expect(result.ok).toBe(false);
    session.undo();
    session.replaceReading(createReading('1.2' as Uid));
    expect(session.state.reading).toBe(before);
    expect(session.state.notices.at(-1)?.text).toBe('Open elsewhere.');
    session.refuseChanges(null);
    expect(session.dispatch({ kind: 'set-levels', levels: [] }).ok).toBe(true);
  });

  it('puts another reading in place, and undo brings the one before back', () => {
    const { session } = new Hands();
    const other: Reading = createReading('1.2' as Uid);
    session.replaceReading(other);
    expect(session.state.reading).toBe(other);
    session.undo();
    expect(session.state.reading.levels).toHaveLength(2);
  });

  it('is amended without a step of its own', () => {
    const { session } = new Hands();
    session.dispatch({ kind: 'set-levels', levels: [] });
    session.amend({ kind: 'set-levels', levels: twoLevels().levels.slice(0, 1) });
    expect(session.state.reading.levels).toHaveLength(1);
    session.undo();
    expect(session.state.reading.levels).toHaveLength(2);
  });
});

describe('a message', () => {
  it('stands once however often it is said, and goes', () => {
    const { session } = new Hands();
    session.notify('note', 'One.');
    session.notify('note', 'Two.');
    session.notify('note', 'One.');
    expect(session.state.notices.map(({ text }) => text)).toEqual(['Two.', 'One.']);
    session.dismissNotice(session.state.notices[0]?.id ?? -1);
    expect(session.state.notices.map(({ text }) => text)).toEqual(['One.']);
  });
});

describe('what is shown', () => {
  it('stays within a series', () => {
    const { session } = new Hands();
    session.goTo(AXIAL, 99);
    expect(session.state.panes[AXIAL]?.index).toBe(11);
    // Forward is down the body: these slices are stored from the foot.
    session.scroll(AXIAL, 3);
    expect(session.state.panes[AXIAL]?.index).toBe(8);
    session.scroll(AXIAL, -99);
    expect(session.state.panes[AXIAL]?.index).toBe(11);
  });

  it('comes to a level that is chosen, and to an image that is asked for', () => {
    const { session } = new Hands();
    session.showLevel('T10');
    expect(session.frameOf(AXIAL)?.sopInstanceUid).toBe('1.2.1.3');
    const [frame] = session.seriesOf(SAGITTAL)?.frames ?? [];
    if (frame) session.showImage(frame);
    expect(session.state).toMatchObject({ activePane: SAGITTAL });
    expect(session.state.panes[SAGITTAL]?.index).toBe(0);
  });

  it('takes in a grown study, with the slice in view kept however many come before it', () => {
    const whole = studyOfTwo();
    const axial = whole.series[1];
    if (!axial) throw new Error('no series');
    const part = {
      ...whole,
      series: [whole.series[0], { ...axial, frames: axial.frames.slice(4) }],
    };
    const session = new EditorSession(part as typeof whole);
    session.goTo(AXIAL, 2);
    const shown = session.frameOf(AXIAL)?.sopInstanceUid;
    session.growStudy(whole, true);
    expect(session.frameOf(AXIAL)?.sopInstanceUid).toBe(shown);
    expect(session.seriesOf(AXIAL)?.frames).toHaveLength(12);
  });

  it('fits the layout: one pane is the active one, four are there', () => {
    const { session } = new Hands();
    session.setLayout('2x2');
    session.view({ activePane: 3 });
    expect(session.visiblePanes()).toEqual([0, 1, 2, 3]);
    session.view({ maximisedPane: 3 });
    expect(session.visiblePanes()).toEqual([3]);
    session.setLayout('1x2');
    expect(session.state).toMatchObject({ activePane: 1, maximisedPane: null });
  });

  it('is told to every view, and no more to one that left', () => {
    const { session } = new Hands();
    const view = vi.fn();
    const leave = session.subscribe(view);
    session.view({ isSnapping: true });
    leave();
    session.view({ isSnapping: false });
    expect(view).toHaveBeenCalledTimes(1);
  });
});
