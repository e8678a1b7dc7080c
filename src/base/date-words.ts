const MONTHS = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sept',
  'Oct',
  'Nov',
  'Dec',
];

/**
 * A DICOM date as people read it: "3 Feb 2025"; empty when there is none or there is no such day. Without the browser's
 * calendar, whose first use costs as much as a slice.
 */
export function dateText(date: string): string {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(date);
  if (!match) return '';
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const isThere = new Date(Date.UTC(year, month - 1, day)).getUTCMonth() === month - 1;
  return isThere && day > 0 ? `${day} ${MONTHS[month - 1]} ${year}` : '';
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
