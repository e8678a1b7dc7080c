import { textDigest } from '../../base/text-digest.ts';
import { codeKey } from './coded-concept.ts';
import { CONCEPTS } from './codes.ts';
import { firstText, type DicomDataset } from './dicom-json.ts';

/**
 * What the items of a group are said of, as one text: the graphics of the group, or those of `others` where it has none of
 * its own. Equal texts: still said of the same.
 */
export function fingerprint(group: DicomDataset, others: DicomDataset = {}): string {
  const graphics: string[] = [];
  collectGraphics(group, graphics);
  if (graphics.length === 0) collectGraphics(others, graphics);
  return textDigest([...new Set(graphics)].join(';'));
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
