/**
 * What follows a key within a cluster, read as locator and suffix after Pandoc's rules
 * (`Text.Pandoc.Citeproc.Locator`; manual, "Citation syntax"): `, pp. 33-35 and *passim*` is the pages 33-35 and
 * the suffix `and *passim*`; `{ii, A}` forces a locator, `{}` forbids one.
 *
 * Skipping: labels in other languages than English, which Pandoc takes from the note's `lang`.
 */
import type { Span } from '../place';
import type { Locator } from './cluster';

export interface Tail {
  readonly locator?: Locator;
  readonly suffix?: string;
}

/** Reads the text between a key and the next `;` or `]`; `offset` is where it stands in the note. */
export function readTail(text: string, offset = 0): Tail {
  const lead = /^\s*,?\s*/.exec(text)![0].length;
  const body = text.slice(lead);
  const found = body.startsWith('{') ? delimited(body) : integrated(body);
  const suffix = text
    .slice(found ? lead + found.end : 0)
    .replace(/^\s*,?/, '')
    .trim();
  const span: Span | undefined = found && { start: offset + lead, end: offset + lead + found.end };
  return {
    ...(found?.value && { locator: { label: found.label, value: found.value, ...(span && { span }) } }),
    ...(suffix !== '' && { suffix }),
  };
}

/** Every word that may label a locator, lower case, to CSL's name of it. */
const LOCATOR_LABELS: Readonly<Record<string, string>> = {
  ...words('act', 'act acts'),
  ...words('appendix', 'appendix appendices app. apps.'),
  ...words('article', 'article articles art. arts.'),
  ...words('book', 'book books bk. bks.'),
  ...words('canon', 'canon canons can. c. cc.'),
  ...words('chapter', 'chapter chapters chap. chaps. ch.'),
  ...words('column', 'column columns col. cols.'),
  ...words('elocation', 'location locations loc. locs.'),
  ...words('equation', 'equation equations eq. eqs.'),
  ...words('figure', 'figure figures fig. figs.'),
  ...words('folio', 'folio folios fol. fols.'),
  ...words('issue', 'number numbers no. nos. issue issues'),
  ...words('line', 'line lines l. ll.'),
  ...words('note', 'note notes n. nn.'),
  ...words('opus', 'opus opera op. opp.'),
  ...words('page', 'page pages p. pp. p pp pg.'),
  ...words('paragraph', 'paragraph paragraphs para. paras. ¶ ¶¶'),
  ...words('part', 'part parts pt. pts.'),
  ...words('rule', 'rule rules r. rr.'),
  ...words('scene', 'scene scenes sc. scs.'),
  ...words('section', 'section sections sec. secs. sect. § §§'),
  ...words('sub-verbo', 's.v. s.vv.'),
  'sub verbo': 'sub-verbo',
  'sub verbis': 'sub-verbo',
  ...words('supplement', 'supplement supplements supp. supps. suppl.'),
  ...words('table', 'table tables tbl. tbls. tab.'),
  ...words('timestamp', 'timestamp timestamps'),
  ...words('title', 'title titles tit. tits.'),
  ...words('verse', 'verse verses v. vv.'),
  ...words('volume', 'volume volumes vol. vols.'),
};

interface Found {
  readonly label: string;
  readonly value: string;
  /** Index behind the locator. */
  readonly end: number;
}

/** `{pp. iv, vi-xi} suffix`: anything within balanced braces, with or without a label. */
function delimited(text: string): Found | undefined {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) {
      const inner = text.slice(1, i).trim();
      const label = labelAt(inner);
      return { label: label?.name ?? 'page', value: inner.slice(label?.length ?? 0).trim(), end: i + 1 };
    }
  }
  return undefined;
}

/** `pp. 33-35, 38 and so on`: a label and words with digits or Roman numerals, or a number, which means a page. */
function integrated(text: string): Found | undefined {
  const label = labelAt(text);
  const from = label?.length ?? 0;
  const fits = label ? hasNumeral : hasDigit;
  let end = from;
  for (let isFirst = true; ; isFirst = false) {
    WORD.lastIndex = end;
    const word = WORD.exec(text);
    if (!word || (isFirst && word[1]) || !fits(word[2]!)) break;
    end = WORD.lastIndex;
  }
  return end === from
    ? undefined
    : { label: label?.name ?? 'page', value: text.slice(from, end).trim(), end };
}

/** The longest label at the beginning, with the space behind it; it must end as a word does (`p.3`, not `parts` in `partsong`). */
function labelAt(text: string): { readonly name: string; readonly length: number } | undefined {
  const match = LABEL.exec(text);
  return match
    ? { name: LOCATOR_LABELS[match[1]!.toLowerCase().replace(/\s+/g, ' ')]!, length: match[0].length }
    : undefined;
}

// A unit is a run without space and without punctuation other than `-`, `–`, `:`; units are joined by single
// full stops (`1.2`); a bracketed run counts whole: `(xv)-(xvii)`, `12(a)`.
const BARE = String.raw`[^\s\p{P}]|[-–—:_*'’/&#@%]`;
const UNIT = String.raw`(?:\([^()\s]*\)|\[[^[\]\s]*\]|(?:${BARE})+)+`;
const WORD = new RegExp(String.raw`(\s*,)?\s*(\.?${UNIT}(?:\.${UNIT})*)`, 'uy');
const LABEL = new RegExp(
  String.raw`^(${Object.keys(LOCATOR_LABELS)
    .sort((a, b) => b.length - a.length)
    .map((label) => label.replace(/[.]/g, String.raw`\$&`).replace(' ', String.raw`\s+`))
    .join('|')})(?:(?<=[.¶§])|(?=[\s(]))\s*`,
  'iu',
);

function hasDigit(word: string): boolean {
  return /\p{Nd}/u.test(word);
}

function hasNumeral(word: string): boolean {
  return hasDigit(word) || word.split(/[^\p{L}]+/u).some((part) => ROMAN.test(part));
}

const ROMAN = /^(?=[ivxlcdm])m*(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/i;

function words(name: string, labels: string): Record<string, string> {
  return Object.fromEntries(labels.split(' ').map((label) => [label, name]));
}
