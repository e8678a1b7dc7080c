import { codeKey } from './coded-concept.ts';
import { CONCEPTS } from './codes.ts';
import { firstText, type DicomDataset } from './dicom-json.ts';

/**
 * What the items of a group are said of, as one text: the graphics of the group and, for items below one of its
 * children, that child's coded value. Equal texts: still said of the same.
 */
export function fingerprint(group: DicomDataset, child: DicomDataset | null): string {
  const graphics: string[] = [];
  collectGraphics(group, graphics);
  const code = child?.['0040A168']?.Value?.[0];
  return [...new Set(graphics), code === undefined ? '' : codeText(code as DicomDataset)].join(';');
}

function collectGraphics(item: DicomDataset, found: string[]): void {
  const name = item['0040A043']?.Value?.[0];
  // The place of a label is no graphics of the group: it moves with the label.
  if (name !== undefined && codeText(name as DicomDataset) === codeKey(CONCEPTS.levelPlace)) return;
  const data = item['00700022']?.Value;
  // An area repeats the points of its region, so the order of items plays no part.
  if (data !== undefined) found.push(data.map((one) => Math.fround(Number(one))).join(','));
  for (const child of item['0040A730']?.Value ?? []) collectGraphics(child as DicomDataset, found);
}

const codeText = (code: DicomDataset): string =>
  [code['00080102'], code['00080100'] ?? code['00080119']]
    .map((element) => firstText(element) ?? '')
    .join(':');
