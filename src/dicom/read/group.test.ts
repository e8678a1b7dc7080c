import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orientations, syntheticBytes } from '../../../e2e/support/synthetic-image.ts';
import type { SyntheticSlice } from '../../../e2e/support/synthetic-image.ts';
import { inflateWithin } from '../open/inflate.ts';
import type { ImageSeries, Study } from '../../domain/image-series.ts';
import { createStudyCollector, groupInstances } from './group.ts';
import { parseHeader } from './parse-header.ts';
import type { ParsedInstance } from './parsed-instance.ts';

function instanceOf(slice: SyntheticSlice): ParsedInstance {
  const bytes = syntheticBytes(slice);
  const fileName = `${slice.series ?? '1'}-${slice.number ?? 1}.dcm`;
  const parsed = parseHeader({ fileName, bytes, fileBytes: bytes.length, inflate: inflateWithin });
  if (!parsed.ok || parsed.value.file.kind !== 'image') throw new Error('not an image');
  return parsed.value.file.instance;
}

const group = (slices: readonly SyntheticSlice[]): readonly Study[] =>
  groupInstances(slices.map(instanceOf));

function onlySeries(studies: readonly Study[]): ImageSeries {
  const series = studies.flatMap((study) => study.series);
  if (series.length !== 1 || series[0] === undefined) throw new Error(`${series.length} series`);
  return series[0];
}

const numbersOf = (series: ImageSeries | undefined) =>
  series?.frames.map(({ instanceNumber }) => instanceNumber);

const stack = (
  positions: readonly (readonly [number, number, number])[],
  common: SyntheticSlice = {},
): SyntheticSlice[] =>
  positions.map((position, index) => ({ ...common, number: index + 1, position }));

const axialAt = (...z: number[]) => z.map((value) => [0, 0, value] as const);

describe('order', () => {
  it('axial goes from foot to head, whatever the instance numbers', () => {
    expect(numbersOf(onlySeries(group(stack(axialAt(8, 0, 4)))))).toEqual([2, 3, 1]);
  });

  it('sagittal goes from right to left: LPS x ascends', () => {
    const { sagittal: orientation } = orientations;
    const slices = stack([[4, 0, 0], [-4, 0, 0], [0, 0, 0]], { orientation }); // prettier-ignore
    expect(numbersOf(onlySeries(group(slices)))).toEqual([2, 3, 1]);
  });

  it('coronal goes from front to back: LPS y ascends', () => {
    const { coronal: orientation } = orientations;
    const slices = stack([[0, 4, 0], [0, -4, 0], [0, 0, 0]], { orientation }); // prettier-ignore
    expect(numbersOf(onlySeries(group(slices)))).toEqual([2, 3, 1]);
  });

  it('is the same for every order in which the files come', () => {
    const instances = stack(axialAt(0, 3, 6, 9, 12, 15)).map(instanceOf);
    const permuted = fc.shuffledSubarray(instances, { minLength: instances.length });
    fc.assert(
      fc.property(permuted, (shuffled) => {
        expect(groupInstances(shuffled)[0]?.series).toEqual(groupInstances(instances)[0]?.series);
      }),
    );
  });

  it('falls back to instance numbers only where there is no position', () => {
    const elements = { '00200032': null } as const;
    const slices = [3, 1, 2].map((number) => ({ number, elements }));
    const series = onlySeries(group(slices));
    expect(numbersOf(series)).toEqual([1, 2, 3]);
    expect(series.measuringRefused).toMatch(/position/);
  });
});

describe('splits', () => {
  it('a three-plane localizer into its planes', () => {
    const slices = (['axial', 'sagittal', 'coronal'] as const).flatMap((name, index) =>
      [0, 10].map((offset) => ({
        number: index * 2 + offset / 10 + 1,
        orientation: orientations[name],
        position: [offset, offset, offset] as const,
      })),
    );
    const series = group(slices)[0]?.series ?? [];
    expect(series.map(({ plane }) => plane.kind).toSorted()).toEqual([
      'axial',
      'coronal',
      'sagittal',
    ]);
    expect(new Set(series.map(({ id }) => id)).size).toBe(3);
    for (const part of series) {
      expect(part.frames).toHaveLength(2);
      expect(part.warnings).toContainEqual({
        kind: 'split',
        message: expect.stringMatching(
          /^This is part \d of 3 of one series, split by orientation\.$/,
        ) as string,
      });
    }
  });

  it('no blocks of slices tilted by a few degrees, but tells them apart beyond rounding', () => {
    const tilted = (degrees: number): number[] => {
      const angle = (degrees * Math.PI) / 180;
      return [1, 0, 0, 0, Math.cos(angle), Math.sin(angle)];
    };
    const slices = [0, 0.1, 1.3, 1.2, 12].map((degrees, index) => ({
      number: index + 1,
      position: [0, 0, index * 4] as const,
      orientation: tilted(degrees),
    }));
    const series = group(slices)[0]?.series ?? [];
    expect(series.map(({ frames }) => frames.map(({ block }) => block))).toEqual([[0, 0, 1, 1, 2]]);
  });

  it('frames of reference', () => {
    const slices = [
      ...stack(axialAt(0, 4)),
      { number: 3, position: [0, 0, 8] as const, frameOfReference: '2' },
      { number: 4, position: [0, 0, 12] as const, frameOfReference: '2' },
    ];
    const series = group(slices)[0]?.series ?? [];
    expect(series.map(({ frameOfReferenceUid }) => frameOfReferenceUid)).toEqual([
      '2.25.9003.1',
      '2.25.9003.2',
    ]);
  });

  it('matrices', () => {
    const slices = [...stack(axialAt(0, 4)), { number: 3, position: [0, 0, 8] as const, rows: 6 }];
    const series = group(slices)[0]?.series ?? [];
    expect(series.map(({ frames }) => frames[0]?.rows)).toEqual([4, 6]);
    expect(series[0]?.warnings[0]?.kind).toBe('mixed-matrix');
  });

  const repeated = (tag: string, vr: string, values: readonly string[]): SyntheticSlice[] =>
    values.flatMap((value, copy) =>
      [0, 4, 8].map((z, index) => ({
        number: copy * 3 + index + 1,
        position: [0, 0, z] as const,
        elements: { [tag]: [vr, value] as const },
      })),
    );

  it.each([
    ['echo', '00180086', 'IS', ['1', '2']],
    ['phase', '00200100', 'IS', ['1', '2', '3']],
    ['image type', '00080008', 'CS', ['ORIGINAL\\PRIMARY\\DIXON\\WATER', 'ORIGINAL\\PRIMARY\\DIXON\\FAT']],
    ['acquisition', '00200012', 'IS', ['1', '2']],
    ['inversion time', '00180082', 'DS', ['150', '800']],
  ] as const)('images at one position by %s', (reason, tag, vr, values) => {
    const series = group(repeated(tag, vr, values))[0]?.series ?? [];
    expect(series).toHaveLength(values.length);
    for (const part of series) {
      expect(part.frames).toHaveLength(3);
      expect(part.sliceSpacingMm).toBe(4);
      expect(part.warnings.map(({ message }) => message).join()).toContain(`split by ${reason}.`);
    }
  }); // prettier-ignore

  it('stations of a long spine, which lie at the same slices but not at the same height', () => {
    const { sagittal: orientation } = orientations;
    const slices = [300, 0].flatMap((z, station) =>
      [-4, 0, 4].map((x, index) => ({
        number: station * 3 + index + 1,
        orientation,
        position: [x, 0, z] as const,
      })),
    );
    const series = group(slices)[0]?.series ?? [];
    expect(series.map(({ frames }) => frames.length)).toEqual([3, 3]);
  });

  it('does not split a series whose images lie apart, even where an attribute differs', () => {
    const slices = stack(axialAt(0, 4, 8)).map((slice, index) => ({
      ...slice,
      elements: { '00200012': ['IS', String(index)] as const },
    }));
    expect(onlySeries(group(slices)).frames).toHaveLength(3);
  });

  it('keeps a time series at one place together and refuses to measure across it', () => {
    const slices = Array.from({ length: 12 }, (_, index) => ({
      number: index + 1,
      position: [0, 0, 5] as const,
      elements: { '00200100': ['IS', String(index + 1)] as const },
    }));
    const series = onlySeries(group(slices));
    expect(series.frames).toHaveLength(12);
    expect(series.measuringRefused).toMatch(/All 12 images give the same position/);
  });

  it('warns of a repeated position that nothing explains', () => {
    const slices = stack(axialAt(0, 4, 4, 8));
    expect(onlySeries(group(slices)).warnings.map(({ kind }) => kind)).toEqual([
      'duplicate-position',
    ]);
  });
});

describe('patients', () => {
  const patient = (name: string, id: string, number: number): SyntheticSlice => ({
    number,
    elements: { '00100010': ['PN', name], '00100020': ['LO', id] },
  });

  it('two patients under one study become two studies with a warning', () => {
    const studies = group([patient('A^B', '1', 1), patient('C^D', '2', 2), patient('A^B', '1', 3)]);
    expect(studies.map(({ header }) => header.patientId)).toEqual(['1', '2']);
    const series = studies.flatMap((study) => study.series);
    expect(series.map(({ frames }) => frames.length)).toEqual([2, 1]);
    expect(new Set(series.map(({ id }) => id)).size).toBe(2);
    expect(series.every(({ warnings }) => warnings[0]?.kind === 'two-patients')).toBe(true);
  });

  it('the same patient with a name spelled fuller, or an id left out, stays one', () => {
    expect(
      group([patient('Ab^C', '1', 1), patient('AB^C^D', '1', 2), patient('Ab^C', '', 3)]),
    ).toHaveLength(1);
  });
});

describe('geometry that cannot be trusted', () => {
  it.each([
    ['no spacing', { '00280030': null }, 'no-pixel-spacing'],
    ['zero spacing', { '00280030': ['DS', '0\\0'] }, 'no-pixel-spacing'],
    ['no orientation', { '00200037': null }, 'no-orientation'],
    ['degenerate orientation', { '00200037': ['DS', '1\\0\\0\\1\\0\\0'] }, 'no-orientation'],
  ] as const)('%s: shown, not measured', (_, elements, kind) => {
    const series = onlySeries(group(stack(axialAt(0, 4)).map((slice) => ({ ...slice, elements }))));
    expect(series.frames).toHaveLength(2);
    expect(series.frames[0]?.plane).toBeNull();
    expect(series.measuringRefused).not.toBeNull();
    expect(series.warnings.map((warning) => warning.kind)).toContain(kind);
  });

  it('a missing slice is said only once all files are in', () => {
    const collector = createStudyCollector();
    stack(axialAt(0, 4, 12))
      .map(instanceOf)
      .forEach((instance) => collector.add(instance));
    expect(onlySeries(collector.studies(false)).warnings).toEqual([]);
    expect(onlySeries(collector.studies(true)).warnings[0]?.kind).toBe('missing-slices');
  });

  it('compression with loss is said', () => {
    const elements = { '00282110': ['CS', '01'] } as const;
    expect(onlySeries(group([{ elements }])).warnings[0]?.kind).toBe('lossy');
  });
});

it('of two files with one SOP Instance UID the first is kept and named', () => {
  const collector = createStudyCollector();
  expect(collector.add({ ...instanceOf({}), fileName: 'first.dcm' })).toBeNull();
  expect(collector.add({ ...instanceOf({}), fileName: 'second.dcm' })).toBe('first.dcm');
  expect(onlySeries(collector.studies(true)).frames).toHaveLength(1);
});
