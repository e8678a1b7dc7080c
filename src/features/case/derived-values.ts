import type { DerivedEscc, DerivedValues } from '../../dicom/sr/report-context.ts';
import { basisOf } from '../../domain/escc/basis.ts';
import { RULE_VERSION } from '../../domain/escc/tolerances.ts';
import type { Vertebra } from '../../domain/level.ts';
import type { ReadingSummary } from '../../domain/reading-summary.ts';

/** The computed values that a report records beside the reader's. */
export function derivedValues(summary: ReadingSummary): DerivedValues {
  const escc = new Map<Vertebra, DerivedEscc>();
  for (const row of summary.rows) {
    const { deciding, proposal } = row.escc;
    if (!proposal) continue;
    escc.set(row.level, {
      proposal,
      ruleVersion: RULE_VERSION,
      image: deciding?.image ?? null,
      basis: deciding && basisOf(deciding),
    });
  }
  const below = summary.rows.filter((row) => row.caudaEquina).map((row) => row.level);
  return { escc, belowConus: new Set(below) };
}
