import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Uid } from '../base/uid.ts';
import { createImageLookup } from '../domain/image-lookup.ts';
import type { Vertebra } from '../domain/level.ts';
import { createReading, type OutlineStructure, type Reading } from '../domain/reading.ts';
import { ReadingSummary } from '../domain/reading-summary.ts';
import { frameOf, newMarkId, outlineOn } from '../domain/testing/outline-fixture.ts';
import { axialSeries, clickAt, patient, sagittalSeries } from '../domain/testing/study-fixture.ts';
import { imagePoint } from '../geometry/image-point.ts';
import type { PlanePolygon } from '../geometry/spaces.ts';
import { applyCommand, type Command } from './commands.ts';

const sagittal = sagittalSeries();
const axial = axialSeries(0, 40);
const images = createImageLookup([sagittal, axial]);
const LEVELS: readonly Vertebra[] = ['T8', 'T9', 'T10', 'T11'];
const SHAPES: readonly (readonly [OutlineStructure, number, number])[] = [
  ['cord', 4, 0],
  ['sac', 8, 0],
  ['body', 17, -28],
  ['tumour-epidural', 4, 7],
  ['tumour-bone', 8, -22],
];

/** Round, about a middle in slice mm. */
const round = (radius: number, x: number, y: number): PlanePolygon =>
  Array.from({ length: 24 }, (_, i) => {
    const angle = (2 * Math.PI * i) / 24;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const;
  }) as unknown as PlanePolygon;

const drawn = (frame: number, level: Vertebra, shape: number, x: number) => {
  const [structure, radius, y] = SHAPES[shape % SHAPES.length] ?? ['cord', 4, 0];
  return outlineOn(frameOf(axial, frame), structure, round(radius, x, y), level);
};

const labelAt = (i: number, x: number, y: number) => ({
  id: newMarkId(),
  vertebra: LEVELS[i] ?? 'T8',
  status: 'confirmed' as const,
  ...clickAt(sagittal, patient(x, y, 150 - 36 * i)),
});

const begun: Reading = {
  ...createReading('1.2' as Uid),
  levels: LEVELS.map((_, i) => labelAt(i, 0, 0)),
  outlines: LEVELS.flatMap((level, i) =>
    SHAPES.map((_, shape) => drawn(36 - 9 * i, level, shape, 0)),
  ),
};

/** What a reader may do next, by three numbers: which kind, which of them, how far. */
function commandOf(reading: Reading, kind: number, which: number, far: number): Command {
  const outline = reading.outlines[which % Math.max(reading.outlines.length, 1)];
  const level = LEVELS[which % LEVELS.length] ?? 'T8';
  switch (outline === undefined ? 1 : kind % 7) {
    case 0:
      return {
        kind: 'update-outline',
        id: outline?.id ?? newMarkId(),
        change: {
          points: (outline?.points ?? []).map(([x, y], i) => imagePoint(x + (i < 6 ? far : 0), y)),
        },
      };
    case 1:
      return { kind: 'add-outline', outline: drawn(which % 40, level, which + kind, far) };
    case 2:
      return { kind: 'remove-mark', id: outline?.id ?? newMarkId() };
    case 3:
      return {
        kind: 'set-levels',
        levels: reading.levels.map((label, i) =>
          i === which % 4
            ? { ...label, ...clickAt(sagittal, patient(0, 8 * far, 150 - 36 * i + far)) }
            : label,
        ),
      };
    case 4:
      return {
        kind: 'set-conus',
        conus: { id: newMarkId(), ...clickAt(sagittal, patient(0, 0, 100 + 20 * far)) },
      };
    case 5:
      return {
        kind: 'mark-compartments',
        level,
        compartments: ['body-left'] as never,
        finding: far > 0 ? 'present' : 'absent',
      };
    default:
      return { kind: 'update-outline', id: outline?.id ?? newMarkId(), change: { level } };
  }
}

const derived = (reading: Reading, lookup: typeof images) => {
  const summary = new ReadingSummary(reading, lookup);
  return {
    rows: summary.rows,
    profile: summary.profile,
    levels: LEVELS.map((level) => [
      summary.escc(level),
      summary.references(level),
      summary.sins(level),
      summary.sinsEvidence(level),
    ]),
  };
};

describe('what is derived from a reading', () => {
  it('is after any commands what it would be computed anew', () => {
    const step = fc.tuple(fc.nat(6), fc.nat(60), fc.integer({ min: -3, max: 3 }));
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        let reading = begun;
        for (const [kind, which, far] of steps) {
          const result = applyCommand(reading, commandOf(reading, kind, which, far));
          if (result.ok) reading = result.value;
          derived(reading, images);
        }
        // No part of a copy is the same object, so nothing is remembered of it.
        const [series, copy] = structuredClone([[sagittal, axial], reading] as const);
        expect(derived(reading, images)).toEqual(derived(copy, createImageLookup(series)));
      }),
      { numRuns: 40 },
    );
  });
});
