import { downloadFile } from '../../storage/download.ts';
import { reportText } from '../../domain/report-text.ts';
import type { BoardCase } from './board-case.ts';
import { boardSheet, type SheetContent } from './board-sheet.ts';

/** Puts the long report on the clipboard, and says whether it is there. */
export async function copyReport({ state, summary }: BoardCase): Promise<string> {
  const { reading, images, study } = state;
  const text = reportText(reading, summary.rows, 'long', { images, series: study.series });
  try {
    await navigator.clipboard.writeText(text);
    return 'Report copied.';
  } catch {
    return 'The clipboard is not available here.';
  }
}

/** Makes a file of a page, and says what was made; of no page, that there is none. Errors: rejects where it cannot be drawn. */
export async function putOnPaper(
  page: SheetContent | null,
  form: 'pdf' | 'png',
  isIdentityShown: boolean,
): Promise<string> {
  if (!page) return 'There is no level with a finding to put on paper.';
  const items = boardSheet(page);
  const { sheetToPdf, sheetToPng } = await import('./sheet-export.ts');
  const made = form === 'pdf' ? await sheetToPdf(items) : await sheetToPng(items);
  downloadFile(
    `thecal-board-${page.row.level}.${form}`,
    made,
    form === 'pdf' ? 'application/pdf' : 'image/png',
  );
  return `${form.toUpperCase()} made, ${isIdentityShown ? 'with the name' : 'without identity'}.`;
}
