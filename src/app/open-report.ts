import type { OpenReport } from '../components/open-report/open-report-model.ts';
import type { ChosenFiles } from '../components/drop-zone/chosen-files.ts';
import type { OpenResult } from '../dicom/open/open-types.ts';
import type { Study } from '../domain/image-series.ts';
import { listedStudies } from './opened-studies.ts';

/** What came of opening: how many images, what was set aside and why. `shown`: the study on the screen. */
export function openReportOf(
  { studies, setAside, documents }: OpenResult,
  unreadable: ChosenFiles['unreadable'],
  shown: Study | undefined,
): OpenReport {
  const series = studies.flatMap((study) => study.series);
  const images = series.reduce(
    (sum, { frames }) => sum + new Set(frames.map(({ sopInstanceUid }) => sopInstanceUid)).size,
    0,
  );
  return {
    opened: images,
    total: images + unreadable.length + setAside.length + documents.length,
    setAside: [
      ...unreadable,
      ...setAside.map(({ fileName, reason }) => ({ name: fileName, reason })),
    ],
    notes: [
      ...new Set(
        series.flatMap(({ description, warnings }) =>
          warnings.map(({ message }) => `${description || 'A series'}: ${message}`),
        ),
      ),
    ],
    canRead: shown !== undefined,
    studies: listedStudies(studies, shown),
  };
}
