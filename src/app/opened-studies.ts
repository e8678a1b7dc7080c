import type { OpenedStudy } from '../components/open-report/open-report-model.ts';
import type { Study } from '../domain/image-series.ts';
import { dateText } from '../base/date-words.ts';

/** Of several studies the one with the most images is shown first. */
export const mainStudy = (studies: readonly Study[]): Study | undefined =>
  studies.toSorted((a, b) => countFrames(b) - countFrames(a))[0];

/** Studies opened at once as a reader tells them apart; persons are numbered, not named. */
export function listedStudies(
  studies: readonly Study[],
  shown: Study | undefined,
): readonly OpenedStudy[] {
  const persons = [...new Set(studies.map(personOf))];
  return studies.map((study) => {
    const { studyDate, studyDescription } = study.header;
    const series = study.series.length;
    const images = countFrames(study);
    const person = persons.length > 1 ? `person ${persons.indexOf(personOf(study)) + 1}` : '';
    const detail = [
      studyDate === '' ? 'no date' : dateText(studyDate),
      person,
      `${series} series, ${images} ${images === 1 ? 'image' : 'images'}`,
    ];
    return {
      title: studyDescription || study.series[0]?.description || 'Study without a name',
      detail: detail.filter((part) => part !== '').join(', '),
      isShown: study === shown,
    };
  });
}

const personOf = ({ header }: Study): string =>
  [header.patientId, header.patientName, header.patientBirthDate].join('\n');

const countFrames = (study: Study): number =>
  study.series.reduce((sum, series) => sum + series.frames.length, 0);
