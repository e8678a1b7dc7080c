import { assertUnreachable } from '../base/assert.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { ImagePoint } from '../geometry/spaces.ts';
import type { Compartment, CompartmentFinding } from '../domain/compartment.ts';
import type { EsccAnswers, EsccConfirmation } from '../domain/escc/escc.ts';
import { imageKeyOf, type ImageKey } from '../domain/image-series.ts';
import type { CaudaConfirmation } from '../domain/escc/cauda-confirmation.ts';
import type { ClinicalFacts } from '../domain/noms/clinical.ts';
import type { LevelDeficit } from '../domain/noms/deficit.ts';
import {
  SPINE_SIGNS,
  type ChecklistAnswer,
  type ChecklistItem,
  type CordSignal,
  type FractureFeature,
  type FractureSide,
  type SpineSign,
} from '../domain/observations.ts';
import type { ReadingRules } from '../domain/rules.ts';
import type { LevelCounting, LevelLabel } from '../domain/reading.ts';
import type {
  CompartmentMarker,
  KeyImage,
  LevelAssessment,
  MarkId,
  Measurement,
  Outline,
  OutlineStructure,
  PointMark,
  Reading,
} from '../domain/reading.ts';
import { EMPTY_ASSESSMENT } from '../domain/reading.ts';
import type { Vertebra } from '../domain/level.ts';
import { stepVertebra } from '../domain/levels/sequence.ts';
import type { SinsAnswers } from '../domain/sins/sins.ts';
import { toFloat32Point, toFloat32Points } from './float-points.ts';

/** Every way in which a reading can change. There is no other. */
export type Command =
  | {
      readonly kind: 'set-levels';
      readonly levels: readonly LevelLabel[];
      readonly counting?: LevelCounting;
    }
  /** Renames the labels and carries everything said of a level along with its name. */
  | {
      readonly kind: 'shift-levels';
      readonly levels: readonly LevelLabel[];
      /** Levels towards the tail; negative towards the head. */
      readonly steps: number;
    }
  | { readonly kind: 'set-conus'; readonly conus: PointMark | null }
  | { readonly kind: 'add-outline'; readonly outline: Outline }
  | {
      readonly kind: 'update-outline';
      readonly id: MarkId;
      readonly change: Partial<Pick<Outline, 'points' | 'structure' | 'role' | 'level' | 'origin'>>;
    }
  | { readonly kind: 'add-measurement'; readonly measurement: Measurement }
  | { readonly kind: 'replace-measurement'; readonly measurement: Measurement }
  | { readonly kind: 'move-mark'; readonly id: MarkId; readonly point: ImagePoint }
  | { readonly kind: 'remove-mark'; readonly id: MarkId }
  | { readonly kind: 'add-marker'; readonly marker: CompartmentMarker }
  | {
      readonly kind: 'mark-compartments';
      readonly level: Vertebra;
      readonly compartments: readonly Compartment[];
      readonly finding: CompartmentFinding | null;
    }
  | { readonly kind: 'toggle-key-image'; readonly keyImage: KeyImage }
  | {
      readonly kind: 'confirm-escc';
      readonly level: Vertebra;
      readonly confirmation: EsccConfirmation | null;
    }
  | {
      readonly kind: 'answer-escc';
      readonly level: Vertebra;
      readonly image: ImageKey;
      readonly question: keyof EsccAnswers;
      readonly value: boolean | null;
    }
  | { readonly kind: 'answer-sins'; readonly level: Vertebra; readonly answers: SinsAnswers }
  | { readonly kind: 'set-clinical'; readonly facts: Partial<ClinicalFacts> }
  | {
      readonly kind: 'set-deficit';
      readonly level: Vertebra;
      readonly deficit: LevelDeficit | null;
      /** Whether it is what a record of before said of the study, now given its level. */
      readonly isOfStudy?: boolean;
    }
  | {
      readonly kind: 'confirm-cauda';
      readonly level: Vertebra;
      readonly confirmation: CaudaConfirmation | null;
    }
  | {
      readonly kind: 'set-cord-signal';
      readonly level: Vertebra;
      readonly cordSignal: CordSignal | null;
    }
  | {
      readonly kind: 'mark-sign';
      readonly level: Vertebra;
      readonly sign: SpineSign;
      readonly isSeen: boolean;
    }
  | {
      readonly kind: 'mark-fracture';
      readonly level: Vertebra;
      readonly feature: FractureFeature;
      readonly side: FractureSide | null;
    }
  | {
      readonly kind: 'answer-checklist';
      readonly item: ChecklistItem;
      readonly answer: ChecklistAnswer | null;
    }
  | { readonly kind: 'set-rules'; readonly rules: ReadingRules };

/** Why a command was refused. `message` is one sentence for the reader. */
export interface EditError {
  /** `read-only`: nothing may be changed now, see `EditorSession.refuseChanges`. */
  readonly kind: 'unknown-mark' | 'read-only';
  readonly message: string;
}

type Applied = Result<Reading, EditError>;

/** The reading after a command; the reading given is left as it was. Errors: a mark that is not there. */
export function applyCommand(reading: Reading, command: Command): Applied {
  switch (command.kind) {
    case 'set-levels':
      return ok({
        ...reading,
        levels: command.levels.map(roundedPoint),
        counting: command.counting ?? reading.counting,
      });
    case 'shift-levels':
      return ok(shiftLevels(reading, command.levels.map(roundedPoint), command.steps));
    case 'set-conus':
      return ok({ ...reading, conus: command.conus && roundedPoint(command.conus) });
    case 'add-outline':
      return ok(withOutline(reading, rounded(command.outline)));
    case 'update-outline':
      return updateOutline(reading, command.id, command.change);
    case 'add-measurement':
      return ok({
        ...reading,
        measurements: [...reading.measurements, rounded(command.measurement)],
      });
    case 'replace-measurement':
      return replaced(reading, 'measurements', command.measurement.id, () =>
        rounded(command.measurement),
      );
    case 'move-mark':
      return moveMark(reading, command.id, command.point);
    case 'remove-mark':
      return removeMark(reading, command.id);
    case 'add-marker':
      return ok(
        withCompartments(
          { ...reading, markers: [...reading.markers, roundedPoint(command.marker)] },
          command.marker.level,
          [command.marker.compartment],
          'present',
        ),
      );
    case 'mark-compartments':
      return ok(withCompartments(reading, command.level, command.compartments, command.finding));
    case 'toggle-key-image':
      return ok(toggleKeyImage(reading, command.keyImage));
    case 'confirm-escc':
      return ok(assessed(reading, command.level, () => ({ escc: command.confirmation })));
    case 'answer-escc':
      return ok(
        assessed(reading, command.level, ({ esccAnswers }) => {
          const { [command.question]: _, ...others } = esccAnswers[command.image] ?? {};
          const answers =
            command.value === null ? others : { ...others, [command.question]: command.value };
          const { [command.image]: __, ...rest } = esccAnswers;
          return {
            esccAnswers:
              Object.keys(answers).length === 0 ? rest : { ...rest, [command.image]: answers },
          };
        }),
      );
    case 'set-clinical':
      return ok({ ...reading, clinical: { ...reading.clinical, ...command.facts } });
    case 'set-deficit': {
      const next = assessed(reading, command.level, () => ({ deficit: command.deficit }));
      return ok(
        command.isOfStudy === true
          ? { ...next, clinical: { ...next.clinical, deficit: null } }
          : next,
      );
    }
    case 'confirm-cauda':
      return ok(assessed(reading, command.level, () => ({ cauda: command.confirmation })));
    case 'set-cord-signal':
      return ok(assessed(reading, command.level, () => ({ cordSignal: command.cordSignal })));
    case 'mark-sign':
      return ok(
        assessed(reading, command.level, ({ signs }) => ({
          signs: SPINE_SIGNS.filter((sign) =>
            sign === command.sign ? command.isSeen : signs.includes(sign),
          ),
        })),
      );
    case 'mark-fracture':
      return ok(
        assessed(reading, command.level, ({ fracture }) => ({
          fracture: withEntry(fracture, command.feature, command.side),
        })),
      );
    case 'answer-checklist':
      return ok({
        ...reading,
        checklist: withEntry(reading.checklist, command.item, command.answer),
      });
    case 'set-rules':
      return ok({ ...reading, rules: command.rules });
    case 'answer-sins':
      return ok(assessed(reading, command.level, () => ({ sins: command.answers })));
    default:
      return assertUnreachable(command);
  }
}

/** There is one of these on a slice. Tumour can lie in several places, fluid in pockets, and a sagittal slice cuts many bodies. */
const SINGLE_STRUCTURES: readonly OutlineStructure[] = ['cord', 'roots', 'sac', 'canal'];

/** The outline whose place another one would take: of the same structure and role on the same frame. */
export const outlineReplacedBy = (reading: Reading, next: Outline): Outline | null =>
  SINGLE_STRUCTURES.includes(next.structure)
    ? (reading.outlines.find(
        (one) =>
          one.id !== next.id &&
          one.structure === next.structure &&
          one.role === next.role &&
          imageKeyOf(one.image) === imageKeyOf(next.image),
      ) ?? null)
    : null;

/** The outline that a command makes, or makes something else of; null where it does neither. */
export function outlineAfter(reading: Reading, command: Command): Outline | null {
  if (command.kind === 'add-outline') return command.outline;
  if (command.kind !== 'update-outline') return null;
  const { structure, role } = command.change;
  const outline = reading.outlines.find(({ id }) => id === command.id);
  return outline && (structure !== undefined || role !== undefined)
    ? { ...outline, ...command.change }
    : null;
}

function withOutline(reading: Reading, outline: Outline): Reading {
  const before = outlineReplacedBy(reading, outline);
  return { ...reading, outlines: [...reading.outlines.filter((one) => one !== before), outline] };
}

function updateOutline(
  reading: Reading,
  id: MarkId,
  change: (Command & { kind: 'update-outline' })['change'],
): Applied {
  const next = outlineAfter(reading, { kind: 'update-outline', id, change });
  const before = next && outlineReplacedBy(reading, next);
  const left = { ...reading, outlines: reading.outlines.filter((one) => one !== before) };
  return replaced(before ? left : reading, 'outlines', id, (outline) =>
    rounded({ ...outline, ...change }),
  );
}

/** Marks are stored as float32, the precision of a report's GraphicData, so that what is read back equals what was drawn. */
function rounded<T extends { readonly points: readonly ImagePoint[] }>(mark: T): T {
  return { ...mark, points: toFloat32Points(mark.points) };
}

function roundedPoint<T extends { readonly point: ImagePoint }>(mark: T): T {
  return { ...mark, point: toFloat32Point(mark.point) };
}

function replaced<K extends 'outlines' | 'measurements'>(
  reading: Reading,
  list: K,
  id: MarkId,
  change: (mark: Reading[K][number]) => Reading[K][number],
): Applied {
  if (!reading[list].some((mark) => mark.id === id)) return unknownMark();
  return ok({ ...reading, [list]: reading[list].map((m) => (m.id === id ? change(m) : m)) });
}

const unknownMark = (): Applied =>
  err({ kind: 'unknown-mark', message: 'This mark is no longer in the reading.' });

function moveMark(reading: Reading, id: MarkId, point: ImagePoint): Applied {
  if (reading.conus?.id === id) {
    return ok({ ...reading, conus: roundedPoint({ ...reading.conus, point }) });
  }
  if (reading.markers.some((marker) => marker.id === id)) {
    return ok({
      ...reading,
      markers: reading.markers.map((marker) =>
        marker.id === id ? roundedPoint({ ...marker, point }) : marker,
      ),
    });
  }
  return unknownMark();
}

function removeMark(reading: Reading, id: MarkId): Applied {
  const keep = (mark: { readonly id: MarkId }): boolean => mark.id !== id;
  const next: Reading = {
    ...reading,
    levels: reading.levels.filter(keep),
    outlines: reading.outlines.filter(keep),
    measurements: reading.measurements.filter(keep),
    markers: reading.markers.filter(keep),
    keyImages: reading.keyImages.filter(keep),
    conus: reading.conus?.id === id ? null : reading.conus,
  };
  const count = (r: Reading): number =>
    r.levels.length + r.outlines.length + r.measurements.length + r.markers.length +
    r.keyImages.length + (r.conus ? 1 : 0); // prettier-ignore
  return count(next) === count(reading) ? unknownMark() : ok(next);
}

function assessed(
  reading: Reading,
  level: Vertebra,
  change: (assessment: LevelAssessment) => Partial<LevelAssessment>,
): Reading {
  const before = reading.assessments[level] ?? EMPTY_ASSESSMENT;
  const after = { ...before, ...change(before) };
  const { [level]: _, ...others } = reading.assessments;
  return { ...reading, assessments: isEmpty(after) ? others : { ...others, [level]: after } };
}

function isEmpty(assessment: LevelAssessment): boolean {
  return (
    assessment.escc === null &&
    assessment.cauda === null &&
    assessment.deficit === null &&
    assessment.cordSignal === null &&
    assessment.signs.length === 0 &&
    [assessment.compartments, assessment.esccAnswers, assessment.sins, assessment.fracture].every(
      (part) => Object.keys(part).length === 0,
    )
  );
}

/** The same table with one entry set, or taken out by null. */
function withEntry<K extends string, V>(
  table: Partial<Readonly<Record<K, V>>>,
  key: K,
  value: V | null,
): Partial<Readonly<Record<K, V>>> {
  const { [key]: _, ...others } = table;
  return (value === null ? others : { ...others, [key]: value }) as typeof table;
}

function withCompartments(
  reading: Reading,
  level: Vertebra,
  compartments: readonly Compartment[],
  finding: CompartmentFinding | null,
): Reading {
  const marked = assessed(reading, level, (before) => {
    const next = { ...before.compartments };
    for (const compartment of compartments) {
      if (finding === null) delete next[compartment];
      else next[compartment] = finding;
    }
    return { compartments: next };
  });
  if (finding === 'present') return marked;
  // A marker says "present": it cannot outlive that word.
  return {
    ...marked,
    markers: marked.markers.filter(
      (marker) => marker.level !== level || !compartments.includes(marker.compartment),
    ),
  };
}

function shiftLevels(reading: Reading, levels: readonly LevelLabel[], steps: number): Reading {
  // What lies beyond the spine's end after the shift keeps its name rather than losing its marks.
  const shifted = (level: Vertebra): Vertebra =>
    stepVertebra(level, steps, reading.counting.transitional) ?? level;
  const moved = <T extends { readonly level: Vertebra | null }>(mark: T): T =>
    mark.level === null ? mark : { ...mark, level: shifted(mark.level) };
  return {
    ...reading,
    levels,
    outlines: reading.outlines.map(moved),
    measurements: reading.measurements.map(moved),
    markers: reading.markers.map(moved),
    keyImages: reading.keyImages.map(moved),
    assessments: Object.fromEntries(
      Object.entries(reading.assessments).map(([level, assessment]) => [
        shifted(level as Vertebra),
        assessment,
      ]),
    ),
  };
}

function toggleKeyImage(reading: Reading, keyImage: KeyImage): Reading {
  const isSame = (other: KeyImage): boolean =>
    other.image.sopInstanceUid === keyImage.image.sopInstanceUid &&
    other.image.frameNumber === keyImage.image.frameNumber;
  const without = reading.keyImages.filter((other) => !isSame(other));
  return {
    ...reading,
    keyImages: without.length < reading.keyImages.length ? without : [...without, keyImage],
  };
}
