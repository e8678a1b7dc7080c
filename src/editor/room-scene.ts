import { STRUCTURES } from '../domain/structures.ts';
import type { Shape } from './scene.ts';

/**
 * A scene for people at a distance: few and short names, the level in question, and of the measures the distance from
 * tumour to cord and the one that decided.
 */
export function roomScene(shapes: readonly Shape[]): readonly Shape[] {
  const told = new Set<string>();
  return shapes.flatMap((shape): readonly Shape[] => {
    switch (shape.kind) {
      case 'outline': {
        const text = STRUCTURES[shape.structure].spoken;
        if (text === null || told.has(text) || shape.reference) {
          return [{ ...shape, label: null }];
        }
        told.add(text);
        return [{ ...shape, label: { text, side: shape.label?.side ?? 'left' } }];
      }
      case 'line': {
        if (shape.style === 'accent') return [{ ...shape, label: null }];
        const isGap = shape.label?.startsWith('gap') === true;
        return shape.style === 'measure' && shape.id === null && !isGap ? [] : [shape];
      }
      case 'label':
        return shape.selected ? [shape] : [];
      case 'arc':
        return [{ ...shape, label: '' }];
      case 'bitmap':
        return [shape];
      case 'handle':
        return [];
    }
  });
}
