import type { ClinicalFacts } from '../../../domain/noms/clinical.ts';
import type { ChecklistItem } from '../../../domain/observations.ts';
import type { Reading } from '../../../domain/reading.ts';
import { DEFICIT_CODES, PRIMARY_CODES, YES_NO_CODES } from '../clinical-codes.ts';
import { keyOfCode } from '../code-tables.ts';
import { CONCEPTS } from '../codes.ts';
import { CHECKLIST_CODES } from '../observation-codes.ts';
import { codeOf, isNamed, textOf, type ContentNode } from './content-node.ts';

/** Template part G: one item of Qualitative Evaluations. Null when it is none of ours, or says what we do not know. */
export function readClinical(node: ContentNode): Partial<ClinicalFacts> | null {
  if (isNamed(node, CONCEPTS.nomsPrimary)) {
    const primary = keyOfCode(PRIMARY_CODES, codeOf(node));
    return primary && { primary };
  }
  if (isNamed(node, CONCEPTS.nomsDeficit)) {
    const deficit = keyOfCode(DEFICIT_CODES, codeOf(node));
    return deficit && { deficit };
  }
  if (isNamed(node, CONCEPTS.nomsPriorRadiation)) {
    const priorRadiation = keyOfCode(YES_NO_CODES, codeOf(node));
    return priorRadiation && { priorRadiation };
  }
  if (isNamed(node, CONCEPTS.nomsSurgicalCandidate)) {
    const surgicalCandidate = keyOfCode(YES_NO_CODES, codeOf(node));
    return surgicalCandidate && { surgicalCandidate };
  }
  if (!isNamed(node, CONCEPTS.nomsSystemic)) return null;
  const systemic = textOf(node);
  return systemic === null ? null : { systemic };
}

/** One ticked item of the checklists. Null when it is none. */
export function readChecklist(node: ContentNode): Reading['checklist'] | null {
  const item = (Object.keys(CHECKLIST_CODES) as ChecklistItem[]).find((one) =>
    isNamed(node, CHECKLIST_CODES[one]),
  );
  const answer = keyOfCode(YES_NO_CODES, codeOf(node));
  return item === undefined || (answer !== 'yes' && answer !== 'no') ? null : { [item]: answer };
}
