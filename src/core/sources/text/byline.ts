/**
 * The line of authors as sites print it: names with the marks of affiliations (`Jane Roe1,2,*`), buttons
 * between them (`View ORCID ProfileJohn Jumper`), the last behind "and".
 */
import type { Name } from '../../model';
import { parseName } from '../../names';
import { isName } from './glued-authors';
import { withoutLinks } from './words';

export interface Byline {
  readonly authors: readonly Name[];
  /** False when the list breaks off ("et al."). */
  readonly complete: boolean;
  /** Something besides the names says that they are authors: marks of affiliations, "by", "et al.". */
  readonly marked: boolean;
}

/** No list of authors is longer, and no line that is may cost more than its length. */
const LONGEST = 20_000;

/** Words and links that pages put around names. */
const BUTTONS =
  /View ORCID Profile|Author links open overlay panel|(?:ORCID(?: icon)?:? ?)?(?:https?:\/\/)?orcid\.org\/[\dX-]{19}|\bORCID: ?[\dX-]{19}|\(?(?:Opens?|open) in (?:a )?new (?:window|tab)\)?|Authors? Info & (?:Claims|Affiliations)|\[email[^\]]{0,20}\]|\bSearch for more papers by this author\b|\([^()]{0,100}Collaborations?[^()]{0,60}\)|✉|\u200B/g;

/** Stands in every button. */
const BUTTON_SIGN =
  /ORCID|orcid|open overlay|[Oo]pens? in | Info & |\[email|Search for more|Collaboration|✉|\u200B/;

const MARK = String.raw`(?:\d{1,3}|[*†‡§¶#∗⁎✝∥]{1,3}|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}|⟨[\d,]{1,9}⟩)`;

/** Marks behind a name: `1,2,*`, ` 1 , 2`, `(1)`, `†`. How they start is looked at first: it rules out most letters. */
const MARKS = new RegExp(
  String.raw`(?=[\s(\d*†‡§¶#∗⁎✝∥¹²³⁴⁵⁶⁷⁸⁹⁰⟨])(?<=[\p{L}.)’'])\s{0,4}(?:\(?${MARK}\)?)(?:\s{0,2},?\s{0,2}\(?${MARK}\)?){0,30}`,
  'gu',
);

/** Stands in every mark. */
const MARK_SIGN = /[\d*†‡§¶#∗⁎✝∥¹²³⁴⁵⁶⁷⁸⁹⁰⟨]/;

const LETTERS = /(?<=\p{L})(?: [a-z](?=,|$))(?:, ?[a-z*](?=,|$)){0,6}/gu;
const ET_AL =
  /[,;]?\s+et al\.?(?=$|[\s(])|[,;]\s*(?:…|\.{3}|\[…\]|\[\.{3}\]|\+? ?\d+ (?:more )?(?:other )?authors?)/;

/** The names of a line, or undefined where one of its parts is no name. */
export function readByline(text: string): Byline | undefined {
  const parts = partsOf(text);
  return parts && { authors: parts.names.map(parseName), complete: parts.complete, marked: parts.marked };
}

/** Whether the line can only be a list of authors: one name alone may be a title (`Deep Residual Learning`). */
export function isByline(text: string): boolean {
  const parts = partsOf(text);
  return parts !== undefined && (parts.marked || parts.names.length > 1);
}

/**
 * A word that no name holds and that is in no button. Brackets may hold any words, and links: what has some is
 * looked at more closely. It tells prose, which is most of what is asked about, in a fraction of the time.
 */
const NO_WORD_OF_NAMES = /\s(?!overlay|papers|author|window)[a-z]{6,}\s/;

interface Parts {
  readonly names: readonly string[];
  readonly complete: boolean;
  readonly marked: boolean;
}

/** The names of a line, one at least, each of two words or more. */
function partsOf(text: string): Parts | undefined {
  if (text.length > LONGEST || text.length < 4) return undefined;
  if (NO_WORD_OF_NAMES.test(text) && !/[[(]/.test(text)) return undefined;
  const words = withoutMarkdown(text);
  const plain = words.replace(/^(?:[Bb]y|de|par|von|von:|Authors?:?)\s+(?=\p{Lu})/u, '');
  const bare = BUTTON_SIGN.test(plain) ? plain.replace(BUTTONS, ' ') : plain;
  const parted = MARK_SIGN.test(bare) ? bare.replace(MARKS, ',') : bare;
  const unmarked = / [a-z](?:,|$)/.test(parted) ? parted.replace(LETTERS, '') : parted;
  const whole = unmarked.replace(ET_AL, ',');
  const names = whole
    .split(/\s*[,;•|·]\s*(?:and\s|&\s|et\s)?|\s+(?:and|&|et|und|y)\s+/)
    .map(bareName)
    .filter((name) => name !== '' && !/^(?:and|&|et|Ph\.?D\.?|MD|M\.D\.|Jr\.?|Sr\.?|III?)$/.test(name));
  if (names.length === 0 || !names.every(isFullName)) return undefined;
  // Once for all of them: most lists have no such word. Two words of one entry may stand farther apart there.
  const mayHoldOthers = NO_PERSON.test(whole) || /\s\s|[^\S ]/.test(whole);
  if (mayHoldOthers && names.some((name) => NO_PERSON.test(name))) return undefined;
  return {
    names,
    complete: whole === unmarked,
    marked: plain !== words || unmarked !== bare || bare !== plain || whole !== unmarked,
  };
}

/** One part of the list without what stands around it. */
function bareName(part: string): string {
  let name = /\s\s|[^\S ]/.test(part) ? part.replace(/\s+/g, ' ') : part;
  // `Bryce M.Connors`, as bioRxiv's pages turned to Markdown have it.
  if (name.includes('.')) name = name.replace(/(?<=(?:^|[\s.])\p{Lu}\.)(?=\p{Lu}\p{Ll})/gu, ' ');
  if (/^(?:and|&)\s|^[-–\s]|[&*-]$/.test(name)) name = name.replace(/^(?:and|&)\s|^[-–\s]+|\s*[&*-]+$/g, '');
  return name.trim();
}

/** Without a heading's mark, pictures, links (`[Ana Duarte](/people/ana-duarte)`) and bold around the line. */
function withoutMarkdown(text: string): string {
  const words = withoutLinks(text.trim().replace(/^#{1,6}\s+/, '')).trim();
  return words.includes('**') ? words.replace(/^\*\*(?=\p{Lu})|(?<=\p{L})\*\*$/gu, '') : words;
}

/** Given and family name; one word alone is no person here. */
function isFullName(name: string): boolean {
  return name.includes(' ') && isName(name);
}

/** What stands between commas and “and” in other lines: places, days, headings, titles. */
const NO_PERSON =
  /\b(?:University|Universit[àäé]t?|Institute|Department|School|College|Laboratory|Hospital|Volume|Issue|Number|Article|Journal|Press|Proceedings|Conference|January|February|March|April|June|July|August|September|October|November|December|Abstract|Keywords|Access|Open|Download|Full|Text|View|Sign|Log|Cookie|Privacy|Research|Review|Learning|Networks?|Model(?:s|ing)?|Methods?|Analysis|Systems?|Theory|Science|Algorithms?|Approximation|Challenge|Classification|Detection|Dynamics|Estimation|Evaluation|Examples|Explanations|Extraction|Functions|Generation|Inference|Optimi[sz]ation|Prediction|Recognition|Reconstruction|Representations?|Segmentation|Between|Their|Using|United|States|Kingdom|New York|San Francisco)\b/;
