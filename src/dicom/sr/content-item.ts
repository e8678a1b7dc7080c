import type { Uid } from '../../base/uid.ts';
import type { CodedConcept } from './coded-concept.ts';
import type { DicomDataset, DicomElement, PersonName } from './dicom-json.ts';
import { decimalOf } from './decimal-string.ts';

/** How an item stands to the one above it. Source: DICOM PS3.3 C.17.3.2.4. */
export type Relationship =
  | 'CONTAINS'
  | 'HAS PROPERTIES'
  | 'HAS OBS CONTEXT'
  | 'HAS ACQ CONTEXT'
  | 'INFERRED FROM'
  | 'SELECTED FROM'
  | 'HAS CONCEPT MOD';

/** An image as an item refers to it. `frameNumber` is null for a single-frame image. */
export interface ImageOfItem {
  readonly sopClassUid: string;
  readonly sopInstanceUid: Uid;
  readonly frameNumber: number | null;
}

/** What an item holds, by value type. Source: DICOM PS3.3 table C.17.3-7. */
export type ItemValue =
  | { readonly type: 'CONTAINER'; readonly template: string | null }
  | { readonly type: 'CODE'; readonly code: CodedConcept }
  | { readonly type: 'TEXT'; readonly text: string }
  | { readonly type: 'PNAME'; readonly name: PersonName }
  | { readonly type: 'UIDREF'; readonly uid: string }
  /** YYYYMMDD. */
  | { readonly type: 'DATE'; readonly date: string }
  /** `exact`: the number also stands as a float64 where the decimal string rounds it. */
  | {
      readonly type: 'NUM';
      readonly number: number;
      readonly unit: CodedConcept;
      readonly exact: boolean;
    }
  /** Space/unit of the data: image points, column before row. */
  | {
      readonly type: 'SCOORD';
      readonly graphicType: 'POINT' | 'POLYLINE';
      readonly data: readonly number[];
    }
  | { readonly type: 'IMAGE'; readonly image: ImageOfItem };

/** One item of a report with those below it. */
export interface ContentItem {
  readonly relationship: Relationship | null;
  readonly concept: CodedConcept | null;
  readonly value: ItemValue;
  /** DT text; null when the item has no time of its own. */
  readonly observedAt: string | null;
  readonly children: readonly ContentItem[];
  /** Attributes as an earlier document has them, in place of the item's own; null for none. */
  readonly stored: DicomDataset | null;
  /** Items of an earlier document that are written back as they were, after `children`. */
  readonly carried: readonly DicomDataset[];
}

/** An item; the parts that are rarely given come last. */
export function contentItem(
  relationship: Relationship | null,
  concept: CodedConcept | null,
  value: ItemValue,
  children: readonly ContentItem[] = [],
  observedAt: string | null = null,
): ContentItem {
  return { relationship, concept, value, observedAt, children, stored: null, carried: [] };
}

/** A coded item. */
export const codeItem = (
  relationship: Relationship,
  concept: CodedConcept,
  code: CodedConcept,
  children: readonly ContentItem[] = [],
  observedAt: string | null = null,
): ContentItem => contentItem(relationship, concept, { type: 'CODE', code }, children, observedAt);

/** A text item; nothing when there is no text, because an empty text item is not allowed. */
export const textItems = (
  relationship: Relationship,
  concept: CodedConcept,
  text: string,
): readonly ContentItem[] =>
  text === '' ? [] : [contentItem(relationship, concept, { type: 'TEXT', text })];

/** A reference to a UID. */
export const uidItem = (
  relationship: Relationship,
  concept: CodedConcept,
  uid: string,
): ContentItem => contentItem(relationship, concept, { type: 'UIDREF', uid });

/** A number with its unit. */
export const numberItem = (
  relationship: Relationship,
  concept: CodedConcept,
  number: number,
  unit: CodedConcept,
  children: readonly ContentItem[] = [],
): ContentItem =>
  contentItem(relationship, concept, { type: 'NUM', number, unit, exact: false }, children);

/** A number of the reading itself, which comes back to the last bit. */
export const exactItem = (
  relationship: Relationship,
  concept: CodedConcept,
  number: number,
  unit: CodedConcept,
  children: readonly ContentItem[] = [],
): ContentItem =>
  contentItem(relationship, concept, { type: 'NUM', number, unit, exact: true }, children);

/** A reference to an image. */
export const imageItem = (
  relationship: Relationship,
  concept: CodedConcept | null,
  image: ImageOfItem,
): ContentItem => contentItem(relationship, concept, { type: 'IMAGE', image });

/** A container whose content is separate from its neighbours. `template` is the DCMR identifier it follows. */
export const containerItem = (
  relationship: Relationship | null,
  concept: CodedConcept,
  template: string | null,
  children: readonly ContentItem[],
): ContentItem => contentItem(relationship, concept, { type: 'CONTAINER', template }, children);

/** A code as a sequence item. A value longer than 16 characters goes to Long Code Value. Source: DICOM PS3.3 8.8. */
export function codeDataset(code: CodedConcept): DicomDataset {
  const value: Readonly<Record<string, DicomElement>> =
    code.value.length > 16
      ? { '00080119': { vr: 'UC', Value: [code.value] } }
      : { '00080100': { vr: 'SH', Value: [code.value] } };
  return {
    ...value,
    '00080102': { vr: 'SH', Value: [code.scheme] },
    '00080104': { vr: 'LO', Value: [code.meaning] },
    ...(code.equivalent
      ? { '00080121': { vr: 'SQ', Value: [codeDataset(code.equivalent)] } as const }
      : {}),
  };
}

/** The attributes of an item. Source: DICOM PS3.3 C.17.3 and C.18. */
export function itemDataset(item: ContentItem): DicomDataset {
  const dataset: Record<string, DicomElement> = {
    '0040A040': { vr: 'CS', Value: [item.value.type] },
    ...valueAttributes(item.value),
  };
  if (item.relationship !== null) dataset['0040A010'] = { vr: 'CS', Value: [item.relationship] };
  if (item.concept !== null) dataset['0040A043'] = { vr: 'SQ', Value: [codeDataset(item.concept)] };
  if (item.stored !== null) Object.assign(dataset, item.stored);
  if (item.observedAt !== null) dataset['0040A032'] = { vr: 'DT', Value: [item.observedAt] };
  const content = [...item.children.map(itemDataset), ...item.carried];
  if (content.length > 0) dataset['0040A730'] = { vr: 'SQ', Value: content };
  return dataset;
}

function valueAttributes(value: ItemValue): Readonly<Record<string, DicomElement>> {
  switch (value.type) {
    case 'CONTAINER':
      return {
        '0040A050': { vr: 'CS', Value: ['SEPARATE'] },
        ...(value.template === null ? {} : { '0040A504': templateElement(value.template) }),
      };
    case 'CODE':
      return { '0040A168': { vr: 'SQ', Value: [codeDataset(value.code)] } };
    case 'TEXT':
      return { '0040A160': { vr: 'UT', Value: [value.text] } };
    case 'PNAME':
      return { '0040A123': { vr: 'PN', Value: [value.name] } };
    case 'UIDREF':
      return { '0040A124': { vr: 'UI', Value: [value.uid] } };
    case 'DATE':
      return { '0040A121': { vr: 'DA', Value: [value.date] } };
    case 'NUM':
      return measuredValue(value);
    case 'SCOORD':
      return {
        '00700022': { vr: 'FL', Value: value.data.map(Math.fround) },
        '00700023': { vr: 'CS', Value: [value.graphicType] },
      };
    case 'IMAGE':
      return { '00081199': { vr: 'SQ', Value: [imageDataset(value.image)] } };
  }
}

const templateElement = (template: string): DicomElement => ({
  vr: 'SQ',
  Value: [
    {
      '00080105': { vr: 'CS', Value: ['DCMR'] },
      '0040DB00': { vr: 'CS', Value: [template] },
    },
  ],
});

function imageDataset(image: ImageOfItem): DicomDataset {
  const frame: Readonly<Record<string, DicomElement>> =
    image.frameNumber === null ? {} : { '00081160': { vr: 'IS', Value: [image.frameNumber] } };
  return {
    '00081150': { vr: 'UI', Value: [image.sopClassUid] },
    '00081155': { vr: 'UI', Value: [image.sopInstanceUid] },
    ...frame,
  };
}

/**
 * A number is a decimal string of at most 16 characters, so it may be rounded; Floating Point Value has all of it.
 * Source: DICOM PS3.3 C.18.1.
 */
function measuredValue({
  number,
  unit,
  exact,
}: Extract<ItemValue, { type: 'NUM' }>): Readonly<Record<string, DicomElement>> {
  const decimal = decimalOf(number);
  return {
    '0040A300': {
      vr: 'SQ',
      Value: [
        {
          '004008EA': { vr: 'SQ', Value: [codeDataset(unit)] },
          ...(exact && decimal !== number ? { '0040A161': { vr: 'FD', Value: [number] } } : {}),
          '0040A30A': { vr: 'DS', Value: [decimal] },
        },
      ],
    },
  };
}
