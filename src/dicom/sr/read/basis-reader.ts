import type { Uid } from '../../../base/uid.ts';
import {
  ESCC_DIFFERENCES,
  type EsccBasis,
  type EsccDifference,
  type EsccFlag,
  type EsccMeasure,
  type EsccMeasureName,
} from '../../../domain/escc/escc.ts';
import type { EsccTolerances } from '../../../domain/escc/tolerances.ts';
import { isSameCode, type CodedConcept } from '../coded-concept.ts';
import {
  ESCC_FLAG_CODES,
  FLAG_OBJECT_CODES,
  keyOfCode,
  MEASURE_METHOD_CODES,
  MEASURE_NAME_CODES,
  REVIEW_REASON_CODES,
} from '../code-tables.ts';
import { CONCEPTS, VALUES } from '../codes.ts';
import { TOLERANCE_CODES } from '../observation-codes.ts';
import { childNamed, codeOf, isNamed, numberOf, uidOf, type ContentNode } from './content-node.ts';

/**
 * What a confirmed grade rested on. `none`: not recorded, as in documents of before it was. `broken`: an item of it
 * cannot be understood, so nothing of it is taken.
 */
export function readBasis(node: ContentNode): EsccBasis | 'none' | 'broken' {
  const named = (concept: CodedConcept): readonly ContentNode[] =>
    node.children.filter((child) => isNamed(child, concept));
  const limits = named(CONCEPTS.esccTolerance);
  if (limits.length === 0) return 'none';
  const tolerances = tolerancesOf(childNamed(node, CONCEPTS.esccPixelSize), limits);
  const measures = named(CONCEPTS.esccMeasure).map(measureOf);
  const flags = named(CONCEPTS.esccFlag).map(flagOf);
  const outlines = node.children.filter(isOutlineUid).map(uidOf);
  const isWhole = <T>(members: readonly (T | null)[]): members is readonly T[] =>
    !members.includes(null);
  if (
    tolerances === null ||
    !isWhole<EsccMeasure>(measures) ||
    !isWhole<EsccFlag>(flags) ||
    !isWhole<Uid>(outlines)
  ) {
    return 'broken';
  }
  return { measures, flags, tolerances, outlines };
}

/** An outline it was computed from, there or deleted since: their order is that of the items. */
const isOutlineUid = (node: ContentNode): boolean =>
  isNamed(node, CONCEPTS.evidenceUid) || isNamed(node, CONCEPTS.evidenceGone);

function tolerancesOf(
  pixel: ContentNode | null,
  limits: readonly ContentNode[],
): EsccTolerances | null {
  const pixelMm = lengthOf(pixel);
  const found: Partial<Record<keyof typeof TOLERANCE_CODES, number>> = {};
  for (const limit of limits) {
    const name = keyOfCode(TOLERANCE_CODES, codeOf(childNamed(limit, CONCEPTS.esccTolerated)));
    const value = numberOf(limit)?.value;
    if (name === null || value === undefined) return null;
    found[name] = value;
  }
  const isComplete = Object.keys(TOLERANCE_CODES).every((name) => name in found);
  return pixelMm === null || !isComplete ? null : { pixelMm, ...(found as Required<typeof found>) };
}

function measureOf(node: ContentNode): EsccMeasure | null {
  const name = nameOf(node);
  const method = keyOfCode(
    MEASURE_METHOD_CODES,
    codeOf(childNamed(node, CONCEPTS.esccMeasureMethod)),
  );
  const measured = numberOf(node);
  const tolerance = numberOf(childNamed(node, CONCEPTS.esccTolerance));
  const role = codeOf(childNamed(node, CONCEPTS.esccMeasureRole));
  const unit = isSameCode(measured?.unit ?? null, VALUES.millimetre)
    ? 'mm'
    : isSameCode(measured?.unit ?? null, VALUES.squareMillimetre)
      ? 'mm2'
      : null;
  const decided = isSameCode(role, VALUES.decided);
  if (!name || !method || !measured || !tolerance || !unit) return null;
  if (!decided && !isSameCode(role, VALUES.accompanies)) return null;
  return { name, value: measured.value, tolerance: tolerance.value, unit, decided, method };
}

function flagOf(node: ContentNode): EsccFlag | null {
  const kind = keyOfCode(ESCC_FLAG_CODES, codeOf(node));
  const measure = nameOf(node);
  const value = numberOf(childNamed(node, CONCEPTS.esccFlagValue))?.value ?? null;
  const object = keyOfCode(FLAG_OBJECT_CODES, codeOf(childNamed(node, CONCEPTS.esccFlagOf)));
  switch (kind) {
    case 'boundary':
      return measure === null || value === null ? null : { kind, measure, distanceMm: value };
    case 'low-sensitivity':
      return measure === 'sacDepth' || measure === 'cordDepth' ? { kind, measure } : null;
    case 'oblique':
      return value === null ? null : { kind, angleDeg: value };
    case 'differs':
      return isDifference(object) ? { kind, by: object } : null;
    case 'mended':
      return value === null || (object !== 'cord' && object !== 'canal')
        ? null
        : { kind, which: object, depthMm: value };
    case 'overlap':
      return value === null ? null : { kind, depthMm: value };
    case 'reference-small':
      return object === 'sac' || object === 'cord' ? { kind, structure: object } : null;
    case 'review': {
      const reason = keyOfCode(
        REVIEW_REASON_CODES,
        codeOf(childNamed(node, CONCEPTS.esccReviewReason)),
      );
      return reason && { kind, reason };
    }
    default:
      return kind && { kind };
  }
}

const isDifference = (object: string | null): object is EsccDifference =>
  (ESCC_DIFFERENCES as readonly (string | null)[]).includes(object);

const nameOf = (node: ContentNode): EsccMeasureName | null =>
  keyOfCode(MEASURE_NAME_CODES, codeOf(childNamed(node, CONCEPTS.esccMeasureName)));

const lengthOf = (node: ContentNode | null): number | null => {
  const measured = numberOf(node);
  return isSameCode(measured?.unit ?? null, VALUES.millimetre) ? (measured?.value ?? null) : null;
};
