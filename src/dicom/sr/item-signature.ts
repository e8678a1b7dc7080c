import { codeAt, datasetsAt, textAt } from './read/content-node.ts';
import { codeKey } from './coded-concept.ts';
import type { DicomDataset } from './dicom-json.ts';

/**
 * What tells an item of a group from its neighbours: its name, what it names (a code, a UID, an image) and the coded
 * modifiers of its name. Numbers, texts and points may change without making it another item.
 */
export function itemSignature(item: DicomDataset): string {
  const name = codeAt(item, '0040A043');
  const code = codeAt(item, '0040A168');
  const image = datasetsAt(item, '00081199')[0];
  const modifiers = datasetsAt(item, '0040A730').flatMap((child) => {
    const value = codeAt(child, '0040A168');
    return textAt(child, '0040A010') === 'HAS CONCEPT MOD' && value !== null ? codeKey(value) : [];
  });
  return [
    name === null ? '' : codeKey(name),
    code === null ? '' : codeKey(code),
    textAt(item, '0040A124') ?? '',
    image === undefined ? '' : (textAt(image, '00081155') ?? ''),
    ...modifiers.toSorted(),
  ].join('|');
}

/** Whether a kept path leads over an item; documents kept before name items by their concept alone. */
export const isOnPath = (step: string, signature: string): boolean =>
  step === signature || step === signature.split('|')[0];
