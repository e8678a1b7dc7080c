import type { Uid } from '../../base/uid.ts';
import type { PatientPoint } from '../../geometry/spaces.ts';
import { add, distanceMm, scale, subtract } from '../../geometry/vector.ts';
import type { ImageLookup } from '../image-lookup.ts';
import type { Vertebra } from '../level.ts';
import { positionedLabels } from '../levels/label-position.ts';
import { vertebraSequence } from '../levels/sequence.ts';
import { typicalBodyMm, typicalDiscMm } from '../levels/typical-heights.ts';
import type { Reading } from '../reading.ts';

/** A vertebra with the place of its body's middle. Space/unit: LPS mm. */
export interface PlacedVertebra {
  readonly vertebra: Vertebra;
  readonly position: PatientPoint;
}

/**
 * Where every vertebra lies in one frame of reference: at its label; between labels in proportion to typical sizes; beyond
 * the last one straight up or down the patient by typical sizes, stretched like the labelled part. None without a label.
 */
export function placeVertebrae(
  reading: Reading,
  images: ImageLookup,
  frameOfReferenceUid: Uid | null,
): readonly PlacedVertebra[] {
  const sequence = vertebraSequence(reading.counting.transitional);
  const labels = positionedLabels(reading.levels, images, frameOfReferenceUid).flatMap(
    ({ label, position }) => {
      const index = sequence.indexOf(label.vertebra);
      return index < 0 ? [] : [{ index, position }];
    },
  );
  const [first, last] = [labels[0], labels.at(-1)];
  if (first === undefined || last === undefined) return [];
  const along = lengthsAlong(sequence);
  const at = (index: number): number => along[index] ?? 0;
  const typical = at(last.index) - at(first.index);
  const stretch = typical > 0 ? distanceMm(first.position, last.position) / typical : 1;
  return sequence.map((vertebra, index): PlacedVertebra => {
    const above = labels.findLast((one) => one.index <= index);
    const below = labels.find((one) => one.index >= index);
    if (above && below) {
      const span = at(below.index) - at(above.index);
      const share = span > 0 ? (at(index) - at(above.index)) / span : 0;
      const step = scale(subtract(below.position, above.position), share);
      return { vertebra, position: add(above.position, step) as PatientPoint };
    }
    const end = above ?? below ?? first;
    const down = (at(index) - at(end.index)) * stretch;
    return { vertebra, position: add(end.position, [0, 0, -down]) as PatientPoint };
  });
}

/** How far down the spine each vertebra's middle lies, by typical sizes. Unit: mm from the first one. */
function lengthsAlong(sequence: readonly Vertebra[]): readonly number[] {
  const lengths: number[] = [];
  for (const [i, vertebra] of sequence.entries()) {
    const before = sequence[i - 1];
    lengths.push(
      before === undefined
        ? 0
        : (lengths.at(-1) ?? 0) +
            typicalBodyMm(before) / 2 +
            typicalDiscMm(before) +
            typicalBodyMm(vertebra) / 2,
    );
  }
  return lengths;
}
