/** Title and venue in what dblp prints behind the authors: `Attention is All you Need. NIPS 2017: 5998-6008`. */
import type { ItemType, Publication } from '../../model';

export interface TitleAndVenue {
  /** Where the title ends; the full stop that dblp sets behind every title is no part of it. */
  readonly titleEnd: number;
  /** Where the venue starts. */
  readonly venueStart: number;
  readonly year: number;
  readonly publication: Publication;
  /** `1706.03762` of `CoRR abs/1706.03762`. */
  readonly arxiv?: string;
}

const YEAR = String.raw`(19[3-9]\d|20[0-4]\d)`;
const PAGES = String.raw`: ([\w:.+-]{1,30}(?:, [\w:-]{1,30})?)`;

const CORR = new RegExp(
  String.raw`(?<=[.?!] )CoRR (?:abs/)?(\d{4}\.\d{4,5}|[a-z-]{2,10}(?:\.[A-Z]{2})?/\d{7}) \(${YEAR}\)$`,
);
const JOURNAL = new RegExp(String.raw` (\d{1,5})(?:\(([^()\s]{1,14})\))?(?:${PAGES})? \(${YEAR}\)$`);
const CONFERENCE = new RegExp(` ${YEAR}(?:${PAGES})?$`);
const THESIS = new RegExp(`, ${YEAR}$`);

/** Behind these within a venue a full stop ends no title: `J. Mach. Learn. Res.` */
const ABBREVIATIONS = new Set(
  'Acad Adv Algorithms Am Anal Ann Appl Archit Artif Assoc Autom Bioinform Biol Biomed Br Bull Bus Chem Circuits Cogn Comb Commun Comp Comput Conf Control Creat Cybern Data Decis Des Dev Digit Discret Distributed Dyn Econ Educ Electron Eng Environ Eur Eval Evol Exp Expr Fundam Found Fuzzy Gener Geom Geosci Graph Health Hum Image Ind Inf Informatics Instrum Int Integr Intell Interact Internet J Jpn Knowl Lab Lang Learn Lett Libr Linguistics Lit Log Mach Mag Manag Manuf Math Meas Mech Med Medical Methods Microprocess Mob Model Mol Multim Multidiscip Nat Natl Netw Neural Nucl Numer Oper Optim Parallel Pattern Perform Perspect Phys Plan Priv Proc Process Program Psychol Q Rapid Recognit Rehabil Reliab Remote Rep Res Rev Robotics Sci Secur Sens Serv Signal Simul Soc Softw Stat Stoch Stud Support Surv Symb Symp Syst Tech Technol Theor Theory Tools Top Trans Transp Trends Univ Veh Vis Web Wirel World'.split(
    ' ',
  ),
);

/** Parts the text, or undefined where no venue with a year ends it. */
export function titleAndVenue(text: string): TitleAndVenue | undefined {
  const corr = CORR.exec(text);
  if (corr)
    return {
      ...bounds(text, corr.index),
      year: Number(corr[2]),
      publication: { type: 'article' },
      arxiv: corr[1]!,
    };
  const journal = JOURNAL.exec(text);
  if (journal)
    return parted(text, journal.index, Number(journal[4]), 'article-journal', {
      volume: journal[1]!,
      ...(journal[2] !== undefined && { issue: journal[2] }),
      ...(journal[3] !== undefined && { page: journal[3] }),
    });
  const conference = CONFERENCE.exec(text);
  if (conference && text[conference.index - 1] !== ',')
    return parted(text, conference.index, Number(conference[1]), 'paper-conference', {
      ...(conference[2] !== undefined && { page: conference[2] }),
    });
  const thesis = THESIS.exec(text);
  return thesis ? thesisOf(text, thesis.index, Number(thesis[1])) : undefined;
}

function parted(
  text: string,
  venueEnd: number,
  year: number,
  type: ItemType,
  numbers: Publication,
): TitleAndVenue | undefined {
  const start = venueStart(text, venueEnd);
  if (start === undefined) return undefined;
  const venue = text.slice(start, venueEnd).trim();
  if (!/^[\p{Lu}\p{N}]/u.test(venue) || venue.length > 120 || /[?!]/.test(venue)) return undefined;
  return { ...bounds(text, start), year, publication: { type, 'container-title': venue, ...numbers } };
}

/** `University of Toronto, Canada, 2018` */
function thesisOf(text: string, end: number, year: number): TitleAndVenue | undefined {
  const start = venueStart(text, end);
  if (start === undefined) return undefined;
  const place = text.slice(start, end);
  if (
    !/\b(?:Universit|Institut|ETH|EPFL|MIT|College|School|Polit[eé]cnic|Politecnico|Hochschule)/i.test(place)
  )
    return undefined;
  return { ...bounds(text, start), year, publication: { type: 'thesis', publisher: place.trim() } };
}

/** Behind the last end of a sentence that is no abbreviation within the venue. */
function venueStart(text: string, venueEnd: number): number | undefined {
  let found: number | undefined;
  const ends = [...text.slice(0, venueEnd).matchAll(/[.?!]["'”’)]? /g)];
  for (let at = ends.length - 1; at >= 0; at--) {
    const end = ends[at]!;
    found = end.index + end[0].length;
    const before = at === 0 ? 0 : ends[at - 1]!.index + ends[at - 1]![0].length;
    const segment = text.slice(before, end.index).split(' ');
    const isInside = at > 0 && end[0] === '. ' && segment.length <= 5 && ABBREVIATIONS.has(segment.at(-1)!);
    if (!isInside) break;
  }
  return found;
}

function bounds(text: string, venueAt: number): { readonly titleEnd: number; readonly venueStart: number } {
  const before = text.slice(0, venueAt).trimEnd();
  return { titleEnd: before.endsWith('.') ? before.length - 1 : before.length, venueStart: venueAt };
}
