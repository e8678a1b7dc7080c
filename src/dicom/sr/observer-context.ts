import { codeKey } from './coded-concept.ts';
import { CONCEPTS, VALUES } from './codes.ts';
import type { DicomDataset, PersonName } from './dicom-json.ts';
import { codeOf, contentNode, isNamed, textOf, type ContentNode } from './read/content-node.ts';

/** The items that say who observed, with their types. Source: DICOM PS3.16 TID 1002, 1003, 1004. */
const OBSERVER_TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    CODE: ['121005', '121010', '121011', '113876'],
    PNAME: ['121008'],
    TEXT: ['128774', '121009', '128775', '121013', '121014', '121015', '121016', '121017'],
    UIDREF: ['121012'],
  }).flatMap(([type, values]) => values.map((value) => [`DCM:${value}`, type] as const)),
);

/** Whether an item says who observed what stands beside it. One of another type says nothing that could be repeated elsewhere. */
export const isObserverItem = ({ concept, type }: Pick<ContentNode, 'concept' | 'type'>): boolean =>
  concept !== null && OBSERVER_TYPES.get(codeKey(concept)) === type;

/** The items of an item that say who observed it; none where it inherits that. */
export const observersOf = (node: ContentNode): readonly ContentNode[] =>
  node.children.filter(isObserverItem);

/** Those of persons alone. Each observer begins with its type; what comes before the first type is of a person. */
export function personsAmong(observers: readonly ContentNode[]): readonly ContentNode[] {
  let isPerson = true;
  return observers.filter((node) => {
    if (isNamed(node, CONCEPTS.observerType)) {
      isPerson = codeOf(node)?.value !== VALUES.device.value;
    }
    return isPerson;
  });
}

/** Observers with the time of what they observed, on the first of their items: what they observed may have none of its own. */
export function datedObservers(
  observers: readonly ContentNode[],
  time: string | null,
): readonly DicomDataset[] {
  const [first, ...rest] = observers.map(({ dataset }) => dataset);
  if (first === undefined) return [];
  const isDated = first['0040A032'] !== undefined || time === null;
  return [isDated ? first : { ...first, '0040A032': { vr: 'DT', Value: [time] } }, ...rest];
}

/** Who observed, for people: "Key, A.", or the name of a device; null where the items name nobody. */
export function observerWords(observers: readonly DicomDataset[]): string | null {
  const nodes = observers.map((dataset) => contentNode(dataset, ''));
  const person = nodes.find((node) => isNamed(node, CONCEPTS.personObserverName));
  const name = person?.dataset['0040A123']?.Value?.[0] as PersonName | undefined;
  if (name?.Alphabetic) return shortName(name.Alphabetic);
  const device = [
    CONCEPTS.deviceObserverName,
    CONCEPTS.deviceObserverModel,
    CONCEPTS.deviceObserverManufacturer,
  ].flatMap((concept) => textOf(nodes.find((node) => isNamed(node, concept)) ?? null) ?? []);
  return device[0] ?? null;
}

/** `Key^Answer` as "Key, A.". */
function shortName(name: string): string {
  const [family = '', given = ''] = name.split('^');
  return given === '' ? family : `${family}, ${given.charAt(0)}.`;
}
