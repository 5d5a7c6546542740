/**
 * How a page says it is to be cited (`LeCun, Y. & Hinton, G. Deep learning. Nature 521, 436–444 (2015).`): for
 * many pages the only place of their title. Read only where the end of the title is beyond doubt.
 */
import type { Name, Publication } from '../../model';
import { parseName } from '../../names';
import { readByline } from '../text/byline';

export interface Citing {
  /** Where the title stands in the text given. */
  readonly start: number;
  readonly end: number;
  readonly authors: readonly Name[];
  readonly complete: boolean;
  readonly year?: number;
  readonly publication: Publication;
}

const LONGEST = 1500;

/** `Jumper, J., Evans, R. et al. `: family names first. */
const FAMILY_FIRST =
  /^(?:[\p{L}\p{M}'’ -]{2,40}, (?:\p{Lu}[\p{Ll}]{0,2}\.[ -]{0,2}){1,4}(?:,? ?(?:&|and) |[,;] ?|(?=et al))?){1,60}(?:et al\.? )?/u;

/** Names up to the year: `Tianqi Chen and Carlos Guestrin. 2016. `, `Chen, T. (2016). `. */
const UP_TO_YEAR = /^(.{3,900}?)(?:\.,?)? (?:\(((?:19|20)\d\d)[^()]{0,20}\)|((?:19|20)\d\d))\. /;

const QUOTED = /^(.{3,900}?)[,.]? ["“](.{4,400}?)[,.]?["”]/;

/** Reads one citation, or undefined where its title cannot be told. */
export function readCitation(text: string): Citing | undefined {
  if (text.length > LONGEST || text.length < 20) return undefined;
  return quoted(text) ?? behindYear(text) ?? familyFirst(text) ?? fullNames(text);
}

function quoted(text: string): Citing | undefined {
  const match = QUOTED.exec(text);
  if (!match) return undefined;
  const people = peopleOf(match[1]!.replace(/(?<=\p{Ll})\. (?=\p{Lu})/gu, ', '));
  if (!people) return undefined;
  const start = match[1]!.length + match[0].slice(match[1]!.length).search(/["“]/) + 1;
  return { start, end: start + match[2]!.length, ...people, ...venueOf(text.slice(match[0].length)) };
}

function behindYear(text: string): Citing | undefined {
  const match = UP_TO_YEAR.exec(text);
  const people = match && peopleOf(match[1]!);
  if (!people) return undefined;
  const year = Number(match[2] ?? match[3]);
  return titled(text, match[0].length, people, year);
}

function familyFirst(text: string): Citing | undefined {
  const match = FAMILY_FIRST.exec(text);
  const people = match ? peopleOf(match[0]) : undefined;
  return match && people ? titled(text, match[0].length, people) : undefined;
}

/** `Ana Duarte, Bo Li. Title. Journal, 2020, …`, as HAL has it. */
function fullNames(text: string): Citing | undefined {
  const stop = /(?=\. )(?<=\p{L}{2})\. /u.exec(text.slice(0, 900));
  const people = stop ? peopleOf(text.slice(0, stop.index)) : undefined;
  return stop && people ? titled(text, stop.index + 2, people) : undefined;
}

interface People {
  readonly authors: readonly Name[];
  readonly complete: boolean;
}

function peopleOf(text: string): People | undefined {
  const plain = text.trim().replace(/[,;]$/, '');
  const inverted = invertedNames(plain);
  if (inverted) return inverted;
  const byline = readByline(plain);
  return byline && { authors: byline.authors, complete: byline.complete };
}

/** `Jumper, J., Evans, R. et al.`, `Duarte, A.; Li, B.`, or `Redmon J, Farhadi A` without a comma within. */
export function invertedNames(text: string): People | undefined {
  const whole = text.replace(/,? et al\.?$/, '');
  const one =
    /([\p{L}\p{M}'’ -]{2,40})(?:, ((?:\p{Lu}\p{Ll}{0,2}\.[ -]{0,2}){1,4})| (\p{Lu}{1,3}))(?:,? ?(?:&|and) |[,;] ?|$)/uy;
  const authors: Name[] = [];
  while (one.lastIndex < whole.length) {
    const match = one.exec(whole);
    if (!match) return undefined;
    authors.push(parseName(`${match[1]!.trim()}, ${(match[2] ?? match[3])!.trim()}`));
  }
  return authors.length > 0 ? { authors, complete: whole === text } : undefined;
}

function titled(text: string, start: number, people: People, year?: number): Citing | undefined {
  const end = endOfTitle(text, start);
  if (end === undefined || end - start < 4) return undefined;
  const venue = venueOf(text.slice(end).replace(/^[.?!]?\s+/, ''));
  return { start, end, ...people, ...venue, ...(year !== undefined && { year }) };
}

/** Words of journals' short names; a full stop behind any other word is no abbreviation. */
const SHORTENED =
  /^(?:J|Int|Nat|Phys|Rev|Lett|Proc|Natl|Acad|Sci|Commun|Comput|Vis|Mach|Learn|Res|Ann|Anal|Statist|Stat|Math|Appl|Chem|Biol|Med|Mol|Genet|Soc|Am|Amer|Eur|Trans|Pattern|Intell|Eng|Syst|Technol|Mater|Environ|Astrophys|Astron|Lond|Ser|Sens|Energ|Bull|Inf|Electron|Neurosci|Psychol|Rep|Econ|Stud|Surv|Prog|Quant|Rem|Remote|Mod|Adv|Methods|Biotechnol|Bioinform|U|S|A)$/;

/** Where the venue starts: a journal and its volume, proceedings, a working paper. */
const VENUE =
  /^(?:In:? (?:Proceedings|Advances|\d{4} |[\p{Lu}]).{3,200}|NBER Working Paper|(\p{Lu}[\p{L}\p{M} .&:()'’-]{1,110}?)(?:,? (?:(?:19|20)\d\d|vol(?:ume|\.)? ?\d{1,4}|\d{1,4})\s?[,:(]|,? (?:19|20)\d\d,| ?\d{1,4}(?:\(\d{1,4}\))?:e?\d|, \d{1,4}\.))/u;

/** The mark is looked for before what stands around it: it rules out most letters. */
const END_OF_SENTENCE = /(?=[.?!] )(?<=[\p{L}\p{N})”"’$])([.?!]) (?=\p{Lu}|\d{4} )/gu;

/** The end of a title that starts at `start`: before the mark behind which the venue begins. */
function endOfTitle(text: string, start: number): number | undefined {
  const ends: number[] = [];
  for (const match of text.matchAll(END_OF_SENTENCE)) {
    if (match.index <= start) continue;
    const venue = VENUE.exec(text.slice(match.index + 2, match.index + 330));
    if (!venue || !shortNamesOnly(venue[1] ?? '')) continue;
    // A question mark is a part of the title, a full stop is not.
    ends.push(match[1] === '.' ? match.index : match.index + 1);
  }
  return ends[0];
}

function shortNamesOnly(journal: string): boolean {
  return [...journal.matchAll(/([\p{L}-]+)\./gu)].every(([, word]) => SHORTENED.test(word!));
}

const JOURNAL =
  /^(?<journal>\p{Lu}[\p{L}\p{M} .&:'’-]{1,110}?),? (?:(?:19|20)\d\d, )?(?<volume>\d{1,4})(?: ?\((?<issue>[\w–-]{1,8})\))?(?:[,:] ?(?:pp\.)?(?<page>e?[\w]{1,10}(?:\s?[–-]\s?\w{1,10})?))?/u;

/** Journal, volume, issue, pages and year of what follows a title. */
export function venueOf(text: string): { year?: number; publication: Publication } {
  const rest = text.trim().slice(0, 400);
  const plain = rest.replace(/(?:https?:\/\/|doi:|⟨)\S+/gi, ' ');
  const years = new Set(
    [...plain.matchAll(/(?<![\w.:/-])(?:19|20)\d\d(?![\w:/-])/g)].map(([year]) => Number(year)),
  );
  const year = bracketedYear(plain) ?? (years.size === 1 ? [...years][0] : undefined);
  const groups = /^(?:In|NBER)\b/.test(rest) ? undefined : JOURNAL.exec(rest)?.groups;
  if (!groups) return { ...(year !== undefined && { year }), publication: {} };
  const { journal, volume, issue, page } = groups;
  return {
    ...(year !== undefined && { year }),
    publication: {
      type: 'article-journal',
      'container-title': journal!,
      ...(volume !== undefined && { volume }),
      ...(issue !== undefined && { issue }),
      ...(page !== undefined && { page: page.replace(/\s/g, '') }),
    },
  };
}

function bracketedYear(text: string): number | undefined {
  const year = /\((?:[\p{L}]{3,9}\.? )?((?:19|20)\d\d)\)/u.exec(text)?.[1];
  return year === undefined ? undefined : Number(year);
}
