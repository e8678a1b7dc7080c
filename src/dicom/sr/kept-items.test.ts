import { describe, expect, it } from 'vitest';
import type { Uid } from '../../base/uid.ts';
import { createReading, type MarkId, type Reading } from '../../domain/reading.ts';
import { imagePoint } from '../../geometry/image-point.ts';
import { VALUES } from './codes.ts';
import { codeItem, containerItem, itemDataset, numberItem, textItems } from './content-item.ts';
import { keptItems } from './kept-items.ts';
import type { CarriedContent } from './report-context.ts';
import { SAMPLE_STUDY } from './testing/sample-context.ts';

const NOTHING: CarriedContent = {
  measurements: [],
  qualitative: [],
  root: [],
  library: [],
  evaluated: [],
  attached: [],
  groupUids: { 'ESCC-T9': '2.25.8' as Uid },
  identifiers: {},
  numbers: [],
  heads: [],
  authors: [],
  codingSchemes: [],
  images: [],
  libraryImages: [],
  evidence: [],
  timeOffset: '+0000',
};

const concept = (meaning: string) => ({ value: 'X', scheme: '99OTHER', meaning });
const diameter = itemDataset(
  numberItem('CONTAINS', concept('Diameter'), 10.456, VALUES.millimetre),
);

const reading: Reading = {
  ...createReading(SAMPLE_STUDY),
  outlines: [
    {
      id: '2.25.7' as Uid as MarkId,
      structure: 'cord',
      role: 'index',
      level: 'T9',
      image: { sopInstanceUid: '2.25.1' as Uid, frameNumber: 1 },
      points: [imagePoint(0, 0), imagePoint(1, 0), imagePoint(0, 1)],
      origin: 'drawn',
    },
  ],
};

const attached = (trackingUid: string): CarriedContent => ({
  ...NOTHING,
  attached: [{ trackingUid: trackingUid as Uid, under: [], saidOf: '', items: [diameter] }],
});

describe('what is kept of another program', () => {
  it.each([
    ['2.25.7', 'Cord outline, T9'],
    ['2.25.8', 'ESCC, T9'],
    ['2.25.9', 'A mark of the reading'],
  ])('says what it was said of: %s', (uid, where) => {
    expect(keptItems(attached(uid), reading)).toEqual([
      { what: 'Diameter', where, value: '10.46 mm' },
    ]);
  });

  it('names a group by its finding and its numbers', () => {
    const group = containerItem('CONTAINS', concept('Measurement Group'), null, [
      codeItem('CONTAINS', { ...concept('Finding'), value: '121071', scheme: 'DCM' }, VALUES.conus),
      numberItem('CONTAINS', concept('Perimeter'), 30, VALUES.millimetre),
    ]);
    expect(keptItems({ ...NOTHING, measurements: [itemDataset(group)] }, reading)).toEqual([
      {
        what: 'Measurement Group (Tip of the conus medullaris)',
        where: 'A group of its own',
        value: 'Perimeter 30 mm',
      },
    ]);
  });

  it('shows a coded value, and no text, which may name a person', () => {
    const items = [
      codeItem('CONTAINS', concept('Opinion'), VALUES.yes),
      ...textItems('CONTAINS', concept('Remark'), 'Mr Smith'),
    ].map(itemDataset);
    expect(keptItems({ ...NOTHING, qualitative: items }, reading)).toEqual([
      { what: 'Opinion', where: 'Evaluations', value: 'Yes' },
      { what: 'Remark', where: 'Evaluations', value: '' },
    ]);
  });
});
