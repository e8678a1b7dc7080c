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
const THUMBNAIL = 176;
/** Share of the phase steps that is acquired on sagittal series; axial ones acquire all. */
const SAGITTAL_PHASE = 0.9;
const BLUR_PIXELS = 0.45;

interface StoredSlice {
  readonly values: Uint16Array;
  readonly bitsStored: number;
  readonly elements: readonly Element[];
  readonly sopClassUid: string;
}

/** Geometries are shared by all sequences of one stack, so that its tissue map is looked up once. */
function groupByStack(
  series: readonly SeriesRequest[],
): ReadonlyMap<string, readonly SeriesRequest[]> {
  const groups = new Map<string, SeriesRequest[]>();
  for (const s of series) {
    const key = JSON.stringify(s.stack);
    groups.set(key, [...(groups.get(key) ?? []), s]);
  }
  return groups;
}

function formSlice(
  request: SeriesRequest,
  tissue: SliceTissue,
  g: SeriesGeometry,
  slice: number,
  coil: CoilField,
  seed: string,
): Omit<StoredSlice, 'sopClassUid'> {
  if (request.weighting === 'ct') {
    const hu = formAttenuation(tissue, g, slice, {
      table: attenuationTable(),
      noise: 7,
      blurPixels: 0.5,
      seed,
    });
    return {
      values: Uint16Array.from(hu, (v) => v - CT_INTERCEPT),
      bitsStored: 12,
      elements: ctElements(g),
    };
  }
  const protocol = protocolOf(request.weighting, request.stack.plane);
  const values = formMagnitude(tissue, g, slice, {
    table: signalTable(protocol.sequence), scale: protocol.scale, noise: protocol.noise, blurPixels: BLUR_PIXELS, coil, seed,
  }); // prettier-ignore
  const steps = request.stack.plane === 'sagittal' ? Math.round(g.rows * SAGITTAL_PHASE) : g.rows;
  return { values, bitsStored: 12, elements: mrElements(protocol, g, steps) };
}

/** Computes one case and writes its files under `folder`; gives its line of the catalogue. */
export function writeCase(
  definition: CaseDefinition,
  folder: string,
  encoders: Readonly<Record<PixelCoding, FrameEncoder>>,
): CatalogueEntry {
  const phantom: Phantom = createPhantom(definition.phantom);
  const uid = (part: string): string => uidFrom(`${definition.id}/${part}`);
  const studyInstanceUid = uid('study');
  const frameOfReferenceUid = uid('frame');
  const home = join(folder, 'cases', definition.id);
  rmSync(home, { recursive: true, force: true });
  const coil = createCoilField(phantom);
  const written = new Map<string, WrittenSeries>();
  const files = new Map<string, readonly string[]>();
  let bytes = 0;
  let thumbnail: GreyPicture | null = null;
  for (const group of groupByStack(definition.series).values()) {
    const first = group[0];
    if (first === undefined) continue;
    const g = layStack(phantom, first.stack);
    const middle = phantom.canal.levelZ(first.stack.level) + first.stack.moveMm[2];
    const reach = (first.stack.matrix * first.stack.pixelMm) / 2;
    const band = createAnteriorBand(phantom, middle - reach, middle + reach);
    const field: CoilField =
      first.stack.plane === 'sagittal' && first.weighting !== 'ct'
        ? (x, y, z) => coil(x, y, z) * band(x, y, z)
        : coil;
    for (let slice = 0; slice < first.stack.count; slice += 1) {
      const tissue = sampleSlice(phantom, g, slice);
      for (const request of group) {
        const number = String(slice + 1).padStart(3, '0');
        const sopInstanceUid = uid(`${request.key}/${number}`);
        const modality = request.weighting === 'ct' ? 'CT' : 'MR';
        const formed = formSlice(
          request,
          tissue,
          g,
          slice,
          field,
          `${definition.id}/${request.key}`,
        );
        const protocol =
          request.weighting === 'ct' ? null : protocolOf(request.weighting, request.stack.plane);
        const sopClassUid = modality === 'CT' ? CT_IMAGE_STORAGE : MR_IMAGE_STORAGE;
        const common = commonElements(
          definition,
          {
            studyInstanceUid, frameOfReferenceUid, sopInstanceUid, seriesInstanceUid: uid(request.key),
            seriesNumber: definition.series.indexOf(request) + 2, instanceNumber: slice + 1,
          },
          g,
          slice,
          {
            modality, sopClassUid, bitsStored: formed.bitsStored,
            seriesDescription: protocol?.seriesDescription ?? (request.stack.plane === 'sagittal' ? 'SAG BONE' : 'AX BONE'),
            imageType: protocol?.imageType ?? 'ORIGINAL\\PRIMARY\\AXIAL',
            window: protocol?.window ?? { centre: 400, width: 1800 },
          },
        ); // prettier-ignore
        const file = encodePart10({
          sopClassUid,
          sopInstanceUid,
          transferSyntaxUid: TRANSFER_SYNTAX[request.coding],
          implementationClassUid: uidFrom('implementation'),
          elements: [...common, ...formed.elements],
          pixels: encoders[request.coding](formed.values, g.columns, formed.bitsStored),
        });
        mkdirSync(join(home, request.key), { recursive: true });
        writeFileSync(join(home, request.key, `${number}.dcm`), file);
        bytes += file.length;
        files.set(request.key, [
          ...(files.get(request.key) ?? []),
          `cases/${definition.id}/${request.key}/${number}.dcm`,
        ]);
        const known = written.get(request.key);
        const phaseMm =
          request.stack.plane === 'sagittal' && modality === 'MR'
            ? g.pixelMm / SAGITTAL_PHASE
            : g.pixelMm;
        written.set(request.key, {
          request, geometry: g, seriesInstanceUid: uid(request.key),
          sopInstanceUids: [...(known?.sopInstanceUids ?? []), sopInstanceUid], acquiredPixelMm: phaseMm,
        }); // prettier-ignore
        if (request.key === 'sag-t2' && slice === (first.stack.count - 1) / 2) {
          const grey = toGrey(formed.values, g.columns, 0, 400);
          const size = g.columns * 0.62;
          thumbnail = cropTo(
            grey,
            { x: (g.columns - size) / 2 + g.columns * 0.03, y: (g.rows - size) / 2, size },
            THUMBNAIL,
          );
        }
      }
    }
  }
  const series = definition.series.flatMap((s) => written.get(s.key) ?? []);
  const truth = buildTruth(definition, phantom, series, { studyInstanceUid, frameOfReferenceUid });
  writeFileSync(join(home, 'truth.json'), `${JSON.stringify(truth)}\n`);
  if (thumbnail !== null) writeFileSync(join(home, 'thumbnail.png'), encodePng(thumbnail));
  const modalities = series.some((s) => s.request.weighting === 'ct') ? 'MR, CT' : 'MR';
  const all = definition.series.flatMap((s) => files.get(s.key) ?? []);
  return {
    id: definition.id,
    title: definition.title,
    region: definition.region,
    modality: modalities,
    summary: `${modalities} · ${series.length} series · ${all.length} images`,
    seriesCount: series.length,
    imageCount: all.length,
    bytes,
    difficulty: definition.difficulty,
    vignette: definition.vignette,
    thumbnail: `cases/${definition.id}/thumbnail.png`,
    studyInstanceUid,
    files: all,
    truth: `cases/${definition.id}/truth.json`,
    answerKey: null,
  };
}
