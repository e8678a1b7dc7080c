/** A name for a saved report, or a part of it, that tells nothing about the patient. `savedAt` is ISO 8601. */
export function reportFileName(
  savedAt: string,
  extension: 'json' | 'dcm' | 'zip',
  what = 'reading',
): string {
  const time = new Date(savedAt).toISOString().slice(0, 19);
  const [date = '', clock = ''] = time.split('T');
  return `thecal-${what}-${date.replaceAll('-', '')}-${clock.replaceAll(':', '')}.${extension}`;
}

/** Offers a file to the reader the way the browser does for downloads. */
export function downloadFile(
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  mediaType: string,
): void {
  const url = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser takes the bytes when the click is handled; a minute later nobody needs the address.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}
