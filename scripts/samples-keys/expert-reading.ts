import type { Uid } from '../../src/base/uid.ts';
import { stableUid } from '../../src/dicom/sr/stable-uid.ts';
import { basisOf, recordedScales } from '../../src/domain/escc/basis.ts';
import { assessEsccLevel } from '../../src/domain/escc/from-reading.ts';
import type { CaudaConfirmation } from '../../src/domain/escc/cauda-confirmation.ts';
import { RULE_VERSION } from '../../src/domain/escc/tolerances.ts';
import { createImageLookup } from '../../src/domain/image-lookup.ts';
import type { ImageFrame, ImageKey, Study } from '../../src/domain/image-series.ts';
import type { Vertebra } from '../../src/domain/level.ts';
import { NO_CLINICAL_FACTS, type ClinicalFacts } from '../../src/domain/noms/clinical.ts';
import { PRIMARY_IDS, type PrimaryId } from '../../src/domain/noms/primaries.ts';
import {
  createReading,
  type LevelAssessment,
  type MarkId,
  type Outline,
  type OutlineRole,
  type PointMark,
  type Reading,
  EMPTY_ASSESSMENT,
} from '../../src/domain/reading.ts';
import { SINS_ITEMS, type SinsAnswers } from '../../src/domain/sins/sins.ts';
import { toFloat32Point, toFloat32Points } from '../../src/editor/float-points.ts';
import { toImage } from '../../src/geometry/image-plane.ts';
import { simplifyRing } from '../../src/geometry/simplify.ts';
import type { PatientPoint } from '../../src/geometry/spaces.ts';
import { structureOf, type TruthFile } from './truth-file.ts';

type Lps = readonly [number, number, number];

/** Outlines are thinned to this; far below what a pixel shows, and small enough that no grade falls on its other side. Unit: image pixels. */
const TOLERANCE_PX = 0.05;

/**
 * The reading an expert who sees the model would give: every level named, the worst slice of each lesion and the
 * reference slices outlined, the grade and the six items of each lesion. Marks have the same identity at every making.
 */
export function expertReading(study: Study, truth: TruthFile, at: string): Reading {
  const images = createImageLookup(study.series);
  const frames = new Map<string, ImageFrame>(
    study.series.flatMap((series) =>
      series.frames.map((frame) => [frame.sopInstanceUid, frame] as const),
    ),
  );
  const idOf = (name: string): MarkId =>
    stableUid(`thecal answer key ${study.header.studyInstanceUid} ${name}`) as MarkId;
  const levels = truth.levels.flatMap(({ vertebra, centreLps }) => {
    const mark = onSagittal(study, centreLps, idOf(`level ${vertebra}`));
    return mark ? [{ ...mark, vertebra, status: 'confirmed' as const }] : [];
  });
  const outlines = truth.lesions.flatMap(
    ({ level, worstSlice, referenceSlices: { above, below } }): readonly Outline[] => {
      const places: readonly (readonly [OutlineRole, string | null])[] = [
        ['index', worstSlice],
        ['reference-above', above],
        ['reference-below', below],
      ];
      return places.flatMap(([role, sop]) => outlinesOn(truth, frames, level, role, sop, idOf));
    },
  );
  const reading: Reading = {
    ...createReading(study.header.studyInstanceUid),
    counting: truth.counting,
    clinical: truth.noms ? clinicalOf(truth.noms) : NO_CLINICAL_FACTS,
    levels,
    conus: truth.conus ? onSagittal(study, truth.conus.pointLps, idOf('conus')) : null,
    outlines,
    keyImages: truth.lesions.flatMap(({ level, worstSlice }) => {
      return worstSlice !== null
        ? [
            {
              id: idOf(`key image ${level}`),
              level,
              image: { sopInstanceUid: worstSlice as Uid, frameNumber: 1 },
            },
          ]
        : [];
    }),
  };
  const assessments = Object.fromEntries(
    truth.lesions.map((lesion) => [lesion.level, assessmentOf(truth, lesion, reading, images, at)]),
  );
  return { ...reading, assessments };
}

/** The model's histologies that are a site within one of ours. */
const BY_SITE: Readonly<Record<string, PrimaryId>> = {
  colorectal: 'gastrointestinal',
  oesophagus: 'gastrointestinal',
};

function clinicalOf({ primary, ...facts }: NonNullable<TruthFile['noms']>): ClinicalFacts {
  const known = BY_SITE[primary] ?? PRIMARY_IDS.find((id) => id === primary);
  if (known === undefined) throw new Error(`the reading has no primary ${primary}`);
  return { ...facts, primary: known, systemic: '' };
}

/** What is compared with an uninvolved level. */
const REFERENCE_STRUCTURES: readonly string[] = ['cord', 'sac', 'canal'];

function outlinesOn(
  truth: TruthFile,
  frames: ReadonlyMap<string, ImageFrame>,
  level: Vertebra,
  role: OutlineRole,
  sop: string | null,
  idOf: (name: string) => MarkId,
): readonly Outline[] {
  const frame = sop === null ? undefined : frames.get(sop);
  if (!frame?.plane) return [];
  const { plane } = frame;
  return truth.outlines.flatMap((outline, i): readonly Outline[] => {
    const structure = structureOf(outline.structure);
    const isWanted = role === 'index' || REFERENCE_STRUCTURES.includes(outline.structure);
    if (outline.sopInstanceUid !== sop || structure === null || !isWanted) return [];
    const points = outline.pointsLps.map(
      (point) => toImage(plane, point as unknown as PatientPoint).point,
    );
    return [
      {
        id: idOf(`outline ${level} ${role} ${structure} ${i}`),
        structure,
        role,
        level,
        image: { sopInstanceUid: frame.sopInstanceUid, frameNumber: frame.frameNumber },
        points: toFloat32Points(simplifyRing(points, TOLERANCE_PX)),
        origin: 'drawn',
      },
    ];
  });
}

/** A point of the patient on the nearest sagittal T2 slice that shows it; null beyond the pictures. */
function onSagittal(study: Study, place: Lps, id: MarkId): PointMark | null {
  const series = study.series.find(
    (one) => one.plane.nearest === 'sagittal' && one.weighting.weighting === 't2',
  );
  let best: { mark: PointMark; gap: number } | null = null;
  for (const frame of series?.frames ?? []) {
    if (!frame.plane) continue;
    const { point, offPlaneMm } = toImage(frame.plane, place as unknown as PatientPoint);
    const [column, row] = point;
    const isShown = column >= 0 && row >= 0 && column <= frame.columns && row <= frame.rows;
    const gap = Math.abs(offPlaneMm);
    if (!isShown || (best && gap >= best.gap)) continue;
    const image = { sopInstanceUid: frame.sopInstanceUid, frameNumber: frame.frameNumber };
    best = { mark: { id, image, point: toFloat32Point(point) }, gap };
  }
  return best?.mark ?? null;
}

function assessmentOf(
  truth: TruthFile,
  lesion: TruthFile['lesions'][number],
  reading: Reading,
  images: ReadonlyMap<ImageKey, { frame: ImageFrame; series: Study['series'][number] }>,
  at: string,
): LevelAssessment {
  const grade = truth.escc[lesion.level];
  const { proposal, deciding, cauda } = assessEsccLevel(reading, lesion.level, images);
  const isOther = proposal?.kind === 'grade' && proposal.grade !== grade;
  return {
    ...EMPTY_ASSESSMENT,
    compartments: Object.fromEntries(lesion.compartments.map((one) => [one, 'present'])),
    escc:
      grade === undefined || grade === 'undefined'
        ? null
        : {
            grade,
            confirmedAt: at,
            image: deciding?.image ?? null,
            proposal,
            ruleVersion: RULE_VERSION,
            reason: isOther ? 'other' : null,
            basis: deciding && basisOf(deciding),
          },
    // The truth grades the cauda equina at the level it calls worst.
    cauda:
      truth.cauda === null || truth.worstLevel !== lesion.level
        ? null
        : {
            a: Number(truth.cauda['ce-a']) as CaudaConfirmation['a'],
            b: Number(truth.cauda['ce-b']) as CaudaConfirmation['b'],
            foraminal: lesion.compartments.some((one) => one.startsWith('foramen')),
            confirmedAt: at,
            image: deciding?.image ?? null,
            proposal: cauda && recordedScales(cauda),
          },
    esccAnswers: {},
    sins: sinsOf(lesion, at),
  };
}

function sinsOf({ sins }: TruthFile['lesions'][number], at: string): SinsAnswers {
  if (!sins) return {};
  return Object.fromEntries(
    SINS_ITEMS.map((item) => {
      const value = sins[item];
      return [
        item,
        value === null
          ? { kind: 'unknown', answeredAt: at }
          : { kind: 'answer', value, source: 'reader', answeredAt: at },
      ];
    }),
  );
}
