/**
 * Whether a work passes a filter of a query. Accents and case are forgiven, spelling is not: a filter is a
 * promise. Roles, polarities and verdicts are open vocabularies, so the raw word is compared, folded.
 *
 * `role:`, `polarity:` and `verdict:` speak of a work as one that cites; beside `cites:` they speak of that
 * very citation, so that `cites:yuan2023 role:method` means what it says.
 */
import { categoryName } from '../categories';
import { asIdentifier } from '../identifiers';
import type { Citation, Work } from '../model';
import { displayName } from '../names';
import { fold, oneLine } from '../prose';
import { HAS, IS } from './fields';
import type { Filter } from './query';
import type { SearchedLibrary } from './searchedLibrary';

export type Test = (work: Work) => boolean;
/** Where what a filter names is looked up. */
export type Named = Pick<SearchedLibrary, 'works' | 'byIdentifier' | 'byCitekey'>;
export type TextFilter = Extract<Filter, { value: string; exact: boolean }>;

/** For one work; for many, `compileFilters` looks everything up once. */
export function matches(work: Work, filter: Filter, library: Named): boolean {
  return compileFilter(filter, library)(work);
}

/** One test for all the filters together, or undefined when there is none. */
export function compileFilters(filters: readonly Filter[], library: Named): Test | undefined {
  if (filters.length === 0) return undefined;
  const edge = edgeFilters(filters);
  const tests = filters
    .filter((filter) => !(edge as Filter[]).includes(filter))
    .map((f) => compileFilter(f, library));
  if (edge.length > 0) {
    const onEdge = edge.map((filter) => citationTest(filter, library));
    tests.push((work) => work.cites.some((citation) => onEdge.every((test) => test(citation))));
  }
  return (work) => tests.every((test) => test(work));
}

/** The filters that must hold of one and the same citation. */
function edgeFilters(filters: readonly Filter[]): TextFilter[] {
  const edge = filters.filter((filter): filter is TextFilter => !filter.negated && filter.field in ON_EDGE);
  return edge.length > 1 ? edge : [];
}

const ON_EDGE = { cites: true, role: true, polarity: true, verdict: true };

function compileFilter(filter: Filter, library: Named): Test {
  const test = positive(filter, library);
  return filter.negated ? (work) => !test(work) : test;
}

function positive(filter: Filter, library: Named): Test {
  switch (filter.field) {
    case 'year':
      return ({ item }) => {
        const year = item.issued?.year;
        return year !== undefined && year >= filter.from && year <= filter.to;
      };
    case 'importance':
      return ({ marks: { importance } }) =>
        importance !== undefined && importance >= filter.from && importance <= filter.to;
    case 'status': {
      // The whole word: `to-read` and `reading` are not `read`.
      const wanted = fold(filter.value);
      return ({ marks: { status } }) => status !== undefined && fold(status) === wanted;
    }
    case 'tag': {
      const holds = textTest(filter);
      return ({ marks: { tags, threads } }) =>
        tags.some(holds) || threads.some(({ annotation }) => annotation.tags.some(holds));
    }
    case 'note': {
      const holds = textTest(filter);
      return ({ marks: { threads } }) =>
        threads.some(({ annotation, replies }) => [annotation, ...replies].some(({ text }) => holds(text)));
    }
    case 'has':
      return HAS[filter.value];
    case 'is':
      return IS[filter.value];
    case 'author': {
      const holds = textTest(filter);
      return (work) =>
        work.item.author.some((name) => holds(displayName(name))) ||
        (work.item.author.length === 0 && work.submitter !== undefined && holds(work.submitter));
    }
    case 'title': {
      const holds = textTest(filter);
      return (work) => holds(work.title);
    }
    case 'category': {
      const holds = textTest(filter);
      return (work) => work.categories.some((category) => holds(category) || holds(categoryName(category)));
    }
    case 'source': {
      const holds = textTest(filter);
      return (work) => work.records.some((record) => holds(record.source));
    }
    case 'key': {
      const key = filter.value.replace(/^@/, '').toLowerCase();
      const fits = (each: string) =>
        filter.exact ? each.toLowerCase() === key : each.toLowerCase().includes(key);
      return ({ citekey, aliases }) => fits(citekey) || aliases.some(fits);
    }
    case 'file':
      return fileTest(filter.value, (path) => path.slice(path.lastIndexOf('/') + 1));
    case 'in':
      return fileTest(filter.value, (path) => path.slice(0, path.lastIndexOf('/') + 1));
    case 'text': {
      const holds = textTest(filter);
      return (work) =>
        holds(work.title) ||
        work.item.author.some((name) => holds(displayName(name))) ||
        work.abstracts.some(({ text }) => holds(text)) ||
        work.summaries.some(({ text }) => holds(text));
    }
    case 'cites':
    case 'role':
    case 'polarity':
    case 'verdict': {
      const holds = citationTest(filter, library);
      return (work) => work.cites.some(holds);
    }
    case 'citedby': {
      const targets = resolve(filter.value, library, (work) => work.cites.length > 0);
      return (work) => work.citers.some(({ citing }) => targets.has(citing));
    }
  }
}

/** The test of what is said of one citation: `cites:`, `role:`, `polarity:`, `verdict:`; its `-` is not looked at. */
export function citationTest(filter: TextFilter, library: Named): (citation: Citation) => boolean {
  switch (filter.field) {
    case 'cites': {
      const targets = resolve(filter.value, library, (work) => work.citers.length > 0);
      return ({ cited }) => targets.has(cited);
    }
    case 'role':
    case 'polarity':
    case 'verdict': {
      const { field } = filter;
      const holds = textTest(filter);
      return (citation) => citation[field] !== undefined && holds(citation[field]);
    }
    default:
      throw new Error(`A citation has no ${filter.field}.`);
  }
}

/** The papers that a citekey, an identifier or title words name, among those the question can be about. */
function resolve(value: string, library: Named, among: Test): ReadonlySet<Work> {
  const found = asIdentifier(value);
  const exact =
    (found && library.byIdentifier(found.identifier)) ?? library.byCitekey(value.replace(/^@/, ''));
  if (exact) return new Set([exact]);
  const holds = wordsTest(fold(value).split(' '));
  return new Set(library.works.filter((work) => among(work) && holds(fold(work.title))));
}

/** `=` before a value asks for that and nothing else: `role:"=method"` leaves out `method extension`. */
export const WHOLE = '=';

function textTest({ value, exact }: TextFilter): (text: string) => boolean {
  const printed = asPrinted(value);
  if (printed.length > 1 && printed.startsWith(WHOLE)) {
    const whole = asPrinted(printed.slice(WHOLE.length));
    return (text) => asPrinted(text) === whole;
  }
  const folded = fold(value);
  // A value without a letter, as `?`.
  if (folded === '') return (text) => asPrinted(text).includes(printed);
  if (exact) {
    const phrase = ` ${folded} `;
    return (text) => ` ${fold(text)} `.includes(phrase);
  }
  const words = folded.split(' ');
  // `cs.LG` is two words but one name: side by side, the last as far as it is typed.
  const run = ` ${folded}`;
  return words.length > 1 ? (text) => ` ${fold(text)}`.includes(run) : foldedTest(wordsTest(words));
}

function foldedTest(test: (folded: string) => boolean): (text: string) => boolean {
  return (text) => test(fold(text));
}

/** But for case and white space, and quotation marks, of which a filter can hold none. */
function asPrinted(text: string): string {
  return oneLine(text.replaceAll('"', ' ')).toLowerCase();
}

/** Every word is the beginning of a word of the text, in any order. */
function wordsTest(words: readonly string[]): (folded: string) => boolean {
  return (folded) => words.every((word) => ` ${folded}`.includes(` ${word}`));
}

function fileTest(value: string, part: (path: string) => string): Test {
  const wanted = value.toLowerCase();
  return (work) => work.records.some(({ place }) => part(decode(place.file)).toLowerCase().includes(wanted));
}

function decode(file: string): string {
  if (!file.includes('%')) return file;
  try {
    return decodeURIComponent(file);
  } catch {
    return file;
  }
}
