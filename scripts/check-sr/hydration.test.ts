import { adaptersSR } from '@cornerstonejs/adapters';
import { metaData } from '@cornerstonejs/core';
import dcmjs from 'dcmjs';
import { describe, expect, it } from 'vitest';
import { stringifyDicomJson } from '../../src/dicom/sr/dicom-json.ts';
import { VERTEBRA_CODES } from '../../src/dicom/sr/code-tables.ts';
import { coveringReadings } from '../../src/dicom/sr/testing/covering-readings.ts';
import { SAMPLE_IMAGES, sampleContext } from '../../src/dicom/sr/testing/sample-context.ts';
import { toMeasurementReport } from '../../src/dicom/sr/write/measurement-report.ts';
import type { LevelGroupKind } from '../../src/dicom/sr/group-name.ts';
import { levelWords } from '../../src/dicom/sr/level-words.ts';
import type { Vertebra } from '../../src/domain/level.ts';
import type { LevelAssessment, Reading } from '../../src/domain/reading.ts';
import { toPatient } from '../../src/geometry/image-plane.ts';
import type { ImagePlane, ImagePoint, PatientPoint } from '../../src/geometry/spaces.ts';
import { describeImages } from './ohif.ts';

/**
 * What OHIF makes of ours: its own code reads the documents, as it does with the JSON a DICOMweb server gives.
 * The adapters draw graphics; grades, SINS and the other groups of a level come up as a probe at the level's label with
 * their words, a slip as an arrow along its corners. Where the two pixel spacings differ they take one for the other, so the plane here is square.
 */
const PLANE: ImagePlane = {
  imagePositionPatient: [-60, 12.5, 30] as const as unknown as PatientPoint,
  rowDirection: [0, 1, 0],
  columnDirection: [0, 0, -1],
  rowSpacingMm: 0.5,
  columnSpacingMm: 0.5,
};

/** The parts of an annotation that are compared. */
interface Hydrated {
  readonly TrackingUniqueIdentifier: string;
  readonly findingSites: readonly { readonly CodeValue: string; readonly CodeMeaning: string }[];
  readonly annotation: {
    readonly metadata: { readonly referencedImageId: string };
    readonly data: {
      readonly label: string;
      readonly handles: { readonly points: readonly (readonly number[])[] };
      readonly contour?: {
        readonly polyline: readonly (readonly number[])[];
        readonly closed: boolean;
      };
    };
  };
}

const idOf = (image: { readonly sopInstanceUid: string; readonly frameNumber: number }): string =>
  `test:${image.sopInstanceUid}:${image.frameNumber}`;

describeImages(PLANE);

function hydrated(reading: Reading): ReadonlyMap<string, Hydrated & { readonly tool: string }> {
  const report = toMeasurementReport(reading, sampleContext(), {
    escc: new Map(),
    belowConus: new Set(),
  });
  if (!report.ok) throw new Error(report.error.message);
  const [json] = JSON.parse(stringifyDicomJson(report.value.dataset)) as unknown[];
  const dataset: unknown = dcmjs.data.DicomMetaDictionary.naturalizeDataset(json);
  const images = Object.fromEntries(
    SAMPLE_IMAGES.map((image) => [`${image.sopInstanceUid}:${image.frameNumber}`, idOf(image)]),
  );
  const state = adaptersSR.Cornerstone3D.MeasurementReport.generateToolState(
    dataset,
    images,
    metaData,
    {},
  ) as Readonly<Record<string, readonly Hydrated[]>>;
  return new Map(
    Object.entries(state).flatMap(([tool, found]) =>
      found.map((one) => [one.TrackingUniqueIdentifier, { ...one, tool }] as const),
    ),
  );
}

/** What a mark has to become elsewhere. */
interface Wanted {
  readonly id: string;
  readonly tool: string;
  readonly label: string;
  readonly level: Vertebra | null;
  /** The code of the part of the vertebra, where it has one. */
  readonly part?: string | undefined;
  readonly image: Reading['levels'][number]['image'];
  readonly points: readonly ImagePoint[];
}

const TOOLS = {
  distance: 'Length',
  height: 'Length',
  angle: 'CobbAngle',
  signal: 'PlanarFreehandROI',
  arrow: 'ArrowAnnotate',
  translation: 'ArrowAnnotate',
} as const;

/** Source: DICOM PS3.16 CID 6115. */
const PARTS: Readonly<Record<string, string>> = {
  pedicle: '78972004',
  lamina: '89340005',
  'spinous-process': '55678000',
  'transverse-process': '73400003',
};

/** Of a sample image of 320 x 320 pixels. */
const MIDDLE = [160, 160] as const as unknown as ImagePoint;

/** The words of each group of a level, with the place of its label. */
const wordsOf = (reading: Reading): readonly string[] =>
  (Object.entries(reading.assessments) as [Vertebra, LevelAssessment][]).flatMap(
    ([level, assessment]) => {
      const isLabelled = reading.levels.some(({ vertebra }) => vertebra === level);
      const kinds: readonly LevelGroupKind[] = [
        'ESCC',
        ...(Object.keys(assessment.compartments).length > 0 ? (['COMPARTMENTS'] as const) : []),
        ...(assessment.cauda ? (['CAUDA'] as const) : []),
        ...(assessment.signs.length > 0 || Object.keys(assessment.fracture).length > 0
          ? (['SIGNS'] as const)
          : []),
        ...(Object.keys(assessment.sins).length > 0 ? (['SINS'] as const) : []),
        ...(assessment.deficit ? (['DEFICIT'] as const) : []),
      ];
      return kinds.map((kind) => {
        const words = levelWords(kind, level, assessment);
        return isLabelled ? words : `${words} (image reference, not a mark)`;
      });
    },
  );

/** Every graphic of a reading. */
function wantedOf(reading: Reading): readonly Wanted[] {
  const probe = { tool: 'Probe' } as const;
  return [
    ...reading.levels.map((one) => ({
      ...one,
      ...probe,
      level: one.vertebra,
      label: one.vertebra,
      points: [one.point],
    })),
    ...(reading.conus
      ? [{ ...reading.conus, ...probe, level: null, label: 'Conus', points: [reading.conus.point] }]
      : []),
    ...reading.markers.map((one) => ({
      ...one,
      ...probe,
      label: `${one.level} ${one.compartment.replaceAll('-', ' ')}`,
      part: PARTS[one.compartment.replace(/-(left|right)$/, '')],
      points: [one.point],
    })),
    ...reading.keyImages.map((one) => ({ ...one, ...probe, label: '', points: [MIDDLE] })),
    ...reading.outlines.map((one) => ({ ...one, tool: 'PlanarFreehandROI', label: '' })),
    ...reading.measurements.flatMap((one): readonly Wanted[] => {
      // The head of an arrow is its first point there.
      const points = one.kind === 'arrow' ? one.points.toReversed() : one.points;
      return [
        { ...one, points, tool: TOOLS[one.kind], label: one.kind === 'arrow' ? one.text : '' },
      ];
    }),
  ];
}

const readings = coveringReadings().filter(({ reading }) => reading.conus !== null);

describe('our graphics in OHIF', () => {
  it.each(readings)('are all there, with label, site, image and place: $name', ({ reading }) => {
    const found = hydrated(reading);
    const wanted = wantedOf(reading);
    const isMark = new Set<string>(wanted.map(({ id }) => id));
    expect([...found.keys()].filter((uid) => isMark.has(uid))).toHaveLength(wanted.length);
    const ofLevels = [...found].filter(([uid]) => !isMark.has(uid)).map(([, one]) => one);
    expect(ofLevels.every(({ tool }) => tool === 'Probe')).toBe(true);
    expect(ofLevels.map(({ annotation }) => annotation.data.label).toSorted()).toEqual(
      wordsOf(reading).toSorted(),
    );
    for (const one of wanted) {
      const other = found.get(one.id);
      const { data, metadata } = other?.annotation ?? {};
      expect(other?.tool, one.id).toBe(one.tool);
      expect(metadata?.referencedImageId).toBe(idOf(one.image));
      expect(other?.findingSites.map(({ CodeValue }) => CodeValue)).toEqual([
        one.level === null ? '421060004' : VERTEBRA_CODES[one.level].value,
        ...(one.part === undefined ? [] : [one.part]),
      ]);
      if (one.label === '') expect(data?.label).not.toBe('');
      else expect(data?.label).toBe(one.label);
      const points = data?.contour?.polyline ?? data?.handles.points ?? [];
      expect(points).toHaveLength(one.points.length);
      one.points.forEach((point, index) => {
        // Float32, as it stands in the document, in places of a few hundred millimetres.
        toPatient(PLANE, point).forEach((millimetres, axis) => {
          expect(points[index]?.[axis]).toBeCloseTo(millimetres, 3);
        });
      });
      if (data?.contour) expect(data.contour.closed).toBe(true);
    }
  });

  it('have all tools and no other', () => {
    const tools = new Set(
      readings.flatMap(({ reading }) => [...hydrated(reading).values()].map(({ tool }) => tool)),
    );
    expect([...tools].toSorted()).toEqual([
      'ArrowAnnotate',
      'CobbAngle',
      'Length',
      'PlanarFreehandROI',
      'Probe',
    ]);
  });
});
