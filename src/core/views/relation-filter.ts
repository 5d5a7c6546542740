/**
 * The filter of the Relations view: the query language of Papers, asked of a paper together with the citation it is
 * known by. `role:`, `polarity:` and `verdict:` speak of that citation, not of any other the paper makes; every free
 * word must stand in title, authors, abstract or summary.
 */
import type { Citation, Work } from '../model';
import { fold, oneLine } from '../prose';
import { citationTest, compileFilters, type Named, type TextFilter, WHOLE } from '../search/filter';
import { type Filter, parseQuery, type Query, type QueryProblem } from '../search/query';

/** What `is:` asks here beyond what it asks in Papers. */
export const RELATION_IS = {
  noted: 'a note cites it',
  representative: 'the page shows it among its representative citers',
  new: 'it came with the last change of a page',
} as const;
type RelationWord = keyof typeof RELATION_IS;

interface RelationWordFilter {
  readonly word: RelationWord;
  readonly negated: boolean;
}

interface RelationQuery {
  readonly query: Query;
  readonly words: readonly RelationWordFilter[];
}

/** What a filter is asked about: a paper, and the citation that makes it a relation where one does. */
export interface Candidate {
  readonly work: Work;
  readonly citation?: Citation;
  readonly isNew?: boolean;
}

export type RelationTest = (candidate: Candidate) => boolean;

/** The words of ours, and a query of the rest in which blanks stand for them, so that its spans are those of the text. */
function readRelationQuery(text: string): RelationQuery {
  const words: RelationWordFilter[] = [];
  const rest = text.replace(/(?<=^|\s)(-?)is:(\S+)(?=\s|$)/gi, (token, minus: string, typed: string) => {
    const known = Object.keys(RELATION_IS) as RelationWord[];
    const word = known.find((each) => each === typed.toLowerCase());
    if (!word) return token;
    words.push({ word, negated: minus !== '' });
    return ' '.repeat(token.length);
  });
  return { query: parseQuery(rest), words };
}

/** What is wrong with a filter, each a sentence that says what would be accepted. */
export function relationProblems(text: string): readonly QueryProblem[] {
  const known = Object.keys(RELATION_IS).join(', ');
  return readRelationQuery(text).query.problems.map((problem) =>
    /^-?is:/i.test(text.slice(problem.span.start))
      ? { ...problem, message: `${problem.message} Here also ${known}.` }
      : problem,
  );
}

/** Whether a relation passes the filter; undefined where the filter asks for nothing. */
export function relationTest(
  text: string,
  library: Named,
  inNotes: ReadonlySet<string>,
): RelationTest | undefined {
  const { query, words } = readRelationQuery(text);
  const ofCitation = query.filters.filter(isOfCitation);
  const ofWork = query.filters.filter((filter) => !isOfCitation(filter));
  const work = compileFilters([...ofWork, ...freeWords(query)], library);
  const tests: RelationTest[] = [
    ...words.map((filter) => wordTest(filter, inNotes)),
    ...ofCitation.map((filter) => onCitation(filter, library)),
    ...(work ? [(candidate: Candidate) => work(candidate.work)] : []),
  ];
  return tests.length > 0 ? (candidate) => tests.every((test) => test(candidate)) : undefined;
}

/** A related paper that no citation joins passes what asks about citations: that concerns the other lists. */
function onCitation(filter: TextFilter, library: Named): RelationTest {
  const holds = citationTest(filter, library);
  return ({ citation }) => citation === undefined || holds(citation) !== filter.negated;
}

function wordTest({ word, negated }: RelationWordFilter, inNotes: ReadonlySet<string>): RelationTest {
  if (word === 'noted') return ({ work }) => inNotes.has(work.citekey) !== negated;
  return ({ citation, isNew = false }) =>
    citation === undefined || (word === 'new' ? isNew : citation.representative) !== negated;
}

const OF_CITATION: ReadonlySet<string> = new Set(['role', 'polarity', 'verdict']);

function isOfCitation(filter: Filter): filter is TextFilter {
  return OF_CITATION.has(filter.field);
}

function freeWords({ words, phrases }: Query): Filter[] {
  const base = { field: 'text', negated: false, span: { start: 0, end: 0 } } as const;
  return [
    ...words
      .split(' ')
      .filter(Boolean)
      .map((value): Filter => ({ ...base, value, exact: false })),
    ...phrases.map((value): Filter => ({ ...base, value, exact: true })),
  ];
}

/** The filter of one facet: `role:method`; `role:"=method"`, that and nothing else, where another value holds it. */
export function facetTerm(field: string, value: string, values: readonly string[]): string {
  // Fewer digits are the beginning of a year.
  if (field === 'year') return `year:${value.padStart(4, '0')}`;
  const plain = oneLine(value.replaceAll('"', ' '));
  const folded = fold(plain);
  const isClear = !values.some((other) => other !== value && fold(other).includes(folded));
  return isClear && /^[\p{L}\p{N}_]+$/u.test(plain) ? `${field}:${plain}` : `${field}:"${WHOLE}${plain}"`;
}

/** Whether the filter holds this term. */
export function hasTerm(filter: string, term: string): boolean {
  return termsLike(filter, term).some(({ span }) => filter.slice(span.start, span.end) === term);
}

/** The filter with this term in place of others of its field, or without it where it is there. */
export function toggled(filter: string, term: string): string {
  const rest = withoutLike(filter, term);
  if (hasTerm(filter, term)) return rest;
  // A quotation that is still open would hold the term.
  const isOpen = rest.split('"').length % 2 === 0;
  return `${rest}${isOpen ? '"' : ''} ${term}`.trim();
}

/** The filter without what it asks of the field of this term. */
export function withoutLike(filter: string, term: string): string {
  let rest = '';
  let from = 0;
  for (const { span } of termsLike(filter, term)) {
    rest += filter.slice(from, span.start);
    from = span.end;
  }
  return (rest + filter.slice(from)).replace(/\s+/g, ' ').trim();
}

function termsLike(filter: string, term: string): readonly Filter[] {
  const field = term.slice(0, term.indexOf(':'));
  return parseQuery(filter).filters.filter((each) => each.field === field && !each.negated);
}
