/**
 * The marks of LaTeX that plain text has as well: dollars, underscores, tildes, dashes. Each is told by what
 * stands around it, so that prices, file names and flags stay what they are.
 */
import { SIGNS } from './symbols';

export interface Piece {
  readonly out: string;
  /** Behind what was read. */
  readonly end: number;
}

/** Pandoc's rule for a closing dollar, and no prose between: `$5 and $6`, `US$ 5`. */
export function isFormula(text: string, from: number, close: number, width: number): boolean {
  const inner = text.slice(from, close);
  if (inner.trim() === '') return false;
  if (width === 1 && (/\s$/.test(inner) || /\d/.test(text[close + 1] ?? ''))) return false;
  if (/[\\^_]/.test(inner)) return true;
  return !/[A-Za-z]{3,}\s+[A-Za-z]{2,}|\s[A-Za-z]{4,}/.test(inner);
}

/** Outside a formula: `10^6`, `S^3-R1`, `AIRA_2`; but `snake_case`, `file_2.txt` and `top_5` are names. */
export function plainScript(text: string, at: number, end: number): Piece | undefined {
  const digits = /^[-+]?\d{1,3}/.exec(text.slice(at + 1, Math.min(end, at + 5)))?.[0];
  if (digits === undefined || at === 0) return undefined;
  const stop = at + 1 + digits.length;
  const next = text[stop] ?? ' ';
  const isPower =
    text[at] === '^' &&
    /[\p{L}\p{N})\]]/u.test(text[at - 1]!) &&
    !/[\w.]/.test(next.replace('.', /^\.(?:\s|$)/.test(text.slice(stop, stop + 2)) ? ' ' : '.'));
  if (isPower) return { out: digits, end: stop };
  if (
    text[at] !== '_' ||
    !/^\d{1,2}$/.test(digits) ||
    /[\w/]|\.\w/.test(text.slice(stop, stop + 2).replace(/^\.\s?$/, ''))
  )
    return undefined;
  const base = /(?:^|[^\w./-])([A-Za-z]+)$/.exec(text.slice(Math.max(0, at - 24), at))?.[1];
  const isSymbol = base !== undefined && (base.length === 1 || /^[A-Z]+$/.test(base));
  return isSymbol ? { out: digits, end: stop } : undefined;
}

/** `models~(LLMs)`, `Fig.~3`; but `~27%`, `5~10`, `/~name`. */
export function readTie(text: string, at: number, start: number, math: boolean): Piece | undefined {
  if (math) return { out: ' ', end: at + 1 };
  const before = at > start ? text[at - 1]! : ' ';
  const after = text[at + 1] ?? ' ';
  if (/[\s([{/~"“'‘=<>≈@]/.test(before) || /[\s~/]/.test(after) || (/\d/.test(before) && /\d/.test(after)))
    return undefined;
  return { out: ' ', end: at + 1 };
}

/** `1--10`, `word---word`; but rules (`-----`) and flags (`--verbose`) stay. */
export function readDash(text: string, at: number): Piece | undefined {
  const run = /^-+/.exec(text.slice(at, at + 5))![0].length;
  if (run < 2) return undefined;
  const after = text[at + run] ?? ' ';
  const isFlag = /\s/.test(text[at - 1] ?? ' ') && /[A-Za-z]/.test(after);
  if (run > 3 || isFlag) {
    let end = at;
    while (text[end] === '-') end++;
    return { out: text.slice(at, end), end };
  }
  return { out: run === 2 ? '–' : '—', end: at + run };
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  '#39': "'",
  '#x27': "'",
  apos: "'",
};

export function readEntity(text: string, at: number): Piece | undefined {
  const name = /^&(#?\w{2,5});/.exec(text.slice(at, at + 8))?.[1];
  return name !== undefined && Object.hasOwn(ENTITIES, name)
    ? { out: ENTITIES[name]!, end: at + name.length + 2 }
    : undefined;
}

export function afterSpace(text: string, at: number): number {
  let end = at;
  while (end < text.length && /\s/.test(text[end]!)) end++;
  return end;
}

/** TeX eats the space behind a letter (`\alpha x`); before a sign it is easier to read with it. */
export function afterLetter(text: string, at: number): number {
  const next = afterSpace(text, at);
  const name = text[next] === '\\' ? /^[A-Za-z]+/.exec(text.slice(next + 1, next + 20))?.[0] : undefined;
  const isSign = name === undefined ? /[-=<>+/|*:]/.test(text[next] ?? '') : Object.hasOwn(SIGNS, name);
  return isSign ? at : next;
}

/** `\OE{}uvre`: empty braces end the name of a command. */
export function afterEmpty(text: string, at: number): number {
  return text[at] === '{' && text[at + 1] === '}' ? at + 2 : at;
}

export function matchBraces(text: string): Uint32Array | undefined {
  if (!text.includes('{')) return undefined;
  const closing = new Uint32Array(text.length);
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '\\') at++;
    else if (char === '{') open.push(at);
    else if (char === '}') {
      const from = open.pop();
      if (from !== undefined) closing[from] = at;
    }
  }
  return closing;
}
