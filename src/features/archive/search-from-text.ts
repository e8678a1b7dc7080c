import type { StudySearch } from '../../pacs/search-studies.ts';

/** A search for anything. */
export const ANY_STUDY: StudySearch = {
  patientName: '',
  patientId: '',
  accessionNumber: '',
  dateFrom: '',
  dateTo: '',
  modality: '',
  description: '',
};

/** What a reader typed into the one field of the Library: a date, a number with digits in it, or a name. */
export function searchFromText(text: string): StudySearch {
  const typed = text.trim();
  const date = dicomDate(typed);
  if (date !== null) return { ...ANY_STUDY, dateFrom: date, dateTo: date };
  return /\d/.test(typed)
    ? { ...ANY_STUDY, accessionNumber: typed }
    : { ...ANY_STUDY, patientName: typed };
}

/** 2026-01-02, 20260102 and 2.1.2026 as DICOM has it; null for anything else. */
function dicomDate(text: string): string | null {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text) ?? [];
  if (year && month && day) return validDate(year, month, day);
  const [, d, m, y] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  return y && m && d ? validDate(y, m.padStart(2, '0'), d.padStart(2, '0')) : null;
}

function validDate(year: string, month: string, day: string): string | null {
  const iso = `${year}-${month}-${day}`;
  const time = Date.parse(iso);
  const isReal = !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
  return isReal ? `${year}${month}${day}` : null;
}
