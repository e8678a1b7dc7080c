import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { layStack } from '../acquisition/case-geometry.ts';
import { formAttenuation, formMagnitude, type CoilField } from '../acquisition/image-formation.ts';
import { protocolOf } from '../acquisition/protocols.ts';
import { createAnteriorBand, createCoilField } from '../acquisition/receive-field.ts';
import type { SeriesGeometry } from '../acquisition/series-geometry.ts';
import { sampleSlice, type SliceTissue } from '../acquisition/tissue-grid.ts';
import { createPhantom, type Phantom } from '../anatomy/phantom.ts';
import type { CaseDefinition, SeriesRequest } from '../cases/case-definition.ts';
import {
  commonElements,
  ctElements,
  CT_IMAGE_STORAGE,
  MR_IMAGE_STORAGE,
  mrElements,
} from '../dicom/image-attributes.ts';
import { encodePart10, type Element } from '../dicom/part10.ts';
import { TRANSFER_SYNTAX, type FrameEncoder, type PixelCoding } from '../dicom/pixel-coding.ts';
import { uidFrom } from '../dicom/uid.ts';
import { attenuationTable, signalTable } from '../physics/signal.ts';
import { buildTruth, type WrittenSeries } from '../truth/truth-record.ts';
import type { CatalogueEntry } from './catalogue.ts';
import { cropTo, encodePng, toGrey, type GreyPicture } from './png.ts';

const CT_INTERCEPT = -1024;
const THUMBNAIL = 144;
/** Share of the phase steps that is acquired on sagittal series; axial ones acquire all. */
const SAGITTAL_PHASE = 0.9;
const BLUR_PIXELS = 0.45;

const BITS_STORED = 12;

interface FormedSlice {
  readonly values: Uint16Array;
  readonly elements: readonly Element[];
}

/** Rows from pulsating fluid to its ghost. */
const GHOST_ROWS = 37;

/** One slice of a series. */
interface PlannedSlice {
  readonly series: WrittenSeries;
  readonly slice: number;
}

/** Slices of several series that lie in one place are computed together, so that its tissue map is looked up once. */
function groupByPlace(series: readonly WrittenSeries[]): readonly (readonly PlannedSlice[])[] {
  const groups = new Map<string, PlannedSlice[]>();
  for (const one of series) {
    const { positions, spacingMm, ...shape } = one.geometry;
    positions.forEach((position, slice) => {
      const key = JSON.stringify([shape, position]);
      groups.set(key, [...(groups.get(key) ?? []), { series: one, slice }]);
    });
  }
  return [...groups.values()];
}

function formSlice(
  request: SeriesRequest,
  tissue: SliceTissue,
  g: SeriesGeometry,
  slice: number,
  coil: CoilField,
  seed: string,
): FormedSlice {
  if (request.weighting === 'ct') {
    const hu = formAttenuation(tissue, g, slice, {
      table: attenuationTable(),
      noise: 7,
      blurPixels: 0.5,
      seed,
    });
    return {
      values: Uint16Array.from(hu, (v) => v - CT_INTERCEPT),
      elements: ctElements(g),
    };
  }
  const protocol = protocolOf(request.weighting, request.stack.plane);
  const values = formMagnitude(tissue, g, slice, {
    table: signalTable(protocol.sequence), scale: protocol.scale, noise: protocol.noise, blurPixels: BLUR_PIXELS, coil, seed,
    pulsation: request.pulsation === undefined ? null : {
      table: signalTable(protocol.sequence, 'csf'), share: request.pulsation, distance: GHOST_ROWS,
    },
  }); // prettier-ignore
  const steps = request.stack.plane === 'sagittal' ? Math.round(g.rows * SAGITTAL_PHASE) : g.rows;
  return { values, elements: mrElements(protocol, g, steps) };
}

/** Where everything of a case goes and how it is named; none of it depends on pixels. */
interface CasePlan {
  readonly phantom: Phantom;
  readonly home: string;
  readonly studyInstanceUid: string;
  readonly frameOfReferenceUid: string;
  readonly series: readonly WrittenSeries[];
}

const fileNumber = (slice: number): string => String(slice + 1).padStart(3, '0');

function planCase(definition: CaseDefinition, folder: string): CasePlan {
  const phantom = createPhantom(definition.phantom);
  const uid = (part: string): string => uidFrom(`${definition.id}/${part}`);
  return {
    phantom,
    home: join(folder, 'cases', definition.id),
    studyInstanceUid: uid('study'),
    frameOfReferenceUid: uid('frame'),
    series: definition.series.map((request) => {
      const geometry = layStack(phantom, request.stack);
      const isInterpolated = request.stack.plane === 'sagittal' && request.weighting !== 'ct';
      return {
        request,
        geometry,
        seriesInstanceUid: uid(request.key),
        sopInstanceUids: geometry.positions.map((_, slice) =>
          uid(`${request.key}/${fileNumber(slice)}`),
        ),
        acquiredPixelMm: isInterpolated ? geometry.pixelMm / SAGITTAL_PHASE : geometry.pixelMm,
      };
    }),
  };
}

function writeTruthOf(definition: CaseDefinition, plan: CasePlan): void {
  const { phantom, series, studyInstanceUid, frameOfReferenceUid, home } = plan;
  const truth = buildTruth(definition, phantom, series, { studyInstanceUid, frameOfReferenceUid });
  writeFileSync(join(home, 'truth.json'), `${JSON.stringify(truth)}\n`);
}

/** The coil's field over a stack; sagittal ones have a saturation band in front of the spine. */
function coilOver(phantom: Phantom, coil: CoilField, stack: SeriesRequest['stack']): CoilField {
  if (stack.plane !== 'sagittal') return coil;
  const middle = phantom.canal.levelZ(stack.level) + stack.moveMm[2];
  const reach = (stack.matrix * stack.pixelMm) / 2;
  const band = createAnteriorBand(phantom, middle - reach, middle + reach);
  return (x, y, z) => coil(x, y, z) * band(x, y, z);
}

/** Writes the truth of a case anew and leaves its pixels alone. */
export function writeTruth(definition: CaseDefinition, folder: string): void {
  writeTruthOf(definition, planCase(definition, folder));
}

/** Computes one case and writes its files under `folder`; gives its line of the catalogue. */
export function writeCase(
  definition: CaseDefinition,
  folder: string,
  encoders: Readonly<Record<PixelCoding, FrameEncoder>>,
): CatalogueEntry {
  const plan = planCase(definition, folder);
  const { phantom, home, series } = plan;
  // First, because it stops a case that is not what it was made to show.
  mkdirSync(home, { recursive: true });
  series.forEach((s) => {
    rmSync(join(home, s.request.key), { recursive: true, force: true });
  });
  writeTruthOf(definition, plan);
  const coil = createCoilField(phantom);
  const fields = new Map(series.map((one) => [one, coilOver(phantom, coil, one.request.stack)]));
  let bytes = 0;
  let thumbnail: GreyPicture | null = null;
  for (const group of groupByPlace(series)) {
    const [first] = group;
    if (first === undefined) continue;
    const tissue = sampleSlice(phantom, first.series.geometry, first.slice);
    for (const { series: one, slice } of group) {
      const { request, geometry } = one;
      const field = fields.get(one) ?? coil;
      const seed = `${definition.id}/${request.key}`;
      const formed = formSlice(request, tissue, geometry, slice, field, seed);
      const file = encodeSlice(definition, plan, one, slice, formed, encoders[request.coding]);
      mkdirSync(join(home, request.key), { recursive: true });
      writeFileSync(join(home, request.key, `${fileNumber(slice)}.dcm`), file);
      bytes += file.length;
      if (request.key === 'sag-t2' && slice === Math.floor(request.stack.count / 2)) {
        thumbnail = drawThumbnail(formed.values, geometry);
      }
    }
  }
  if (thumbnail !== null) writeFileSync(join(home, 'thumbnail.png'), encodePng(thumbnail));
  return describeCase(definition, plan, bytes);
}

function encodeSlice(
  definition: CaseDefinition,
  plan: CasePlan,
  series: WrittenSeries,
  slice: number,
  formed: FormedSlice,
  encode: FrameEncoder,
): Uint8Array {
  const { request, geometry } = series;
  const isCt = request.weighting === 'ct';
  const protocol =
    request.weighting === 'ct' ? null : protocolOf(request.weighting, request.stack.plane);
  const sopClassUid = isCt ? CT_IMAGE_STORAGE : MR_IMAGE_STORAGE;
  const sopInstanceUid = series.sopInstanceUids[slice] ?? '';
  const ctDescription = request.stack.plane === 'sagittal' ? 'SAG BONE' : 'AX BONE';
  const common = commonElements(
    definition,
    {
      studyInstanceUid: plan.studyInstanceUid,
      frameOfReferenceUid: plan.frameOfReferenceUid,
      sopInstanceUid,
      seriesInstanceUid: series.seriesInstanceUid,
      seriesNumber: plan.series.indexOf(series) + 2,
      instanceNumber: slice + 1,
    },
    geometry,
    slice,
    {
      modality: isCt ? 'CT' : 'MR',
      sopClassUid,
      bitsStored: BITS_STORED,
      seriesDescription: protocol?.seriesDescription ?? ctDescription,
      imageType: protocol?.imageType ?? 'ORIGINAL\\PRIMARY\\AXIAL',
      window: protocol?.window ?? { centre: 400, width: 1800 },
    },
  );
  return encodePart10({
    sopClassUid,
    sopInstanceUid,
    transferSyntaxUid: TRANSFER_SYNTAX[request.coding],
    implementationClassUid: uidFrom('implementation'),
    elements: [...common, ...formed.elements],
    pixels: encode(formed.values, geometry.columns, BITS_STORED),
  });
}

/** The middle of the midline slice: enough to recognise a case again, too little to read it. */
function drawThumbnail(values: Uint16Array, g: SeriesGeometry): GreyPicture {
  const size = g.columns * 0.62;
  const from = { x: (g.columns - size) / 2 + g.columns * 0.1, y: (g.rows - size) / 2, size };
  return cropTo(toGrey(values, g.columns, 0, 245), from, THUMBNAIL);
}

function describeCase(definition: CaseDefinition, plan: CasePlan, bytes: number): CatalogueEntry {
  const { id, title, region, difficulty, vignette } = definition;
  const modality = plan.series.some((s) => s.request.weighting === 'ct') ? 'MR, CT' : 'MR';
  const files = plan.series.flatMap((s) =>
    s.sopInstanceUids.map((_, slice) => `cases/${id}/${s.request.key}/${fileNumber(slice)}.dcm`),
  );
  return {
    id,
    title,
    region,
    modality,
    summary: `${modality} · ${plan.series.length} series · ${files.length} images`,
    seriesCount: plan.series.length,
    imageCount: files.length,
    bytes,
    difficulty,
    vignette,
    thumbnail: `cases/${id}/thumbnail.png`,
    studyInstanceUid: plan.studyInstanceUid,
    files,
    truth: `cases/${id}/truth.json`,
    answerKey: null,
  };
}
