import { describe, expect, it } from 'vitest';
import type { Uid } from '../../base/uid.ts';
import { createReading, type KeyImage, type MarkId, type Reading } from '../../domain/reading.ts';
import { firstText } from '../sr/dicom-json.ts';
import { contentNode, datasetsAt, imageOf, textOf } from '../sr/read/content-node.ts';
import { SAMPLE_IMAGES, SAMPLE_STUDY, sampleContext } from '../sr/testing/sample-context.ts';
import { toKeyObjectSelection } from './key-object-selection.ts';

const [first, , , frame1, frame2] = SAMPLE_IMAGES;
const ofOtherStudy = SAMPLE_IMAGES[6];
if (!first || !frame1 || !frame2 || !ofOtherStudy) throw new Error('no images');

let count = 0;
const key = (image: KeyImage['image'], level: KeyImage['level']): KeyImage => ({
  id: `2.25.9${(count += 1)}` as Uid as MarkId,
  level,
  image,
});

const readingOf = (keyImages: readonly KeyImage[]): Reading => ({
  ...createReading(SAMPLE_STUDY),
  keyImages,
});

function selection(keyImages: readonly KeyImage[]) {
  const made = toKeyObjectSelection(readingOf(keyImages), sampleContext());
  if (!made.ok) throw new Error(made.error);
  return made.value;
}

describe('key images as a Key Object Selection', () => {
  it('are "Of Interest", each image once, from head to tail', () => {
    const { dataset, count: images } = selection([
      key(frame2, null),
      key(first, 'L1'),
      key(frame1, 'T9'),
      key(frame1, 'T10'),
    ]);
    const root = contentNode(dataset, '');
    expect(root.concept).toMatchObject({ value: '113000', scheme: 'DCM' });
    expect(root.children.flatMap((child) => imageOf(child) ?? [])).toEqual([frame1, first, frame2]);
    expect(images).toBe(3);
    expect(firstText(dataset['00080060'])).toBe('KO');
    const described = root.children.find((child) => child.concept?.value === '113012') ?? null;
    expect(textOf(described)).toBe('Key images of a spine metastasis reading: T9, T10, L1');
  });

  it('are named as evidence, image by image', () => {
    const { dataset } = selection([key(first, 'T9'), key(frame1, 'T9')]);
    const series = datasetsAt(dataset, '0040A375').flatMap((study) =>
      datasetsAt(study, '00081115'),
    );
    const instances = series.flatMap((one) => datasetsAt(one, '00081199'));
    expect(instances.map((one) => firstText(one['00081155']))).toEqual(['2.25.1101', '2.25.1301']);
  });

  it('say who chose them', () => {
    const names = contentNode(selection([key(first, 'T9')]).dataset, '').children.map(
      (child) => child.concept?.meaning,
    );
    expect(names).toContain('Person Observer Name');
  });

  it('are those of the open study; others are counted', () => {
    const { otherStudies, count: images } = selection([key(first, 'T9'), key(ofOtherStudy, 'T9')]);
    expect([images, otherStudies]).toEqual([1, 1]);
  });

  it.each([
    ['none', [], 'There is no key image yet'],
    ['only of another study', [key(ofOtherStudy, 'T9')], 'belong to another study'],
    ['only of images that are not open', [key({ ...first, frameNumber: 7 }, 'T9')], 'no key image'],
  ])('are refused with one sentence: %s', (_, keyImages, words) => {
    const made = toKeyObjectSelection(readingOf(keyImages), sampleContext());
    expect(!made.ok && made.error).toContain(words);
  });
});
