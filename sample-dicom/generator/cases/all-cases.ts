import type { CaseDefinition } from './case-definition.ts';
import { case07 } from './case-07.ts';

/** Every sample study, in the order of the catalogue. */
export const ALL_CASES: readonly CaseDefinition[] = [case07];
