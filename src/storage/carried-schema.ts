import * as z from 'zod';
import { checkDicomJson, type DicomDataset } from '../dicom/sr/dicom-json.ts';
import type { CarriedContent } from '../dicom/sr/report-context.ts';
import { pointSchema, uidSchema } from './reading-schema.ts';
import { schemaOf } from './schema-of.ts';

const dataset = z.custom<DicomDataset>((value) => checkDicomJson(value).ok);
const datasets = z.array(dataset);

const image = z.strictObject({
  sopInstanceUid: uidSchema,
  frameNumber: z.int().positive(),
  sopClassUid: z.string(),
  seriesInstanceUid: uidSchema,
  studyInstanceUid: uidSchema,
  modality: z.string(),
  frameOfReferenceUid: uidSchema.nullable(),
  isMultiFrame: z.boolean(),
  middle: z.exactOptional(pointSchema),
});

const path = z.array(z.string());

/** Where kept items stand in a group; before version 4 a concept alone, or null for the group itself. */
const pathInGroup = z.preprocess(
  (value) => (value === null ? [] : typeof value === 'string' ? [value] : value),
  path,
);

/** What an opened report held beyond the reading, as it is kept with a draft. What version 4 brought is empty in drafts of before. */
export const carriedSchema = schemaOf<CarriedContent>()(
  z.strictObject({
    measurements: datasets,
    qualitative: datasets,
    root: datasets,
    library: datasets.default([]),
    evaluated: z.array(z.strictObject({ under: path, items: datasets })).default([]),
    attached: z.array(
      z.strictObject({
        trackingUid: uidSchema,
        under: pathInGroup,
        saidOf: z.string(),
        items: datasets,
      }),
    ),
    groupUids: z.record(z.string(), uidSchema),
    identifiers: z.record(z.string(), z.string()).default({}),
    numbers: z
      .array(z.strictObject({ trackingUid: uidSchema, saidOf: z.string(), item: dataset }))
      .default([]),
    heads: z.array(z.strictObject({ trackingUid: uidSchema, items: datasets })).default([]),
    authors: z
      .array(
        z.strictObject({
          part: z.string(),
          said: z.string(),
          at: z.string().nullable(),
          observers: datasets,
        }),
      )
      .default([]),
    codingSchemes: datasets,
    images: z.array(image),
    libraryImages: z.array(image).default([]),
    evidence: z.array(image).default([]),
    timeOffset: z.string().default('+0000'),
  }),
);
