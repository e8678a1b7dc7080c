import { describe, expect, it } from 'vitest';
import type { KeyPress } from '../../editor/typed-key.ts';
import { actionOfKey, keyOfAction, readKeyGroups, strokeOf } from './read-keys.ts';

const press = (key: string, code: string, held: readonly string[] = []): KeyPress => ({
  key,
  code,
  ctrlKey: held.includes('Ctrl'),
  metaKey: held.includes('Meta'),
  altKey: held.includes('Alt'),
  shiftKey: held.includes('Shift'),
  getModifierState: (name) => held.includes(name),
});

describe('a key of the Read screen', () => {
  it('goes by what it prints', () => {
    expect(actionOfKey(press('d', 'KeyD'))).toBe('tool-cord');
    // Where a French row prints "a", an American one prints "q".
    expect(actionOfKey(press('a', 'KeyQ'))).toBe('grade-1a');
    expect(actionOfKey(press('D', 'KeyD', ['Shift']))).toBeNull();
    expect(actionOfKey(press('F', 'KeyF', ['Shift']))).toBe('fit');
  });

  it('goes by its place where digits are, and where no Latin letter is printed', () => {
    expect(actionOfKey(press('é', 'Digit2'))).toBe('grade-2');
    expect(actionOfKey(press('1', 'Digit1', ['Shift']))).toBe('layout-1x1');
    expect(actionOfKey(press('3', 'Numpad3'))).toBe('grade-3');
    expect(actionOfKey(press('в', 'KeyD'))).toBe('tool-cord');
    expect(actionOfKey(press('ы', 'KeyS', ['Ctrl']))).toBe('save');
    expect(actionOfKey(press('х', 'BracketLeft'))).toBe('previous-level');
  });

  it('is a sign however the layout makes it', () => {
    // German: AltGr 8 prints "[", and reports Ctrl and Alt as held.
    const held = ['Ctrl', 'Alt', 'AltGraph'];
    expect(actionOfKey(press('[', 'Digit8', held))).toBe('previous-level');
    expect(actionOfKey(press('?', 'Minus', ['Shift']))).toBe('keys');
    expect(actionOfKey(press('@', 'KeyQ', held))).toBeNull();
  });

  it('means nothing with Alt, and what the browser keeps stays the browser’s', () => {
    expect(actionOfKey(press('d', 'KeyD', ['Alt']))).toBeNull();
    expect(actionOfKey(press('t', 'KeyT', ['Ctrl']))).toBeNull();
    expect(actionOfKey(press('z', 'KeyZ', ['Meta']))).toBe('undo');
    expect(actionOfKey(press('Z', 'KeyZ', ['Ctrl', 'Shift']))).toBe('redo');
    expect(strokeOf(press('z', 'KeyZ'))).toBe('Z');
  });
});

describe('the list of keys', () => {
  it('says every key once, and what belongs together in one row', () => {
    const scores = readKeyGroups().find(({ title }) => title === 'Scores');
    expect(scores?.rows[0]).toEqual({
      keys: ['0', 'A', 'B', 'C', '2', '3'],
      text: 'ESCC grade 0, 1a, 1b, 1c, 2, 3',
    });
    const rows = readKeyGroups().flatMap((group) => group.rows);
    expect(new Set(rows.map(({ text }) => text)).size).toBe(rows.length);
  });

  it('tells the key of an action', () => {
    expect(keyOfAction('save')).toBe('Ctrl S');
    expect(keyOfAction('redo')).toBe('Ctrl Y');
    expect(keyOfAction('report-long')).toBe('');
  });
});
