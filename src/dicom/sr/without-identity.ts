import type { DicomDataset } from './dicom-json.ts';

/** Who the study is of and what would lead there: the patient's group, order and study numbers, who referred. */
const IDENTIFYING = ['00080050', '00080090', '00080096', '00200010', '0040A370'];

/**
 * A document without the patient's identity, to be kept where identity is not: values of the patient's group (0010,xxxx)
 * and the numbers of study and order are emptied. What a reader typed is kept.
 */
export const withoutIdentity = (dataset: DicomDataset): DicomDataset =>
  Object.fromEntries(
    Object.entries(dataset).map(([tag, element]) =>
      tag.startsWith('0010') || IDENTIFYING.includes(tag)
        ? [tag, { vr: element.vr }]
        : [tag, element],
    ),
  );
