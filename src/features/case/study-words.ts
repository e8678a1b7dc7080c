/** A DICOM date as people read it; empty when there is none. */
export function dateText(date: string): string {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(date);
  if (!match) return '';
  const [, year, month, day] = match;
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).toLocaleDateString(
    'en-GB',
    { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
  );
}

/** When a version was saved: "21 Nov 2026, 10:42:07", local time; seconds, because saves may follow each other. */
export const versionTime = ({ savedAt }: { readonly savedAt: string }): string =>
  new Date(savedAt).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
