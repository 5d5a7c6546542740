/**
 * Some hundred cached files as bytes. Measured on 10,000 dumps (13.8 MB), best of five, one core:
 *
 * | form | size ÷ dumps | decode ms | of it JSON and text |
 * | --- | --: | --: | --: |
 * | plain JSON | 2.03 | 127 | 127 |
 * | JSON, places as lists of four, put right by a walk | 1.45 | 98 | 75 |
 * | shapes and tokens | 1.17 | 88 | 57 |
 * | the same in ASCII | 1.17 | 62 | 42 |
 *
 * The last it is: the smallest, the fastest, and the one walk that needs to know nothing of the model's types.
 * Columns by hand would save some more of the walk, and would have to be kept up with each field of the model.
 */
import type { FileRole, Intake } from '../intake';
import type { Parsed } from '../model';
import { atOnce } from '../steps';
import type { CachedFile } from './cached-file';
import { framing, unframing } from './frame';
import { type Shape, TokenReader, TokenWriter } from './tokens';

/** About how many bytes a chunk holds: it is rewritten for one save, and decoded in a few milliseconds. */
export const CHUNK_SIZE = 1 << 19;

/** A file as it is written: what else its intake has follows from this. */
interface Written {
  readonly mtime: number;
  readonly size: number;
  readonly readAt: number;
  readonly role: FileRole;
  readonly citedKeys?: readonly string[];
  readonly parsed: Parsed;
}

interface Payload {
  readonly shapes: readonly Shape[];
  readonly tokens: readonly unknown[];
}

const NO_KEYS: ReadonlySet<string> = new Set();

export function encodeChunk(files: readonly CachedFile[], buildId: string): Uint8Array {
  return atOnce(encoding(files, buildId));
}

/** Pauses after each file. */
export function* encoding(files: readonly CachedFile[], buildId: string): Generator<void, Uint8Array> {
  const writer = new TokenWriter();
  for (const { file, mtime, size, readAt, role, intake } of files) {
    const { parsed, citedKeys } = intake;
    const keys = citedKeys.size > 0 && { citedKeys: [...citedKeys] };
    const written: Written = { mtime, size, readAt, role, ...keys, parsed };
    writer.tokens.push(file);
    writer.write(written, file);
    yield;
  }
  const { shapes, tokens } = writer;
  const payload: Payload = { shapes, tokens };
  const text = JSON.stringify(payload);
  yield;
  return yield* framing(new TextEncoder().encode(inAscii(text)), buildId);
}

/**
 * Letters beyond ASCII as JSON's escapes: one such letter makes a chunk's whole text one of two bytes a letter,
 * which is decoded a quarter slower. Not where most letters are such ones: escaped they take twice the room.
 */
function inAscii(json: string): string {
  const escaped = json.replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return escaped.length < json.length * 1.1 ? escaped : json;
}

/** The files of a chunk; undefined when another build wrote it or it is not whole. Never throws. */
export function decodeChunk(bytes: Uint8Array, buildId: string): CachedFile[] | undefined {
  try {
    const payload = atOnce(unframing(bytes, buildId));
    if (!payload) return undefined;
    const { shapes, tokens } = JSON.parse(new TextDecoder().decode(payload)) as Payload;
    const reader = new TokenReader(tokens, shapes);
    const files: CachedFile[] = [];
    while (!reader.done) files.push(readOne(reader));
    return files.every(isCachedFile) ? files : undefined;
  } catch {
    // Not JSON, or not of this form, under a checksum that is right: written by something that is not us.
    return undefined;
  }
}

function readOne(reader: TokenReader): CachedFile {
  const file = reader.next() as string;
  const { mtime, size, readAt, role, citedKeys, parsed } = reader.read(file) as unknown as Written;
  const intake: Intake = { parsed, citedKeys: citedKeys ? new Set(citedKeys) : NO_KEYS };
  return { file, mtime, size, readAt, role, intake };
}

/** Asks only what tells ours from another's: the checksum has vouched for the rest. */
function isCachedFile({ file, mtime, size, readAt, role, intake: { parsed } }: CachedFile): boolean {
  const isRead = [mtime, size, readAt].every(Number.isFinite) && typeof role.dump === 'boolean';
  return isRead && typeof file === 'string' && parsed.file === file;
}

/** About how many bytes a file takes in a chunk: what its texts have, and an allowance for the rest. */
export function roughSize({ intake: { parsed, citedKeys } }: CachedFile): number {
  let size = 250 + 100 * (parsed.pages.length + parsed.problems.length) + 20 * citedKeys.size;
  for (const { title, abstract, summary } of parsed.records)
    size += 250 + title.text.length + (abstract?.text.length ?? 0) + (summary?.text.length ?? 0);
  return size + 120 * parsed.citations.length;
}
