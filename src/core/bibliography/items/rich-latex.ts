/**
 * LaTeX in a field of BibTeX as the rich text of CSL-JSON
 * (https://docs.citationstyles.org/en/stable/specification.html#rich-text): accents and signs as Unicode, emphasis and
 * indices as tags, and words in braces, whose letters no style may change, within `<span class="nocase">`.
 */
import { fromLatex } from '../../latex';
import { matchBraces } from '../../latex/marks';
import { own } from '../../latex/reader';
import { inSentenceCase } from './sentence-case';

interface Leaf {
  text: string;
  readonly isProtected: boolean;
  /** Tags that open before it and close behind it. */
  readonly opens: string;
  readonly closes: string;
}

/** Text of which no style touches a capital. */
export function richText(latex: string): string {
  return written(leavesOf(latex), false);
}

/** A title: in sentence case, where its language is one that has titles in capitals. */
export function richTitle(latex: string, isEnglish: boolean): string {
  const leaves = leavesOf(latex);
  if (isEnglish) for (const [at, text] of inSentenceCase(leaves).entries()) leaves[at]!.text = text;
  return written(leaves, true);
}

function written(leaves: readonly Leaf[], marks: boolean): string {
  return leaves
    .map(({ text, isProtected, opens, closes }) => {
      const isMarked = marks && isProtected && /(?<![\p{L}\p{N}])\p{Ll}/u.test(text) && text.length > 1;
      return opens + (isMarked ? `<span class="nocase">${text}</span>` : text) + closes;
    })
    .join('')
    .replace(/[^\S\u00a0]+/g, ' ')
    .trim();
}

const SMALL_CAPS = '<span style="font-variant: small-caps;">';

/** What a command of one argument prints around it. */
const AROUND: Readonly<Record<string, readonly [string, string]>> = {
  emph: ['<i>', '</i>'],
  textit: ['<i>', '</i>'],
  textsl: ['<i>', '</i>'],
  mkbibemph: ['<i>', '</i>'],
  mkbibitalic: ['<i>', '</i>'],
  textbf: ['<b>', '</b>'],
  mkbibbold: ['<b>', '</b>'],
  textsc: [SMALL_CAPS, '</span>'],
  textsuperscript: ['<sup>', '</sup>'],
  mkbibsuperscript: ['<sup>', '</sup>'],
  textsubscript: ['<sub>', '</sub>'],
  mkbibsubscript: ['<sub>', '</sub>'],
  enquote: ['“', '”'],
  mkbibquote: ['“', '”'],
  mkbibparens: ['(', ')'],
  mkbibbrackets: ['[', ']'],
  textnormal: ['', ''],
  textrm: ['', ''],
  textsf: ['', ''],
  texttt: ['', ''],
  text: ['', ''],
  mbox: ['', ''],
  url: ['', ''],
  nolinkurl: ['', ''],
};

/** Commands that hold for the rest of their group: `{\em Homo sapiens}`. */
const SWITCHES: Readonly<Record<string, readonly [string, string]>> = {
  em: ['<i>', '</i>'],
  it: ['<i>', '</i>'],
  itshape: ['<i>', '</i>'],
  sl: ['<i>', '</i>'],
  bf: ['<b>', '</b>'],
  bfseries: ['<b>', '</b>'],
  sc: [SMALL_CAPS, '</span>'],
  scshape: [SMALL_CAPS, '</span>'],
};

/** Nothing people write is nested so deep; deeper, braces are left to the reader of LaTeX. */
const DEEPEST = 20;

function leavesOf(latex: string): Leaf[] {
  const leaves: Leaf[] = [];
  read(latex, { isProtected: false, depth: 0 }, leaves);
  return leaves;
}

interface Context {
  readonly isProtected: boolean;
  readonly depth: number;
}

function read(text: string, context: Context, leaves: Leaf[]): void {
  const closing = context.depth < DEEPEST ? matchBraces(text) : undefined;
  let plain = '';
  const flush = (): void => {
    if (plain !== '') push(leaves, plainText(plain), context.isProtected);
    plain = '';
  };
  const group = (inner: string, isProtected: boolean): void =>
    read(inner, { isProtected, depth: context.depth + 1 }, leaves);
  for (let at = 0; at < text.length; ) {
    const next = specialFrom(text, at);
    if (next > at) {
      plain += text.slice(at, next);
      at = next;
      continue;
    }
    const char = text[at]!;
    const end = context.depth < DEEPEST ? endOfUnit(text, at, closing) : undefined;
    if (end === undefined) {
      plain += char;
      at++;
    } else if (char === '{') {
      const inner = text.slice(at + 1, end - 1);
      const named = /^\s*\\([A-Za-z]+)(?![A-Za-z])\s*/.exec(inner);
      const around = named && own(SWITCHES, named[1]!);
      // An accent in braces: its letter is as it is, but the word goes on.
      if (/^\s*\\/.test(inner) && !around && !(named && own(AROUND, named[1]!))) {
        flush();
        push(leaves, fromLatex(text.slice(at, end), true), true);
      } else {
        flush();
        if (around) wrapped(leaves, around, () => group(inner.slice(named[0].length), context.isProtected));
        else group(inner, true);
      }
      at = end;
    } else if (char === '$') {
      flush();
      formula(fromLatex(text.slice(at, end), true), leaves);
      at = end;
    } else {
      const name = /^\\([A-Za-z]+)\*?\s*(?=\{)/.exec(text.slice(at, at + 40));
      const around = name && own(AROUND, name[1]!);
      if (around) {
        flush();
        const inner = text.slice(at + name[0].length + 1, end - 1);
        wrapped(leaves, around, () => group(inner, context.isProtected || name[1]!.endsWith('url')));
      } else plain += text.slice(at, end);
      at = end;
    }
  }
  flush();
}

/** Index of the next brace, formula or command; the end where there is none. */
function specialFrom(text: string, from: number): number {
  SPECIAL.lastIndex = from;
  return SPECIAL.exec(text)?.index ?? text.length;
}

const SPECIAL = /[{$\\]/g;

function push(leaves: Leaf[], text: string, isProtected: boolean): void {
  if (text !== '') leaves.push({ text, isProtected, opens: '', closes: '' });
}

function wrapped(leaves: Leaf[], [opens, closes]: readonly [string, string], inner: () => void): void {
  const isTag = opens.startsWith('<');
  leaves.push(
    isTag
      ? { text: '', isProtected: true, opens, closes: '' }
      : { text: opens, isProtected: true, opens: '', closes: '' },
  );
  inner();
  leaves.push(
    isTag
      ? { text: '', isProtected: true, opens: '', closes }
      : { text: closes, isProtected: true, opens: '', closes: '' },
  );
}

/** Behind the group, the formula, or the command with its arguments that begins here; undefined where none closes. */
function endOfUnit(text: string, at: number, closing: Uint32Array | undefined): number | undefined {
  if (text[at] === '{') return closeOf(closing, at);
  if (text[at] === '$') {
    const formula = /^\$\$?(?!\s)(?:[^$\\]|\\[\s\S])+\$\$?/.exec(text.slice(at, at + 400));
    return formula ? at + formula[0].length : undefined;
  }
  let end = at + (/^\\(?:[A-Za-z]+\*?|[\s\S])/.exec(text.slice(at, at + 60))?.[0].length ?? 1);
  if (end === at + 1 || /^\\[&%#_{}$\\ ,;!/-]/.test(text.slice(at, at + 2))) return end;
  for (;;) {
    const brace = end + (/^\s*/.exec(text.slice(end, end + 20))?.[0].length ?? 0);
    const close = text[brace] === '{' ? closeOf(closing, brace) : undefined;
    if (close === undefined) return end;
    end = close;
    // Only the arguments that stand close behind the first belong to the command.
    if (text[end] !== '{') return end;
  }
}

/** Behind the brace that closes the one at `at`. */
function closeOf(closing: Uint32Array | undefined, at: number): number | undefined {
  const close = closing?.[at] ?? 0;
  return close > at ? close + 1 : undefined;
}

/** Dashes, `'` as the apostrophe it is, and single quotation marks. */
function plainText(latex: string): string {
  const dashed = latex.replace(/---/g, '—').replace(/--/g, '–');
  return fromLatex(dashed, true)
    .replace(/`(?=\S)/g, '‘')
    .replace(/'/g, '’');
}

/** Indices that Unicode does not have are raised and lowered by tags: `Cu<sub>2-δ</sub>O`. */
function formula(text: string, leaves: Leaf[]): void {
  let from = 0;
  for (const { index, 0: whole, 1: mark, 2: group, 3: sign } of text.matchAll(INDEX)) {
    push(leaves, text.slice(from, index), true);
    const tag = mark === '_' ? 'sub' : 'sup';
    wrapped(leaves, [`<${tag}>`, `</${tag}>`], () => push(leaves, group ?? sign!, true));
    from = index + whole.length;
  }
  push(leaves, text.slice(from), true);
}

const INDEX = /([_^])(?:\(([^()]*)\)|([\p{L}\p{N}]+|[^\s_^]))/gu;
