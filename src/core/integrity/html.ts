/** HTML in the fields that styles print. */
import type { TextEdit } from '../bibliography/adding/added';
import { texText } from '../bibliography/bibtex/tex-text';
import type { EntryField, Grammar } from './entry';
import { type EntryRule, valueFix } from './finding';
import { NAMES, PRINTED } from './printed';

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  euml: 'ë',
  aacute: 'á',
  agrave: 'à',
  acirc: 'â',
  aring: 'å',
  atilde: 'ã',
  ccedil: 'ç',
  iacute: 'í',
  igrave: 'ì',
  icirc: 'î',
  iuml: 'ï',
  ntilde: 'ñ',
  oacute: 'ó',
  ograve: 'ò',
  ocirc: 'ô',
  otilde: 'õ',
  oslash: 'ø',
  uacute: 'ú',
  ugrave: 'ù',
  ucirc: 'û',
  Eacute: 'É',
  Oslash: 'Ø',
  Aring: 'Å',
};
const TAGS: Readonly<Record<string, string>> = {
  i: '\\emph{',
  em: '\\emph{',
  italic: '\\emph{',
  b: '\\textbf{',
  strong: '\\textbf{',
  bold: '\\textbf{',
  sub: '\\textsubscript{',
  inf: '\\textsubscript{',
  sup: '\\textsuperscript{',
  scp: '\\textsc{',
  sc: '\\textsc{',
};
const HTML =
  /&(?<entity>[a-z]{2,8}|#\d{2,6}|#x[\da-f]{2,5});|<(?<tag>\/?(?:jats:)?(?:i|em|b|strong|sub|sup|inf|scp|sc|italic|bold))>/gi;

/** `html-in-field`; the markup of CSL is HTML, its entities are not. */
export const html: EntryRule = function* (entry, { letters }) {
  const isTex = entry.grammar === 'bibtex';
  for (const field of entry.fields) {
    if (!(PRINTED.has(field.name) || NAMES.has(field.name)) || !/[&<]/.test(field.value)) continue;
    const isFormula = formulasOf(field.value);
    const found = Array.from(field.value.matchAll(HTML)).filter(
      ({ groups, index }) => groups!.entity !== undefined || (isTex && !isFormula(index)),
    );
    const [first] = found;
    if (!first) continue;
    const fixes = edited(field, found, isTex ? (letters === 'latex' ? 'ascii' : 'utf-8') : entry.grammar);
    const start = field.isLiteral ? field.at.start + first.index : field.at.start;
    yield {
      rule: 'html-in-field',
      start,
      end: field.isLiteral ? start + first[0].length : field.at.end,
      message: `“${first[0]}” in “${field.label}” is HTML, and would be printed so. Write it as ${isTex ? 'LaTeX' : 'the letter it stands for'}.`,
      fixes,
      ...(fixes.length > 0 && { isSafe: true as const }),
    };
  }
};

/** Whether a place is in a formula, `$a <b> c$`; places are asked of in order. */
function formulasOf(value: string): (at: number) => boolean {
  const signs = Array.from(value.matchAll(/(?<!\\)\$/g), ({ index }) => index);
  let passed = 0;
  return (at) => {
    while (passed < signs.length && signs[passed]! < at) passed++;
    return passed % 2 === 1 && passed < signs.length;
  };
}

/** How letters are written: by the file's charset where it is BibTeX, else as the format takes them. */
type Letters = 'ascii' | 'utf-8' | Exclude<Grammar, 'bibtex'>;

/** What a value of each format holds as it is, whatever quotes are around it. */
const PLAIN: Readonly<Record<Exclude<Grammar, 'bibtex'>, RegExp>> = {
  'csl-json': /[^"]/,
  'csl-yaml': /[\p{L}\p{M}\p{N}\u00a0\u2010-\u203a&<>]/u,
  ris: /./u,
};

function edited(field: EntryField, found: readonly RegExpExecArray[], charset: Letters) {
  const open: string[] = [];
  const edits: TextEdit[] = [];
  for (const { 0: all, index, groups } of found) {
    const newText = groups!.tag === undefined ? letterOf(groups!.entity!, charset) : tagOf(groups!.tag, open);
    if (newText === undefined) return [];
    edits.push({ start: index, end: index + all.length, newText });
  }
  return open.length > 0
    ? []
    : valueFix(field, isTex(charset) ? 'Write it as LaTeX' : 'Write the letters', edits);
}

function isTex(letters: Letters): letters is 'ascii' | 'utf-8' {
  return letters === 'ascii' || letters === 'utf-8';
}

function letterOf(entity: string, letters: Letters): string | undefined {
  const code =
    entity.startsWith('#x') || entity.startsWith('#X')
      ? Number.parseInt(entity.slice(2), 16)
      : Number(entity.slice(1));
  const letter = entity.startsWith('#')
    ? code > 31 && code < 0x110000
      ? String.fromCodePoint(code)
      : undefined
    : ENTITIES[entity];
  if (letter === undefined || /[{}\\\uD800-\uDFFF]/.test(letter)) return undefined;
  if (!isTex(letters)) return PLAIN[letters].test(letter) ? letter : undefined;
  if (letter === '"') return "''";
  return letter === '<' || letter === '>' ? `$${letter}$` : texText(letter, letters);
}

/** Undefined where tags are not nested as they should be. */
function tagOf(tag: string, open: string[]): string | undefined {
  const name = tag.toLowerCase().replace(/^\/?(?:jats:)?/, '');
  if (!tag.startsWith('/')) {
    open.push(name);
    return TAGS[name];
  }
  return open.pop() === name ? '}' : undefined;
}
