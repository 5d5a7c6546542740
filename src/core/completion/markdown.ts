/** What stands at a caret in a paragraph of Markdown: Pandoc's `@`, wikilinks, footnotes, MyST's roles. */
import { writeKey } from '../notes/keys';
import { canHold } from '../notes/write';
import { isClosed, isOpenFor, openBracket } from './brackets';
import { type Around, type Candidate, keyTail, trialKey } from './place';

/** The key that is being typed, or undefined. `isKey` knows the keys that are complete. */
export function markdownCandidate(
  around: Around,
  isKey: (key: string) => boolean,
): Candidate | undefined {
  return inRole(around) ?? inLink(around) ?? inFootnote(around) ?? inBraces(around) ?? atSign(around, isKey);
}

/** ``{cite:p}`a;ta| ``; the words may be several. */
function inRole({ before, after }: Around): Candidate | undefined {
  const role = /\{cite[a-z:]*\}`([^`\n]*)$/.exec(before);
  if (!role) return undefined;
  const part = role[1]!.slice(Math.max(role[1]!.lastIndexOf(';'), role[1]!.lastIndexOf(',')) + 1);
  const typed = /^\s*(?:\{[^{}]*\}\s*)?([^{}]*)$/.exec(part)?.[1];
  if (typed === undefined) return undefined;
  return {
    ...replacing(before, after, typed),
    before: '',
    after: /^[^`\n]*`/.test(after) ? '' : '`',
    write: (key) => (canHold('myst', key) ? key : undefined),
  };
}

/** `[[@ta|`, `[[papers/@ta|`. */
function inLink({ before, after }: Around): Candidate | undefined {
  const typed = /\[\[(?:[^[\]|#^\n]*\/)?@([^[\]|#^\n/\\]*)$/.exec(before)?.[1];
  if (typed === undefined) return undefined;
  return {
    ...replacing(before, after, typed),
    before: '',
    after: /^[^[\]\n]*\]\]/.test(after) ? '' : ']]',
    write: (key) => (canHold('wikilink', key) ? key : undefined),
  };
}

/** `[^@ta|`. */
function inFootnote({ before, after }: Around): Candidate | undefined {
  const typed = /\[\^@([^\s[\]^@]*)$/.exec(before)?.[1];
  if (typed === undefined) return undefined;
  return {
    ...replacing(before, after, typed),
    before: '',
    after: /^[^\s[\]]*\]/.test(after) ? '' : ']',
    write: (key) => (/[\s[\]^@]/.test(key) ? undefined : key),
  };
}

/** `@{ta|`: the brace is closed where the editor has not done so. */
function inBraces({ before, after }: Around): Candidate | undefined {
  const typed = /@\{([^\s{}]*)$/.exec(before)?.[1];
  if (typed === undefined) return undefined;
  const tail = typed === '' ? '' : /^[^\s{}]*(?=\})/.exec(after)?.[0];
  const end = before.length + (tail ?? '').length;
  const closer = after.startsWith('}', (tail ?? '').length) ? '' : '}';
  return {
    typed,
    start: before.length - typed.length,
    end,
    before: '',
    after: closer + bracketStillToClose({ before, after }),
    trial: trialKey(typed),
    write: (key) => (canHold('pandoc', key) ? key + closer : undefined),
  };
}

/** `@ta|`; in brackets also `[@tan scal|` and, with nothing or words behind a `;`, `[@a; scal|`. */
function atSign(around: Around, isKey: (key: string) => boolean): Candidate | undefined {
  const { before, after } = around;
  const open = openBracket(before);
  const isIn = isOpenFor(around, open);
  const inside = isIn ? before.slice(open + 1) : '';
  const typed =
    /@((?:[\p{L}\p{N}_][\p{L}\p{N}_:.#$%&\-+?<>~/]*)?)$/u.exec(before)?.[1] ??
    (isIn ? severalWords(inside, isKey) : undefined);
  if (typed !== undefined) return pandoc(around, typed, '');
  const next = /[^;\s][^;]*;([ \t]*)(?:(?:see also|see|also|cf\.|e\.g\.|but|vgl\.|siehe|voir) )?([^;@[\]{},]*)$/.exec(inside);
  if (!next || !inside.includes('@') || next[2]!.includes('\n')) return undefined;
  const words = next[2]!.trimStart();
  return pandoc(around, words, next[1] === '' && words === next[2] ? ' @' : '@');
}

/** `tan scal` of `see @tan scal`; what follows a key that is complete is its locator or suffix. */
function severalWords(inside: string, isKey: (key: string) => boolean): string | undefined {
  const words = /(?:^|[^\p{L}\p{N}])@([\p{L}\p{N}_][^\s;,@[\]{}]*[ \t]+[^;,@[\]{}\n]*)$/u.exec(inside)?.[1];
  return words === undefined || isKey(/^\S+/.exec(words)![0]) ? undefined : words;
}

/** `sign` is written before the key where it is not there yet. */
function pandoc(around: Around, typed: string, sign: string): Candidate {
  const { before, after } = around;
  const stretch = replacing(before, after, typed);
  const behind = after.slice(stretch.end - before.length, stretch.end - before.length + 4);
  return {
    ...stretch,
    before: sign,
    after: bracketStillToClose(around),
    write: (key) => {
      const written = writeKey(key, behind);
      return written === undefined ? undefined : sign + written;
    },
  };
}

function bracketStillToClose(around: Around): '' | ']' {
  return isOpenFor(around, openBracket(around.before)) && !isClosed(around.after) ? ']' : '';
}

/** The typed words, and the rest of the key that they are put before when the caret is within one. */
function replacing(before: string, after: string, typed: string) {
  return {
    typed,
    start: before.length - typed.length,
    end: before.length + (typed === '' ? 0 : keyTail(after).length),
    trial: trialKey(typed),
  };
}
