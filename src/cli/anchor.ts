/** `scholium anchor`: where in a file annotations land, by the code that the editor uses. */
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { type Anchoring, anchorAll } from '../core/anchoring/anchor';
import { readAnnotationLines } from '../core/anchoring/web-annotation';
import { offsetsOf } from '../core/checks/positions';
import { decodeText } from '../core/decode';
import type { Outcome } from './commands';
import { InputError, messageOf, UsageError } from './failures';
import type { Options } from './options';
import { complain } from './print';
import { readText } from './reading';

/**
 * Offsets count UTF-16 units of the text of FILE without its byte order mark, with the line ends that it has: those
 * of the document in the editor.
 */
export function anchorCommand(operands: readonly string[], options: Options): Outcome {
  const [file, ...rest] = operands;
  if (file === undefined || rest.length > 0)
    throw new UsageError('anchor takes one FILE, and annotations on the standard input.');
  const read = readText(dirname(file), basename(file), options.maxSizeMB);
  if ('reason' in read) throw new InputError(`${file}: ${read.reason}`);
  const { annotations, broken } = readAnnotationLines(standardInput());
  for (const { line, message } of broken) complain(`standard input, line ${line}: ${message}`);
  const anchorings = anchorAll(read.text, annotations);
  const found = annotations.map(({ id }, i) => ({ id, anchoring: anchorings[i]! }));
  return {
    text: options.json
      ? `${JSON.stringify(
          found.map(({ id, anchoring }) => reportOf(id, anchoring)),
          null,
          1,
        )}\n`
      : linesOf(file, read.text, found),
    code: broken.length > 0 ? 1 : 0,
  };
}

function standardInput(): string {
  let decoded: ReturnType<typeof decodeText>;
  try {
    decoded = decodeText(readFileSync(0));
  } catch (error) {
    throw new InputError(`The annotations cannot be read from the standard input: ${messageOf(error)}`);
  }
  if ('binary' in decoded) throw new InputError('The standard input holds binary data, not annotations.');
  return decoded.text;
}

function reportOf(id: string, anchoring: Anchoring) {
  const score = rounded(anchoring.score);
  if (anchoring.state === 'found')
    return { id, state: anchoring.state, start: anchoring.start, end: anchoring.end, score };
  const candidates = anchoring.candidates.map((each) => ({ ...each, score: rounded(each.score) }));
  return { id, state: anchoring.state, start: null, end: null, score, candidates };
}

function rounded(score: number): number {
  return Math.round(score * 1000) / 1000;
}

/** A line each, as compilers write places: `page.txt:12:5: found urn:uuid:… (0.98)`. */
function linesOf(
  file: string,
  text: string,
  found: readonly { readonly id: string; readonly anchoring: Anchoring }[],
): string {
  const offsets = offsetsOf(text);
  const lines = found.map(({ id, anchoring }) => {
    const place = anchoring.state === 'found' ? anchoring : anchoring.candidates[0];
    const at = place && offsets.position(place.start);
    const where = at ? `${file}:${at.line + 1}:${at.column + 1}` : file;
    const what = anchoring.state === 'found' ? 'found' : place ? 'orphan, perhaps here' : 'orphan';
    return `${where}: ${what}: ${id} (${rounded(anchoring.score)})\n`;
  });
  return lines.join('');
}
