import * as assert from 'node:assert/strict';
import { decodeText } from '../../src/core/decode';

const bytes = (...values: number[]) => Uint8Array.from(values);
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('decodeText', () => {
  const check = (given: Uint8Array, text: string, encoding: string) =>
    assert.deepEqual(decodeText(given), { text, encoding });

  it('reads UTF-8', () => check(utf8('Candès — 日本'), 'Candès — 日本', 'utf-8'));
  it('drops the byte order mark', () => check(bytes(0xef, 0xbb, 0xbf, ...utf8('né')), 'né', 'utf-8'));
  it('reads UTF-16 with a mark, of either order', () => {
    check(bytes(0xff, 0xfe, 0x6e, 0, 0xe9, 0), 'né', 'utf-16le');
    check(bytes(0xfe, 0xff, 0, 0x6e, 0, 0xe9), 'né', 'utf-16be');
  });
  it('takes what is no UTF-8 for windows-1252', () => {
    check(bytes(0x43, 0x61, 0x6e, 0x64, 0xe8, 0x73), 'Candès', 'windows-1252');
    check(bytes(0x93, 0x61, 0x94, 0x20, 0x96, 0x20, 0x80), '“a” – €', 'windows-1252');
  });
  it('reads a file as if none had been read before, a broken one above all', () => {
    const broken = bytes(0xff, 0xfe, 0x6e, 0, 0xe9);
    for (const given of [bytes(0x43, 0xe8), broken, bytes(0xe2, 0x82)]) {
      decodeText(given);
      check(utf8('né'), 'né', 'utf-8');
      check(bytes(0xff, 0xfe, 0x6e, 0, 0xe9, 0), 'né', 'utf-16le');
    }
  });
  it('reads an empty file as empty', () => check(bytes(), '', 'utf-8'));
  it('keeps form feeds and tabs', () => check(utf8('a\f\tb\r\n'), 'a\f\tb\r\n', 'utf-8'));
  it('takes a NUL, or many control characters, for binary data', () => {
    assert.deepEqual(decodeText(bytes(0x25, 0x50, 0x44, 0x46, 0, 1)), { binary: true });
    assert.deepEqual(decodeText(Uint8Array.from({ length: 100 }, (_, at) => (at % 10 === 0 ? 1 : 65))), {
      binary: true,
    });
  });
  it('bears a single stray control character', () =>
    check(utf8(`${'a'.repeat(99)}\u0001`), `${'a'.repeat(99)}\u0001`, 'utf-8'));
  it('falls back when a mark lies', () =>
    check(bytes(0xef, 0xbb, 0xbf, 0xe8, 0x20), 'ï»¿è ', 'windows-1252'));
});
