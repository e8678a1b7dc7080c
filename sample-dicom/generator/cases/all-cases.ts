import type { CaseDefinition } from './case-definition.ts';
import { BORDERLINE } from './borderline.ts';
import { case07 } from './case-07.ts';
import { case08 } from './case-08.ts';
import { case09 } from './case-09.ts';
import { CHANGE_AND_COUNTING } from './change-and-counting.ts';
import { GRADE_LADDER } from './grade-ladder.ts';
import { LOOK_ALIKES } from './look-alikes.ts';
import { STABILITY_AND_CAUDA } from './stability-and-cauda.ts';

/** Every sample study, in the order of the catalogue. */
export const ALL_CASES: readonly CaseDefinition[] = [
  ...GRADE_LADDER,
  case07,
  case08,
  case09,
  ...STABILITY_AND_CAUDA,
  ...LOOK_ALIKES,
  ...BORDERLINE,
  ...CHANGE_AND_COUNTING,
];
