import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Uid } from '../base/uid.ts';
import { imagePoint } from '../geometry/image-point.ts';
import { imageKeyOf, type ImageReference } from '../domain/image-series.ts';
import { createReading, type MarkId, type Outline, type Reading } from '../domain/reading.ts';
import { applyCommand, type Command } from './commands.ts';
import { createMarkId } from './mark-id.ts';

const image: ImageReference = { sopInstanceUid: '1.2.3' as Uid, frameNumber: 1 };
const empty = createReading('1.2' as Uid);

const outline = (id: MarkId = createMarkId()): Outline => ({
  id,
  structure: 'cord',
  role: 'index',
  level: 'T9',
  image,
  points: [imagePoint(0.1, 0.2), imagePoint(4, 0), imagePoint(0, 4)],
  origin: 'drawn',
});

const after = (reading: Reading, ...commands: readonly Command[]): Reading =>
  commands.reduce((now, command) => {
    const result = applyCommand(now, command);
    if (!result.ok) throw new Error(result.error.message);
    return result.value;
  }, reading);

describe('applyCommand', () => {
  it('leaves the reading it is given as it was', () => {
    const before = JSON.stringify(empty);
    after(empty, { kind: 'add-outline', outline: outline() });
    expect(JSON.stringify(empty)).toBe(before);
  });

  it('keeps points at the precision of a report', () => {
    const [kept] = after(empty, { kind: 'add-outline', outline: outline() }).outlines;
    // 0.1 is not a float32: the nearest one is 0.100000001490116...
    expect(kept?.points[0]).toEqual([Math.fround(0.1), Math.fround(0.2)]);
  });

  it('keeps every kind of point at that precision', () => {
    const point = imagePoint(0.1, 0.2);
    const mark = { id: createMarkId(), image, point };
    const reading = after(
      empty,
      { kind: 'set-levels', levels: [{ ...mark, vertebra: 'T9', status: 'confirmed' }] },
      { kind: 'set-conus', conus: mark },
      { kind: 'add-marker', marker: { ...mark, level: 'T9', compartment: 'intramedullary' } },
    );
    const rounded = [Math.fround(0.1), Math.fround(0.2)];
    expect(reading.levels[0]?.point).toEqual(rounded);
    expect(reading.conus?.point).toEqual(rounded);
    expect(reading.markers[0]?.point).toEqual(rounded);
  });

  it('gives the reading back when a mark is added and removed', () => {
    const id = createMarkId();
    const there = { kind: 'add-outline', outline: outline(id) } as const;
    expect(after(empty, there, { kind: 'remove-mark', id })).toEqual(empty);
  });

  it('refuses to change a mark that is not there', () => {
    for (const command of [
      { kind: 'remove-mark', id: createMarkId() },
      { kind: 'update-outline', id: createMarkId(), change: {} },
      { kind: 'move-mark', id: createMarkId(), point: imagePoint(1, 1) },
    ] as const) {
      const result = applyCommand(empty, command);
      expect(result.ok ? null : result.error.kind).toBe('unknown-mark');
    }
  });

  it('forgets a level when the last word on it is taken back', () => {
    const answered = after(empty, {
      kind: 'answer-escc',
      level: 'T9',
      image: imageKeyOf(image),
      question: 'sac-deformed',
      value: true,
    });
    expect(answered.assessments.T9?.esccAnswers).toEqual({
      [imageKeyOf(image)]: { 'sac-deformed': true },
    });
    const taken = after(answered, {
      kind: 'answer-escc',
      level: 'T9',
      image: imageKeyOf(image),
      question: 'sac-deformed',
      value: null,
    });
    expect(taken).toEqual(empty);
  });

  it('marks a compartment present with its marker, and drops the marker with the word', () => {
    const marker = {
      id: createMarkId(),
      level: 'T9',
      compartment: 'pedicle-left',
      image,
      point: imagePoint(3, 3),
    } as const;
    const marked = after(empty, { kind: 'add-marker', marker });
    expect(marked.assessments.T9?.compartments).toEqual({ 'pedicle-left': 'present' });
    const absent = after(marked, {
      kind: 'mark-compartments',
      level: 'T9',
      compartments: ['pedicle-left'],
      finding: 'absent',
    });
    expect(absent.markers).toEqual([]);
    expect(absent.assessments.T9?.compartments).toEqual({ 'pedicle-left': 'absent' });
  });

  it('carries what was said of a level along when the levels are renamed', () => {
    const label = {
      id: createMarkId(),
      image,
      point: imagePoint(2, 2),
      vertebra: 'T9',
      status: 'confirmed',
    } as const;
    const marked = after(
      empty,
      { kind: 'set-levels', levels: [label] },
      { kind: 'add-outline', outline: outline() },
      {
        kind: 'mark-compartments',
        level: 'T9',
        compartments: ['pedicle-left'],
        finding: 'present',
      },
    );
    const renamed = after(marked, {
      kind: 'shift-levels',
      levels: [{ ...label, vertebra: 'T10' }],
      steps: 1,
    });
    expect(renamed.outlines[0]?.level).toBe('T10');
    expect(Object.keys(renamed.assessments)).toEqual(['T10']);
  });

  it('takes a key image back when it is toggled twice', () => {
    const toggle = (): Command => ({
      kind: 'toggle-key-image',
      keyImage: { id: createMarkId(), level: 'T9', image },
    });
    expect(after(empty, toggle()).keyImages).toHaveLength(1);
    expect(after(empty, toggle(), toggle())).toEqual(empty);
  });

  it('keeps one cord, sac and canal a slice and role, drawn or renamed, and any number of the others', () => {
    const [first, second] = [outline(), outline()];
    const add = (one: Outline): Command => ({ kind: 'add-outline', outline: one });
    expect(after(empty, add(first), add(second)).outlines.map(({ id }) => id)).toEqual([second.id]);
    const other: Outline = { ...outline(), role: 'reference-above' };
    const elsewhere: Outline = { ...outline(), image: { ...image, frameNumber: 2 } };
    expect(after(empty, add(first), add(other), add(elsewhere)).outlines).toHaveLength(3);
    const sac: Outline = { ...outline(), structure: 'sac' };
    const renamed = after(empty, add(first), add(sac), {
      kind: 'update-outline',
      id: sac.id,
      change: { structure: 'cord' },
    });
    expect(renamed.outlines.map(({ id, structure }) => [id, structure])).toEqual([
      [sac.id, 'cord'],
    ]);
    const pocket = (): Outline => ({ ...outline(), structure: 'csf' });
    expect(after(empty, add(pocket()), add(pocket())).outlines).toHaveLength(2);
  });

  it('moves only the mark it names', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 6 }), fc.nat(), (sizes, pick) => {
        const outlines = sizes.map((): Outline => ({ ...outline(), structure: 'csf' }));
        const reading = after(
          empty,
          ...outlines.map((one): Command => ({ kind: 'add-outline', outline: one })),
        );
        const chosen = outlines[pick % outlines.length] as Outline;
        const moved = after(reading, {
          kind: 'update-outline',
          id: chosen.id,
          change: { points: [imagePoint(1, 1), imagePoint(2, 1), imagePoint(1, 2)] },
        });
        for (const [i, one] of moved.outlines.entries()) {
          if (one.id === chosen.id) expect(one.points[0]).toEqual([1, 1]);
          else expect(one).toBe(reading.outlines[i]);
        }
      }),
    );
  });
});
