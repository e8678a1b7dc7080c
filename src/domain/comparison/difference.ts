import type { Compartment } from '../compartment.ts';
import type { EsccQuestion } from '../escc/escc.ts';
import type { ImageKey } from '../image-series.ts';
import type { Vertebra } from '../level.ts';
import type { ClinicalFacts } from '../noms/clinical.ts';
import type { DeficitPart } from '../noms/deficit.ts';
import type { ChecklistItem, FractureFeature, SpineSign } from '../observations.ts';
import type { OutlineRole, OutlineStructure } from '../reading.ts';
import type { RuleName } from '../rules.ts';
import type { SinsItem } from '../sins/sins.ts';

/** What a reader may say one thing about, or leave open. */
export type Topic =
  | { readonly kind: 'escc' }
  | { readonly kind: 'escc-reason' }
  | { readonly kind: 'escc-answer'; readonly question: EsccQuestion; readonly image: ImageKey }
  | { readonly kind: 'cauda'; readonly scale: 'a' | 'b' | 'foraminal' }
  | { readonly kind: 'sins'; readonly item: SinsItem }
  | { readonly kind: 'deficit'; readonly part: DeficitPart | 'onset' }
  | { readonly kind: 'cord-signal' }
  | { readonly kind: 'sign'; readonly sign: SpineSign }
  | { readonly kind: 'compartment'; readonly compartment: Compartment }
  | { readonly kind: 'fracture'; readonly feature: FractureFeature }
  | { readonly kind: 'fact'; readonly fact: keyof ClinicalFacts }
  | { readonly kind: 'checklist'; readonly item: ChecklistItem }
  | { readonly kind: 'counting'; readonly what: 'method' | 'transitional' }
  | { readonly kind: 'rule'; readonly rule: RuleName | 'one-c-band' };

/** The kinds of marks that are counted, not overlaid. */
export type CountedMark =
  | 'distance' | 'height' | 'angle' | 'translation' | 'signal' | 'arrow'
  | 'marker' | 'key-image' | 'label' | 'conus'; // prettier-ignore

/** How well two readings outline one structure on one image. */
export interface ImageOverlap {
  readonly image: ImageKey;
  /** Twice the shared area over the sum of both, 0 to 1; null where an outline encloses nothing. */
  readonly dice: number | null;
}

/** One thing that two readings say differently. Null is "not said", never "no". */
export type Difference =
  | {
      readonly kind: 'said';
      readonly topic: Topic;
      readonly before: string | null;
      readonly after: string | null;
    }
  | {
      /** Outlines of one structure; `overlaps` are of the images on which both drew it, and differently. */
      readonly kind: 'outlines';
      readonly structure: OutlineStructure;
      readonly role: OutlineRole;
      readonly before: number;
      readonly after: number;
      readonly overlaps: readonly ImageOverlap[];
    }
  | {
      /** `changed`: the same mark, at another place or with other words. */
      readonly kind: 'marks';
      readonly mark: CountedMark;
      readonly removed: number;
      readonly added: number;
      readonly changed: number;
    }
  | {
      /** One body on one image that has two names. */
      readonly kind: 'renamed';
      readonly image: ImageKey;
      readonly before: Vertebra;
      readonly after: Vertebra;
    };

/** What two readings say differently of one level, or of the study as a whole where it is null. */
export interface LevelDifferences {
  readonly level: Vertebra | null;
  readonly differences: readonly Difference[];
}
