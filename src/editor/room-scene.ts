import type { OutlineStructure } from '../domain/reading.ts';
import type { Shape } from './scene.ts';

/** What a room is told by name; the other outlines speak by their strokes. */
const SPOKEN: Readonly<Partial<Record<OutlineStructure, string>>> = {
  'tumour-epidural': 'Tumour',
  'tumour-intradural': 'Tumour',
  cord: 'Cord',
  roots: 'Roots',
};

/**
 * A scene for people at a distance: few and short names, the level in question, and of the measures the distance from
 * tumour to cord and the one that decided.
 */
export function roomScene(shapes: readonly Shape[]): readonly Shape[] {
  const told = new Set<string>();
  return shapes.flatMap((shape): readonly Shape[] => {
    switch (shape.kind) {
      case 'outline': {
        const text = SPOKEN[shape.structure];
        if (text === undefined || told.has(text) || shape.reference) {
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
