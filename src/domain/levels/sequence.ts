import { VERTEBRAE, type TransitionalAnatomy, type Vertebra } from '../level.ts';

/**
 * The vertebrae of a spine in order, head to tail. T13 and L6 exist only where the anatomy says so; with eleven ribs
 * T12 does not. A lumbarised S1 is called L6, and the first segment still fused is called S1; a sacralised L5 keeps
 * its name. An unknown anatomy is counted like the usual one.
 */
export function vertebraSequence(anatomy: TransitionalAnatomy): readonly Vertebra[] {
  return VERTEBRAE.filter((vertebra) => {
    if (vertebra === 'T13') return anatomy === 't13';
    if (vertebra === 'L6') return anatomy === 'lumbarised-s1';
    return vertebra === 'T12' ? anatomy !== 'eleven-ribs' : true;
  });
}

/** Head before tail: negative when `a` lies above `b`. */
export const compareVertebrae = (a: Vertebra, b: Vertebra): number =>
  VERTEBRAE.indexOf(a) - VERTEBRAE.indexOf(b);

/**
 * The vertebra a number of steps towards the tail (or, below 0, the head).
 * Null beyond the ends, and for a vertebra this anatomy does not have.
 */
export function stepVertebra(
  vertebra: Vertebra,
  steps: number,
  anatomy: TransitionalAnatomy,
): Vertebra | null {
  const sequence = vertebraSequence(anatomy);
  const index = sequence.indexOf(vertebra);
  return index === -1 ? null : (sequence[index + steps] ?? null);
}

/** The vertebra below. */
export const nextVertebra = (vertebra: Vertebra, anatomy: TransitionalAnatomy): Vertebra | null =>
  stepVertebra(vertebra, 1, anatomy);

/** The vertebra above. */
export const previousVertebra = (
  vertebra: Vertebra,
  anatomy: TransitionalAnatomy,
): Vertebra | null => stepVertebra(vertebra, -1, anatomy);

/** The vertebrae strictly between two, head to tail. */
export const vertebraeBetween = (
  upper: Vertebra,
  lower: Vertebra,
  anatomy: TransitionalAnatomy,
): readonly Vertebra[] =>
  vertebraSequence(anatomy).filter(
    (vertebra) => compareVertebrae(upper, vertebra) < 0 && compareVertebrae(vertebra, lower) < 0,
  );
