import { describe, expect, it } from 'vitest';
import { imagePoint } from '../geometry/image-point.ts';
import type { MarkId } from '../domain/reading.ts';
import { roomScene } from './room-scene.ts';
import type { Shape } from './scene.ts';

const outline = (structure: 'cord' | 'sac' | 'tumour-epidural'): Shape => ({
  kind: 'outline', id: null, structure, points: [imagePoint(0, 0), imagePoint(1, 0), imagePoint(0, 1)], closed: true,
  selected: false, dimmed: false, reference: false, state: 'done', label: { text: `${structure} 12 mm²`, side: 'left' },
}); // prettier-ignore

const line = (label: string, style: 'measure' | 'deciding' | 'accent', id: string | null): Shape => ({
  kind: 'line', id: id as MarkId | null, points: [imagePoint(0, 0), imagePoint(1, 1)], style, label, selected: false,
}); // prettier-ignore

const textOf = (shape: Shape): string | null =>
  shape.kind === 'outline' ? (shape.label?.text ?? null) : 'label' in shape ? shape.label : null;

describe('a scene for a room', () => {
  it('names tumour and cord once, and nothing by its area', () => {
    const shapes = ['tumour-epidural', 'tumour-epidural', 'cord', 'sac'] as const;
    expect(roomScene(shapes.map(outline)).map(textOf)).toEqual(['Tumour', null, 'Cord', null]);
  });

  it('keeps the gap, what decided and what the reader measured', () => {
    const shapes = [
      line('gap 0.7 mm', 'measure', null),
      line('sac depth 2.0 mm', 'measure', null),
      line('cord depth 1.2 mm', 'deciding', null),
      line('23 mm', 'measure', '2.25.1'),
      line('sagittal 5', 'accent', null),
    ];
    expect(roomScene(shapes).map(textOf)).toEqual([
      'gap 0.7 mm',
      'cord depth 1.2 mm',
      '23 mm',
      null,
    ]);
  });
});
