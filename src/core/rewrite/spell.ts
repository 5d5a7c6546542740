/** A citation in another syntax. */
import { writeKey } from '../notes/keys';
import { isTypstName } from '../notes/write';
import type { Said, SaidMode } from './sayings';

/** The syntaxes that citations can be converted to. */
export const TARGETS = ['pandoc', 'wikilink', 'latex', 'myst', 'typst'] as const;
export type TargetForm = (typeof TARGETS)[number];

/** A work with its locator in words. */
export interface Spelt extends Omit<Said, 'locator'> {
  readonly locator: string;
}

/** What the note around it tells. */
export interface Around {
  /** The note uses natbib, not BibLaTeX. */
  readonly natbib: boolean;
  /** What follows the citation. */
  readonly behind: string;
  /** Locators in Pandoc's braces, which say what is one and what not: `@a{ii, A}, and`, `@a{}, 99 years later`. */
  readonly forced: boolean;
}

/** One citation of these works, all of one mode unless the target is Pandoc; undefined where the target has no way. */
export type Spell = (items: readonly Spelt[], around: Around) => string | undefined;

export const SPELL: Readonly<Record<TargetForm, Spell>> = {
  pandoc(given, { behind, forced }) {
    const items = forced ? given.map((item) => ({ ...item, locator: `{${item.locator}}` })) : given;
    const [first, ...others] = items as [Spelt, ...Spelt[]];
    if (!first.mode.startsWith('in-text')) return `[${items.map((item) => inBrackets(item)).join('; ')}]`;
    if (others.every(({ mode }) => mode.startsWith('in-text'))) {
      return items.map((item, index) => inText(item, index < others.length ? '; ' : behind)).join('; ');
    }
    const rest = [tailOf(first).replace(/^, /, ''), ...others.map((item) => inBrackets(item))].filter(
      Boolean,
    );
    return `${mark(first, ' ')} [${rest.join('; ')}]`;
  },

  wikilink(items) {
    if (items.some(({ prefix, locator, suffix }) => prefix || locator || suffix)) return undefined;
    return items.map(({ key }) => `[[@${key}]]`).join('; ');
  },

  latex(items, { natbib }) {
    const command = (natbib ? NATBIB : BIBLATEX)[items[0]!.mode];
    if (command === undefined) return undefined;
    const isOne = items.every(
      (item, index) => (index === 0 || !item.prefix) && (index === items.length - 1 || tailOf(item) === ''),
    );
    if (isOne)
      return `${command}${notes({ ...items.at(-1)!, prefix: items[0]!.prefix })}{${items.map(({ key }) => key).join(',')}}`;
    // Only BibLaTeX has commands for several works with pages of their own.
    if (natbib || command.endsWith('*')) return undefined;
    return `${command}s${items.map((item) => `${notes(item)}{${item.key}}`).join('')}`;
  },

  myst(items) {
    const role = MYST[items[0]!.mode];
    if (role === undefined) return undefined;
    const content = items.map(
      (item) => `${item.prefix && `{${item.prefix}}`}${item.key}${braced(tailOf(item))}`,
    );
    return `{${role}}\`${content.join(';')}\``;
  },

  typst(items, { behind }) {
    if (items.some(({ prefix }) => prefix !== '')) return undefined;
    const spelt = items.map((item, index) => typst(item, index < items.length - 1 ? ' ' : behind));
    return spelt.includes(undefined) ? undefined : spelt.join(' ');
  },
};

/** `, p. 3, and passim` */
function tailOf({ locator, suffix }: Spelt): string {
  return [locator, suffix]
    .filter((words) => words !== '')
    .map((words) => `, ${words}`)
    .join('');
}

function mark({ key, mode }: Spelt, behind: string): string {
  const dash = mode === 'author-suppressed' || mode === 'in-text without its author' ? '-' : '';
  return `${dash}@${writeKey(key, behind) ?? key}`;
}

function inBrackets(item: Spelt): string {
  const tail = tailOf(item);
  return `${item.prefix && `${item.prefix} `}${mark(item, tail || ';')}${tail}`;
}

function inText(item: Spelt, behind: string): string {
  const tail = tailOf(item).replace(/^, /, '');
  return tail === '' ? mark(item, behind) : `${mark(item, ' ')} [${tail}]`;
}

const BIBLATEX: Readonly<Partial<Record<SaidMode, string>>> = {
  bracketed: '\\parencite',
  'in-text': '\\textcite',
  'author-suppressed': '\\parencite*',
};

const NATBIB: Readonly<Partial<Record<SaidMode, string>>> = {
  bracketed: '\\citep',
  'in-text': '\\citet',
  'author-suppressed': '\\citeyearpar',
};

function notes(item: Spelt): string {
  const tail = tailOf(item)
    .replace(/^, /, '')
    .replace(/\b(pp?\.) /g, '$1~');
  if (item.prefix === '') return tail && `[${tail}]`;
  return `[${item.prefix}][${tail}]`;
}

const MYST: Readonly<Partial<Record<SaidMode, string>>> = {
  bracketed: 'cite:p',
  'in-text': 'cite:t',
  'author-suppressed': 'cite:year',
};

function braced(tail: string): string {
  return tail && `{${tail.replace(/^, /, '')}}`;
}

function typst(item: Spelt, behind: string): string | undefined {
  const form = { bracketed: '', 'in-text': ', form: "prose"', 'author-suppressed': ', form: "year"' }[
    item.mode as Exclude<SaidMode, 'in-text without its author'>
  ];
  if (form === undefined) return undefined;
  const tail = tailOf(item).replace(/^, /, '');
  const isBare = isTypstName(item.key);
  const isSeparate = tail !== '' || !/^(?:[\p{XID_Continue}_-]|[.:]+[\p{XID_Continue}_-])/u.test(behind);
  if (form === '' && isBare && isSeparate) return `@${item.key}${tail && `[${tail}]`}`;
  const target = isBare ? `<${item.key}>` : `label("${item.key}")`;
  return `#cite(${target}${form}${tail && `, supplement: [${tail}]`})`;
}
