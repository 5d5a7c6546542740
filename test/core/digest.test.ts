import * as assert from 'node:assert/strict';
import { digestOf } from '../../src/core/digest';
import { seeded } from './seeded';

describe('the digest of bytes', () => {
  const random = seeded(3);
  const bytes = Uint8Array.from({ length: 4099 }, () => random.below(256));

  it('is the same wherever in a buffer the bytes stand', () => {
    for (let offset = 0; offset < 9; offset++) {
      const buffer = new Uint8Array(bytes.length + 16).fill(7);
      buffer.set(bytes, offset);
      assert.equal(digestOf(buffer.subarray(offset, offset + bytes.length)), digestOf(bytes));
    }
  });

  it('is another for another length, and for any byte that changed', () => {
    const digests = new Set<number>();
    for (let length = 0; length < 64; length++) digests.add(digestOf(bytes.subarray(0, length)));
    for (let at = 0; at < bytes.length; at++) {
      const changed = bytes.slice();
      changed[at]! ^= 1 << (at % 8);
      digests.add(digestOf(changed));
    }
    assert.equal(digests.size, 64 + bytes.length);
  });

  it('is another when two bytes change places', () => {
    for (let at = 0; at + 9 < 400; at++) {
      const changed = bytes.slice(0, 400);
      [changed[at], changed[at + 9]] = [changed[at + 9]!, changed[at]!];
      if (changed[at] !== bytes[at]) assert.notEqual(digestOf(changed), digestOf(bytes.subarray(0, 400)));
    }
  });
});
