/** What stands at a caret in a paragraph of Markdown: Pandoc's `@`, wikilinks, footnotes, MyST's roles. */
import { writeKey } from '../notes/keys';
import { canHold } from '../notes/write';
import { isClosed, isOpenFor, openBracket } from './brackets';
import { type Around, type Candidate, replacing } from './place';

/** The key that is being typed, or undefined. `isKey` knows the keys that are complete. */
export function markdownCandidate(around: Around, isKey: (key: string) => boolean): Candidate | undefined {
  if (/\[\[[^[\]\n]*$/.test(around.before)) return inLink(around);
  return inRole(around) ?? inFootnote(around) ?? inBraces(around) ?? atSign(around, isKey);
}

/** ``{cite:p}`a;ta| ``; the words may be several. */
function inRole({ before, after }: Around): Candidate | undefined {
  const role = /\{cite[a-z:]*\}`([^`\n]*)$/.exec(before);
  if (!role) return undefined;
  const part = role[1]!.slice(Math.max(role[1]!.lastIndexOf(';'), role[1]!.lastIndexOf(',')) + 1);
  const typed = /^\s*(?:\{[^{}]*\}\s*)?([^{}]*)$/.exec(part)?.[1];
  if (typed === undefined) return undefined;
  return {
    ...replacing(typed, after, /^[^\s`;,{}]*/.exec(after)![0]),
    after: /^[^`\n]*`/.test(after) ? '' : '`',
    write: (key) => (canHold('myst', key) ? key : undefined),
  };
}

/** `[[@ta|`, `[[papers/@ta|`. */
function inLink({ before, after }: Around): Candidate | undefined {
  const typed = /\[\[(?:[^[\]|#^\n]*\/)?@([^[\]|#^\n/\\,]*)$/.exec(before)?.[1];
  if (typed === undefined) return undefined;
  return {
    ...replacing(typed, after, /^[^\s[\]|#^/\\]*/.exec(after)![0]),
    after: /^[^[\]\n]*\]\]/.test(after) ? '' : ']]',
    write: (key) => (canHold('wikilink', key) ? key : undefined),
  };
}

/** `[^@ta|`. */
function inFootnote({ before, after }: Around): Candidate | undefined {
  const typed = /\[\^@([^\s[\]^@]*)$/.exec(before)?.[1];
  if (typed === undefined) return undefined;
  return {
    ...replacing(typed, after, /^[^\s[\]^@]*/.exec(after)![0]),
    after: /^[^\s[\]]*\]/.test(after) ? '' : ']',
    write: (key) => (/[\s[\]^@]/.test(key) ? undefined : key),
  };
}

/** `@{ta|`: the brace is closed where the editor has not done so. */
function inBraces({ before, after }: Around): Candidate | undefined {
  const typed = /@\{([^\s{}]*)$/.exec(before)?.[1];
  if (typed === undefined) return undefined;
  const tail = /^[^\s{}]*(?=\})|/.exec(after)![0];
  const closer = after.startsWith('}', tail.length) ? '' : '}';
  return {
    ...replacing(typed, after, tail),
    after: closer + bracketStillToClose({ before, after }),
    write: (key) => (canHold('pandoc', key) ? key + closer : undefined),
  };
}

/** `@ta|`; in brackets also `[@tan scal|` and, with nothing or words behind a `;`, `[@a; scal|`. */
function atSign(around: Around, isKey: (key: string) => boolean): Candidate | undefined {
  const { before } = around;
  const typed = BARE.exec(before)?.[1];
  if (typed !== undefined) return pandoc(around, typed, '');
  const open = openBracket(before);
  if (!isOpenFor(around, open)) return inRunningText(around, isKey);
  const inside = before.slice(open + 1);
  if (!inside.includes('@')) return undefined;
  const words = severalWords(inside, isKey);
  return words === undefined ? nextItem(around, inside) : pandoc(around, words, '');
}

const BARE = /@((?:[\p{L}\p{N}_][\p{L}\p{N}_:.#$%&\-+?<>~/]*)?)$/u;

/** `@chain of th|` outside brackets: what follows a key that is complete is the sentence, and so is what is far behind. */
function inRunningText(around: Around, isKey: (key: string) => boolean): Candidate | undefined {
  const typed = FEW_WORDS.exec(around.before)?.[1];
  if (typed === undefined || isKey(/^\S+/.exec(typed)![0])) return undefined;
  return { ...pandoc(around, typed, ''), inProse: true };
}

const FEW_WORDS =
  /(?<![\p{L}\p{N}@])@((?:[\p{L}\p{N}_][\p{L}\p{N}_:.#$%&\-+?<>~/]*)?[\p{L}\p{N}](?: [\p{L}\p{N}-]+){0,2} [\p{L}\p{N}-]*)$/u;

/** `[@a; |`, `[@a; see scal|`: the `@` is still to be written. */
function nextItem(around: Around, inside: string): Candidate | undefined {
  const item = /;([^;@[\]{},\n]*)$/.exec(inside)?.[1];
  if (item === undefined) return undefined;
  const words = item.replace(PREFIX, '').trimStart();
  if (/^(?:see|also|but|siehe|voir|cf|vgl|e|e\.g|i\.e)$/i.test(words)) return undefined;
  return pandoc(around, words, item === words ? ' @' : '@');
}

/** What one writes before a key and hardly looks for in a title. */
const PREFIX = /^\s*(?:(?:see also|see|also|but see|cf\.|e\.g\.|i\.e\.|vgl\.|siehe auch|siehe|voir)\s+)?/i;

/** `tan scal` of `see @tan scal`; what follows a key that is complete is its locator or suffix. */
function severalWords(inside: string, isKey: (key: string) => boolean): string | undefined {
  const words = /(?:^|[^\p{L}\p{N}])@([\p{L}\p{N}_][^\s;,@[\]{}]*[ \t]+[^;,@[\]{}\n]*)$/u.exec(inside)?.[1];
  return words === undefined || isKey(/^\S+/.exec(words)![0]) ? undefined : words;
}

/** `sign` is written before the key where it is not there yet. */
function pandoc(around: Around, typed: string, sign: string): Candidate {
  const stretch = replacing(typed, around.after);
  const behind = around.after.slice(stretch.forth, stretch.forth + 4);
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
