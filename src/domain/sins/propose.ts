import type { ImageLookup } from '../image-lookup.ts';
import { siteName } from '../names.ts';
import type { Vertebra } from '../level.ts';
import type { Reading } from '../reading.ts';
import { proposeAlignment } from './alignment.ts';
import { sinsLocation } from './location.ts';
import { measuredAlignment } from './measured-alignment.ts';
import { measuredCollapse } from './measured-collapse.ts';
import { sinsPosterolateral } from './posterolateral.ts';
import type { SinsProposal, SinsProposals } from './proposal.ts';

/**
 * What the marks say of the SINS items: location from the level, posterolateral involvement from the compartments,
 * collapse from measured heights and outlined bodies, alignment from translations and angles. Pain and lesion quality
 * are the reader's alone: no histology and no signal answers them (X20).
 * Source: spec clinical-rules 4.1, 4.4-4.6.
 */
export function proposeSins(reading: Reading, level: Vertebra, images: ImageLookup): SinsProposals {
  const location = proposeLocation(reading, level);
  const compartments = reading.assessments[level]?.compartments ?? {};
  const posterolateral = sinsPosterolateral(level, compartments);
  const collapse = measuredCollapse(reading, level, images).proposal;
  const alignment = proposeAlignment(measuredAlignment(reading, level, images), reading.rules);
  return {
    ...(location ? { location } : {}),
    ...(posterolateral ? { posterolateral } : {}),
    ...(collapse ? { collapse } : {}),
    ...(alignment ? { alignment } : {}),
  };
}

/** Transitional anatomy needs a stated way of counting before a location is proposed. Source: spec clinical-rules 4.1. */
function proposeLocation(reading: Reading, level: Vertebra): SinsProposal<'location'> | null {
  const { method, transitional } = reading.counting;
  const isTransitional = transitional !== 'none' && transitional !== 'unknown';
  if (isTransitional && method === 'presumed') return null;
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
