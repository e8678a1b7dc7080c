import { describe, expect, it } from 'vitest';
import type { Compartment } from '../../domain/compartment.ts';
import { imageKeyOf } from '../../domain/image-series.ts';
import { imagePoint } from '../../geometry/image-point.ts';
import { AXIAL, Hands, newMarkId, ringAbout, SAGITTAL } from '../testing/hands.ts';

/** The height of the axial slice shown. Unit: mm. */
const axialZ = (hands: Hands): number =>
  hands.session.frameOf(AXIAL)?.plane?.imagePositionPatient[2] ?? NaN;

describe('a press on an image', () => {
  it('brings the other pane to the place, and follows while it is held', () => {
    const hands = new Hands();
    hands.click(SAGITTAL, 150, 100);
    expect(Math.abs(axialZ(hands) - 300)).toBeLessThanOrEqual(2);
    hands.drag(SAGITTAL, [[150, 100], [150, 110], [150, 125]]); // prettier-ignore
    expect(Math.abs(axialZ(hands) - 275)).toBeLessThanOrEqual(2);
    expect(hands.session.state.selectedLevel).toBe('T10');
    expect(hands.session.state.canUndo).toBe(false);
  });

  it('chooses an outline at its edge, and Escape lets it go', () => {
    const hands = new Hands().take('cord');
    hands.session.goTo(AXIAL, 8);
    hands.drag(AXIAL, ringAbout(200, 200, 10));
    const { selectedMark } = hands.session.state;
    hands.session.selectMark(null);
    hands.take('pointer').click(AXIAL, 211, 200);
    expect(hands.session.state.selectedMark).toBe(selectedMark);
    expect(hands.tool.cancel()).toBe(true);
    expect(hands.session.state.selectedMark).toBeNull();
    hands.click(AXIAL, 200, 200);
    expect(hands.session.state.selectedMark).toBeNull();
  });

  it('mends the chosen outline', () => {
    const hands = new Hands().take('cord');
    hands.session.goTo(AXIAL, 8);
    hands.drag(AXIAL, ringAbout(200, 200, 10));
    const [x, y] = hands.session.state.reading.outlines[0]?.points[0] ?? [0, 0];
    hands.take('pointer').drag(AXIAL, [[x, y], [x + 1, y], [x + 2, y]]); // prettier-ignore
    expect(hands.session.state.reading.outlines[0]?.points[0]).toEqual([x + 2, y]);
  });
});

describe('a point', () => {
  const withMarker = (): Hands => {
    const hands = new Hands();
    const frame = hands.session.frameOf(AXIAL);
    if (!frame) throw new Error('no frame');
    hands.session.dispatch({
      kind: 'add-marker',
      marker: {
        id: newMarkId(),
        level: 'T9',
        compartment: 'body' as Compartment,
        image: { sopInstanceUid: frame.sopInstanceUid, frameNumber: frame.frameNumber },
        point: imagePoint(150, 150),
      },
    });
    return hands;
  };

  it('is dragged from where it lies, on its own image only', () => {
    const hands = withMarker();
    const [marker] = hands.session.state.reading.markers;
    const pane = hands.session.frameOf(AXIAL);
    expect(marker && pane && imageKeyOf(marker.image) === imageKeyOf(pane)).toBe(true);
    hands.drag(AXIAL, [[151, 150], [160, 150], [170, 155]]); // prettier-ignore
    expect(hands.session.state.reading.markers[0]?.point).toEqual([170, 155]);
    hands.session.undo();
    expect(hands.session.state.reading.markers[0]?.point).toEqual([150, 150]);
    hands.session.scroll(AXIAL, 1);
    hands.drag(AXIAL, [[151, 150], [160, 150], [170, 155]]); // prettier-ignore
    expect(hands.session.state.reading.markers[0]?.point).toEqual([150, 150]);
  });

  it('stays where it was when the drag is given up', () => {
    const hands = withMarker();
    hands.session.beginGesture();
    const [marker] = hands.session.state.reading.markers;
    if (marker) {
      hands.session.previewGesture({ kind: 'move-mark', id: marker.id, point: imagePoint(9, 9) });
    }
    expect(hands.session.previewState.reading.markers[0]?.point).toEqual([9, 9]);
    hands.tool.cancel();
    expect(hands.session.previewState.reading.markers[0]?.point).toEqual([150, 150]);
  });
});
