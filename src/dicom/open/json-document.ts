/** Files beyond this are not parsed as text to find out what they are. Unit: bytes. Our choice. */
const largestJson = 100_000_000;

/**
 * Whether a file is an instance in the DICOM JSON Model, recognised without parsing it: an object (or a list of them)
 * that names SOPClassUID. Source: DICOM PS3.18 annex F.
 */
export async function isDicomJson(start: Uint8Array, blob: Blob): Promise<boolean> {
  const opening = new TextDecoder().decode(start.subarray(0, 64)).trimStart();
  if (!/^(\[\s*)?\{/.test(opening) || blob.size > largestJson) return false;
  return (await blob.text()).includes('"00080016"');
}
