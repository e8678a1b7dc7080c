import { STRUCTURES } from '../../domain/structures.ts';
import type { ImageFrame, ImageSeries } from '../../domain/image-series.ts';
import type { OutlineStructure } from '../../domain/reading.ts';
import type { ImagePoint } from '../../geometry/spaces.ts';
import { displayColour } from '../outlines/display-colour.ts';
import { imageReference } from '../outlines/placed-outlines.ts';
import type { ImageOfItem } from '../sr/content-item.ts';
import { longText } from '../sr/clean-text.ts';
import { firstText, type DicomDataset, type DicomElement } from '../sr/dicom-json.ts';
import { groupBy } from '../sr/write/evidence.ts';
import { text } from '../sr/write/header.ts';
import type { ImageMark } from './image-marks.ts';

/** A key image that is open. `words`: what was found at its level. */
export interface KeyFrame {
  readonly frame: ImageFrame;
  readonly series: ImageSeries;
  readonly reference: ImageOfItem;
  readonly words: readonly string[];
}

/** The layer of labels and measures, over the outlines. */
const MARKS_LAYER = 'MARKS';

/** Labels and measures are as light as on the screen. Source: spec design section 3. */
const MARKS_COLOUR = '#EDEFF1';

/** Tumour of every kind has one layer, as it has one colour. */
function layerOf(structure: OutlineStructure | null): string {
  if (structure === null) return MARKS_LAYER;
  return STRUCTURES[structure].isTumour ? 'TUMOUR' : structure.toUpperCase();
}

const LAYER_COLOURS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(STRUCTURES).map(
    ([structure, { colour }]) => [layerOf(structure as OutlineStructure), colour] as const,
  ),
  [MARKS_LAYER, MARKS_COLOUR],
]);

const sequence = (...items: readonly DicomDataset[]): DicomElement => ({ vr: 'SQ', Value: items });

/** The graphics of one image, an item a layer. Source: DICOM PS3.3 C.10.5. */
export function imageAnnotations(
  { reference, words }: KeyFrame,
  marks: readonly ImageMark[],
): readonly DicomDataset[] {
  const headed: readonly ImageMark[] =
    words.length === 0 ? [] : [{ structure: null, lines: [], words: words.join('\r\n') }];
  return groupBy([...marks, ...headed], ({ structure }) => layerOf(structure)).map(
    ([layer, members]): DicomDataset => {
      const graphics = members.flatMap(({ lines }) => lines.map(graphicOf));
      const texts = members.flatMap(textOf);
      return {
        '00081140': sequence(imageReference(reference)),
        '00700002': text('CS', layer),
        ...(texts.length === 0 ? {} : { '00700008': sequence(...texts) }),
        ...(graphics.length === 0 ? {} : { '00700009': sequence(...graphics) }),
      };
    },
  );
}

/** Space/unit: pixels from the corner of the first one, as our image points. */
const graphicOf = (points: readonly ImagePoint[]): DicomDataset => ({
  '00700005': text('CS', 'PIXEL'),
  '00700020': { vr: 'US', Value: [2] },
  '00700021': { vr: 'US', Value: [points.length] },
  '00700022': { vr: 'FL', Value: points.flatMap(([x, y]) => [Math.fround(x), Math.fround(y)]) },
  '00700023': text('CS', points.length === 1 ? 'POINT' : 'POLYLINE'),
  ...(isClosed(points) ? { '00700024': text('CS', 'N') } : {}),
});

function isClosed(points: readonly ImagePoint[]): boolean {
  const [first] = points;
  const last = points.at(-1);
  return points.length > 2 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
}

/** Words at a mark, or, where there is none, at the upper left of the display. */
function textOf({ lines, words }: ImageMark): readonly DicomDataset[] {
  if (words === '') return [];
  const anchor = lines[0]?.at(-1);
  const place: DicomDataset =
    anchor === undefined
      ? {
          '00700003': text('CS', 'DISPLAY'),
          '00700010': { vr: 'FL', Value: [Math.fround(0.02), Math.fround(0.02)] },
          '00700011': { vr: 'FL', Value: [0.5, Math.fround(0.1)] },
          '00700012': text('CS', 'LEFT'),
        }
      : {
          '00700004': text('CS', 'PIXEL'),
          '00700014': { vr: 'FL', Value: anchor.map(Math.fround) },
          '00700015': text('CS', 'N'),
        };
  return [{ ...place, '00700006': text('ST', longText(words).slice(0, 1024)) }];
}

/** The layers that annotations stand in, each with its colour, labels and measures on top. Source: DICOM PS3.3 C.10.7. */
export function graphicLayers(annotations: readonly DicomDataset[]): readonly DicomDataset[] {
  const used = new Set(annotations.map((one) => firstText(one['00700002'])));
  return [...LAYER_COLOURS]
    .filter(([layer]) => used.has(layer))
    .map(([layer, colour], order) => ({
      '00700002': text('CS', layer),
      '00700062': { vr: 'IS', Value: [order + 1] },
      '00700401': displayColour(colour),
    }));
}
