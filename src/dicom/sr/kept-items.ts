import type { Reading } from '../../domain/reading.ts';
import { structureName } from '../../domain/structures.ts';
import type { DicomDataset } from './dicom-json.ts';
import { codeOf, contentNode, numberOf, type ContentNode } from './read/content-node.ts';
import type { CarriedContent } from './report-context.ts';

/** Something of another program that is kept and written back. */
export interface KeptItem {
  /** What it is, in its own words, e.g. "Diameter". */
  readonly what: string;
  /** Where it belongs, e.g. "Cord outline, T9". */
  readonly where: string;
  /** Its number or coded value; empty for text, which may name a person, and for graphics. */
  readonly value: string;
}

/** What a report held beyond the reading, in the order in which it is written back. */
export function keptItems(carried: CarriedContent, reading: Reading): readonly KeptItem[] {
  const whole = (datasets: readonly DicomDataset[], where: string): readonly KeptItem[] =>
    datasets.map((dataset) => keptItem(contentNode(dataset, ''), where));
  return [
    ...whole(carried.measurements, 'A group of its own'),
    ...carried.attached.flatMap(({ trackingUid, items }) =>
      whole(items, placeOf(trackingUid, carried, reading)),
    ),
    ...whole(carried.qualitative, 'Evaluations'),
    ...whole(carried.root, 'The report'),
  ];
}

function keptItem(node: ContentNode, where: string): KeptItem {
  const numbers = node.children.flatMap((child) => {
    const value = valueOf(child);
    return child.type === 'NUM' && value !== '' ? [`${child.concept?.meaning ?? ''} ${value}`] : [];
  });
  const value = node.type === 'CONTAINER' ? numbers.join(', ') : valueOf(node);
  return { what: node.path, where, value };
}

function valueOf(node: ContentNode): string {
  const number = numberOf(node);
  if (number === null) return codeOf(node)?.meaning ?? '';
  const unit = number.unit?.value ?? '';
  const words = /^(1|\{.*\})?$/.test(unit) ? '' : ` ${unit}`;
  return `${Number(number.value.toFixed(2))}${words}`;
}

/** The mark or group of a level that items were attached to. */
function placeOf(uid: string, { groupUids }: CarriedContent, reading: Reading): string {
  const outline = reading.outlines.find(({ id }) => id === uid);
  if (outline) return atLevel(`${structureName(outline.structure)} outline`, outline.level);
  const measurement = reading.measurements.find(({ id }) => id === uid);
  if (measurement) return atLevel(MEASUREMENT_NAMES[measurement.kind], measurement.level);
  const label = reading.levels.find(({ id }) => id === uid);
  if (label) return atLevel('Label', label.vertebra);
  const group = Object.keys(groupUids).find((name) => groupUids[name] === uid);
  return group === undefined ? 'A mark of the reading' : groupWords(group);
}

const MEASUREMENT_NAMES = {
  distance: 'Distance',
  height: 'Height',
  angle: 'Cobb angle',
  translation: 'Translation',
  signal: 'Signal area',
  arrow: 'Arrow',
} as const;

const atLevel = (name: string, level: string | null): string =>
  level === null ? name : `${name}, ${level}`;

const GROUP_NAMES: Readonly<Record<string, string>> = {
  COMPARTMENTS: 'Compartments',
  CAUDA: 'Cauda equina',
  DEFICIT: 'Neurological deficit',
  SIGNS: 'Signs',
};

/** `ESCC-T9` as "ESCC, T9". */
function groupWords(name: string): string {
  const [kind = '', level] = name.split('-');
  return atLevel(GROUP_NAMES[kind] ?? kind, level ?? null);
}
