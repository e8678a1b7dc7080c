import type { ReferencedImage } from '../report-context.ts';
import type { DicomDataset, DicomElement } from '../dicom-json.ts';

/**
 * The evidence sequences: the study's own images as current requested procedure, those of other studies as other
 * evidence. Shape: study, series, image, each once. Source: DICOM PS3.3 C.17.2.
 */
export function evidenceAttributes(
  images: readonly ReferencedImage[],
  studyInstanceUid: string,
): Readonly<Record<string, DicomElement>> {
  const own = images.filter((image) => image.studyInstanceUid === studyInstanceUid);
  const other = images.filter((image) => image.studyInstanceUid !== studyInstanceUid);
  return {
    ...(own.length === 0 ? {} : { '0040A375': { vr: 'SQ', Value: studies(own) } }),
    ...(other.length === 0 ? {} : { '0040A385': { vr: 'SQ', Value: studies(other) } }),
  };
}

const studies = (images: readonly ReferencedImage[]): readonly DicomDataset[] =>
  groupBy(images, (image) => image.studyInstanceUid).map(([study, ofStudy]) => ({
    '00081115': {
      vr: 'SQ',
      Value: groupBy(ofStudy, (image) => image.seriesInstanceUid).map(([series, ofSeries]) => ({
        '00081199': { vr: 'SQ', Value: instances(ofSeries) },
        '0020000E': { vr: 'UI', Value: [series] },
      })),
    },
    '0020000D': { vr: 'UI', Value: [study] },
  }));

const instances = (images: readonly ReferencedImage[]): readonly DicomDataset[] =>
  groupBy(images, (image) => image.sopInstanceUid).map(([instance, [first]]) => ({
    '00081150': { vr: 'UI', Value: [first?.sopClassUid ?? ''] },
    '00081155': { vr: 'UI', Value: [instance] },
  }));

/** The members of each group, groups in order of their first member. */
export function groupBy<T>(
  members: readonly T[],
  keyOf: (member: T) => string,
): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const member of members) {
    const key = keyOf(member);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [member]);
    else group.push(member);
  }
  return [...groups];
}
