/** Media Storage Directory (DICOMDIR). Source: DICOM PS3.6 annex A. */
export const mediaDirectoryClass = '1.2.840.10008.1.3.10';

const storage = '1.2.840.10008.5.1.4.1.1.';

/** Whether a SOP class is a structured report (Basic Text to Acquisition Context), key object notes left out. Source: DICOM PS3.4 table B.5-1. */
export const isDocumentClass = (uid: string): boolean =>
  uid.startsWith(`${storage}88.`) && uid !== `${storage}88.59`;

/** Objects that carry pixels or reports but are no image series to look at. Source: DICOM PS3.4 table B.5-1. */
const nonImages: readonly (readonly [string, string])[] = [
  ['88.59', 'a key object selection'],
  ['11.', 'a presentation state'],
  ['66.4', 'a segmentation'],
  ['66.5', 'a surface segmentation'],
  ['66.7', 'a label map segmentation'],
  ['66', 'raw data or a registration'],
  ['104.', 'an encapsulated document'],
  ['481.1', 'a radiotherapy image'],
  ['481.', 'a radiotherapy object'],
  ['9.', 'a waveform'],
  ['67', 'a real world value mapping'],
  ['4.2', 'an MR spectroscopy object'],
];

/** What an object that is no image is, with its article; null for images and unknown classes. */
export function nonImageName(sopClassUid: string): string | null {
  if (!sopClassUid.startsWith(storage)) return null;
  const tail = sopClassUid.slice(storage.length);
  const match = nonImages.find(([prefix]) =>
    prefix.endsWith('.')
      ? tail.startsWith(prefix)
      : tail === prefix || tail.startsWith(`${prefix}.`),
  );
  return match?.[1] ?? null;
}
