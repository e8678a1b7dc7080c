import { STRUCTURE_CODES } from '../code-tables.ts';
import { codeKey, isSameCode, type CodedConcept } from '../coded-concept.ts';
import { CONCEPTS, VALUES } from '../codes.ts';
import type { DicomDataset } from '../dicom-json.ts';
import { childNamed, codeOf, type ContentNode } from './content-node.ts';
import type { GroupReader } from './group-context.ts';
import { readAngle, readDistance, readHeight, readTranslation } from './measurement-readers.ts';
import type { ReadGroup } from './read-group.ts';

/** What we name as found where a group is known by its number: others name what they measured. */
const OWN_FINDINGS: ReadonlyMap<GroupReader, CodedConcept> = new Map([
  [readDistance, VALUES.freeDistance],
  [readHeight, VALUES.vertebra],
  [readAngle, VALUES.spine],
  [readTranslation, VALUES.spine],
]);

const ABNORMAL: ReadonlySet<string> = new Set(
  [
    VALUES.metastasis,
    STRUCTURE_CODES['tumour-epidural'],
    STRUCTURE_CODES['tumour-bone'],
    STRUCTURE_CODES['tumour-paraspinal'],
    STRUCTURE_CODES['tumour-intradural'],
  ].map(codeKey),
);

/** Category, finding and site of a mark that are other than ours would be: they stay what they are, without what hangs below. */
export function storedHead(group: ReadGroup, reader: GroupReader): readonly DicomDataset[] {
  const { node, finding, head } = group;
  const own = OWN_FINDINGS.get(reader);
  const category = codeOf(childNamed(node, CONCEPTS.findingCategory));
  const ownCategory =
    finding !== null && ABNORMAL.has(codeKey(finding))
      ? VALUES.abnormalStructure
      : VALUES.anatomicalStructure;
  const differs = [
    ...(category === null || isSameCode(category, ownCategory) ? [] : [CONCEPTS.findingCategory]),
    ...(own === undefined || isSameCode(finding, own) ? [] : [CONCEPTS.finding]),
    ...(group.site === 'unknown' ? [CONCEPTS.findingSite] : []),
  ];
  return head
    .filter((item) => differs.some((concept) => isSameCode(item.concept, concept)))
    .map(withoutContent);
}

function withoutContent({ dataset }: ContentNode): DicomDataset {
  const { '0040A730': _, ...item } = dataset;
  return item;
}
