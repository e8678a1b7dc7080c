import type { Uid } from '../../base/uid.ts';
import type { EsccBasis, EsccProposal } from '../../domain/escc/escc.ts';
import type {
  ImageFrame,
  ImageKey,
  ImageReference,
  ImageSeries,
  StudyHeader,
} from '../../domain/image-series.ts';
import type { Vertebra } from '../../domain/level.ts';
import type { ImagePoint } from '../../geometry/spaces.ts';
import type { AuthoredPart } from './authorship.ts';
import type { DicomDataset } from './dicom-json.ts';

/** What a document says of an image it refers to: enough to refer to it again when the image itself is not open. */
export interface ReferencedImage extends ImageReference {
  readonly sopClassUid: string;
  readonly seriesInstanceUid: Uid;
  readonly studyInstanceUid: Uid;
  readonly modality: string;
  readonly frameOfReferenceUid: Uid | null;
  /** Whether references name a frame. */
  readonly isMultiFrame: boolean;
  /** Its middle, where a document says so. Space/unit: image points. */
  readonly middle?: ImagePoint;
}

/** An image of the open study. */
export interface OpenImage {
  readonly frame: ImageFrame;
  readonly series: ImageSeries;
}

/** The person who read. */
export interface ReportObserver {
  readonly name: string;
  /** Empty when not given. */
  readonly organisation: string;
}

/** The tool that writes. `uid` names the installation, `serial` the build. */
export interface ReportDevice {
  readonly uid: Uid;
  readonly name: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly version: string;
  readonly serial: string;
}

/** A saved document, as the next one refers to it. */
export interface SavedDocument {
  /** Left out for documents of our own class. */
  readonly sopClassUid?: string;
  readonly sopInstanceUid: Uid;
  readonly seriesInstanceUid: Uid;
  readonly studyInstanceUid: Uid;
  readonly seriesNumber: number;
  readonly instanceNumber: number;
}

/** Items that belong below an item which the next document writes itself. */
export interface AttachedItems {
  /** The group they stand in. */
  readonly trackingUid: Uid;
  /** The way from the group to the item they stand below (`itemSignature`); empty for the group itself. */
  readonly under: readonly string[];
  /** What they were said of (`fingerprint`); they are left out once that has changed. */
  readonly saidOf: string;
  readonly items: readonly DicomDataset[];
}

/** The number that an earlier document states of a mark, as it stands there. */
export interface StoredNumber {
  readonly trackingUid: Uid;
  /** The graphics it is of (`fingerprint`). */
  readonly saidOf: string;
  /** Name and value of the item. */
  readonly item: DicomDataset;
}

/** Category, finding or site of a mark as another program gave them. */
export interface StoredHead {
  readonly trackingUid: Uid;
  readonly items: readonly DicomDataset[];
}

/** Items that stand below one of Qualitative Evaluations. */
export interface EvaluatedItems {
  /** As in `AttachedItems`, from the container. */
  readonly under: readonly string[];
  readonly items: readonly DicomDataset[];
}

/** What a document held beyond our reading; the next document repeats it untouched. */
export interface CarriedContent {
  /** Items below Imaging Measurements. */
  readonly measurements: readonly DicomDataset[];
  /** Items below Qualitative Evaluations. */
  readonly qualitative: readonly DicomDataset[];
  /** Items below the document itself. */
  readonly root: readonly DicomDataset[];
  /** Items below the image library that say more than ours do. */
  readonly library: readonly DicomDataset[];
  readonly evaluated: readonly EvaluatedItems[];
  readonly attached: readonly AttachedItems[];
  /** Tracking UIDs of the groups of a level, by `groupName`, so that they stay the same from save to save. */
  readonly groupUids: Readonly<Record<string, Uid>>;
  /** Tracking identifiers that are not ours, by tracking UID. */
  readonly identifiers: Readonly<Record<string, string>>;
  readonly numbers: readonly StoredNumber[];
  readonly heads: readonly StoredHead[];
  /** Who said what in it, as far as it is part of the reading. */
  readonly authors: readonly AuthoredPart[];
  /** Items of Coding Scheme Identification that we do not write ourselves. */
  readonly codingSchemes: readonly DicomDataset[];
  /** Every image the document refers to. */
  readonly images: readonly ReferencedImage[];
  /** Those that only its image library names. */
  readonly libraryImages: readonly ReferencedImage[];
  /** Those that only its evidence names. */
  readonly evidence: readonly ReferencedImage[];
  /** The offset of the times in the items above that name none (`+0100`). */
  readonly timeOffset: string;
}

/** Everything a report says that is not in the reading. */
export interface ReportContext {
  readonly study: StudyHeader;
  /** The frames of the open study. */
  readonly images: ReadonlyMap<ImageKey, OpenImage>;
  /** Images known from a report read before, for marks on images that are not open now. */
  readonly knownImages?: ReadonlyMap<ImageKey, ReferencedImage>;
  readonly observer: ReportObserver;
  readonly device: ReportDevice;
  /** ISO 8601. */
  readonly savedAt: string;
  /** The reader vouches for the reading: it becomes VERIFIED and FINAL when it is complete. */
  readonly signedOff: boolean;
  readonly predecessor: SavedDocument | null;
  readonly carried: CarriedContent | null;
}

/** What the ESCC rule makes of a level's marks now. */
export interface DerivedEscc {
  readonly proposal: EsccProposal;
  readonly ruleVersion: string;
  /** The frame that decided. */
  readonly image: ImageReference | null;
  /** What it rests on; null without outlines. */
  readonly basis: EsccBasis | null;
}

/** Values computed from the marks, which a report states beside the reading. SINS follows from the answers alone. */
export interface DerivedValues {
  readonly escc: ReadonlyMap<Vertebra, DerivedEscc>;
  /** The levels below the conus, where ESCC is not defined and not asked for. */
  readonly belowConus: ReadonlySet<Vertebra>;
}

/** What a document is, beside its content. */
export interface DocumentInfo extends SavedDocument {
  /** ISO 8601; null when the document does not say. */
  readonly savedAt: string | null;
  readonly completion: 'COMPLETE' | 'PARTIAL';
  readonly verification: 'VERIFIED' | 'UNVERIFIED';
  readonly predecessors: readonly Uid[];
}
