/**
 * A number that stands for a file's content, for noticing that it is another than before. Not for keeping
 * secrets: whoever can write into the folder can write the content too.
 */

const PRIME = 0x01000193;
const OTHER_PRIME = 0x5bd1e995;

/** 53 bits: two texts of a hundred million share one with a chance of one in two. */
export function digestOf(bytes: Uint8Array): number {
  let a = 0x811c9dc5 | 0;
  let b = bytes.length | 0;
  const whole = bytes.length & ~3;
  // Four at a time, put together here: a Uint32Array reads no view that starts between two words.
  for (let i = 0; i < whole; i += 4) {
    const word = bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24);
    a = Math.imul(a ^ word, PRIME);
    a ^= a >>> 13;
    b = Math.imul(b ^ (b >>> 15) ^ word, OTHER_PRIME);
  }
  for (let i = whole; i < bytes.length; i++) {
    a = Math.imul(a ^ bytes[i]!, PRIME);
    b = Math.imul(b ^ (b >>> 15) ^ bytes[i]!, OTHER_PRIME);
  }
  return together(a, b);
}

/** One number for a text, by its UTF-16 code units. */
export function digestOfText(text: string): number {
  let a = 0x811c9dc5 | 0;
  let b = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, PRIME);
    b = Math.imul(b ^ (b >>> 15) ^ unit, OTHER_PRIME);
  }
  return together(a, b);
}

function together(a: number, b: number): number {
  return ((a ^ (a >>> 16)) >>> 11) * 2 ** 32 + ((b ^ (b >>> 13)) >>> 0);
}
