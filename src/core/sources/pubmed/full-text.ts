/**
 * The full text of a paper in PubMed Central (https://pmc.ncbi.nlm.nih.gov/articles/PMC…): the citation, the title,
 * the authors, the numbers of the paper on one line, the abstract.
 */
import type { Printed } from '../../model';
import { isByline, readByline } from '../text/byline';
import type { Lines } from '../text/lines';
import { isRule } from '../text/words';
import { CITATION, type Entry } from './entry';

/** `PMCID: PMC2739994  NIHMSID: NIHMS122961  PMID: 19486755` */
const NUMBERS =
  /^[-*\s]{0,4}PMCID: ?PMC\d{4,9}(?:\s{1,8}(?:NIHMSID|EMSID|CAMSID|MSID): ?\w{3,20}){0,2}(?:\s{1,8}PMID: ?\d{4,9})?(?: ?\[?\]?)?$/;

/** In front of the citation of a manuscript that came out elsewhere. */
export const FINAL_FORM = /^Published in final edited form as: /;

/** Buttons and notes between the authors and the numbers. */
const BESIDE =
  /^(?:[-*]\s)?(?:Author information|Article notes|Copyright and License information|(?:PMC )?Copyright notice|Disclaimer|Editors?: .{2,200}|Collaborators?: .{2,200}|[*✉#†].{0,200}|(?:Received|Revised|Accepted|Collection date|Issue date|Revision requested|Date received).{0,120}|\d{1,2} \S.{5,400}|[a-z] \p{Lu}.{5,400}|© ?.{0,200}|…)$/u;

/** A paper whose numbers stand on the line: authors, title and citation right above each other, or nothing. */
export function fullTextEntry(lines: Lines, line: number, floor: number): Entry | undefined {
  if (lines.texts[line]!.length > 200 || !NUMBERS.test(lines.at(line))) return undefined;
  const above = filled(lines, line, Math.max(floor, line - 120));
  let at = 0;
  while (at < above.length && BESIDE.test(lines.at(above[at]!)) && !isNames(lines.at(above[at]!))) at++;
  const last = above[at];
  // One author without a mark may be a title: the citation two lines above tells.
  if (last !== undefined && !isNames(lines.at(last)) && readByline(lines.at(last))) at++;
  while (at < above.length && isNames(lines.at(above[at]!))) at++;
  const authors = above[at - 1];
  const title = above[at];
  const citation = above[at + 1];
  if (last === undefined || authors === undefined || title === undefined || citation === undefined)
    return undefined;
  if (authors > last || lines.at(title).length < 8 || lines.at(title).length > 400) return undefined;
  const cited = lines.at(citation).replace(FINAL_FORM, '');
  if (cited.length > 400 || !CITATION.exec(cited)?.groups?.journal) return undefined;
  return {
    layout: 'article',
    start: citation,
    end: line + 1,
    pmid: line,
    citation,
    title,
    titleEnd: title + 1,
    authors,
    authorsEnd: last + 1,
  };
}

function isNames(text: string): boolean {
  return text.length <= 20_000 && isByline(text);
}

/** Filled lines above, nearest first. */
function filled(lines: Lines, below: number, lowest: number): number[] {
  const found: number[] = [];
  for (let line = below - 1; line >= lowest; line--)
    if (lines.at(line) !== '' && !isRule(lines.at(line))) found.push(line);
  return found;
}

const PART =
  /^#{0,4}\s?\*{0,2}(?:Background|Introduction|Objectives?|Purpose|Aims?|Importance|Design|Setting|Participants|Patients|Interventions?|Main outcomes? .{0,30}|Materials? and methods?|Methods?|Methodology(?:\/Principal findings)?|Principal findings|Results?|Findings|Conclusions?(?:\/Significance)?|Significance|Interpretation|Discussion|Limitations|Funding)\*{0,2}:?$/i;
const STOP = /^(?:#{1,6} |\*{0,2}(?:Keywords?|Key words|Subject terms?|Abbreviations)\b|\d\.? \p{Lu})/u;

/** The paragraph below the heading; of a structured abstract each part once, for those of the text have the same names. */
export function abstractOfFullText(lines: Lines, label: number): Printed | undefined {
  const first = nextFilled(lines, label + 1);
  if (first === undefined) return undefined;
  let end = first;
  const seen = new Set<string>();
  for (let line: number | undefined = first; line !== undefined; line = nextFilled(lines, end)) {
    const part = PART.exec(lines.at(line).slice(0, 80))?.[0].toLowerCase();
    if (part === undefined && (line !== first || STOP.test(lines.at(line)))) break;
    if (part !== undefined && (seen.has(part) || (line !== first && seen.size === 0))) break;
    const words: number | undefined = part === undefined ? line : nextFilled(lines, line + 1);
    if (words === undefined || lines.at(words).length < 60) break;
    if (part !== undefined) seen.add(part);
    end = words + 1;
    while (end < lines.length && lines.at(end).length >= 60 && !STOP.test(lines.at(end))) end++;
  }
  return end === first ? undefined : lines.printedLines(first, end);
}

function nextFilled(lines: Lines, from: number): number | undefined {
  for (let line = from; line < Math.min(lines.length, from + 4); line++)
    if (lines.at(line) !== '') return line;
  return undefined;
}
