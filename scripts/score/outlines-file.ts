import { z } from 'zod';
import { err, ok, type Result } from '../../src/base/result.ts';
import type {
  EsccReference,
  EsccSliceInput,
  EsccTumourKind,
} from '../../src/domain/escc/slice-input.ts';
import { VERTEBRAE, type Vertebra } from '../../src/domain/level.ts';
import { PROPOSED_RULES, RULE_NAMES, type ReadingRules } from '../../src/domain/rules.ts';
import type { PlanePoint, PlanePolygon } from '../../src/geometry/spaces.ts';

/** One slice of an outlines file, ready to be graded. */
export interface OutlinedSlice {
  readonly name: string;
  readonly level: Vertebra | null;
  readonly input: EsccSliceInput;
}

const TUMOURS: readonly EsccTumourKind[] = ['epidural', 'bone', 'paraspinal', 'intradural'];

const outline = z.strictObject({
  structure: z.enum([
    'cord', 'roots', 'sac', 'canal', 'csf',
    'tumour-epidural', 'tumour-bone', 'tumour-paraspinal', 'tumour-intradural',
  ]), // prettier-ignore
  points: z.array(z.tuple([z.number(), z.number()])).min(3),
});
const outlines = z.array(outline);

const slice = z.strictObject({
  name: z.string(),
  level: z.enum(VERTEBRAE).nullable().default(null),
  /** Without it the points are millimetres. */
  spacingMm: z
    .strictObject({ row: z.number().positive(), column: z.number().positive() })
    .optional(),
  pixelMm: z.number().positive().optional(),
  tiltDeg: z.number().nullable().default(null),
  belowConus: z.boolean().nullable().default(false),
  ctMyelogram: z.boolean().default(false),
  answers: z
    .strictObject({
      'tumour-in-canal': z.exactOptional(z.boolean()),
      'sac-deformed': z.exactOptional(z.boolean()),
      'sac-or-cord-displaced': z.exactOptional(z.boolean()),
      'csf-visible': z.exactOptional(z.boolean()),
      'cord-compressed-or-displaced': z.exactOptional(z.boolean()),
    })
    .default({}),
  outlines,
  references: z.array(z.strictObject({ outlines })).max(2).default([]),
});

const file = z.strictObject({
  format: z.literal('thecal-outlines'),
  version: z.literal(1),
  /** For slices that give none. */
  pixelMm: z.number().positive().optional(),
  rules: z.partialRecord(z.enum(RULE_NAMES as [string, ...string[]]), z.number()).default({}),
  slices: z.array(slice).min(1),
});

/** Outlines as a researcher hands them in. Errors: a sentence with the place in the file and what was expected there. */
export function parseOutlines(text: string): Result<readonly OutlinedSlice[], string> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return err(`This is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = file.safeParse(value);
  if (!parsed.success) {
    return err(
      parsed.error.issues
        .map(({ path, message }) => `${path.map(String).join('.') || 'the file'}: ${message}`)
        .join('\n'),
    );
  }
  const rules: ReadingRules = { ...PROPOSED_RULES, changed: parsed.data.rules };
  const slices: OutlinedSlice[] = [];
  for (const one of parsed.data.slices) {
    const pixelMm =
      one.pixelMm ??
      parsed.data.pixelMm ??
      (one.spacingMm ? Math.max(one.spacingMm.row, one.spacingMm.column) : undefined);
    if (pixelMm === undefined) {
      return err(`${one.name}: pixelMm is needed, because the tolerances depend on it.`);
    }
    slices.push({ name: one.name, level: one.level, input: inputOf(one, pixelMm, rules) });
  }
  return ok(slices);
}

type SliceInFile = z.infer<typeof slice>;

function inputOf(one: SliceInFile, pixelMm: number, rules: ReadingRules): EsccSliceInput {
  const polygonsOf = (
    drawn: SliceInFile['outlines'],
    structure: SliceInFile['outlines'][number]['structure'],
  ): readonly PlanePolygon[] =>
    drawn
      .filter((each) => each.structure === structure)
      .map(({ points }) =>
        points.map(
          ([x, y]) =>
            [
              x * (one.spacingMm?.column ?? 1),
              y * (one.spacingMm?.row ?? 1),
            ] as const as PlanePoint,
        ),
      );
  const last = (
    drawn: SliceInFile['outlines'],
    structure: SliceInFile['outlines'][number]['structure'],
  ): PlanePolygon | null => polygonsOf(drawn, structure).at(-1) ?? null;
  return {
    rules,
    tumour: TUMOURS.flatMap((kind) =>
      polygonsOf(one.outlines, `tumour-${kind}`).map((polygon) => ({ kind, polygon })),
    ),
    sac: last(one.outlines, 'sac'),
    cord: last(one.outlines, one.belowConus === true ? 'roots' : 'cord'),
    canal: last(one.outlines, 'canal'),
    csf: polygonsOf(one.outlines, 'csf'),
    references: one.references.map((reference): EsccReference => ({
      sac: last(reference.outlines, 'sac'),
      cord: last(reference.outlines, 'cord'),
      canal: last(reference.outlines, 'canal'),
    })),
    pixelMm,
    tiltDeg: one.tiltDeg,
    answers: one.answers,
    belowConus: one.belowConus,
    ctMyelogram: one.ctMyelogram,
  };
}
