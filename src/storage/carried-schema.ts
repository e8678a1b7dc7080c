import * as z from 'zod';
import { checkDicomJson, type DicomDataset } from '../dicom/sr/dicom-json.ts';
import type { CarriedContent } from '../dicom/sr/report-context.ts';
import { pointSchema, uidSchema } from './reading-schema.ts';
import { schemaOf } from './schema-of.ts';

const dataset = z.custom<DicomDataset>((value) => checkDicomJson(value).ok);
const datasets = z.array(dataset);

/** What an opened report held beyond the reading, as it is kept with a draft. */
export const carriedSchema = schemaOf<CarriedContent>()(
  z.strictObject({
    measurements: datasets,
    qualitative: datasets,
    root: datasets,
    attached: z.array(
      z.strictObject({
        trackingUid: uidSchema,
        under: z.string().nullable(),
        saidOf: z.string(),
        items: datasets,
      }),
    ),
    groupUids: z.record(z.string(), uidSchema),
    codingSchemes: datasets,
    images: z.array(
      z.strictObject({
        sopInstanceUid: uidSchema,
        frameNumber: z.int().positive(),
        sopClassUid: z.string(),
        seriesInstanceUid: uidSchema,
        studyInstanceUid: uidSchema,
        modality: z.string(),
        frameOfReferenceUid: uidSchema.nullable(),
        isMultiFrame: z.boolean(),
        middle: z.exactOptional(pointSchema),
      }),
    ),
  }),
);
