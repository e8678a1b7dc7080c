import { z } from 'zod';
import { DEFICITS, YES_NO } from '../../src/domain/noms/clinical.ts';
import { COMPARTMENTS } from '../../src/domain/compartment.ts';
import { ESCC_GRADES } from '../../src/domain/escc/escc.ts';
import { VERTEBRAE } from '../../src/domain/level.ts';
import type { OutlineStructure } from '../../src/domain/reading.ts';

const STRUCTURES = [
  'cord', 'roots', 'sac', 'csf', 'canal', 'body', 'tumour-epidural', 'tumour-bone', 'tumour-paraspinal', 'tumour-intradural',
] as const satisfies readonly OutlineStructure[]; // prettier-ignore

const vertebra = z.enum(VERTEBRAE);
const lps = z.tuple([z.number(), z.number(), z.number()]);

/** What the sample generator knows of a study, as far as an expert's reading says it. */
export const truthFile = z.object({
  counting: z.object({
    method: z.enum([
      'from-c2',
      'from-last-rib',
      'from-iliolumbar',
      'from-sacrum',
      'from-localiser',
      'presumed',
    ]),
    transitional: z.enum([
      'none',
      'lumbarised-s1',
      'sacralised-l5',
      't13',
      'eleven-ribs',
      'unknown',
    ]),
  }),
  levels: z.array(z.object({ vertebra, centreLps: lps })),
  conus: z.object({ pointLps: lps }).nullable(),
  outlines: z.array(
    z.object({
      sopInstanceUid: z.string(),
      level: vertebra,
      structure: z.string(),
      pointsLps: z.array(lps),
    }),
  ),
  escc: z.partialRecord(vertebra, z.union([z.enum(ESCC_GRADES), z.literal('undefined')])),
  noms: z
    .object({
      primary: z.string(),
      deficit: z.enum(DEFICITS),
      priorRadiation: z.enum(YES_NO),
      surgicalCandidate: z.enum(YES_NO),
    })
    .nullable(),
  worstLevel: vertebra.nullable(),
  cauda: z
    .object({
      'ce-a': z.enum(['0', '1', '2', '3']),
      'ce-b': z.enum(['0', '1', '2', '3', '4']),
    })
    .nullable(),
  lesions: z.array(
    z.object({
      level: vertebra,
      worstSlice: z.string().nullable(),
      referenceSlices: z.object({ above: z.string().nullable(), below: z.string().nullable() }),
      compartments: z.array(z.enum(COMPARTMENTS)),
      sins: z
        .object({
          location: z.enum(['junctional', 'mobile', 'semi-rigid', 'rigid']),
          pain: z.enum(['mechanical', 'non-mechanical', 'none']).nullable(),
          lesion: z.enum(['lytic', 'mixed', 'blastic']).nullable(),
          alignment: z.enum(['translation', 'deformity', 'normal']).nullable(),
          collapse: z.enum(['over-50', 'up-to-50', 'involved-over-50', 'none']).nullable(),
          posterolateral: z.enum(['bilateral', 'unilateral', 'none']).nullable(),
        })
        .nullable()
        .optional(),
    }),
  ),
});

/** The structure as a reading names it; null for what a reading has no outline for, such as an abscess. */
export const structureOf = (structure: string): OutlineStructure | null =>
  STRUCTURES.find((known) => known === structure) ?? null;

/** A sample study's truth. */
export type TruthFile = z.infer<typeof truthFile>;
