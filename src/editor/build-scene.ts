import { toImage, toPatient } from '../geometry/image-plane.ts';
import { distance } from '../geometry/polygon.ts';
import { createSlicePlane, sliceToImage } from '../geometry/slice-plane.ts';
import type { ImagePoint, PlanePoint } from '../geometry/spaces.ts';
import type { EsccMeasureName } from '../domain/escc/escc.ts';
import type { EsccSliceAssessment } from '../domain/escc/from-reading.ts';
import { sourceName, type ProjectedOutline } from '../domain/escc/projected-outlines.ts';
import type { PlaneSegment } from '../domain/escc/slice-result.ts';
import {
  imageKeyOf,
  type ImageFrame,
  type ImageReference,
  type ImageSeries,
} from '../domain/image-series.ts';
import { outlineAreaMm2 } from '../domain/measurement-value.ts';
import { compartmentName } from '../domain/names.ts';
import type { MarkId, Outline } from '../domain/reading.ts';
import { STRUCTURES, structureName } from '../domain/structures.ts';
import { measurementShapes } from './measurement-shapes.ts';
import { referenceLine, sharesSpace, sliceNumber } from './linking.ts';
import { draftsOn, SHORT_WORDS } from './drafts.ts';
import type { Shape } from './scene.ts';
import { accompanyingShapes } from './accompanying-shapes.ts';
import type { SessionState } from './session-state.ts';

/** A pane as the scene needs it: what it shows and what the others show. */
export interface ScenePane {
  readonly series: ImageSeries;
  readonly frame: ImageFrame;
  readonly others: readonly {
    readonly series: ImageSeries;
    readonly frame: ImageFrame;
    readonly index: number;
  }[];
}

/** What a scene is built from, beside the state. */
export interface SceneContext {
  readonly pane: ScenePane;
  readonly assessment: EsccSliceAssessment | null;
  /** Outlines of parallel series that lie on this frame. */
  readonly projected: readonly ProjectedOutline[];
  /** The measure that decided, drawn thickest; null draws none of them. */
  readonly deciding: EsccMeasureName | null;
  readonly preview: readonly Shape[];
  readonly isScannerOverlayHidden?: boolean;
}

/** Everything drawn over one pane, from back to front. */
export function buildScene(whole: SessionState, context: SceneContext): readonly Shape[] {
  if (whole.areOverlaysHidden) return [];
  const state = withoutHidden(whole);
  const { pane } = context;
  return [
    ...(context.isScannerOverlayHidden ? [] : (pane.frame.overlays ?? [])).map(
      (plane) => ({ kind: 'bitmap', plane }) as const,
    ),
    ...referenceLines(pane),
    ...outlines(state, pane.frame),
    ...drafts(state, pane.frame),
    ...projectedShapes(pane.frame, context.projected),
    ...measurements(state, pane),
    ...esccMeasures(state, context),
    ...accompanyingShapes(state, context.assessment, pane.frame),
    ...pointMarks(state, pane),
    ...context.preview,
  ];
}

/** The state as if the marks that are hidden were not there. */
function withoutHidden(state: SessionState): SessionState {
  const { hiddenMarks, reading } = state;
  if (hiddenMarks.size === 0) return state;
  const isShown = ({ id }: { readonly id: MarkId }): boolean => !hiddenMarks.has(id);
  return {
    ...state,
    reading: {
      ...reading,
      levels: reading.levels.filter(isShown),
      conus: reading.conus && isShown(reading.conus) ? reading.conus : null,
      outlines: reading.outlines.filter(isShown),
      measurements: reading.measurements.filter(isShown),
      markers: reading.markers.filter(isShown),
    },
  };
}

/** On axial images the line would run through the cord: its ends say enough. */
const END_SHARE = 0.14;

function referenceLines(pane: ScenePane): Shape[] {
  return pane.others.flatMap(({ series, frame, index }): Shape[] => {
    if (!sharesSpace(pane.series, series) || series.plane.nearest === pane.series.plane.nearest) {
      return [];
    }
    const line = referenceLine(pane.frame, frame);
    if (!line) return [];
    const label = `${series.plane.nearest ?? 'slice'} ${sliceNumber(series, index)}`;
    return [
      {
        kind: 'line',
        id: null,
        points: line,
        style: 'accent',
        label,
        selected: false,
        ...(pane.series.plane.nearest === 'axial' ? { endShare: END_SHARE } : {}),
      },
    ];
  });
}

function outlines(state: SessionState, frame: ImageFrame): Shape[] {
  const { reading, selectedMark } = state;
  const here = reading.outlines.filter((outline) => isOn(outline.image, frame));
  const chosen = here.find((outline) => outline.id === selectedMark);
  return here.flatMap((outline): Shape[] => [
    {
      kind: 'outline',
      id: outline.id,
      structure: outline.structure,
      points: outline.points,
      closed: true,
      selected: outline === chosen,
      dimmed: false,
      reference: outline.role !== 'index',
      state: 'done',
      label: {
        text: outline === chosen ? measuredName(outline, frame) : nameOf(outline),
        side: STRUCTURES[outline.structure].labelSide,
      },
    },
    ...(outline === chosen ? handlesOf(outline.points) : []),
  ]);
}

/** What was proposed and waits, dashed, named with how far it is to be trusted. */
function drafts(state: SessionState, frame: ImageFrame): Shape[] {
  return draftsOn(state.drafts, frame).map(({ outline, word }): Shape => ({
    kind: 'outline',
    id: outline.id,
    structure: outline.structure,
    points: outline.points,
    closed: true,
    selected: outline.id === state.selectedMark,
    dimmed: false,
    reference: false,
    state: 'proposed',
    label: {
      text: `${nameOf(outline)}, ${SHORT_WORDS[word]}`,
      side: STRUCTURES[outline.structure].labelSide,
    },
  }));
}

/** What was drawn on a parallel series, dashed, and named with the series. */
function projectedShapes(
  { plane }: ImageFrame,
  projected: readonly ProjectedOutline[],
): readonly Shape[] {
  const slice = plane === null ? null : createSlicePlane(plane);
  if (slice === null) return [];
  return projected.map(({ outline, series, polygon }, i): Shape => ({
    kind: 'outline',
    id: null,
    structure: outline.structure,
    points: polygon.map((point) => sliceToImage(slice, point)),
    closed: true,
    selected: false,
    dimmed: false,
    reference: false,
    state: 'projected',
    // Several pieces of one structure are named once.
    label:
      projected.findIndex((one) => one.outline.structure === outline.structure) === i
        ? {
            text: `${structureName(outline.structure)}, from ${sourceName(series)}`,
            side: STRUCTURES[outline.structure].labelSide,
          }
        : null,
  }));
}

const nameOf = ({ structure, role }: Outline): string =>
  role === 'index' ? structureName(structure) : `${structureName(structure)}, reference`;

/** The structure and its area, live while it is mended: of the chosen one alone, because long labels hide the image. */
const measuredName = (outline: Outline, { plane }: ImageFrame): string =>
  plane
    ? `${nameOf(outline)} ${outlineAreaMm2(outline.points, plane).toFixed(0)} mm²`
    : nameOf(outline);

/** A grip at every point would hide the line it belongs to; these are enough to take hold anywhere. Unit: image pixels. */
const GRIP_SPACING_PX = 2.5;

function handlesOf(points: readonly ImagePoint[]): Shape[] {
  const grips: ImagePoint[] = [];
  for (const point of points) {
    const last = grips.at(-1);
    if (!last || distance(last, point) >= GRIP_SPACING_PX) grips.push(point);
  }
  return grips.map((point) => ({ kind: 'handle', point, style: 'vertex' }));
}

function measurements(state: SessionState, pane: ScenePane): Shape[] {
  return state.reading.measurements
    .filter((measurement) => isOn(measurement.image, pane.frame))
    .flatMap((measurement) =>
      measurementShapes(measurement, pane.frame, state.selectedMark === measurement.id),
    );
}

/** The measures of the slice's grade, the deciding one thickest. */
function esccMeasures(state: SessionState, { pane, assessment, deciding }: SceneContext): Shape[] {
  if (!state.areMeasuresShown || !assessment || !isOn(assessment.image, pane.frame)) return [];
  const { drawing, measures } = assessment.result;
  const at = (point: PlanePoint): ImagePoint => sliceToImage(assessment.slice, point);
  const segment = (name: EsccMeasureName, label: string, part: PlaneSegment | null): Shape[] => {
    const measure = measures.find((one) => one.name === name);
    // A cord that moved towards the tumour is not displaced by it.
    if (!part || !measure || measure.value <= 0) return [];
    return [
      {
        kind: 'line',
        id: null,
        points: [at(part.from), at(part.to)],
        style: deciding === name ? 'deciding' : 'measure',
        label: `${label} ${measure.value.toFixed(1)} mm`,
        selected: false,
      },
    ];
  };
  const arcs = (drawing.arc?.runs ?? []).map((run, i): Shape => ({
    kind: 'arc',
    points: run.points.map(at),
    label: i === 0 ? `arc ${Math.round(drawing.arc?.totalDeg ?? 0)}°` : '',
  }));
  return [
    ...segment('gap', 'gap', drawing.gap),
    ...segment('sacDepth', 'sac depth', drawing.sacDepth),
    ...segment('cordDepth', 'cord depth', drawing.cordDepth),
    ...segment('cordDisplacement', 'displacement', drawing.displacement),
    ...arcs,
  ];
}

function pointMarks(state: SessionState, pane: ScenePane): Shape[] {
  const { reading, images, selectedLevel, selectedMark } = state;
  const shapes: Shape[] = [];
  if (pane.series.plane.nearest !== 'axial') {
    for (const label of reading.levels) {
      const point = projected(label.image, label.point, pane, images);
      if (!point) continue;
      shapes.push({
        kind: 'label',
        id: label.id,
        point,
        text: label.vertebra,
        style: label.status === 'proposed' ? 'level-proposed' : 'level',
        selected: selectedLevel === label.vertebra,
      });
    }
    const conus = reading.conus;
    const tip = conus && projected(conus.image, conus.point, pane, images);
    if (conus && tip) {
      const selected = selectedMark === conus.id;
      shapes.push({
        kind: 'label',
        id: conus.id,
        point: tip,
        text: 'Conus tip',
        style: 'conus',
        selected,
      });
    }
  }
  for (const marker of reading.markers) {
    if (!isOn(marker.image, pane.frame)) continue;
    shapes.push({
      kind: 'label',
      id: marker.id,
      point: marker.point,
      text: compartmentName(marker.compartment),
      style: 'marker',
      selected: selectedMark === marker.id,
    });
  }
  return shapes;
}

/** Where a mark of one frame is seen on another of the same space and plane; marks of levels are shown on every slice. */
function projected(
  image: ImageReference,
  point: ImagePoint,
  pane: ScenePane,
  images: SessionState['images'],
): ImagePoint | null {
  const home = images.get(imageKeyOf(image));
  if (!home) return null;
  if (home.series.id === pane.series.id) return point;
  if (!home.frame.plane || !pane.frame.plane || !sharesSpace(home.series, pane.series)) return null;
  return toImage(pane.frame.plane, toPatient(home.frame.plane, point)).point;
}

const isOn = (image: ImageReference, frame: ImageFrame): boolean =>
  imageKeyOf(image) === imageKeyOf(frame);
