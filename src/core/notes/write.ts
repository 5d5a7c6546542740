/** A citation of its own, in each form. */

import type { CitationForm } from './cluster';
import { escapeMarkdownLine } from './escape';
import { writeKey } from './keys';
import type { CiteKey, CiteMode } from './request';

/** What is known of the place where it is to stand. */
export interface Surroundings {
  readonly text: string;
  /** The text behind the place. */
  readonly after: string;
}

/** The citation as it is to be typed. Keys that the form cannot hold (`canHold`) must not be among them. */
export type Write = (keys: readonly CiteKey[], mode: CiteMode, place: Surroundings) => string;

/** Whether the form has a way to write the key. */
export function canHold(form: CitationForm, key: string): boolean {
  if (key === '' || /[\s\p{Cc}]/u.test(key)) return false;
  return !FORBIDDEN[form]?.test(key) && (form === 'latex' || form === 'typst' || writeKey(key) !== undefined);
}

const FORBIDDEN: Readonly<Partial<Record<CitationForm, RegExp>>> = {
  wikilink: /[#^[\]|\\/:@]/,
  latex: /[,{}#%~\\]/,
  myst: /[{},;`]/,
  typst: /["\\]/,
};

export const WRITE: Readonly<Record<Exclude<CitationForm, 'footnote'>, Write>> = {
  pandoc: (keys, mode, place) => {
    if (mode !== 'in-text') return `[${pandocItems(keys, mode)}]`;
    return keys
      .map((key, index) => pandocInText(key, index < keys.length - 1 ? '; ' : place.after))
      .join('; ');
  },

  wikilink: (keys) => keys.map((key) => withAffixes(`[[@${key.key}]]`, key)).join('; '),

  'markdown-link': (keys, mode, place) => keys.map((key) => markdownLink(key, mode, place)).join('; '),

  latex: (keys, mode, { text }) => {
    const command = latexCommand(text, mode);
    const plain = keys.every((key) => !key.prefix && !key.locator && !key.suffix);
    if (plain) return `${command}{${keys.map(({ key }) => key).join(',')}}`;
    return keys.map((key) => `${command}${latexNotes(key)}{${key.key}}`).join(' ');
  },

  myst: (keys, mode) => `{${MYST_ROLE[mode]}}\`${mystItems(keys)}\``,

  typst: (keys, mode, { after }) =>
    keys.map((key, index) => typstItem(key, mode, index < keys.length - 1 ? ' ' : after)).join(' '),
};

/** `see @a, p. 3; -@b`: what stands between the brackets. */
export function pandocItems(keys: readonly CiteKey[], mode: CiteMode): string {
  const dash = mode === 'author-suppressed' ? '-' : '';
  return keys
    .map((key) => {
      const before = key.prefix ? `${key.prefix} ` : '';
      const tail = [key.locator, key.suffix].filter(Boolean).join(', ');
      return `${before}${dash}@${writeKey(key.key)}${tail && `, ${tail}`}`;
    })
    .join('; ');
}

/** `a;{see}b{p. 3}`: what stands between the backticks. */
export function mystItems(keys: readonly CiteKey[], separator = ';'): string {
  return keys
    .map(({ key, prefix, locator, suffix }) => {
      const tail = [locator, suffix].filter(Boolean).join(', ');
      return `${prefix ? `{${prefix}}` : ''}${key}${tail && `{${tail}}`}`;
    })
    .join(separator);
}

function pandocInText(key: CiteKey, after: string): string {
  const tail = [key.locator, key.suffix].filter(Boolean).join(', ');
  const before = key.prefix ? `${key.prefix} ` : '';
  return `${before}@${writeKey(key.key, tail ? ' ' : after)}${tail && ` [${tail}]`}`;
}

function withAffixes(link: string, { prefix, locator, suffix }: CiteKey): string {
  return `${prefix ? `${prefix} ` : ''}${[link, locator, suffix].filter(Boolean).join(', ')}`;
}

/** A paper without an address is cited in Pandoc's form: a link to nowhere helps nobody. */
function markdownLink(key: CiteKey, mode: CiteMode, place: Surroundings): string {
  if (!key.url) return WRITE.pandoc([key], mode, place);
  const inText = mode === 'in-text' ? key.authorsYear : undefined;
  const label = inText ?? key.title ?? key.authorsYear ?? key.key;
  const address = key.url.replace(/[\s<>\\]/g, encodeURIComponent);
  return withAffixes(
    `[${escapeMarkdownLine(label)}](${/[()]/.test(address) ? `<${address}>` : address})`,
    key,
  );
}

/** natbib's or biblatex's command where the file uses one of them, LaTeX's own where it does not. */
function latexCommand(text: string, mode: CiteMode): string {
  const natbib = /\\cite[tp]\b|\{natbib\}/.test(text);
  const biblatex = /\\(?:parencite|textcite|autocite)\b|\{biblatex\}/.test(text);
  if (biblatex)
    return { bracketed: '\\parencite', 'in-text': '\\textcite', 'author-suppressed': '\\parencite*' }[mode];
  if (natbib)
    return { bracketed: '\\citep', 'in-text': '\\citet', 'author-suppressed': '\\citeyearpar' }[mode];
  return { bracketed: '\\cite', 'in-text': '\\textcite', 'author-suppressed': '\\citeyear' }[mode];
}

function latexNotes({ prefix, locator, suffix }: CiteKey): string {
  const tail = [locator, suffix]
    .filter(Boolean)
    .join(', ')
    .replace(/\b(pp?\.) /g, '$1~');
  if (!prefix && tail === '') return '';
  return `${prefix ? `[${prefix}]` : ''}[${tail}]`;
}

const MYST_ROLE: Readonly<Record<CiteMode, string>> = {
  bracketed: 'cite:p',
  'in-text': 'cite:t',
  'author-suppressed': 'cite:year',
};

function typstItem({ key, prefix, locator, suffix }: CiteKey, mode: CiteMode, after: string): string {
  const before = prefix ? `${prefix} ` : '';
  const tail = [locator, suffix].filter(Boolean).join(', ');
  const bare = isTypstName(key);
  if (
    mode === 'bracketed' &&
    bare &&
    (tail || !/^(?:[\p{XID_Continue}-]|[.:]+[\p{XID_Continue}-])/u.test(after))
  ) {
    return `${before}@${key}${tail && `[${tail}]`}`;
  }
  const form = { bracketed: '', 'in-text': ', form: "prose"', 'author-suppressed': ', form: "year"' }[mode];
  const target = bare ? `<${key}>` : `label("${key}")`;
  return `${before}#cite(${target}${form}${tail && `, supplement: [${tail}]`})`;
}

/** Whether the key can stand behind `@` or in `<…>` in Typst: a label's name, that ends in no point or colon. */
export function isTypstName(key: string): boolean {
  return TYPST_NAME.test(key);
}

const TYPST_NAME = /^[\p{XID_Continue}_](?:[\p{XID_Continue}_\-:.]*[\p{XID_Continue}_-])?$/u;
