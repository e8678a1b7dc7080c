import type { TransitionalAnatomy, Vertebra } from '../../domain/level.ts';
import { vertebraSequence } from '../../domain/levels/sequence.ts';

/** The vertebrae that a strip shows, head to tail: 29 of the usual spine, one more or fewer with transitional anatomy. */
export const spineVertebrae = (anatomy: TransitionalAnatomy): readonly Vertebra[] =>
  vertebraSequence(anatomy).filter((vertebra) => vertebra !== 'C0' && vertebra !== 'Co');
