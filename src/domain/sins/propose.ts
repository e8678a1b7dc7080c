import { siteName } from '../names.ts';
import type { Vertebra } from '../level.ts';
import type { Reading } from '../reading.ts';
import { sinsLocation } from './location.ts';
import { sinsPosterolateral } from './posterolateral.ts';
import type { SinsProposal, SinsProposals } from './proposal.ts';

/**
 * What the marks say of the SINS items: location from the level, posterolateral involvement from the compartments (X15).
 * Transitional anatomy needs a stated way of counting before a location is proposed. Source: spec clinical-rules 4.1, 4.6.
 */
export function proposeSins(reading: Reading, level: Vertebra): SinsProposals {
  const location = proposeLocation(reading, level);
  const compartments = reading.assessments[level]?.compartments ?? {};
  const posterolateral = sinsPosterolateral(level, compartments);
  return {
    ...(location ? { location } : {}),
    ...(posterolateral ? { posterolateral } : {}),
  };
}

function proposeLocation(reading: Reading, level: Vertebra): SinsProposal<'location'> | null {
  const { method, transitional } = reading.counting;
  if (transitional !== 'none' && method === 'presumed') return null;
  const site = { kind: 'vertebra', vertebra: level } as const;
  const { answer, outsideTable } = sinsLocation(site);
  return {
    kind: 'answer',
    value: answer,
    source: 'computed',
    reason: outsideTable
      ? `${siteName(site)} is not in the published table.`
      : `From the level ${siteName(site)}.`,
    alternative: null,
  };
}
