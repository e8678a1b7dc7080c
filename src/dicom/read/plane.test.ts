import { describe, expect, it } from 'vitest';
import { planeOfNormal } from './plane.ts';

const tilted = (degrees: number): [number, number, number] => {
  const radians = (degrees * Math.PI) / 180;
  return [0, Math.sin(radians), Math.cos(radians)];
};

describe('planeOfNormal', () => {
  it.each([
    // LPS: x to the left, y to the back, z to the head.
    [[0, 0, 1], 'axial', [0, 0, 1]],
    [[0, 0, -1], 'axial', [0, 0, 1]],
    [[-1, 0, 0], 'sagittal', [1, 0, 0]],
    [[0, -1, 0], 'coronal', [0, 1, 0]],
  ] as const)('normal %j is %s, ordered towards %j', (normal, kind, direction) => {
    const plane = planeOfNormal(normal);
    expect(plane.kind).toBe(kind);
    expect(plane.angleDeg).toBe(0);
    plane.normal?.forEach((value, axis) => expect(value).toBeCloseTo(direction[axis] ?? NaN));
  });

  it('keeps the plane of a slice tilted up to the limit, and gives the angle', () => {
    expect(planeOfNormal(tilted(19.9)).kind).toBe('axial');
    expect(planeOfNormal(tilted(19.9)).angleDeg).toBeCloseTo(19.9);
  });

  it('calls a slice tilted further oblique, with the nearest plane', () => {
    expect(planeOfNormal(tilted(30))).toMatchObject({ kind: 'oblique', nearest: 'axial' });
    expect(planeOfNormal(tilted(60))).toMatchObject({ kind: 'oblique', nearest: 'coronal' });
  });

  it('takes axial where axial and coronal are equally near', () => {
    expect(planeOfNormal(tilted(45)).nearest).toBe('axial');
  });
});
