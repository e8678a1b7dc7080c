import { describe, expect, it } from 'vitest';
import type { Uid } from '../../base/uid.ts';
import { createImageLookup } from '../image-lookup.ts';
import type { TransitionalAnatomy, Vertebra } from '../level.ts';
import type { LevelLabel, MarkId } from '../reading.ts';
import { clickAt, patient, sagittalSeries } from '../testing/study-fixture.ts';
import { positionOf } from './label-position.ts';
import {
  confirmLevels,
  insertLevel,
  moveLevel,
  placeLevel,
  removeLevel,
  renameLevel,
  suggestVertebra,
  type NamingContext,
  type NamingResult,
} from './naming.ts';
import { typicalDistanceMm } from './typical-heights.ts';

const series = sagittalSeries();
const images = createImageLookup([series]);

const contextFor = (anatomy: TransitionalAnatomy = 'none'): NamingContext => {
  let count = 0;
  return {
    anatomy,
    images,
    newId: () => {
      count += 1;
      return `2.25.${count}` as MarkId;
    },
  };
};

/** A click at a height of the patient, in the middle of the body. */
const click = (z: number, y = -100, x = 0) => clickAt(series, patient(x, y, z));

function must(result: NamingResult): readonly LevelLabel[] {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const names = (labels: readonly LevelLabel[]): string =>
  labels
    .map(({ vertebra, status }) => (status === 'proposed' ? `(${vertebra})` : vertebra))
    .join(' ');

const heightOf = (labels: readonly LevelLabel[], vertebra: Vertebra): number => {
  const label = labels.find((one) => one.vertebra === vertebra);
  const found = label === undefined ? null : positionOf(label.image, label.point, images);
  return found?.position[2] ?? NaN;
};

const idOf = (labels: readonly LevelLabel[], vertebra: Vertebra): MarkId => {
  const label = labels.find((one) => one.vertebra === vertebra);
  if (label === undefined) throw new Error(`no ${vertebra}`);
  return label.id;
};

/** T9 named at 300 mm, then clicks each 24 mm further. */
const anchor = (context: NamingContext, vertebra: Vertebra = 'T9', z = 300) =>
  must(placeLevel([], click(z), vertebra, context));

describe('placeLevel', () => {
  it('asks for the name of the first label', () => {
    const result = placeLevel([], click(300), null, contextFor());
    expect(result).toMatchObject({ ok: false, error: { kind: 'needs-name' } });
  });

  it('names neighbours up and down from one anchor', () => {
    const context = contextFor();
    let labels = anchor(context);
    for (const z of [276, 252, 324, 348, 372]) {
      labels = must(placeLevel(labels, click(z), null, context));
    }
    expect(names(labels)).toBe('T6 T7 T8 T9 T10 T11');
  });

  it('proposes those between two anchors by typical heights, and none beyond', () => {
    const context = contextFor();
    const labels = must(placeLevel(anchor(context), click(200), 'L1', context));
    expect(names(labels)).toBe('T9 (T10) (T11) (T12) L1');
    // T9-T10: 19.3/2 + 4.9 + 20.2/2 = 24.65 of T9-L1: 24.65 + 26.15 + 28.0 + 30.25 = 109.05, over 100 mm.
    expect(heightOf(labels, 'T10')).toBeCloseTo(300 - (100 * 24.65) / 109.05, 1);
    expect(heightOf(labels, 'T11')).toBeCloseTo(300 - (100 * 50.8) / 109.05, 1);
    expect(heightOf(labels, 'T12')).toBeCloseTo(300 - (100 * 78.8) / 109.05, 1);
  });

  it('puts proposals on the nearest slice of a spine that leans to the side', () => {
    const context = contextFor();
    const first = must(placeLevel([], click(300, -100, 16), 'T9', context));
    const labels = must(placeLevel(first, click(200, -100, -16), 'L1', context));
    const slices = labels.map(({ image }) => Number(image.sopInstanceUid.split('.').at(-1)));
    // Slices run from x = 20 to -20: the labels step through them from the left side to the right.
    expect(slices).toEqual(slices.toSorted((a, b) => a - b));
    expect(new Set(slices).size).toBeGreaterThan(3);
  });

  it('takes a click on a proposed label as that label, confirmed', () => {
    const context = contextFor();
    const labels = must(placeLevel(anchor(context), click(200), 'L1', context));
    const clicked = must(placeLevel(labels, click(heightOf(labels, 'T11') - 3), null, context));
    expect(names(clicked)).toBe('T9 (T10) T11 (T12) L1');
    expect(idOf(clicked, 'T11')).toBe(idOf(labels, 'T11'));
  });

  it('asks for the name of a click too far off, and suggests one by typical heights', () => {
    const context = contextFor();
    const labels = anchor(context);
    const place = click(300 - typicalDistanceMm('T9', 'L1', 'none'));
    expect(placeLevel(labels, place, null, context)).toMatchObject({
      ok: false,
      error: { kind: 'needs-name' },
    });
    expect(suggestVertebra(labels, place, context)).toBe('L1');
  });

  it('refuses a name on the wrong side of a confirmed label', () => {
    const context = contextFor();
    const result = placeLevel(anchor(context), click(330), 'T11', context);
    expect(result).toMatchObject({
      ok: false,
      error: { kind: 'wrong-order', message: 'T11 must lie below T9.' },
    });
  });

  it('refuses a vertebra the anatomy does not have, and a click beyond the spine', () => {
    expect(placeLevel([], click(300), 'T13', contextFor())).toMatchObject({
      ok: false,
      error: { kind: 'out-of-range' },
    });
    const context = contextFor();
    const labels = anchor(context, 'C0');
    expect(placeLevel(labels, click(320), null, context)).toMatchObject({
      ok: false,
      error: { kind: 'out-of-range' },
    });
  });

  it.each<[TransitionalAnatomy, string]>([
    ['none', 'T11 T12 L1'],
    ['t13', 'T11 T12 T13'],
    ['eleven-ribs', 'T11 L1 L2'],
  ])('counts with the anatomy: %s', (anatomy, expected) => {
    const context = contextFor(anatomy);
    let labels = anchor(context, 'T11');
    for (const z of [272, 244]) labels = must(placeLevel(labels, click(z), null, context));
    expect(names(labels)).toBe(expected);
  });

  it('counts L6 where S1 is lumbarised', () => {
    const context = contextFor('lumbarised-s1');
    let labels = anchor(context, 'L5');
    for (const z of [267, 236]) labels = must(placeLevel(labels, click(z), null, context));
    expect(names(labels)).toBe('L5 L6 S1');
  });

  it('refuses an image without geometry or of another frame of reference', () => {
    const other = sagittalSeries({ name: 'other', frameOfReferenceUid: '1.2.10' as Uid });
    const renamed = {
      ...other,
      frames: other.frames.map((frame) => ({
        ...frame,
        sopInstanceUid: `${frame.sopInstanceUid}.9` as Uid,
      })),
    };
    const blind = {
      ...series,
      frames: series.frames.map((frame) => ({ ...frame, plane: null })),
    };
    const place = clickAt(renamed, patient(0, -100, 276));
    const context = { ...contextFor(), images: createImageLookup([series, renamed]) };
    expect(placeLevel(anchor(context), place, null, context)).toMatchObject({
      ok: false,
      error: { kind: 'no-geometry' },
    });
    expect(
      placeLevel([], click(300), 'T9', { ...contextFor(), images: createImageLookup([blind]) }),
    ).toMatchObject({ ok: false, error: { kind: 'no-geometry' } });
  });
});

describe('moveLevel', () => {
  it('confirms the label and spaces the rest anew', () => {
    const context = contextFor();
    const labels = must(placeLevel(anchor(context), click(200), 'L1', context));
    const moved = must(moveLevel(labels, idOf(labels, 'T11'), click(240), context));
    expect(names(moved)).toBe('T9 (T10) T11 (T12) L1');
    expect(heightOf(moved, 'T11')).toBeCloseTo(240);
    // T10 lies 24.65 of 50.8 of the way from 300 to 240.
    expect(heightOf(moved, 'T10')).toBeCloseTo(300 - (60 * 24.65) / 50.8, 1);
    expect(heightOf(moved, 'T12')).toBeLessThan(240);
  });

  it('bends the line of the others with it', () => {
    const context = contextFor();
    const labels = must(placeLevel(anchor(context), click(200), 'L1', context));
    const moved = must(
      moveLevel(labels, idOf(labels, 'T11'), click(heightOf(labels, 'T11'), -110), context),
    );
    const t10 = moved.find(({ vertebra }) => vertebra === 'T10');
    const y =
      t10 === undefined ? NaN : (positionOf(t10.image, t10.point, images)?.position[1] ?? NaN);
    // Between -100 at T9 and -110 at T11, on a curve that bulges over the chord's -105.
    expect(y).toBeLessThan(-105);
    expect(y).toBeGreaterThan(-110);
  });

  it('refuses to cross a confirmed neighbour', () => {
    const context = contextFor();
    const labels = must(placeLevel(anchor(context), click(276), null, context));
    expect(moveLevel(labels, idOf(labels, 'T10'), click(310), context)).toMatchObject({
      ok: false,
      error: { kind: 'wrong-order' },
    });
  });
});

describe('renameLevel', () => {
  it('shifts the rest by as much', () => {
    const context = contextFor();
    const labels = must(placeLevel(anchor(context), click(200), 'L1', context));
    expect(names(must(renameLevel(labels, idOf(labels, 'T9'), 'T8', context)))).toBe(
      'T8 (T9) (T10) (T11) T12',
    );
  });

  it('refuses to shift a label off the spine', () => {
    const context = contextFor();
    let labels = anchor(context, 'C2', 380);
    for (const z of [362, 346]) labels = must(placeLevel(labels, click(z), null, context));
    expect(names(labels)).toBe('C2 C3 C4');
    expect(renameLevel(labels, idOf(labels, 'C4'), 'C1', context)).toMatchObject({
      ok: false,
      error: { kind: 'out-of-range', message: expect.stringContaining('C2') as string },
    });
  });
});

describe('insertLevel and removeLevel', () => {
  const three = (context: NamingContext) => {
    let labels = anchor(context);
    for (const z of [276, 252]) labels = must(placeLevel(labels, click(z), null, context));
    return labels;
  };

  it('an inserted body takes the name of the one below, which shifts down', () => {
    const context = contextFor();
    const labels = must(insertLevel(three(context), click(290), context));
    expect(names(labels)).toBe('T9 T10 T11 T12');
    expect(heightOf(labels, 'T10')).toBeCloseTo(290);
    expect(heightOf(labels, 'T11')).toBeCloseTo(276);
  });

  it('beyond the ends it is the next', () => {
    const context = contextFor();
    expect(names(must(insertLevel(three(context), click(324), context)))).toBe('T8 T9 T10 T11');
  });

  it('a removed label leaves a gap, or closes it', () => {
    const context = contextFor();
    const labels = three(context);
    const id = idOf(labels, 'T10');
    expect(names(must(removeLevel(labels, id, false, context)))).toBe('T9 T11');
    const closed = must(removeLevel(labels, id, true, context));
    expect(names(closed)).toBe('T9 T10');
    expect(heightOf(closed, 'T10')).toBeCloseTo(252);
  });

  it('proposals go with the anchor that bore them', () => {
    const context = contextFor();
    const labels = must(placeLevel(anchor(context), click(200), 'L1', context));
    expect(names(must(removeLevel(labels, idOf(labels, 'L1'), false, context)))).toBe('T9');
  });

  it('are confirmed one by one or all at once', () => {
    const context = contextFor();
    const labels = must(placeLevel(anchor(context), click(200), 'L1', context));
    expect(names(confirmLevels(labels, [idOf(labels, 'T11')]))).toBe('T9 (T10) T11 (T12) L1');
    expect(names(confirmLevels(labels))).toBe('T9 T10 T11 T12 L1');
  });
});
