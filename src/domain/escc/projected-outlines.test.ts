import { describe, expect, it } from 'vitest';
import type { Uid } from '../../base/uid.ts';
import { centroid } from '../../geometry/polygon.ts';
import type { Vector3 } from '../../geometry/spaces.ts';
import { createImageLookup } from '../image-lookup.ts';
import type { ImageSeries, SeriesId, Weighting } from '../image-series.ts';
import { createReading, type Outline, type Reading } from '../reading.ts';
import { frameOf, outlineOn } from '../testing/outline-fixture.ts';
import { axialSeries } from '../testing/study-fixture.ts';
import { CANAL, CORD, cutAway, inFront, REFERENCE, SAC, within } from './acceptance-shapes.ts';
import { assessEsccLevel, assessEsccSlice } from './from-reading.ts';

/** Axial T2: slices of 4 mm from z = 200. */
const t2 = axialSeries(200, 10);

/** An axial series beside it: its slices begin at another height, with other pixels. */
function beside(
  bottomMm: number,
  {
    weighting = 't1-post',
    columnDirection = [0, 1, 0] as Vector3,
    frameOfReferenceUid = '1.2.9' as Uid,
    modality = 'MR',
  }: {
    readonly weighting?: Weighting;
    readonly columnDirection?: Vector3;
    readonly frameOfReferenceUid?: Uid;
    readonly modality?: string;
  } = {},
): ImageSeries {
  const made = axialSeries(bottomMm, 10, { columnDirection, frameOfReferenceUid, modality });
  return {
    ...made,
    id: 'post' as SeriesId,
    weighting: { ...made.weighting, weighting },
    frames: made.frames.map((frame, i) => ({ ...frame, sopInstanceUid: `1.2.3.${i}` as Uid })),
  };
}

const FRONT = inFront(-4, 4.5);
const SAC_CUT = cutAway(SAC, FRONT);
const ownOf = (index: number): readonly Outline[] => [
  outlineOn(frameOf(t2, index), 'sac', SAC_CUT),
  outlineOn(frameOf(t2, index), 'cord', CORD),
  outlineOn(frameOf(t2, index), 'canal', CANAL),
  ...(['sac', 'cord', 'canal'] as const).map((structure) =>
    outlineOn(frameOf(t2, 9), structure, REFERENCE[structure] ?? [], 'T9', 'reference-above'),
  ),
];
const tumourOn = (series: ImageSeries, index: number): Outline =>
  outlineOn(frameOf(series, index), 'tumour-epidural', within(CANAL, FRONT));

const readingOf = (outlines: readonly Outline[]): Reading => ({
  ...createReading('1.2' as Uid),
  outlines,
});
const on = (outlines: readonly Outline[], series: ImageSeries, index: number) =>
  assessEsccSlice(readingOf(outlines), 'T9', frameOf(t2, index), createImageLookup([t2, series]));

describe('outlines of a parallel series', () => {
  it('stand in on the nearest T2 slice, in the patient’s place, tagged with their series', () => {
    // The T1 slice at z = 213.5 lies 1.5 mm above the T2 slice at z = 212 (index 3).
    const post = beside(201.5);
    const outline = tumourOn(post, 3);
    const found = on([...ownOf(3), outline], post, 3);
    expect(found?.result.proposal).toEqual({ kind: 'grade', grade: '1c' });
    expect(found?.projected).toHaveLength(1);
    expect(found?.projected[0]).toMatchObject({ outline, series: post });
    expect(found?.projected[0]?.offsetMm).toBeCloseTo(1.5, 5);
    const [x, y] = centroid(found?.projected[0]?.polygon ?? []);
    const [wantedX, wantedY] = centroid(within(CANAL, FRONT));
    expect(x).toBeCloseTo(wantedX, 2);
    expect(y).toBeCloseTo(wantedY, 2);
    expect(found?.outlines).toContain(outline.id);
  });

  it('reach one slice only, and none beyond half a spacing', () => {
    const post = beside(201.5);
    const outlines = [...ownOf(3), ...ownOf(4), tumourOn(post, 3)];
    expect(on(outlines, post, 3)?.projected).toHaveLength(1);
    expect(on(outlines, post, 4)?.projected).toHaveLength(0);
    // 10 slices end at z = 236; 239 is 3 mm beyond, more than half of 4 mm.
    const above = beside(239);
    expect(on([...ownOf(9), tumourOn(above, 0)], above, 9)?.projected).toHaveLength(0);
  });

  it('never join an outline of the same structure drawn on the slice itself', () => {
    const post = beside(200);
    const small = outlineOn(frameOf(t2, 3), 'tumour-epidural', within(CANAL, inFront(-7.1, 60)));
    const found = on([...ownOf(3), small, tumourOn(post, 3)], post, 3);
    expect(found?.projected).toEqual([]);
    expect(found?.input.tumour).toHaveLength(1);
    // Another structure still stands in.
    const bone = outlineOn(frameOf(post, 3), 'tumour-bone', inFront(-9, 15));
    expect(on([...ownOf(3), small, bone], post, 3)?.projected).toHaveLength(1);
  });

  it('count once where two of their slices lie on one T2 slice: the nearer', () => {
    const post = beside(200);
    const near = tumourOn(post, 3);
    const other = beside(201.9);
    const far = {
      ...tumourOn(other, 3),
      image: { sopInstanceUid: '1.2.3.20' as Uid, frameNumber: 1 },
    };
    const both: ImageSeries = {
      ...post,
      frames: [...post.frames, { ...frameOf(other, 3), sopInstanceUid: '1.2.3.20' as Uid }],
    };
    const found = on([...ownOf(3), far, near], both, 3);
    expect(found?.projected.map(({ outline }) => outline.id)).toEqual([near.id]);
  });

  it('need the same frame of reference, a parallel plane, and T2 to be read on', () => {
    const elsewhere = beside(200, { frameOfReferenceUid: '1.2.8' as Uid });
    expect(on([...ownOf(3), tumourOn(elsewhere, 3)], elsewhere, 3)?.projected).toEqual([]);
    const lean = (degrees: number): Vector3 => {
      const angle = (degrees * Math.PI) / 180;
      return [0, Math.cos(angle), Math.sin(angle)];
    };
    const steep = beside(200, { columnDirection: lean(14) });
    const level = beside(200, { columnDirection: lean(1) });
    expect(on([...ownOf(6), tumourOn(steep, 6)], steep, 6)?.projected).toEqual([]);
    const leaning = [...Array(10).keys()].flatMap(
      (i) => on([...ownOf(i), tumourOn(level, 6)], level, i)?.projected ?? [],
    );
    expect(leaning).toHaveLength(1);
    const second = beside(200, { weighting: 't2' });
    expect(on([...ownOf(3), tumourOn(second, 3)], second, 3)?.projected).toEqual([]);
  });

  it('grade a T2 slice on which nothing was drawn at all', () => {
    const post = beside(201.5);
    const outlines = [
      tumourOn(post, 3),
      outlineOn(frameOf(post, 3), 'sac', SAC_CUT),
      outlineOn(frameOf(post, 3), 'cord', CORD),
      outlineOn(frameOf(post, 3), 'canal', CANAL),
      ...ownOf(3).filter(({ role }) => role !== 'index'),
    ];
    const level = assessEsccLevel(readingOf(outlines), 'T9', createImageLookup([t2, post]));
    expect(level.proposal).toEqual({ kind: 'grade', grade: '1c' });
    const onT2 = level.slices.find(
      ({ image }) => image.sopInstanceUid === frameOf(t2, 3).sopInstanceUid,
    );
    expect(onT2?.projected).toHaveLength(4);
  });

  it('flag a CT myelogram as source', () => {
    const ct = beside(201.5, { weighting: 'ct', modality: 'CT' });
    const found = on([...ownOf(3), tumourOn(ct, 3)], ct, 3);
    expect(found?.result.flags).toContainEqual({ kind: 'ct-myelogram' });
  });
});
