import type { StudyHeader } from '../../domain/image-series.ts';
import type { Reading } from '../../domain/reading.ts';
import { sinsTotalText } from '../../domain/sins/explain.ts';
import type { StoredDraft } from '../../storage/drafts.ts';
import type { ReadingSummary } from '../../domain/reading-summary.ts';
import { dateText } from '../../base/date-words.ts';

/** What a kept reading says of itself in lists. */
export function draftSummary(
  header: StudyHeader,
  reading: Reading,
  summary: ReadingSummary,
): Pick<StoredDraft, 'title' | 'summary'> {
  const [worst] = summary.rows;
  const date = dateText(header.studyDate);
  return {
    title: [header.studyDescription || 'Spine study', date]
      .filter((part) => part !== '')
      .join(', '),
    summary: {
      levels: reading.levels.length,
      marks: reading.outlines.length + reading.measurements.length + reading.markers.length,
      worstEscc: worst?.confirmed?.grade ?? null,
      worstSins: worst ? sinsTotalText(worst.sins.total) : null,
      level: worst?.level ?? null,
    },
  };
}
