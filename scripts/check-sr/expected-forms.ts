import { STRUCTURE_CODES } from '../../src/dicom/sr/code-tables.ts';
import { firstText, type DicomDataset } from '../../src/dicom/sr/dicom-json.ts';
import { datasetsAt } from '../../src/dicom/sr/read/content-node.ts';
import { sampleContext } from '../../src/dicom/sr/testing/sample-context.ts';
import { imageKeyOf } from '../../src/domain/image-series.ts';
import type { Outline, Reading } from '../../src/domain/reading.ts';
import { STRUCTURES } from '../../src/domain/structures.ts';

/** What another program finds in a structure set or a presentation state. */
export type ExpectedForm =
  | {
      /** By name: colour, interpreted type, and the contours as image, frame and points in mm. */
      readonly regions: Readonly<Record<string, readonly unknown[]>>;
    }
  | {
      /** By image and frame: window, number of points of each line, words. */
      readonly images: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    };

/** The regions of one series, worked out from the reading: rows of the sample images lie 0.5 mm apart, columns 0.75 mm. */
export function expectedStructures(reading: Reading, dataset: DicomDataset): ExpectedForm {
  const { images } = sampleContext();
  const [frame] = datasetsAt(dataset, '30060010');
  const [study] = frame ? datasetsAt(frame, '30060012') : [];
  const [series] = study ? datasetsAt(study, '30060014') : [];
  const seriesUid = series && firstText(series['0020000E']);
  const here = reading.outlines.filter(
    ({ structure, image }) =>
      STRUCTURES[structure].isPlanned &&
      images.get(imageKeyOf(image))?.series.seriesInstanceUid === seriesUid,
  );
  const regions: Record<string, [number[], string, unknown[]]> = {};
  for (const outline of here) {
    const { structure, level, image } = outline;
    const name = `${level ?? ''} ${STRUCTURE_CODES[structure].meaning}`.trim();
    const { colour, isTumour } = STRUCTURES[structure];
    const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
    regions[name] ??= [parts, isTumour ? '' : 'ORGAN', []];
    regions[name][2].push([image.sopInstanceUid, image.frameNumber, ...inPatient(outline)]);
  }
  return { regions };
}

const inPatient = ({ points }: Outline): readonly number[] =>
  points.flatMap(([x, y]) => [(x - 0.5) * 0.75, (y - 0.5) * 0.5, 0].map((mm) => Number(mm.toFixed(4)))); // prettier-ignore

/** What a presentation state has, as its JSON form says: another program has to find the same in the file. */
export function expectedState(dataset: DicomDataset): ExpectedForm {
  const images: Record<string, Record<string, unknown>> = {};
  const framesOf = (item: DicomDataset): readonly string[] =>
    datasetsAt(item, '00081140').flatMap((image) =>
      (image['00081160']?.Value ?? [1]).map(
        (frame) => `${firstText(image['00081155'])} ${Number(frame)}`,
      ),
    );
  const factsOf = (item: DicomDataset): readonly Record<string, unknown>[] =>
    framesOf(item).flatMap((name) => {
      const facts = images[name];
      return facts === undefined ? [] : [facts];
    });
  for (const series of datasetsAt(dataset, '00081115')) {
    for (const name of framesOf(series)) images[name] = { lines: [], words: [] };
  }
  for (const window of datasetsAt(dataset, '00283110')) {
    const place = ['00281050', '00281051'].map((tag) => Number(window[tag]?.Value?.[0]));
    for (const facts of factsOf(window)) facts['window'] = place;
  }
  for (const annotation of datasetsAt(dataset, '00700001')) {
    for (const facts of factsOf(annotation)) {
      const lines = datasetsAt(annotation, '00700009').map((one) => Number(one['00700021']?.Value?.[0])); // prettier-ignore
      const words = datasetsAt(annotation, '00700008').map((one) => firstText(one['00700006']));
      facts['lines'] = [...(facts['lines'] as number[]), ...lines].toSorted((a, b) => a - b);
      facts['words'] = [...(facts['words'] as string[]), ...words].toSorted();
    }
  }
  return { images };
}
