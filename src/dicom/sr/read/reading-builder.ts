import { NO_CLINICAL_FACTS, type ClinicalFacts } from '../../../domain/noms/clinical.ts';
import type { Vertebra } from '../../../domain/level.ts';
import {
  EMPTY_ASSESSMENT,
  type CompartmentMarker,
  type KeyImage,
  type LevelAssessment,
  type LevelCounting,
  type LevelLabel,
  type MarkId,
  type Measurement,
  type Outline,
  type PointMark,
  type Reading,
} from '../../../domain/reading.ts';
import type { ReadingRules } from '../../../domain/rules.ts';
import type { ContentNode } from './content-node.ts';

/** A reading while a document is gone through. */
export interface ReadingBuilder {
  counting: Partial<LevelCounting>;
  clinical: ClinicalFacts;
  readonly levels: LevelLabel[];
  conus: PointMark | null;
  readonly outlines: Outline[];
  readonly measurements: Measurement[];
  readonly markers: CompartmentMarker[];
  readonly keyImages: KeyImage[];
  readonly assessments: Partial<Record<Vertebra, LevelAssessment>>;
  checklist: Reading['checklist'];
  /** Whether the band of grade 1c was found. */
  hasBand: boolean;
  /** Null until they are found. */
  rules: ReadingRules | null;
  /** The items that say who observed a part (see `readingParts`): its own first, then those it stands in. */
  readonly authors: Map<string, readonly ContentNode[]>;
  readonly observedAt: Partial<Record<MarkId, string>>;
  readonly warnings: string[];
}

/** Nothing read yet. */
export const createBuilder = (): ReadingBuilder => ({
  counting: {},
  clinical: NO_CLINICAL_FACTS,
  levels: [],
  conus: null,
  outlines: [],
  measurements: [],
  markers: [],
  keyImages: [],
  assessments: {},
  checklist: {},
  hasBand: false,
  rules: null,
  authors: new Map(),
  observedAt: {},
  warnings: [],
});

/** Adds to what is said of a level. */
export function assess(
  builder: ReadingBuilder,
  level: Vertebra,
  part: Partial<LevelAssessment>,
): void {
  builder.assessments[level] = {
    ...EMPTY_ASSESSMENT,
    ...builder.assessments[level],
    ...part,
  };
}
