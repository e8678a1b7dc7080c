/** What a learner's page may know of a case before reading it: no diagnosis, no grade, no level. */
export interface CatalogueEntry {
  readonly id: string;
  readonly title: string;
  readonly region: string;
  readonly modality: string;
  /** Ready to show, e.g. "MR · 4 series · 48 images". */
  readonly summary: string;
  readonly seriesCount: number;
  readonly imageCount: number;
  readonly bytes: number;
  readonly difficulty: string;
  readonly vignette: string;
  readonly thumbnail: string;
  readonly studyInstanceUid: string;
  readonly files: readonly string[];
  /** Fetched only when the key is asked for. */
  readonly truth: string;
  readonly answerKey: string | null;
}

export interface Catalogue {
  readonly format: 'thecal-samples-1';
  readonly cases: readonly CatalogueEntry[];
}
