import { describe, expect, it } from 'vitest';
import { createUid } from '../../base/uid.ts';
import type { GreySlice } from '../../domain/assist/prepare-slice.ts';
import { proposeOutlines } from '../../domain/assist/propose.ts';
import { imageKeyOf, type ImageFrame, type ImageSeries } from '../../domain/image-series.ts';
import type { MarkId, Outline, Reading } from '../../domain/reading.ts';
import { cordInFluid, cordUnderTumour } from '../../domain/testing/assist-fixture.ts';
import { EditorSession } from '../../editor/session.ts';
import { studyOfTwo, twoLevels } from '../../editor/testing/hands.ts';
import { imagePoint } from '../../geometry/image-point.ts';
import { fillBlock } from './fill-block.ts';
import { findReference, missingReferences } from './find-references.ts';
import { SliceAsker } from './slice-asker.ts';

const study = studyOfTwo();
/** Twelve axial slices, 4 mm apart, from z = 266 mm up: T10, the disc above it, T9. */
const axial = study.series[1] as ImageSeries;
const frameAt = (index: number): ImageFrame => {
  const frame = axial.frames[index];
  if (!frame) throw new Error('the series is shorter');
  return frame;
};
const { rows, columns } = frameAt(0);
const SPACING = { rowSpacingMm: 0.6, columnSpacingMm: 0.6 };

/** A slice whose grey level is a function of mm from the middle of the image. */
const slice = (grey: (x: number, y: number) => number): GreySlice => ({
  values: Float32Array.from({ length: rows * columns }, (_, i) =>
    grey(
      ((i % columns) + 0.5 - columns / 2) * 0.6,
      (Math.floor(i / columns) + 0.5 - rows / 2) * 0.6,
    ),
  ),
  rows,
  columns,
  ...SPACING,
});
const CLEAR = slice(cordInFluid);
const WITHOUT_FLUID = slice(cordUnderTumour);

/** An ellipse about the middle of the image. Unit of the half axes: mm. */
function outline(
  index: number,
  structure: Outline['structure'],
  [width, height]: readonly [number, number],
  change: Partial<Outline> = {},
): Outline {
  const { sopInstanceUid, frameNumber } = frameAt(index);
  return {
    id: createUid() as MarkId,
    structure,
    role: 'index',
    level: 'T9',
    image: { sopInstanceUid, frameNumber },
    points: Array.from({ length: 60 }, (_, i) => {
      const angle = (2 * Math.PI * i) / 60;
      return imagePoint(
        columns / 2 + (width / 0.6) * Math.cos(angle),
        rows / 2 + (height / 0.6) * Math.sin(angle),
      );
    }),
    origin: 'drawn',
    ...change,
  };
}

/** A session on a reading, and who is asked about its slices; `without` are those on which no fluid is seen. */
function asking(outlines: readonly Outline[], without: readonly number[] = []) {
  const reading: Reading = { ...twoLevels(), outlines };
  const session = new EditorSession(study, reading);
  const asker = new SliceAsker({
    session,
    greyOf: (_, frame) =>
      Promise.resolve(without.includes(axial.frames.indexOf(frame)) ? WITHOUT_FLUID : CLEAR),
    maker: {
      propose: (request) => Promise.resolve(proposeOutlines(request)),
      placeLevels: () => Promise.resolve(null),
      dispose: () => undefined,
    },
  });
  return { session, asker };
}

const CORD = [6, 4] as const;

async function filled(outlines: readonly Outline[], without: readonly number[] = []) {
  const { session, asker } = asking(outlines, without);
  const block = await fillBlock(axial, session.state, asker);
  if (!block) throw new Error('nothing was filled');
  return {
    note: (index: number) => block.notes.get(imageKeyOf(frameAt(index))),
    drafts: (index: number) =>
      block.drafts
        .map((one) => one.outline)
        .filter(({ image }) => imageKeyOf(image) === imageKeyOf(frameAt(index))),
  };
}

describe('a block between two outlined slices', () => {
  it('is filled from both sides, with a word for every slice', async () => {
    const { note, drafts } = await filled([outline(2, 'cord', CORD), outline(6, 'cord', CORD)]);
    expect([2, 3, 4, 5, 6].map(note)).toEqual([
      'outlined', 'done: clear', 'done: clear', 'done: clear', 'outlined',
    ]); // prettier-ignore
    expect(drafts(4).map(({ structure, origin }) => [structure, origin])).toEqual([
      ['cord', 'carried'],
      ['sac', 'carried'],
    ]);
  });

  it('stops at drawn tumour, and says nothing of the cord there', async () => {
    const { note, drafts } = await filled([
      outline(2, 'cord', CORD),
      outline(6, 'cord', CORD),
      outline(4, 'tumour-epidural', [3, 2]),
    ]);
    expect(note(4)).toContain('tumour is drawn');
    expect(drafts(4).filter(({ structure }) => structure === 'cord')).toEqual([]);
    expect(note(3)).toBe('done: clear');
    expect(note(5)).toBe('done: clear');
  });

  it('stops where no fluid is seen, and goes no further from that side', async () => {
    const { note, drafts } = await filled(
      [outline(1, 'cord', CORD), outline(6, 'cord', CORD)],
      [2, 3],
    );
    expect(note(2)).toContain('no fluid is seen');
    expect(note(3)).toBe('not reached');
    expect(note(5)).toBe('done: clear');
    expect(drafts(3)).toEqual([]);
  });

  it('takes the canal from both ends, never tumour', async () => {
    const { drafts } = await filled([
      outline(2, 'cord', CORD),
      outline(2, 'canal', [10, 9]),
      outline(2, 'tumour-epidural', [3, 2]),
      outline(4, 'cord', CORD),
      outline(4, 'canal', [12, 11]),
      outline(4, 'tumour-epidural', [3, 2]),
    ]);
    const [canal, ...others] = drafts(3).filter(({ origin }) => origin === 'interpolated');
    expect(others).toEqual([]);
    const xs = canal?.points.map(([x]) => (x - columns / 2) * 0.6) ?? [];
    expect(Math.max(...xs)).toBeCloseTo(11, 0);
    expect(drafts(3).some(({ structure }) => structure.startsWith('tumour'))).toBe(false);
  });

  it('needs two slices', async () => {
    const { session, asker } = asking([outline(2, 'cord', CORD)]);
    expect(await fillBlock(axial, session.state, asker)).toBeNull();
  });
});

describe('what an outlined level is compared with', () => {
  const lesion = [
    outline(9, 'tumour-epidural', [3, 2]),
    outline(9, 'cord', CORD, { origin: 'proposed-accepted' }),
    outline(9, 'sac', [9, 9], { origin: 'proposed-accepted' }),
  ];

  it('is missing on both sides, and found on the nearest slice of another level that is clear', async () => {
    const { session, asker } = asking(lesion);
    const missing = missingReferences(session.state);
    expect(missing.map(({ role }) => role)).toEqual(['reference-above', 'reference-below']);
    const [above, below] = await Promise.all(
      missing.map((one) => findReference(one, session.state, asker)),
    );
    // No level is named where the series ends above: it may be a reference, after a look.
    expect(above?.map(({ word }) => word)).toEqual(['check', 'check']);
    expect(below?.map((one) => one.outline)).toMatchObject([
      { structure: 'cord', role: 'reference-below', level: 'T9' },
      { structure: 'sac', role: 'reference-below', level: 'T9' },
    ]);
  });

  it('is looked for beyond slices on which no fluid is seen, and not where the reader drew by hand', async () => {
    const clear = asking(lesion);
    const dark = asking(lesion, [0, 1, 2, 3, 4, 5, 6, 7, 8]);
    const [, below] = missingReferences(clear.session.state);
    if (!below) throw new Error('nothing is missing');
    expect(await findReference(below, clear.session.state, clear.asker)).toHaveLength(2);
    expect(await findReference(below, dark.session.state, dark.asker)).toEqual([]);
    const byHand = lesion.map((one): Outline => ({ ...one, origin: 'drawn' }));
    expect(missingReferences(asking(byHand).session.state)).toEqual([]);
  });
});
