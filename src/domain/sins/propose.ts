import type { ImageLookup } from '../image-lookup.ts';
import { imageKeyOf } from '../image-series.ts';
import { cobbAngleDeg } from '../measurement-value.ts';
import { siteName } from '../names.ts';
import type { Vertebra } from '../level.ts';
import type { Reading } from '../reading.ts';
import { proposeAlignment } from './alignment.ts';
import { sinsLocation } from './location.ts';
import { measuredCollapse } from './measured-collapse.ts';
import { sinsPosterolateral } from './posterolateral.ts';
import type { SinsProposal, SinsProposals } from './proposal.ts';

/**
 * What the marks say of the SINS items: location from the level, posterolateral involvement from the compartments,
 * collapse from measured heights and outlined bodies, alignment from a measured angle. Pain and lesion quality are the reader's alone.
 * Source: spec clinical-rules 4.1, 4.4-4.6.
 */
export function proposeSins(reading: Reading, level: Vertebra, images: ImageLookup): SinsProposals {
  const location = proposeLocation(reading, level);
  const compartments = reading.assessments[level]?.compartments ?? {};
  const posterolateral = sinsPosterolateral(level, compartments);
  const collapse = measuredCollapse(reading, level, images).proposal;
  const alignment = proposeMeasuredAlignment(reading, level, images);
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

/** Alignment from the level's latest Cobb angle. There is no prior to compare it with, so the reader is asked. */
function proposeMeasuredAlignment(
  reading: Reading,
  level: Vertebra,
  images: ImageLookup,
): SinsProposal<'alignment'> | null {
  const angle = reading.measurements.findLast((one) => one.kind === 'angle' && one.level === level);
  const plane = angle && images.get(imageKeyOf(angle.image))?.frame.plane;
  return proposeAlignment({
    lower: level,
    translationMm: null,
    angleIncreaseDeg: null,
    angleDeg: angle?.kind === 'angle' && plane ? cobbAngleDeg(plane, angle.points) : null,
  });
}
