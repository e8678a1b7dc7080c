import { VERTEBRAE, type TransitionalAnatomy, type Vertebra } from '../../domain/level.ts';

/** The vertebrae that a strip shows, head to tail: 29 of the usual spine, one more or fewer with transitional anatomy. */
export function spineVertebrae(transitional: TransitionalAnatomy): readonly Vertebra[] {
  return VERTEBRAE.filter((vertebra) => {
    if (vertebra === 'C0' || vertebra === 'Co') return false;
    if (vertebra === 'T13') return transitional === 't13';
    if (vertebra === 'L6') return transitional === 'lumbarised-s1';
    if (vertebra === 'T12') return transitional !== 'eleven-ribs';
    return true;
  });
}
