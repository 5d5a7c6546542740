/** The text of a file's bytes: dumps come as UTF-8, as UTF-16 with a mark, and as old Latin-1. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export type Decoded = { readonly text: string; readonly encoding: Encoding } | { readonly binary: true };

/** How much of a file is looked at to tell text from binary data: enough to meet a header, cheap on large files. */
const LOOKED_AT = 64 * 1024;

/** Up to this share of control characters a text is still one (form feeds, escape codes of a terminal). */
const CONTROL_SHARE = 0.02;

/** Decodes without a byte order mark in the result. Never throws. */
export function decodeText(bytes: Uint8Array): Decoded {
  const marked = markedEncoding(bytes);
  if (marked) {
    const text = tryDecode(bytes, marked);
    if (text !== undefined) return { text, encoding: marked };
  }
  if (looksBinary(bytes)) return { binary: true };
  const utf8 = tryDecode(bytes, 'utf-8');
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8' };
  // Every byte has a character in windows-1252, Latin-1's superset, so this cannot fail.
  return { text: windows1252(tryDecode(bytes, 'windows-1252') ?? ''), encoding: 'windows-1252' };
}

/** The characters from 0x80 to 0x9f, `-` where there is none. */
const UPPER = '€-‚ƒ„…†‡ˆ‰Š‹Œ-Ž--‘’“”•–—˜™š›œ-žŸ';

/** Node's decoder takes windows-1252 for Latin-1 in some versions and leaves controls where quotes stood. */
function windows1252(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (control) => {
    const char = UPPER[control.charCodeAt(0) - 0x80]!;
    return char === '-' ? control : char;
  });
}

function markedEncoding(bytes: Uint8Array): Encoding | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return undefined;
}

/** Made once: to make one costs more than to decode a page. */
const DECODERS = new Map<Encoding, TextDecoder>();

function decoderOf(encoding: Encoding): TextDecoder {
  const known = DECODERS.get(encoding);
  if (known) return known;
  const made = new TextDecoder(encoding, { fatal: true });
  DECODERS.set(encoding, made);
  return made;
}

function tryDecode(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return decoderOf(encoding).decode(bytes);
  } catch {
    // One that failed may keep what it was given last.
    DECODERS.delete(encoding);
    // The decoder's way to say "not this encoding"; the caller has the next one to try.
    return undefined;
  }
}

function looksBinary(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, LOOKED_AT);
  let controls = 0;
  for (let index = 0; index < length; index++) {
    const byte = bytes[index]!;
    if (byte === 0) return true;
    const isSpace = byte >= 0x09 && byte <= 0x0d;
    if (byte < 0x20 && !isSpace) controls++;
  }
  return controls > length * CONTROL_SHARE;
}
