import type { Vertebra } from '../../domain/level.ts';

/** The groups a level has beside its marks. */
export type LevelGroupKind = 'COMPARTMENTS' | 'ESCC' | 'CAUDA' | 'DEFICIT' | 'SIGNS' | 'SINS';

/** The name of a level's group: its tracking identifier. */
export const groupName = (kind: LevelGroupKind, level: Vertebra): string => `${kind}-${level}`;
