/** What LaTeX would trip over: its special characters. */
import { type EntryRule, listed, valueFix } from './finding';
import { PRINTED } from './printed';

/** `unescaped-character` */
export const unescaped: EntryRule = function* (entry) {
  if (entry.grammar !== 'bibtex') return;
  for (const field of entry.fields) {
    if (!PRINTED.has(field.name) || !field.isLiteral || !/[&%#_$^]/.test(field.value)) continue;
    const { bare, dollars } = bareCharacters(field.value);
    if (dollars % 2 === 1) {
      const at = field.value.search(/(?<!\\)\$/);
      yield {
        rule: 'unescaped-character',
        start: field.at.start + at,
        end: field.at.start + at + 1,
        message: `A formula opens in “${field.label}” and never ends. Write \\$ for the sign of the dollar, or close it.`,
        ...(dollars === 1 && {
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

const VERBATIM = /\\(?:url|href|path|nolinkurl|burl|doi|verb)\b/y;
const ADDRESS = /(?:https?|ftp):\/\/[^\s{}]+|www\.[^\s{}]+/y;
const ENTITY = /&(?:[a-z]{2,8}|#\d{2,6}|#x[\da-f]{2,5});/iy;

/** Where they stand outside formulas, addresses and entities of HTML; and how many signs open or close a formula. */
function bareCharacters(value: string): { bare: number[]; dollars: number } {
  const bare: number[] = [];
  let dollars = 0;
  for (let at = 0; at < value.length; at++) {
    const char = value[at]!;
    if (char === '\\') {
      const end = endOf(VERBATIM, value, at);
      // Formulas `\(…\)`, `\[…\]`.
      const close =
        value[at + 1] === '('
          ? value.indexOf('\\)', at)
          : value[at + 1] === '['
            ? value.indexOf('\\]', at)
            : -1;
      if (end !== undefined) at = closingBrace(value, end) - 1;
      else at = close < 0 ? at + 1 : close + 1;
    } else if (char === '$') dollars++;
    else if (char === 'h' || char === 'f' || char === 'w') at = (endOf(ADDRESS, value, at) ?? at + 1) - 1;
    else if (char === '&') {
      const end = endOf(ENTITY, value, at);
      if (end !== undefined) at = end - 1;
      else if (dollars % 2 === 0) bare.push(at);
    } else if (dollars % 2 === 0 && /[%#_^]/.test(char)) bare.push(at);
  }
  return { bare, dollars };
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
