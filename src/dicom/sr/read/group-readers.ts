import { codeKey, type CodedConcept } from '../coded-concept.ts';
import { STRUCTURE_CODES } from '../code-tables.ts';
import { CONCEPTS, VALUES } from '../codes.ts';
import { readCauda } from './cauda-reader.ts';
import { readCompartments } from './compartment-reader.ts';
import { childNamed, type ContentNode } from './content-node.ts';
import { readDeficit } from './deficit-reader.ts';
import { readEscc } from './escc-reader.ts';
import type { GroupReader } from './group-context.ts';
import { readConus, readKeyImage, readLevel, readMarker, readOutline } from './mark-readers.ts';
import {
  readAngle,
  readArrow,
  readDistance,
  readHeight,
  readSignal,
  readTranslation,
} from './measurement-readers.ts';
import type { ReadGroup } from './read-group.ts';
import { readRules } from './rules-reader.ts';
import { readSigns } from './signs-reader.ts';
import { readSins } from './sins-reader.ts';

const STRUCTURES = new Set(Object.values(STRUCTURE_CODES).map(codeKey));

const BY_FINDING: ReadonlyMap<string, GroupReader> = new Map([
  [codeKey(VALUES.conus), readConus],
  [codeKey(VALUES.signalRegion), readSignal],
  [codeKey(VALUES.arrow), readArrow],
  [codeKey(VALUES.arrowNote), readArrow],
  [codeKey(VALUES.freeDistance), readDistance],
  [codeKey(VALUES.ofInterest), readKeyImage],
  [codeKey(VALUES.epiduralCompression), readEscc],
  [codeKey(VALUES.caudaCompression), readCauda],
  [codeKey(VALUES.deficit), readDeficit],
  [codeKey(VALUES.levelSigns), readSigns],
  [codeKey(VALUES.instability), readSins],
  [codeKey(VALUES.readingRules), readRules],
]);

/** The reader that fits a group by what it finds and what it holds, or null. */
export function readerOf(group: ReadGroup): GroupReader | null {
  const key = group.finding === null ? '' : codeKey(group.finding);
  const byFinding = BY_FINDING.get(key);
  if (byFinding !== undefined) return byFinding;
  const has = (concept: CodedConcept): boolean => childNamed(group.node, concept) !== null;
  if (has(CONCEPTS.height)) return readHeight;
  if (has(CONCEPTS.cobbAngle) || has(CONCEPTS.angleInPixels)) return readAngle;
  if (has(CONCEPTS.translation)) return readTranslation;
  if (STRUCTURES.has(key)) return readOutline;
  if (key === codeKey(VALUES.metastasis)) {
    return has(CONCEPTS.imageRegion) ? readMarker : readCompartments;
  }
  if (has(CONCEPTS.length)) return readDistance;
  if (key === codeKey(VALUES.vertebra) && !hasNumber(group.node)) return readLevel;
  return null;
}

const hasNumber = (node: ContentNode): boolean =>
  node.children.some((child) => child.type === 'NUM');
