/** What LaTeX would trip over: its special characters. */
import { outsideBraces } from './entry';
import { type EntryRule, listed, valueFix } from './finding';
import { NAMES, PRINTED } from './printed';

/** `unescaped-character` */
export const unescaped: EntryRule = function* (entry) {
  if (entry.grammar !== 'bibtex') return;
  for (const field of entry.fields) {
    if (!(PRINTED.has(field.name) || NAMES.has(field.name)) || !field.isLiteral) continue;
    if (!/[&%#_$^]/.test(field.value)) continue;
    const { bare, open, formulas } = bareCharacters(field.value);
    // Between names it parts them, as some believe; within the braces of one it is a letter.
    if (NAMES.has(field.name)) {
      const seen = outsideBraces(field.value);
      if (open !== undefined || bare.some((at) => seen[at] !== '\0')) continue;
    }
    if (open !== undefined) {
      const at = open;
      yield {
        rule: 'unescaped-character',
        start: field.at.start + at,
        end: field.at.start + at + 1,
        message: `A formula opens in “${field.label}” and never ends. Write \\$ for the sign of the dollar, or close it.`,
        ...(formulas === 1 && {
          fixes: valueFix(field, 'Write \\$', [{ start: at, end: at + 1, newText: '\\$' }]),
        }),
      };
    } else if (bare.length > 0) {
      const edits = bare.map((at) => ({ start: at, end: at + 1, newText: escapeOf(field.value[at]!) }));
      const which = listed([...new Set(edits.map(({ newText }) => newText))]);
      yield {
        rule: 'unescaped-character',
        start: field.at.start + bare[0]!,
        end: field.at.start + bare[0]! + 1,
        message: `LaTeX stops at “${field.value[bare[0]!]}” in “${field.label}”. Write ${which}.`,
        fixes: valueFix(field, `Write ${which}`, edits),
        isSafe: true,
      };
    }
  }
};

function escapeOf(char: string): string {
  return char === '^' ? '\\textasciicircum{}' : `\\${char}`;
}

/** Behind these stands a group, options before it, that is no running text: names, addresses, formulas. */
const APART =
  /\\(?:url|href|path|nolinkurl|burl|doi|ensuremath|ce|si|num|label|(?:page|eq|auto|[cC])?ref|includegraphics|(?:no|foot|text|paren|auto|full)?cite[a-z]{0,8})(?![A-Za-z])\*?(?:\s{0,5}\[[^\]{}]{0,200}\]){0,2}/y;
/** Of two groups. */
const QUANTITY = /\\(?:SI|qty)(?![A-Za-z])(?:\s{0,5}\[[^\]{}]{0,200}\])?/y;
const VERBATIM =
  /\\(?:verb\*?|lstinline(?:\[[^\]]{0,200}\])?)(?![A-Za-z*])(?:\{[^{}]{0,400}\}|([^\s{}A-Za-z])[^\r\n]{0,400}?\1)/y;
const ENVIRONMENT =
  /\\begin\{(math|displaymath|equation|align|eqnarray|gather)(\*?)\}[\s\S]{0,2000}?\\end\{\1\2\}/y;
const FORMULA = /\\\([\s\S]{0,2000}?\\\)|\\\[[\s\S]{0,2000}?\\\]/y;
const ADDRESS = /(?:https?|ftp):\/\/[^\s{}]+|www\.[^\s{}]+/y;
const ENTITY = /&(?:[a-z]{2,8}|#\d{2,6}|#x[\da-f]{2,5});/iy;

interface Bare {
  /** Where they stand outside formulas, addresses and entities of HTML. */
  readonly bare: readonly number[];
  /** Where a formula opens that never ends. */
  readonly open: number | undefined;
  /** Those that open, it counted in. */
  readonly formulas: number;
}

function bareCharacters(value: string): Bare {
  const bare: number[] = [];
  let formulas = 0;
  // The sign that will end the formula, and where it opened.
  let formula: { readonly sign: string; readonly at: number } | undefined;
  for (let at = 0; at < value.length; at++) {
    const char = value[at]!;
    if (char === '\\') at = behindCommand(value, at) - 1;
    else if (char === '$') {
      const sign = value[at + 1] === '$' && formula?.sign !== '$' ? '$$' : '$';
      if (!formula) {
        formula = { sign, at };
        formulas++;
      } else if (formula.sign === sign) formula = undefined;
      at += sign.length - 1;
    } else if (formula) continue;
    else if (char === 'h' || char === 'f' || char === 'w') at = (endOf(ADDRESS, value, at) ?? at + 1) - 1;
    else if (char === '&') {
      const end = endOf(ENTITY, value, at);
      if (end !== undefined) at = end - 1;
      else bare.push(at);
    } else if (/[%#_^]/.test(char)) bare.push(at);
  }
  return { bare, open: formula?.at, formulas };
}

/** Behind the command that a backslash opens, with what belongs to it and is no running text. */
function behindCommand(value: string, at: number): number {
  const whole = endOf(VERBATIM, value, at) ?? endOf(ENVIRONMENT, value, at) ?? endOf(FORMULA, value, at);
  if (whole !== undefined) return whole;
  const end = endOf(APART, value, at);
  if (end !== undefined) return closingBrace(value, end);
  const quantity = endOf(QUANTITY, value, at);
  return quantity === undefined ? at + 2 : closingBrace(value, closingBrace(value, quantity));
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** Behind the group that opens at an offset. */
function closingBrace(text: string, from: number): number {
  if (text[from] !== '{') return from;
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at + 1;
  }
  return text.length;
}
