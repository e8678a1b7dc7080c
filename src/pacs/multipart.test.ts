import { describe, expect, it } from 'vitest';
import { parseMediaType, transferSyntaxOf } from './media-type.ts';
import { readMultipart } from './multipart.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (part: Uint8Array | undefined): string => new TextDecoder().decode(part);

const whole = '--b\r\nContent-Type: text/plain\r\n\r\none\r\n--b\r\n\r\ntwo\r\nlines\r\n--b--\r\n';

describe('readMultipart', () => {
  it('gives the parts with their types', () => {
    const message = readMultipart(bytes(whole), 'b');
    expect(message.isComplete).toBe(true);
    expect(message.parts.map((part) => [part.type.type, text(part.bytes)])).toEqual([
      ['text/plain', 'one'],
      ['', 'two\r\nlines'],
    ]);
  });

  it('takes a preamble, lines that end in LF alone, and a boundary within the bytes of a part', () => {
    const message = readMultipart(bytes('before\n--b\nA: 1\n\nx--b\n--b--'), 'b');
    expect(message.isComplete).toBe(true);
    expect(message.parts.map((part) => text(part.bytes))).toEqual(['x--b']);
  });

  it('never passes half a message for a whole one, wherever it is cut', () => {
    const end = whole.lastIndexOf('--b--') + '--b--'.length;
    for (let length = 0; length < end; length += 1) {
      const { isComplete, parts } = readMultipart(bytes(whole.slice(0, length)), 'b');
      expect(isComplete, `cut after ${length}`).toBe(false);
      // A part counts once the boundary after it is there.
      for (const part of parts) expect(['one', 'two\r\nlines']).toContain(text(part.bytes));
    }
  });
});

describe('parseMediaType', () => {
  it('reads quoted parameters with a semicolon', () => {
    const type = parseMediaType('Multipart/Related; type="image/jls; transfer-syntax=1.2.3"; boundary="a b"'); // prettier-ignore
    expect(type.type).toBe('multipart/related');
    expect(type.parameters.get('boundary')).toBe('a b');
    expect(transferSyntaxOf(type)).toBe('1.2.3');
  });

  it('takes no transfer syntax that is none', () => {
    expect(transferSyntaxOf(parseMediaType('image/jp2; transfer-syntax=*'))).toBe(null);
    expect(transferSyntaxOf(parseMediaType(null))).toBe(null);
  });
});
