import { describe, expect, it } from 'vitest';
import { ESCC_GRADES } from '../escc/escc.ts';
import { definitionOf } from './definition.ts';

describe('the definition beside a key', () => {
  it.each(ESCC_GRADES)('%s has words of its own and a disagreement', (grade) => {
    const { title, text, conflicts } = definitionOf(grade);
    expect(title.startsWith(`${grade}: `)).toBe(true);
    expect(text.length).toBeGreaterThan(20);
    expect(conflicts.length).toBeGreaterThan(0);
  });

  it('says that 1c is filed as low or high, and where no grade is defined', () => {
    expect(definitionOf('1c')).toMatchObject({
      card: 'escc-bands',
      conflicts: ['X1', 'X7', 'X25'],
    });
    expect(definitionOf('none').text).toContain('below the conus');
  });
});
