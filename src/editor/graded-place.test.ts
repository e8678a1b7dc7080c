import { describe, expect, it } from 'vitest';
import type { Uid } from '../base/uid.ts';
import { createImageLookup } from '../domain/image-lookup.ts';
import type { ImageSeries, SeriesId } from '../domain/image-series.ts';
import type { Vertebra } from '../domain/level.ts';
import { createReading, type MarkId, type Reading } from '../domain/reading.ts';
import { axialSeries, clickAt, patient, sagittalSeries } from '../domain/testing/study-fixture.ts';
import { gradedPlace, type ShownState } from './graded-place.ts';
import { isShownOn, seriesShowing } from './level-images.ts';

/** Sagittal: z from 400 down to 0, x from 20 to -20. Axial block: z = 270, 274, ... 306. */
const sagittal = sagittalSeries();
const axial = axialSeries(270, 10);

/** T9 at z = 300, T10 at 275, T4 at 380: 25 mm between T9 and T10, so T9 ends at 290.2 and T10 begins at 285.2. */
const reading: Reading = {
  ...createReading('1.2' as Uid),
  levels: ([['T4', 380], ['T9', 300], ['T10', 275]] as const).map(([vertebra, z], i) => ({
    id: `2.25.${i + 1}` as MarkId,
    vertebra,
    ...clickAt(sagittal, patient(0, -100, z)),
    status: 'confirmed',
  })),
}; // prettier-ignore

interface Shown {
  readonly axialIndex?: number;
  readonly sagittalIndex?: number;
  readonly level?: Vertebra | null;
  readonly series?: readonly ImageSeries[];
  readonly maximised?: number | null;
  readonly read?: Reading;
}

function shown(change: Shown = {}): ShownState {
  const series = change.series ?? [sagittal, axial];
  const paneOf = (one: ImageSeries | undefined, index: number) => ({
    seriesId: one?.id ?? null,
    index,
    window: null,
    inverted: false,
  });
  return {
    study: { header: {} as ShownState['study']['header'], series },
    images: createImageLookup(series),
    reading: change.read ?? reading,
    panes: [
      paneOf(series[0], change.sagittalIndex ?? 5),
      paneOf(series[1], change.axialIndex ?? 0),
      paneOf(undefined, 0),
      paneOf(undefined, 0),
    ],
    layout: '1x2',
    activePane: 0,
    maximisedPane: change.maximised ?? null,
    selectedLevel: change.level ?? null,
  };
}

describe('the level being graded', () => {
  it('is the level of the axial slice shown, whatever was chosen', () => {
    // Slice 8 of the block lies at z = 298, in T9; counted from the head it is slice 3.
    const place = gradedPlace(shown({ axialIndex: 7, level: 'T10' }));
    expect(place).toMatchObject({ level: 'T9', seenOn: 'axial', words: 'T9, slice 3' });
    expect(place.level && place.image).toMatchObject({ sopInstanceUid: '1.2.1.8' });
  });

  it('is, on a disc, the level chosen last of the two, else the one above', () => {
    // z = 286 and 290: the first lies in the disc of T9 and T10.
    expect(gradedPlace(shown({ axialIndex: 4, level: 'T10' }))).toMatchObject({
      level: 'T10',
      words: 'T10 (disc T9-T10), slice 6',
    });
    expect(gradedPlace(shown({ axialIndex: 4, level: 'T9' })).level).toBe('T9');
    expect(gradedPlace(shown({ axialIndex: 4 })).level).toBe('T9');
  });

  it('is none where the slice has no name, and says so', () => {
    const beyond = axialSeries(320, 3);
    const place = gradedPlace(shown({ series: [sagittal, beyond], axialIndex: 1 }));
    expect(place).toEqual({
      level: null,
      reason:
        'The axial slice 2 lies at no named level, so no grade belongs to it. Name the level (L) or scroll to a named one.',
    });
  });

  it('is read on the sagittal image that shows it, where no axial series does', () => {
    expect(gradedPlace(shown({ level: 'T4' }))).toMatchObject({
      level: 'T4',
      seenOn: 'sagittal',
      words: 'T4, sagittal slice 6',
    });
    // x = 20: beside the canal.
    expect(gradedPlace(shown({ level: 'T4', sagittalIndex: 0 }))).toMatchObject({ level: null });
    expect(gradedPlace(shown({ level: 'T4', maximised: 1 }))).toMatchObject({ level: null });
  });

  it('is none while the axial images of the level are not on the screen', () => {
    expect(gradedPlace(shown({ level: 'T9', maximised: 0 }))).toEqual({
      level: null,
      reason: 'Show the axial images of T9 to grade: the grade belongs to the slice that is seen.',
    });
  });

  it('is, before any level is named, the one the reader chose for the slice, and none without', () => {
    const read = createReading('1.2' as Uid);
    expect(gradedPlace(shown({ read })).level).toBeNull();
    expect(gradedPlace(shown({ read, level: 'T9' }))).toMatchObject({
      level: 'T9',
      words: 'T9, not named on the images, slice 10',
    });
  });
});

describe('the images that show a level', () => {
  it('are those of the block that cuts it, the slice nearest to its centre first', () => {
    const upper = axialSeries(372, 5, { name: 'upper' });
    const state = shown({ series: [sagittal, axial, upper] });
    // z = 372, 376, 380.
    expect(seriesShowing(state, 'T4', 'axial', axial.id)).toMatchObject([
      { series: upper, index: 2 },
    ]);
    // z = 302 and 298 lie both 2 mm from the centre: the first of equals.
    expect(seriesShowing(state, 'T9', 'axial', upper.id)[0]).toMatchObject({
      series: axial,
      index: 7,
    });
  });

  it('are of the preferred series where several show it', () => {
    const t1 = axialSeries(270, 10, { name: 't1' });
    const state = shown({ series: [sagittal, axial, t1] });
    expect(seriesShowing(state, 'T10', 'axial', 't1' as SeriesId)[0]?.series.id).toBe('t1');
  });

  it('hold a disc for both its levels, and no image of another space', () => {
    const state = shown();
    const disc = axial.frames[4];
    const other = axialSeries(270, 10, { frameOfReferenceUid: '1.2.77' as Uid });
    if (!disc || !other.frames[0]) throw new Error('no frame');
    expect(isShownOn(state, 'T9', axial, disc)).toBe(true);
    expect(isShownOn(state, 'T10', axial, disc)).toBe(true);
    expect(isShownOn(state, 'T4', axial, disc)).toBe(false);
    expect(isShownOn(state, 'T9', other, other.frames[0])).toBe(false);
  });
});
