import {
  CHECKLIST_ANSWERS,
  CHECKLIST_ITEMS,
  CORD_SIGNALS,
  FRACTURE_FEATURES,
  FRACTURE_SIDES,
  SPINE_SIGNS,
} from '../../../domain/observations.ts';
import {
  ONE_C_BANDS,
  RULE_NAMES,
  RULE_PROPOSALS,
  type ReadingRules,
} from '../../../domain/rules.ts';
import fc from 'fast-check';
import type { Uid } from '../../../base/uid.ts';
import { COMPARTMENTS } from '../../../domain/compartment.ts';
import {
  ESCC_GRADES,
  type EsccAnswers,
  type EsccBasis,
  type EsccConfirmation,
  type EsccFlag,
  type EsccProposal,
} from '../../../domain/escc/escc.ts';
import { ESCC_DIFFERENCES } from '../../../domain/escc/escc.ts';
import type { CaudaConfirmation } from '../../../domain/escc/cauda-confirmation.ts';
import { imageKeyOf, type ImageKey } from '../../../domain/image-series.ts';
import { VERTEBRAE } from '../../../domain/level.ts';
import type {
  LevelAssessment,
  MarkId,
  Measurement,
  Outline,
  Reading,
} from '../../../domain/reading.ts';
import { SINS_POINTS, type SinsAnswers, type SinsItem } from '../../../domain/sins/sins.ts';
import type { ImagePoint } from '../../../geometry/spaces.ts';
import { DEFICIT_ANSWERS, type LevelDeficit } from '../../../domain/noms/deficit.ts';
import { DEFICIT_CODES, PRIMARY_CODES, YES_NO_CODES } from '../clinical-codes.ts';
import {
  COUNTING_METHOD_CODES,
  MARK_ORIGIN_CODES,
  MEASURE_METHOD_CODES,
  MEASURE_NAME_CODES,
  NO_PROPOSAL_CODES,
  OUTLINE_ROLE_CODES,
  REVIEW_REASON_CODES,
  STRUCTURE_CODES,
  TRANSITIONAL_CODES,
} from '../code-tables.ts';
import { SIGNAL_TISSUE_CODES } from '../observation-codes.ts';
import { SAMPLE_IMAGES, SAMPLE_STUDY } from './sample-context.ts';

const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>): fc.Arbitrary<K> =>
  fc.constantFrom(...(Object.keys(table) as K[]));

const image = fc.constantFrom(...SAMPLE_IMAGES);
const vertebra = fc.constantFrom(...VERTEBRAE);
const levelOrNone = fc.option(vertebra, { nil: null });

/** A float32 coordinate; JSON has no -0. */
const coordinate = fc
  .float({ min: -4, max: 1024, noNaN: true, noDefaultInfinity: true })
  .map((value) => (Object.is(value, -0) ? 0 : value));
const point = fc
  .tuple(coordinate, coordinate)
  .map((pair) => pair as readonly [number, number] as unknown as ImagePoint);

/** Points whose last is not the first, as outlines are kept. */
const ring = fc
  .array(point, { minLength: 3, maxLength: 24 })
  .filter((points) => JSON.stringify(points[0]) !== JSON.stringify(points.at(-1)));

/** Times as clocks give them: UTC, with an offset, finer than milliseconds. */
const time = fc.oneof(
  fc
    .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  fc.constantFrom(
    '2026-11-21T10:15:00+01:00',
    '2026-11-21T10:15:00.123456-09:30',
    '2026-11-21T10:15:00Z',
  ),
);

/** Text as people type it: any script, several lines, quotes and markup; no control characters, no trailing blanks. */
const words = fc
  .oneof(
    fc.string({ maxLength: 60, unit: 'grapheme' }),
    fc.constantFrom(
      'dorsal 転移 ≥ 3 mm',
      'Größe unverändert\nKontrolle',
      '<script>alert("x")</script>',
      String.raw`a\b=c^d`,
      'x'.repeat(3000),
    ),
  )
  .map((text) => text.replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '').trim());

const grade = fc.constantFrom(...ESCC_GRADES);

const proposal: fc.Arbitrary<EsccProposal> = fc.oneof(
  fc.record({ kind: fc.constant('grade' as const), grade }),
  fc.record({
    kind: fc.constant('range' as const),
    lowest: grade,
    highest: grade,
    open: fc.constantFrom(
      [],
      ['sac-deformed' as const],
      ['cord-compressed-or-displaced' as const],
      ['tumour-in-canal' as const, 'sac-or-cord-displaced' as const, 'csf-visible' as const],
      ['sac-deformed' as const, 'cord-compressed-or-displaced' as const],
    ),
  }),
  fc.record({ kind: fc.constant('at-least' as const), lowest: grade }),
  fc.record({ kind: fc.constant('none' as const), reason: keysOf(NO_PROPOSAL_CODES) }),
);

/** A number of a computation: any double, except -0, which JSON does not have. */
const number = fc
  .double({ min: -1e6, max: 1e6, noNaN: true })
  .map((value) => (Object.is(value, -0) ? 0 : value));

const measureName = keysOf(MEASURE_NAME_CODES);

const flag: fc.Arbitrary<EsccFlag> = fc.oneof(
  fc.record({ kind: fc.constant('boundary' as const), measure: measureName, distanceMm: number }),
  fc.record({
    kind: fc.constantFrom(
      'by-displacement' as const,
      'alt-3' as const,
      'displaced-without-contact' as const,
      'ventral-at-apex' as const,
      'reference-wider' as const,
      'cord-abuts-undeformed-dura' as const,
      'csf-effaced-no-compression' as const,
      'resolution' as const,
      'ct-myelogram' as const,
    ),
  }),
  fc.record({
    kind: fc.constant('low-sensitivity' as const),
    measure: fc.constantFrom('sacDepth' as const, 'cordDepth' as const),
  }),
  fc.record({ kind: fc.constant('oblique' as const), angleDeg: number }),
  fc.record({ kind: fc.constant('differs' as const), by: fc.constantFrom(...ESCC_DIFFERENCES) }),
  fc.record({
    kind: fc.constant('mended' as const),
    which: fc.constantFrom('cord' as const, 'canal' as const),
    depthMm: number,
  }),
  fc.record({ kind: fc.constant('overlap' as const), depthMm: number }),
  fc.record({
    kind: fc.constant('reference-small' as const),
    structure: fc.constantFrom('sac' as const, 'cord' as const),
  }),
  fc.record({ kind: fc.constant('review' as const), reason: keysOf(REVIEW_REASON_CODES) }),
);

const basis: fc.Arbitrary<EsccBasis> = fc.record({
  measures: fc.array(
    fc.record({
      name: measureName,
      value: number,
      tolerance: number,
      unit: fc.constantFrom('mm' as const, 'mm2' as const),
      decided: fc.boolean(),
      method: keysOf(MEASURE_METHOD_CODES),
    }),
    { maxLength: 6 },
  ),
  flags: fc.array(flag, { maxLength: 5 }),
  tolerances: fc.record({
    pixelMm: number,
    contactMm: number,
    depthMm: number,
    csfWidthMm: number,
    displacementMm: number,
    epiduralAreaMm2: number,
    csfAreaMm2: number,
    boundaryMm: number,
  }),
  outlines: fc.array(
    fc.integer({ min: 1, max: 40 }).map((one) => `2.25.77${one}` as Uid),
    { maxLength: 5 },
  ),
});

const cauda: fc.Arbitrary<CaudaConfirmation> = fc.record({
  a: fc.constantFrom(0, 1, 2, 3, null),
  b: fc.constantFrom(0, 1, 2, 3, 4, null),
  foraminal: fc.constantFrom(true, false, null),
  confirmedAt: time,
  image: fc.option(image, { nil: null }),
  proposal: fc.option(
    fc.record({
      a: fc.constantFrom(0, 1, 2, 3, null),
      b: fc.constantFrom(0, 1, 2, 3, null),
      effacementPercent: fc.option(number, { nil: null }),
    }),
    { nil: null },
  ),
});

const confirmation: fc.Arbitrary<EsccConfirmation> = fc.record({
  grade,
  confirmedAt: time,
  image: fc.option(image, { nil: null }),
  proposal: fc.option(proposal, { nil: null }),
  ruleVersion: fc.constantFrom('1.0', '0.9-beta'),
  reason: fc.option(fc.constantFrom('cord-signal', 'other-slice', 'poor-image', 'other'), {
    nil: null,
  }),
  basis: fc.option(basis, { nil: null }),
});

const answers: fc.Arbitrary<Readonly<Record<ImageKey, EsccAnswers>>> = fc
  .uniqueArray(image, { maxLength: 3, selector: imageKeyOf })
  .chain((images) =>
    fc
      .tuple(
        ...images.map(() =>
          fc.record(
            {
              'sac-deformed': fc.boolean(),
              'cord-compressed-or-displaced': fc.boolean(),
              'tumour-in-canal': fc.boolean(),
              'sac-or-cord-displaced': fc.boolean(),
              'csf-visible': fc.boolean(),
              'reference-suits': fc.boolean(),
            },
            { requiredKeys: [] },
          ),
        ),
      )
      .map((given) =>
        Object.fromEntries(images.map((one, i) => [imageKeyOf(one), given[i] ?? {}])),
      ),
  );

const sinsItem = (item: SinsItem): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.record({
      kind: fc.constant('answer'),
      value: fc.constantFrom(...Object.keys(SINS_POINTS[item])),
      source: fc.constantFrom('reader', 'computed', 'measured'),
      answeredAt: time,
    }),
    fc.record({
      kind: fc.constant('answer'),
      value: fc.constantFrom(...Object.keys(SINS_POINTS[item])),
      source: fc.constant('reader'),
      answeredAt: time,
      inferredFromMr: fc.constant(true),
    }),
    fc.record({ kind: fc.constant('unknown'), answeredAt: time }),
  );

const sins: fc.Arbitrary<SinsAnswers> = fc
  .record(
    {
      pain: sinsItem('pain'),
      location: sinsItem('location'),
      lesion: sinsItem('lesion'),
      alignment: sinsItem('alignment'),
      collapse: sinsItem('collapse'),
      posterolateral: sinsItem('posterolateral'),
    },
    { requiredKeys: [] },
  )
  .map((record) => record as SinsAnswers);

const deficit: fc.Arbitrary<LevelDeficit> = fc
  .record({
    kind: fc.constantFrom(...DEFICIT_ANSWERS.kind, null),
    severity: fc.constantFrom(...DEFICIT_ANSWERS.severity, null),
    course: fc.constantFrom(...DEFICIT_ANSWERS.course, null),
    walks: fc.constantFrom(...DEFICIT_ANSWERS.walks, null),
    onset: fc.oneof(
      fc.constant(null),
      fc.nat(400).map((days) => ({ kind: 'days' as const, days })),
      fc
        .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
        .map((at) => ({ kind: 'date' as const, date: at.toISOString().slice(0, 10) })),
    ),
  })
  .filter((asked) => Object.values(asked).some((answer) => answer !== null));

const assessment: fc.Arbitrary<LevelAssessment> = fc.record({
  compartments: fc
    .dictionary(
      fc.constantFrom(...COMPARTMENTS),
      fc.constantFrom('present', 'absent', 'undetermined'),
      { maxKeys: 27, noNullPrototype: true },
    )
    .map((record) => record as LevelAssessment['compartments']),
  escc: fc.option(confirmation, { nil: null }),
  esccAnswers: answers,
  sins,
  cauda: fc.option(cauda, { nil: null }),
  deficit: fc.option(deficit, { nil: null }),
  cordSignal: fc.constantFrom(...CORD_SIGNALS, null),
  signs: fc.uniqueArray(fc.constantFrom(...SPINE_SIGNS)),
  fracture: fc
    .dictionary(fc.constantFrom(...FRACTURE_FEATURES), fc.constantFrom(...FRACTURE_SIDES), {
      maxKeys: 14,
      noNullPrototype: true,
    })
    .map((record) => record as LevelAssessment['fracture']),
});

const statistics = fc.option(
  fc.record({
    mean: fc.double({ min: -2000, max: 4000, noNaN: true }).map((value) => value + 0),
    standardDeviation: fc.double({ min: 0, max: 900, noNaN: true }).map((value) => value + 0),
    minimum: fc.integer({ min: -2000, max: 0 }).map((value) => value + 0),
    maximum: fc.integer({ min: 0, max: 4000 }),
    pixelCount: fc.integer({ min: 1, max: 100000 }),
    unit: fc.constantFrom('HU' as const, 'arbitrary' as const),
  }),
  { nil: null },
);

const noId = fc.constant('' as MarkId);
const placed = { id: noId, level: levelOrNone, image };
const two = fc.tuple(point, point);

const measurement: fc.Arbitrary<Measurement> = fc.oneof(
  fc.record({ ...placed, kind: fc.constant('distance' as const), points: two }),
  fc.record({
    ...placed,
    kind: fc.constant('height' as const),
    column: fc.constantFrom('anterior' as const, 'middle' as const, 'posterior' as const),
    points: two,
  }),
  fc.record({
    ...placed,
    kind: fc.constant('angle' as const),
    points: fc.tuple(point, point, point, point),
  }),
  fc.record({
    ...placed,
    kind: fc.constant('translation' as const),
    points: fc.tuple(point, point, point),
  }),
  fc.record({
    ...placed,
    kind: fc.constant('signal' as const),
    tissue: keysOf(SIGNAL_TISSUE_CODES),
    points: ring,
    statistics,
  }),
  fc.record({ ...placed, kind: fc.constant('arrow' as const), points: two, text: words }),
);

const outline: fc.Arbitrary<Outline> = fc.record({
  ...placed,
  structure: keysOf(STRUCTURE_CODES),
  role: keysOf(OUTLINE_ROLE_CODES),
  points: ring,
  origin: keysOf(MARK_ORIGIN_CODES),
});

/** Some outlines say what their proposal said of itself. */
const share = fc.double({ min: 0, max: 1, noNaN: true });
const proposedOutline: fc.Arbitrary<Outline> = fc
  .tuple(
    outline,
    fc.option(
      fc.record({
        method: fc.constantFrom('1.0', '2.3'),
        joint: fc.option(share),
        noFluidShare: fc.option(share),
      }),
    ),
  )
  .map(([one, proposal]) => (proposal === null ? one : { ...one, proposal }));

const rules: fc.Arbitrary<ReadingRules> = fc.record({
  changed: fc
    .record(
      Object.fromEntries(
        RULE_NAMES.map((name) => [
          name,
          fc.double({
            min: RULE_PROPOSALS[name].least,
            max: RULE_PROPOSALS[name].most,
            noNaN: true,
          }),
        ]),
      ),
      { requiredKeys: [] },
    )
    .map((record) => record as ReadingRules['changed']),
  oneCBand: fc.constantFrom(...ONE_C_BANDS),
});

/** Any reading of the sample study, with everything a reader can mark. */
export const arbitraryReading: fc.Arbitrary<Reading> = fc
  .record({
    studyInstanceUid: fc.constant(SAMPLE_STUDY),
    counting: fc.record({
      method: keysOf(COUNTING_METHOD_CODES),
      transitional: keysOf(TRANSITIONAL_CODES),
    }),
    clinical: fc.record({
      primary: fc.option(keysOf(PRIMARY_CODES)),
      deficit: fc.option(keysOf(DEFICIT_CODES)),
      priorRadiation: fc.option(keysOf(YES_NO_CODES)),
      surgicalCandidate: fc.option(keysOf(YES_NO_CODES)),
      systemic: fc.constantFrom('', 'Two lung nodules; ECOG 1', '转移 Ω\n<b>'),
    }),
    levels: fc.array(
      fc.record({
        id: noId,
        vertebra,
        image,
        point,
        status: fc.constantFrom('proposed' as const, 'confirmed' as const),
      }),
      { maxLength: 6 },
    ),
    conus: fc.option(fc.record({ id: noId, image, point }), { nil: null }),
    outlines: fc.array(proposedOutline, { maxLength: 6 }),
    measurements: fc.array(measurement, { maxLength: 6 }),
    markers: fc.array(
      fc.record({
        id: noId,
        level: vertebra,
        compartment: fc.constantFrom(...COMPARTMENTS),
        image,
        point,
      }),
      { maxLength: 4 },
    ),
    keyImages: fc.array(fc.record(placed), { maxLength: 3 }),
    assessments: fc
      .dictionary(vertebra, assessment, { maxKeys: 3, noNullPrototype: true })
      .map((record) => record as Reading['assessments']),
    checklist: fc
      .dictionary(fc.constantFrom(...CHECKLIST_ITEMS), fc.constantFrom(...CHECKLIST_ANSWERS), {
        maxKeys: 12,
        noNullPrototype: true,
      })
      .map((record) => record as Reading['checklist']),
    rules,
    observedAt: fc.constant({}),
  })
  .chain((reading) =>
    fc
      .array(fc.option(time, { nil: null }), { minLength: 30, maxLength: 30 })
      // Plain objects throughout, as JSON gives them: the generator makes some without a prototype.
      .map((times) => withIds(structuredClone(reading), times)),
  );

/** Marks have identifiers of their own, here simply counted, and some have times. */
function withIds(reading: Reading, times: readonly (string | null)[]): Reading {
  let count = 0;
  const observedAt: Partial<Record<MarkId, string>> = {};
  const id = (): MarkId => {
    const made = `2.25.77${(count += 1)}` as Uid as MarkId;
    const at = times[count % times.length];
    if (typeof at === 'string') observedAt[made] = at;
    return made;
  };
  const numbered = <T extends { readonly id: MarkId }>(marks: readonly T[]): readonly T[] =>
    marks.map((mark) => ({ ...mark, id: id() }));
  return {
    ...reading,
    levels: numbered(reading.levels),
    conus: reading.conus === null ? null : { ...reading.conus, id: id() },
    outlines: numbered(reading.outlines),
    measurements: numbered(reading.measurements),
    markers: numbered(reading.markers),
    keyImages: numbered(reading.keyImages),
    observedAt,
  };
}
