/** Values of bibliography fields, whatever the format: names, dates, identifiers, pages, keywords. */
import { parseDate } from '../../dates';
import { findIdentifiers } from '../../identifiers';
import type { IdentifierScheme, Name, PartialDate } from '../../model';
import { parseName } from '../../names';
import { hull } from '../../place';
import { oneLine, readable } from '../../prose';
import type { Placed } from '../text/whole-text';
import type { AuthorList, FoundPlaced } from './structured';

/** Text of a field on one line, its LaTeX as Unicode; undefined when it is empty or missing. */
export function plain(value: Placed<string> | undefined): Placed<string> | undefined {
  const text = value && readable(value.value);
  return text ? { value: text, place: value!.place } : undefined;
}

/** `${article.title}`, `{$title}`, `<#list authors as author>`: what a template has for a value. */
export function isTemplate(text: string): boolean {
  return text.length < LONGEST_TEMPLATE && TEMPLATE.test(text);
}

const LONGEST_TEMPLATE = 400;

const TEMPLATE =
  /<#(?:list|if|else|assign)\b|\$\{[A-Za-z]\w{1,60}\.[A-Za-z]\w{1,60}[^{}$\\]{0,80}\}|^\s*(?:\$\{[A-Za-z_]\w{0,60}[^{}$\\]{0,80}\}|\{\$[A-Za-z_]\w{0,60}[^{}$\\]{0,80}\})\s*$/;

/**
 * The identifiers of the wanted schemes in a field that gives the paper's own, each paper id once. An address may
 * show another paper's id behind its first, so the first alone counts.
 */
export function identifiersIn(
  value: Placed<string> | undefined,
  schemes?: readonly IdentifierScheme[],
): FoundPlaced[] {
  if (!value) return [];
  const text = value.value.replace(/\\(?=[_&%#$~])/g, '').slice(0, LONGEST_ADDRESS);
  const first = findIdentifiers(text).find(
    ({ identifier }) =>
      identifier.scheme !== 'scholar-feed-author' && (schemes?.includes(identifier.scheme) ?? true),
  );
  if (!first) return [];
  const { identifier, version } = first;
  return [{ identifier, place: value.place, ...(version !== undefined && { version }) }];
}

const LONGEST_ADDRESS = 2000;

/** Each identifier once, the first of each scheme alone: an entry has one DOI. */
export function oneOfEach(found: readonly FoundPlaced[]): FoundPlaced[] {
  const byScheme = new Map<IdentifierScheme, FoundPlaced>();
  for (const one of found) if (!byScheme.has(one.identifier.scheme)) byScheme.set(one.identifier.scheme, one);
  return [...byScheme.values()];
}

/** An arXiv id that stands alone in a field, `2005.14165v4`, `cs/0112017`, `arXiv:2005.14165 [cs.CL]`. */
export function arxivIn(value: Placed<string> | undefined): FoundPlaced[] {
  const bare =
    value &&
    /^(?:arxiv\s{0,2}:\s{0,2})?(\S{9,40})(?:\s{1,4}\[[\w.-]{2,20}\])?$/i.exec(value.value.trim())?.[1];
  return bare === undefined ? [] : identifiersIn({ value: `arXiv:${bare}`, place: value!.place }, ['arxiv']);
}

/** Terms between semicolons or, where there are none, commas. */
export function keywordsIn(value: Placed<string> | undefined): Placed<readonly string[]> | undefined {
  if (!value) return undefined;
  const terms = value.value.split(value.value.includes(';') ? ';' : ',').map((term) => term.trim());
  const filled = terms.filter((term) => term !== '');
  return filled.length === 0 ? undefined : { value: filled, place: value.place };
}

/** `Kaiser, Łukasz`, `King, Martin Luther, Jr.`; without a comma as printed on a page, a body ends in one. */
export function listedName(text: string): Name | undefined {
  const parts = oneLine(text)
    .split(',')
    .map((part) => part.trim());
  const [family = '', given = '', suffix = ''] = parts;
  if (family === '' || parts.length > 3) return undefined;
  if (parts.length === 1) return parseName(family);
  if (given === '') return { literal: family };
  return parseName(`${family}${suffix === '' ? '' : ` ${suffix}`}, ${given}`);
}

/** Names that stand one by one; a last one that says `et al.` or `others` ends the list early. */
export function namesOf(values: readonly Placed<string>[]): Placed<AuthorList> | undefined {
  const names: Name[] = [];
  let complete = true;
  for (const { value } of values) {
    if (/^(?:others|et\.?\s{1,4}al\.?|\.\.\.|…)$/i.test(value.trim())) complete = false;
    else {
      const name = listedName(value);
      if (name) names.push(name);
      else complete = false;
    }
  }
  if (names.length === 0) return undefined;
  return { value: { names, complete }, place: values.map(({ place }) => place).reduce(hull) };
}

/** What `dateOf` reads in a field. */
export function dateIn(value: Placed<string> | undefined): Placed<PartialDate> | undefined {
  const date = value && dateOf(value.value);
  return date && { value: date, place: value.place };
}

/**
 * `2017/06/12/`, `2017-06`, `2017`, `05/2017`, `12 June 2017`, `2021 Aug 26`: year first or last, parts left out at will.
 * Of `Spring 2017` and `12/06/2017`, which is June or December, the year.
 */
export function dateOf(given: string): PartialDate | undefined {
  const text = given.trim().slice(0, 60);
  if (text === '') return undefined;
  const slashed = /^(\d{4})[/-](\d{1,2})?(?:[/-](\d{1,2})?)?(?:[/T].*)?$/.exec(text);
  const turned = /^(\d{1,2})[/-](\d{4})$/.exec(text);
  const named = /^(\d{4}),? ([A-Z][a-z]{2,8})\.?(?: (\d{1,2}))?$/.exec(text);
  const two = (part: string | undefined) => (part === undefined ? '' : `-${part.padStart(2, '0')}`);
  const date = slashed
    ? parseDate(`${slashed[1]}${two(slashed[2])}${slashed[2] === undefined ? '' : two(slashed[3])}`)
    : turned
      ? parseDate(`${turned[2]}${two(turned[1])}`)
      : named
        ? parseDate(`${named[3] ?? ''} ${named[2]} ${named[1]}`)
        : parseDate(text);
  if (date?.year !== undefined) return date;
  const years = text.match(YEARS) ?? [];
  const year = years.length === 1 || text.startsWith(years[0] ?? ' ') ? years[0] : undefined;
  return year === undefined ? undefined : { year: Number(year) };
}

const YEARS = /(?<!\d)(?:1[5-9]\d\d|2[01]\d\d)(?!\d)/g;

/** The more exact of two dates of one year; the first where they differ. */
export function closerDate(
  a: Placed<PartialDate> | undefined,
  b: Placed<PartialDate> | undefined,
): Placed<PartialDate> | undefined {
  if (!a || !b) return a ?? b;
  const parts = ({ value }: Placed<PartialDate>) => Object.keys(value).length;
  return b.value.year === a.value.year && parts(b) > parts(a) ? b : a;
}

/** `arXiv preprint arXiv:1706.03762`, `arXiv:1706.03762 [cs]`, where nothing else stands in the field. */
export function ownArxivId(value: Placed<string> | undefined): FoundPlaced[] {
  const words =
    value &&
    /^arxiv(?:\s{1,4}(?:e-?prints?|preprint))?[\s:,]{0,4}((?:arxiv:\s{0,2})?\S{9,40}(?:\s{1,4}\[[\w.-]{2,20}\])?)$/i.exec(
      value.value.trim(),
    )?.[1];
  return words === undefined ? [] : arxivIn({ value: words.replace(/[.,]$/, ''), place: value!.place });
}

/** First and last page; one of them where the other is missing or already says both. */
export function pageRange(
  first: Placed<string> | undefined,
  last: Placed<string> | undefined,
): Placed<string> | undefined {
  if (!first || !last || /[-–]/.test(first.value) || first.value.trim() === last.value.trim())
    return first ?? last;
  return { value: `${first.value.trim()}–${last.value.trim()}`, place: hull(first.place, last.place) };
}
