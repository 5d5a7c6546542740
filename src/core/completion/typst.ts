/** What stands at a caret in a Typst file: `@ta|`, `#cite(<ta|`, `#cite(label("ta|`. */
import { canHold, isTypstName, WRITE } from '../notes/write';
import { type Around, type Candidate, replacing } from './place';

export function typstCandidate({ before, after }: Around): Candidate | undefined {
  return inCommand(before, after) ?? atSign(before, after);
}

function inCommand(before: string, after: string): Candidate | undefined {
  const match = /(?<![\w.-])#?cite\(\s*(?:<([^<>\s"]*)|label\(\s*"([^"\\\n]*))$/.exec(before);
  if (!match) return undefined;
  const isLabel = match[1] === undefined;
  const typed = match[1] ?? match[2]!;
  const tail = (isLabel ? /^[^"\\\n]*(?=")|/ : /^[^\s<>]*(?=>)|/).exec(after)![0];
  const mark = isLabel ? '"' : '>';
  const closer = after.startsWith(mark, tail.length) ? '' : mark;
  return {
    ...replacing(typed, after, tail),
    after: isLabel && closer !== '' ? '")' : closer,
    write: (key) => (canHold('typst', key) && (isLabel || isTypstName(key)) ? key + closer : undefined),
  };
}

/** The `@` is replaced too: a key that is no name of Typst's needs a command. */
function atSign(before: string, after: string): Candidate | undefined {
  const typed = /@([\p{XID_Continue}_\-:.]*)$/u.exec(before)?.[1];
  if (typed === undefined) return undefined;
  const stretch = replacing(typed, after);
  const behind = after.slice(stretch.forth, stretch.forth + 4);
  return {
    ...stretch,
    back: typed.length + 1,
    before: '@',
    write: (key) => (canHold('typst', key) ? reference(key, behind) : undefined),
  };
}

function reference(key: string, after: string): string {
  return WRITE.typst([{ key }], 'bracketed', { text: '', after });
}
