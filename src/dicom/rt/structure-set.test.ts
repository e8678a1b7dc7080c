import { describe, expect, it } from 'vitest';
import type { Uid } from '../../base/uid.ts';
import { createReading, type MarkId, type Outline } from '../../domain/reading.ts';
import { imagePoint } from '../../geometry/image-point.ts';
import { firstText, type DicomDataset } from '../sr/dicom-json.ts';
import { codeAt, datasetsAt } from '../sr/read/content-node.ts';
import { SAMPLE_IMAGES, SAMPLE_STUDY, sampleContext } from '../sr/testing/sample-context.ts';
import { toStructureSets, type StructureSets } from './structure-set.ts';

const [first, second, ofOtherSeries, frame1, frame2] = SAMPLE_IMAGES;
if (!first || !second || !ofOtherSeries || !frame1 || !frame2) throw new Error('no images');

let count = 0;

const outline = (
  structure: Outline['structure'],
  image: Outline['image'],
  changes: Partial<Outline> = {},
): Outline => ({
  id: `2.25.9${(count += 1)}` as Uid as MarkId,
  structure,
  role: 'index',
  level: 'T9',
  image,
  points: [imagePoint(4, 6), imagePoint(6, 6), imagePoint(6, 9)],
  origin: 'drawn',
  ...changes,
});

function sets(...outlines: readonly Outline[]): StructureSets {
  const made = toStructureSets({ ...createReading(SAMPLE_STUDY), outlines }, sampleContext());
  if (!made.ok) throw new Error(made.error);
  return made.value;
}

function only(...outlines: readonly Outline[]): DicomDataset {
  const { datasets } = sets(...outlines);
  const [dataset] = datasets;
  if (dataset === undefined || datasets.length > 1) throw new Error(`${datasets.length} files`);
  return dataset;
}

const regions = (dataset: DicomDataset): readonly DicomDataset[] => datasetsAt(dataset, '30060020');

const contoursOf = (dataset: DicomDataset): readonly (readonly DicomDataset[])[] =>
  datasetsAt(dataset, '30060039').map((one) => datasetsAt(one, '30060040'));

describe('a structure set', () => {
  it('has one region a structure and level, tracked as in the report', () => {
    const cord = outline('cord', first);
    const dataset = only(
      cord,
      outline('cord', second),
      outline('tumour-bone', first),
      outline('sac', first, { level: 'T8' }),
    );
    expect(regions(dataset).map((one) => firstText(one['30060026']))).toEqual([
      'T8 Thecal sac',
      'T9 Spinal cord',
      'T9 Bone tumour',
    ]);
    expect(firstText(regions(dataset)[1]?.['00620021'])).toBe(cord.id);
    expect(contoursOf(dataset).map((one) => one.length)).toEqual([1, 2, 1]);
    const observations = datasetsAt(dataset, '30060080');
    expect(observations.map((one) => firstText(one['300600A4']))).toEqual(['ORGAN', 'ORGAN', null]);
    expect(observations.map((one) => codeAt(one, '00082218')?.meaning)).toEqual(['T8 vertebra', 'T9 vertebra', 'T9 vertebra']); // prettier-ignore
  });

  it('has its points in the patient, in millimetres', () => {
    // Pixels of 0.75 mm a column and 0.5 mm a row, the centre of the first at 0, 0, 0.
    const [[contour] = []] = contoursOf(only(outline('cord', first)));
    expect(contour?.['30060050']?.Value).toEqual([
      ...[3.5 * 0.75, 5.5 * 0.5, 0],
      ...[5.5 * 0.75, 5.5 * 0.5, 0],
      ...[5.5 * 0.75, 8.5 * 0.5, 0],
    ]);
    expect(contour?.['30060046']?.Value).toEqual([3]);
    expect(firstText(contour?.['30060042'])).toBe('CLOSED_PLANAR');
  });

  it('names the image of each contour, and its frame where it has several', () => {
    const image = (dataset: DicomDataset) =>
      contoursOf(dataset)[0]?.map((one) => datasetsAt(one, '30060016')[0]?.['00081160']?.Value);
    expect(image(only(outline('cord', frame1), outline('cord', frame2)))).toEqual([[1], [2]]);
    expect(image(only(outline('cord', first)))).toEqual([undefined]);
  });

  it('holds what planning asks for, and leaves the rest to the report', () => {
    expect(sets(outline('cord', first), outline('csf', first), outline('body', first)).structures).toBe(1); // prettier-ignore
    const made = toStructureSets(
      { ...createReading(SAMPLE_STUDY), outlines: [outline('canal', first)] },
      sampleContext(),
    );
    expect(!made.ok && made.error).toBe('There is no outline of cord, sac or tumour yet.');
  });

  it('is one for each series, and counts what is not open', () => {
    const elsewhere = outline('cord', { ...first, frameNumber: 9 });
    const made = sets(outline('cord', first), outline('cord', ofOtherSeries), elsewhere);
    expect([made.datasets.length, made.leftOut]).toEqual([2, 1]);
  });
});
