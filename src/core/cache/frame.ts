/**
 * Bytes in a wrapping by which it is known, when they come back, that they are ours, whole, and of this build.
 *
 * Words of 32 bits: magic, length of the payload in bytes, two for the build, then two for the digest of each
 * block of the payload, then the payload. The words are as this machine orders them: the storage never leaves it, and
 * on another machine the magic is another.
 */
import { digestOf, digestOfText } from '../digest';

const MAGIC = 0x53636831;
/** Words before the digests. */
const FIXED = 4;
/** Bytes under one digest: a millisecond of work. */
const BLOCK = 1 << 20;

/** Wraps a payload; pauses after each block, for a search index can have a hundred megabytes. */
export function* framing(payload: Uint8Array, buildId: string): Generator<void, Uint8Array> {
  const size = headerSize(payload.length);
  const bytes = new Uint8Array(size + payload.length);
  const header = new Uint32Array(bytes.buffer, 0, size / 4);
  header.set([MAGIC, payload.length, ...twoWords(digestOfText(buildId))]);
  for (const [block, part] of blocks(payload)) {
    bytes.set(part, size + block * BLOCK);
    header.set(twoWords(digestOf(part)), FIXED + 2 * block);
    yield;
  }
  return bytes;
}

/**
 * The payload, or undefined when the bytes were cut, changed, or written by another build; pauses after each
 * block. The payload starts at a multiple of four in its buffer, so that arrays of words can be laid over it.
 */
export function* unframing(bytes: Uint8Array, buildId: string): Generator<void, Uint8Array | undefined> {
  // A file system may hand out a part of a larger buffer, which starts anywhere. (Not `slice`: Node's copies nothing.)
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  if (aligned.length < FIXED * 4) return undefined;
  const [magic, length, ...build] = new Uint32Array(aligned.buffer, aligned.byteOffset, FIXED);
  const [a, b] = twoWords(digestOfText(buildId));
  if (magic !== MAGIC || build[0] !== a || build[1] !== b) return undefined;
  const size = headerSize(length!);
  if (aligned.length !== size + length!) return undefined;
  const header = new Uint32Array(aligned.buffer, aligned.byteOffset, size / 4);
  const payload = aligned.subarray(size);
  for (const [block, part] of blocks(payload)) {
    const [a, b] = twoWords(digestOf(part));
    if (header[FIXED + 2 * block] !== a || header[FIXED + 2 * block + 1] !== b) return undefined;
    yield;
  }
  return payload;
}

function headerSize(payloadLength: number): number {
  return 4 * (FIXED + 2 * Math.ceil(payloadLength / BLOCK));
}

function* blocks(payload: Uint8Array): Generator<[block: number, part: Uint8Array]> {
  for (let block = 0; block * BLOCK < payload.length; block++)
    yield [block, payload.subarray(block * BLOCK, (block + 1) * BLOCK)];
}

/** A digest as two words of 32 bits. */
function twoWords(digest: number): [number, number] {
  return [digest >>> 0, Math.floor(digest / 2 ** 32)];
}
