import * as assert from 'node:assert/strict';
import { framing, unframing } from '../../../src/core/cache/frame';
import { atOnce } from '../../../src/core/steps';
import { generator } from './random';

const BUILD = 'this build';

describe('a frame around bytes', () => {
  for (const length of [0, 1, 3, 4, 5, (1 << 20) - 1, 1 << 20, (1 << 20) + 1]) {
    it(`gives back ${length} bytes, and not when one of them is another @long`, () => {
      const random = generator(length);
      const payload = new Uint8Array(length).map((_, at) => at * 31);
      const bytes = atOnce(framing(payload, BUILD));
      const back = atOnce(unframing(bytes, BUILD))!;
      assert.ok(Buffer.from(back).equals(payload));
      assert.equal(back.byteOffset % 4, 0);
      for (let round = 0; round < 20; round++) {
        const at = random(bytes.length);
        bytes[at]! ^= 16;
        assert.equal(atOnce(unframing(bytes, BUILD)), undefined);
        bytes[at]! ^= 16;
      }
      assert.equal(atOnce(unframing(bytes.subarray(0, bytes.length - 1), BUILD)), undefined);
    });
  }

  it('pauses once a megabyte', () => {
    const bytes = atOnce(framing(new Uint8Array(5 << 20), BUILD));
    assert.equal([...framing(new Uint8Array(5 << 20), BUILD)].length, 5);
    assert.equal([...unframing(bytes, BUILD)].length, 5);
  });
});
