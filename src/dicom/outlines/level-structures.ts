import type { Uid } from '../../base/uid.ts';
import { VERTEBRAE, type Vertebra } from '../../domain/level.ts';
import type { Outline, OutlineStructure } from '../../domain/reading.ts';
import { STRUCTURE_CODES, VERTEBRA_CODES } from '../sr/code-tables.ts';
import type { CodeEntry } from '../sr/coded-concept.ts';
import { VALUES } from '../sr/codes.ts';
import type { CarriedContent } from '../sr/report-context.ts';
import { groupBy } from '../sr/write/evidence.ts';
import { trackedAs } from '../sr/write/measurement-group.ts';

/** One structure of one level with all its outlines: what other systems know as one region. */
export interface LevelStructure {
  readonly structure: OutlineStructure;
  /** Null while levels are not named. */
  readonly level: Vertebra | null;
  readonly outlines: readonly Outline[];
  /** For people, e.g. "T9 Spinal cord". */
  readonly name: string;
  readonly code: CodeEntry;
  /** The vertebra, else the spine. */
  readonly site: CodeEntry;
  /** Those of its first outline in the report, because a region has but one of each. */
  readonly trackingUid: Uid;
  readonly trackingIdentifier: string;
}

/** What is outlined, by structure and level, from head to tail, those of no level last. */
export function levelStructures(
  outlines: readonly Outline[],
  carried: Pick<CarriedContent, 'identifiers'> | null,
): readonly LevelStructure[] {
  const placeOf = ({ level }: LevelStructure): number =>
    level === null ? VERTEBRAE.length : VERTEBRAE.indexOf(level);
  return groupBy(outlines, ({ structure, level }) => `${structure} ${level}`)
    .flatMap(([, members]): readonly LevelStructure[] => {
      const [first] = members;
      if (first === undefined) return [];
      const { structure, level, id } = first;
      const code = STRUCTURE_CODES[structure];
      return [
        {
          structure,
          level,
          outlines: members,
          name: level === null ? code.meaning : `${level} ${code.meaning}`,
          code,
          site: level === null ? VALUES.spine : VERTEBRA_CODES[level],
          trackingUid: id,
          trackingIdentifier: carried?.identifiers[id] ?? trackedAs('PlanarFreehandROI', id),
        },
      ];
    })
    .toSorted((a, b) => placeOf(a) - placeOf(b));
}
