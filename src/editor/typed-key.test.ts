import { expect, it } from 'vitest';
import { typedKey, withKey, type KeyPress } from './typed-key.ts';

const press = (key: string, code: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...change,
});

it('goes by what is printed, and by place where another writing is', () => {
  expect(typedKey(press('a', 'KeyQ')).key).toBe('a');
  expect(typedKey(press('D', 'KeyD')).key).toBe('d');
  expect(typedKey(press('в', 'KeyD')).key).toBe('d');
  expect(typedKey(press('δ', 'KeyD')).key).toBe('d');
  expect(typedKey(press('х', 'BracketLeft')).key).toBe('[');
  expect(typedKey(press('é', 'Digit2'))).toMatchObject({ key: 'é', digit: '2' });
  expect(typedKey(press('Enter', 'Enter')).key).toBe('Enter');
});

it('takes AltGr for what it prints and not for Control and Alt', () => {
  const bracket = press('[', 'Digit8', {
    ctrlKey: true,
    altKey: true,
    getModifierState: (name) => name === 'AltGraph',
  });
  expect(typedKey(bracket)).toMatchObject({ key: '[', isControl: false, isAlt: false });
  expect(typedKey(press('s', 'KeyS', { ctrlKey: true }))).toMatchObject({ isControl: true });
});

it('follows the reader: a key that was given away does nothing, unless it was given something else', () => {
  const map = { d: 'c', c: 'ö' };
  expect(typedKey(press('c', 'KeyC'), map).key).toBe('d');
  expect(typedKey(press('ö', 'Semicolon'), map).key).toBe('c');
  expect(typedKey(press('d', 'KeyD'), map).key).toBe('Unidentified');
  expect(typedKey(press('s', 'KeyS'), map).key).toBe('s');
  expect(typedKey(press('c', 'KeyC', { ctrlKey: true }), map).key).toBe('c');
});

it('lets two keys change places, and forgets what is usual again', () => {
  expect(withKey({}, 'd', 'x')).toEqual({ d: 'x', x: 'd' });
  expect(withKey({ d: 'x', x: 'd' }, 'd', 'd')).toEqual({});
  // D is drawn with S, so that S, the sac, takes the key that D had: X.
  expect(withKey({ d: 'x', x: 'd' }, 'd', 's')).toEqual({ d: 's', s: 'x', x: 'd' });
  expect(withKey({}, 'd', 'ö')).toEqual({ d: 'ö', ö: 'd' });
});
