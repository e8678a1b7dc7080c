import { describe, expect, it } from 'vitest';
import { caudaKey } from './cauda-keys.ts';

const key = (key: string, code: string, change: Partial<KeyboardEvent> = {}) =>
  caudaKey(
    { key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...change },
    'b',
  );

describe('keys below the conus', () => {
  it('choose a scale and grade it, on any keyboard', () => {
    expect(key('a', 'KeyQ')).toEqual({ kind: 'scale', scale: 'a' });
    expect(key('4', 'Digit4')).toEqual({ kind: 'answer', answers: { b: 4 } });
    // French rows give another sign without Shift.
    expect(key('"', 'Digit3')).toEqual({ kind: 'answer', answers: { b: 3 } });
    expect(key('0', 'Numpad0')).toEqual({ kind: 'answer', answers: { b: 0 } });
  });

  it('mean nothing else here: no grade the scale has not, no shortcut', () => {
    expect(key('5', 'Digit5')).toBeNull();
    expect(key('c', 'KeyC')).toBeNull();
    expect(key('a', 'KeyA', { ctrlKey: true })).toBeNull();
    const onA = {
      key: '4',
      code: 'Digit4',
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      shiftKey: false,
    };
    expect(caudaKey(onA, 'a')).toBeNull();
  });
});
