import type { ClinicalFacts } from '../../../domain/noms/clinical.ts';
import { CHECKLIST_ITEMS } from '../../../domain/observations.ts';
import type { Reading } from '../../../domain/reading.ts';
import { DEFICIT_CODES, PRIMARY_CODES, YES_NO_CODES } from '../clinical-codes.ts';
import type { CodedConcept } from '../coded-concept.ts';
import { CONCEPTS } from '../codes.ts';
import { codeItem, textItems, type ContentItem } from '../content-item.ts';
import type { AddAuthors } from './authors.ts';
import { evaluationPart } from '../authorship.ts';
import { CHECKLIST_CODES } from '../observation-codes.ts';

/** Template part G: what the referral says. What nobody asked is left out; what was asked and is not known stands as that. */
export function clinicalItems(
  facts: ClinicalFacts,
  addAuthors: AddAuthors,
): readonly ContentItem[] {
  const { primary, deficit, priorRadiation, surgicalCandidate, systemic } = facts;
  const by = (name: keyof ClinicalFacts, items: readonly ContentItem[]): readonly ContentItem[] =>
    items.map((item) => addAuthors(evaluationPart(name), item));
  const coded = (
    name: keyof ClinicalFacts,
    concept: CodedConcept,
    value: CodedConcept | null,
  ): readonly ContentItem[] =>
    value === null ? [] : by(name, [codeItem('CONTAINS', concept, value)]);
  return [
    ...coded('primary', CONCEPTS.nomsPrimary, primary && PRIMARY_CODES[primary]),
    ...coded('deficit', CONCEPTS.nomsDeficit, deficit && DEFICIT_CODES[deficit]),
    ...coded(
      'priorRadiation',
      CONCEPTS.nomsPriorRadiation,
      priorRadiation && YES_NO_CODES[priorRadiation],
    ),
    ...coded(
      'surgicalCandidate',
      CONCEPTS.nomsSurgicalCandidate,
      surgicalCandidate && YES_NO_CODES[surgicalCandidate],
    ),
    ...by('systemic', textItems('CONTAINS', CONCEPTS.nomsSystemic, systemic)),
  ];
}

/** The ticked items of the checklists; an item nobody ticked is left out. */
export const checklistItems = (
  checklist: Reading['checklist'],
  addAuthors: AddAuthors,
): readonly ContentItem[] =>
  CHECKLIST_ITEMS.flatMap((item) => {
    const answer = checklist[item];
    return answer === undefined
      ? []
      : [
          addAuthors(
            evaluationPart(item),
            codeItem('CONTAINS', CHECKLIST_CODES[item], YES_NO_CODES[answer]),
          ),
        ];
  });
