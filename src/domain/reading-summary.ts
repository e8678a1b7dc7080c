import {
  assessEsccLevel,
  assessEsccSlice,
  type EsccLevelAssessment,
  type EsccSliceAssessment,
} from './escc/from-reading.ts';
import { isBelowConus } from './escc/conus.ts';
import { coverageOf, type Coverage } from './coverage/coverage.ts';
import { projectedOutlines, type ProjectedOutline } from './escc/projected-outlines.ts';
import { referenceNames, type ReferenceName } from './escc/reference-words.ts';
import { referencesOf } from './escc/references.ts';
import { spineProfile, type SpineProfile } from './escc/spine-profile.ts';
import type { ImageLookup } from './image-lookup.ts';
import { imageKeyOf, type ImageReference, type ImageSeries } from './image-series.ts';
import { levelTable, type LevelRow } from './level-table.ts';
import type { Vertebra } from './level.ts';
import type { Reading } from './reading.ts';
import type { SinsProposals } from './sins/proposal.ts';
import { sinsEvidence, type SinsEvidence } from './sins/evidence.ts';
import { proposeSins } from './sins/propose.ts';
import { summariseSins, type SinsSummary } from './sins/summary.ts';
import { createSlicePlane } from '../geometry/slice-plane.ts';

/** Everything derived from one state of a reading, computed when asked for and once. */
export class ReadingSummary {
  readonly #reading: Reading;
  readonly #images: ImageLookup;
  #rows: readonly LevelRow[] | null = null;
  #coverage: { readonly found: Coverage | null } | null = null;
  #profile: SpineProfile | null = null;
  readonly #levels = new Map<Vertebra, EsccLevelAssessment>();

  constructor(reading: Reading, images: ImageLookup) {
    this.#reading = reading;
    this.#images = images;
  }

  /** Whether this summary is of that reading and those images. */
  isOf(reading: Reading, images: ImageLookup): boolean {
    return reading === this.#reading && images === this.#images;
  }

  /** The levels with findings, worst first. */
  get rows(): readonly LevelRow[] {
    return (this.#rows ??= levelTable(this.#reading, this.#images));
  }

  /** The ESCC of a level over all its slices. */
  escc(level: Vertebra): EsccLevelAssessment {
    const row = this.#rows?.find((one) => one.level === level);
    if (row) return row.escc;
    const known = this.#levels.get(level);
    if (known) return known;
    const assessed = assessEsccLevel(this.#reading, level, this.#images);
    this.#levels.set(level, assessed);
    return assessed;
  }

  /** The ESCC of one slice. */
  slice(level: Vertebra | null, image: ImageReference): EsccSliceAssessment | null {
    return assessEsccSlice(this.#reading, level, image, this.#images);
  }

  /** What a level is compared with, by name. */
  references(level: Vertebra): readonly ReferenceName[] {
    const choice = referencesOf(this.#reading, level, this.#images);
    return referenceNames(this.#reading, choice, this.#images);
  }

  /** Outlines of parallel series on an axial frame that has none of its own. */
  projected(frame: ImageReference): readonly ProjectedOutline[] {
    const home = this.#images.get(imageKeyOf(frame));
    const slice = home?.frame.plane ? createSlicePlane(home.frame.plane) : null;
    return home === undefined || slice === null
      ? []
      : projectedOutlines(this.#reading, null, home, slice, this.#images);
  }

  /** Areas and distance along the spine. */
  get profile(): SpineProfile {
    return (this.#profile ??= spineProfile(this.#reading, this.#images));
  }

  isBelowConus(level: Vertebra, image: ImageReference): boolean | null {
    return isBelowConus(this.#reading, level, image, this.#images);
  }

  sinsProposals(level: Vertebra): SinsProposals {
    return proposeSins(this.#reading, level, this.#images);
  }

  /** The marks that each SINS item can be looked up by. */
  sinsEvidence(level: Vertebra): SinsEvidence {
    return sinsEvidence(this.#reading, level, this.#images);
  }

  /** The levels that the study shows; null while none is named. */
  coverage(series: readonly ImageSeries[]): Coverage | null {
    return (this.#coverage ??= { found: coverageOf(this.#reading, series, this.#images) }).found;
  }

  sins(level: Vertebra): SinsSummary {
    const answers = this.#reading.assessments[level]?.sins ?? {};
    return summariseSins(answers, this.sinsProposals(level));
  }
}

/** Gives the summary of a reading and its images, the last one as it was while both are the same values. */
export function createSummaryMemo(): (reading: Reading, images: ImageLookup) => ReadingSummary {
  let last: ReadingSummary | null = null;
  return (reading, images) =>
    last?.isOf(reading, images) ? last : (last = new ReadingSummary(reading, images));
}
