/**
 * Which papers are offered, and in which order.
 *
 * With nothing typed: what this note cites, the last cited before the caret first; then what other notes cite, most
 * cited first; then the most cited of the library.
 *
 * With words typed: by the search, whose score, as a share of the best one's, is raised by half for a paper that
 * this note cites and by a quarter for one that only other notes cite: use decides between papers that fit about as
 * well, and never lifts one that hardly fits above one that does. A citekey that begins with what was typed fits
 * wholly; one that is what was typed comes first, whatever is in use. A title that begins with the words typed, two or
 * more, comes before those that have them further on, and use in other notes does not change that.
 *
 * Keys already in the cluster are left out. Rejected: the number of uses (in a note one key is in every paragraph,
 * and would be first whatever is typed), and citations by other papers among what was searched for (it hides what
 * is new).
 */
import { asIdentifier } from '../identifiers';
import type { Work } from '../model';
import { fold } from '../prose';
import type { KeyPlace } from './place';

/** What there is to offer. */
export interface Offer {
  readonly byCitekey: (key: string) => Work | undefined;
  /** The best fits of a query, best first, with scores that can be compared among them. */
  readonly search: (query: string, limit: number) => readonly Fit[];
  /** Papers with most citers, best first. */
  readonly mostCited: () => readonly Work[];
  /** Citekeys that notes of the workspace cite. */
  readonly inNotes: ReadonlySet<string>;
  /** Keys that this note cites, those to be offered first first. */
  readonly inThisNote: readonly string[];
}

export interface Fit {
  readonly work: Work;
  readonly score: number;
}

/** The papers to offer, at most `limit`, best first. */
export function papersFor(place: KeyPlace, offer: Offer, limit: number): Work[] {
  const others = new Set([...place.others].map((key) => offer.byCitekey(key)));
  const found =
    place.typed.trim() === '' ? inUse(offer, limit + others.size) : fitting(place.typed.trim(), offer, limit);
  return found.filter((work) => !others.has(work)).slice(0, limit);
}

/**
 * Whether what is typed is the key of the first of these, and no other goes on from it: nothing is left to complete,
 * and a list that stays open would take the next Enter.
 */
export function isWhole({ typed }: KeyPlace, [first, ...rest]: readonly Work[]): boolean {
  return first?.citekey === typed && !rest.some(({ citekey }) => citekey.startsWith(typed));
}

function inUse({ byCitekey, inThisNote, inNotes, mostCited }: Offer, limit: number): Work[] {
  const found = new Set<Work>();
  for (const key of inThisNote) {
    const work = byCitekey(key);
    if (work) found.add(work);
    if (found.size >= limit) return [...found];
  }
  for (const work of citedElsewhere(byCitekey, inNotes)) found.add(work);
  for (const work of mostCited()) {
    if (found.size >= limit) break;
    // Of a paper whose title is still unknown one sees nothing here by which to choose it.
    if (!work.titlePending) found.add(work);
  }
  return [...found];
}

/** Of a workspace that cites thousands only some are looked at: nobody scrolls that far. */
const LOOKED_AT = 1000;

function citedElsewhere(byCitekey: Offer['byCitekey'], inNotes: ReadonlySet<string>): Work[] {
  const found: Work[] = [];
  let left = LOOKED_AT;
  for (const key of inNotes) {
    if (left-- === 0) break;
    const work = byCitekey(key);
    if (work) found.push(work);
  }
  const counted = found.map((work) => ({ work, count: work.citers.length }));
  return counted
    .sort((a, b) => b.count - a.count || (a.work.citekey < b.work.citekey ? -1 : 1))
    .map(({ work }) => work);
}

const IN_THIS_NOTE = 1.5;
const IN_NOTES = 1.25;
/** Of a title that begins so: between the two. */
const BEGINS = 1.35;

function fitting(typed: string, offer: Offer, limit: number): Work[] {
  const exact = offer.byCitekey(typed);
  const fits = withExact(exact, fitsOf(typed, offer, 2 * limit));
  const best = Math.max(fits[0]?.score ?? 0, Number.MIN_VALUE);
  const cited = new Set(offer.inThisNote);
  const isCited = ({ citekey, aliases }: Work) => cited.has(citekey) || aliases.some((key) => cited.has(key));
  const lower = typed.toLowerCase();
  const begins = titleBegins(typed);
  const worth = ({ work, score }: Fit): number => {
    if (work === exact) return Number.POSITIVE_INFINITY;
    const fit = begins(work) ? BEGINS : work.citekey.toLowerCase().startsWith(lower) ? 1 : score / best;
    return fit * (isCited(work) ? IN_THIS_NOTE : offer.inNotes.has(work.citekey) ? IN_NOTES : 1);
  };
  const ranked = fits.map((fit, index) => ({ ...fit, index, worth: worth(fit) }));
  return ranked
    .sort((a, b) => (a.worth === b.worth ? a.index - b.index : b.worth - a.worth))
    .map(({ work }) => work);
}

/** Whether a title begins with these words, several of them; the last may be half a word. */
function titleBegins(typed: string): (work: Work) => boolean {
  const words = fold(typed);
  return words.includes(' ') ? ({ title }) => fold(title).startsWith(words) : () => false;
}

/** A former citekey is found by no word. */
function withExact(exact: Work | undefined, fits: readonly Fit[]): readonly Fit[] {
  return exact && !fits.some(({ work }) => work === exact) ? [...fits, { work: exact, score: 0 }] : fits;
}

/** What the words find; where no key begins so, `tan2025` is also `tan 2025`, an author and a year. */
function fitsOf(typed: string, { search }: Offer, limit: number): readonly Fit[] {
  const fits = search(queryOf(typed), limit);
  const apart = typed.replace(/(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/gu, ' ');
  if (apart === typed || asIdentifier(typed)) return fits;
  const lower = typed.toLowerCase();
  if (fits.some(({ work }) => work.citekey.toLowerCase().startsWith(lower))) return fits;
  const more = search(queryOf(apart), limit);
  return more.length > 0 ? more : fits;
}

/** A key's punctuation stands between words; an identifier is one word with its own. */
function queryOf(typed: string): string {
  return asIdentifier(typed) ? typed : typed.replace(/[_:.#$%&+?<>~/"-]+/g, ' ').trim();
}
