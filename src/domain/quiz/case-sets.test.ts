import { describe, expect, it } from 'vitest';
import { COMPARTMENTS } from '../compartment.ts';
import { groupOfCompartment, hintsOf } from './case-sets.ts';

describe('what a case can be filtered by once its key may be hinted at', () => {
  it('puts every compartment into one group: 6 of the body, 11 behind, 4 epidural, 2 by 2 the rest', () => {
    const counts = new Map<string, number>();
    for (const one of COMPARTMENTS) {
      const group = groupOfCompartment(one);
      counts.set(group, (counts.get(group) ?? 0) + 1);
    }
    expect(Object.fromEntries(counts)).toEqual({
      'Vertebral body': 6,
      // Pedicle, lamina, facet, costovertebral joint, transverse process on each side; the spinous process.
      'Posterior elements': 11,
      Epidural: 4,
      'Inside the dura': 1,
      'Inside the cord': 1,
      Foramen: 2,
      Paraspinal: 2,
    });
  });

  it('names the border and the groups of a case, and nothing for tags it does not know', () => {
    expect(
      hintsOf(
        ['borderline', 'borderline:1c/2', 'ct'],
        ['pedicle-left', 'epidural-left', 'facet-left'],
      ),
    ).toEqual({ borderline: ['1c/2'], compartments: ['Posterior elements', 'Epidural'] });
    expect(hintsOf(['unstable'], [])).toEqual({ borderline: [], compartments: [] });
  });
});
