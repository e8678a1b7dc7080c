import type { DerivedEscc, DerivedValues } from '../../dicom/sr/report-context.ts';
import { RULE_VERSION } from '../../domain/escc/tolerances.ts';
import type { Vertebra } from '../../domain/level.ts';
import type { Reading } from '../../domain/reading.ts';
import type { ReadingSummary } from '../viewer/index.ts';

/** The computed values that a report records beside the reader's. */
export function derivedValues(reading: Reading, summary: ReadingSummary): DerivedValues {
  const escc = new Map<Vertebra, DerivedEscc>();
  for (const row of summary.rows) {
    const { deciding, proposal } = row.escc;
    if (proposal) {
      escc.set(row.level, {
        proposal,
        ruleVersion: RULE_VERSION,
        image: deciding?.image ?? null,
        measures: deciding?.result.measures ?? [],
        flags: deciding?.result.flags ?? [],
        evidence: reading.outlines
          .filter((outline) => outline.level === row.level)
          .map((outline) => outline.id),
        pixelMm: deciding?.input.pixelMm ?? null,
      });
    }
  }
  return { escc };
}
