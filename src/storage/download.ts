/** A file name for a report that tells when it was saved and nothing of the patient. */
export function reportFileName(savedAt: string, extension: 'json' | 'dcm'): string {
  const digits = savedAt.replaceAll(/\D/g, '');
  return `thecal-reading-${digits.slice(0, 8)}-${digits.slice(8, 14)}.${extension}`;
}

/** Hands a file to the reader's downloads. */
export function downloadFile(
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  mediaType: string,
): void {
  const url = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has taken its own hold of the data by the time the page is idle again.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}
