import { describe, expect, it } from 'vitest';
import type { SeriesId } from '../domain/image-series.ts';
import { axialSeries, patient, sagittalSeries } from '../domain/testing/study-fixture.ts';
import { toImage } from '../geometry/image-plane.ts';
import { firstIndex, hungFocus, type Canals } from './hanging.ts';
import { EditorSession } from './session.ts';

/** Sagittal: x from 20 down to -20 in steps of 4, so that x = -10 lies between slices 7 (-8) and 8 (-12). */
const sagittal = sagittalSeries();
const axial = axialSeries(270, 10);
const all = [sagittal, axial];
const canals: Canals = new Map([[axial.id, { place: patient(-11, -90, 288), isClear: true }]]);
const header = {} as ConstructorParameters<typeof EditorSession>[0]['header'];

describe('hanging on the canal', () => {
  it('starts on the sagittal slice through it, else in the middle', () => {
    expect(firstIndex(sagittal, all, canals)).toBe(8);
    expect(firstIndex(sagittal, all, new Map())).toBe(5);
    expect(firstIndex(axial, all, canals)).toBe(5);
    const other = sagittalSeries({ name: 'other', frameOfReferenceUid: null });
    expect(firstIndex(other, [other, axial], canals)).toBe(5);
  });

  it('fills the panes with the canal and with the column before it', () => {
    const onAxial = hungFocus(axial, all, canals);
    const plane = axial.frames[5]?.plane;
    if (!plane) throw new Error('no plane');
    // 8 mm in front of it.
    const [column, row] = toImage(plane, patient(-11, -98, 288)).point;
    expect(onAxial?.span).toBe(70);
    expect(onAxial?.point[0]).toBeCloseTo(column, 6);
    expect(onAxial?.point[1]).toBeCloseTo(row, 6);
    // Pixels of 1 mm from y = -200: 15 mm in front of -90 is column 95.5.
    expect(hungFocus(sagittal, all, canals)).toMatchObject({ isHeightWhole: true, span: 100 });
    expect(hungFocus(sagittal, all, canals)?.point[0]).toBeCloseTo(95.5, 6);
    expect(hungFocus(sagittal, all, new Map())).toBeNull();
  });

  it('never moves a slice that the reader has chosen', () => {
    const canal = { place: patient(-11, -90, 288), isClear: true };
    const untouched = new EditorSession({ header, series: all });
    untouched.hangOnCanal(axial.id, canal);
    expect(untouched.state.panes[0]?.index).toBe(8);
    const chosen = new EditorSession({ header, series: all });
    chosen.scroll(0, -3);
    chosen.hangOnCanal(axial.id, canal);
    expect(chosen.state.panes[0]?.index).toBe(2);
    expect(chosen.state.canals.has('axial' as SeriesId)).toBe(axial.id === 'axial');
  });
});
