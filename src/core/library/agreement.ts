/** Whether two groups of accounts may be of one paper: what must agree, and what contradicts. */
import { areApart, YEARS_APART } from './decided';
import type { Group } from './groups';
import { authorsAgree, inCommon, type Person, sameAuthors } from './people';
import { alike, likeness } from './title-guards';

/** Years that a journal may take to print a preprint. */
const YEARS_TO_PRINT = 5;

/** A paper has one of these for life. */
const ONE_FOR_LIFE = ['arxiv', 'pith', 'pith-citations'] as const;

/** A paper may have two of these, seldom: as a preprint and in print, or withdrawn and sent in again. */
const SELDOM_TWO = ['pmid', 'pmcid', 'acl', 'openreview', 's2', 'dblp', 'openalex', 'hal'] as const;

/** Archives that give each version a DOI of its own. */
const BY_VERSION = /^doi:10\.(?:5281|6084)\//;

/** The same identifier, and titles or authors that do not contradict it. */
export function sameByIdentifier(a: Group, b: Group): boolean {
  if (isAnother(a, b) || !shareIdentifier(a, b)) return false;
  for (const [one, first] of a.titles) {
    for (const [other, second] of b.titles) {
      // A volume's identifier stands with each of its editorials.
      if (one === other && first.tells === 'generic' && disagree(a, b)) return false;
      if (one === other) continue;
      if (!alike(one, other)) {
        if (!mayBeRenamed(a, b)) return false;
      } else if (first.numbers !== second.numbers) {
        // `Qwen` that became `Qwen2`: by its DOI a volume's numbered papers would be one.
        const isRenamed = first.parts === second.parts && shareMoreThanDoi(a, b) && mayBeRenamed(a, b);
        if (!isRenamed) return false;
      }
    }
  }
  return true;
}

/**
 * Another title altogether, as after a revision or in translation: then the authors must agree. A DOI is also
 * copied from entry to entry by mistake, and stands in each chapter of a book: it is not enough by itself.
 */
function mayBeRenamed(a: Group, b: Group): boolean {
  const shared = [...a.ids]
    .filter(([scheme, ids]) => share(ids, b.ids.get(scheme)))
    .map(([scheme]) => scheme);
  if (a.authorLists.length === 0 || b.authorLists.length === 0)
    return (
      shared.some((scheme) => ONE_FOR_LIFE.some((one) => one === scheme)) &&
      a.mostYearsTo(b) <= YEARS_TO_PRINT
    );
  if (shared.every((scheme) => scheme === 'doi') && !mayBeRenamedByDoi(a, b)) return false;
  return a.authorLists.every((one) =>
    b.authorLists.every((other) => authorsAgree(one, other) && sameFirst(one, other)),
  );
}

/** A book's ISBN in its DOI: chapters give it as theirs. */
const OF_A_BOOK = /^doi:10\.\d{4,9}\/(?:[a-z]+\.?)?97[89]-?\d/;

/** Of what a translation shares with its original most is names. */
const RESEMBLING = 0.3;

function mayBeRenamedByDoi(a: Group, b: Group): boolean {
  const dois = [...(a.ids.get('doi') ?? [])].filter((doi) => b.ids.get('doi')?.has(doi));
  if (dois.every((doi) => OF_A_BOOK.test(doi)) || a.mostYearsTo(b) > YEARS_TO_PRINT) return false;
  return [...a.titles.keys()].every((one) =>
    [...b.titles.keys()].every((other) => likeness(one, other) >= RESEMBLING),
  );
}

function sameFirst(a: readonly Person[], b: readonly Person[]): boolean {
  return inCommon(a.slice(0, 1), b.slice(0, 2)) > 0 || inCommon(b.slice(0, 1), a.slice(0, 2)) > 0;
}

/** The same title by the same people, of about the same time. */
export function sameByTitle(a: Group, b: Group): boolean {
  if (isAnother(a, b) || !sameSigns(a, b)) return false;
  const exactly = agreeing(a, b, sameAuthors);
  if (!exactly && !agreeing(a, b, authorsAgree)) return false;
  if (isGeneric(a, b) && (a.mostYearsTo(b) > 0 || differInDoi(a, b))) return false;
  if (differInDoi(a, b) && !mayHaveBoth(a, b)) return false;
  if (SELDOM_TWO.some((scheme) => differ(a, b, scheme)) && !exactly) return false;
  const years = a.mostYearsTo(b);
  if (!areOfATime(a, b)) return false;
  return years <= YEARS_APART || (exactly && years <= YEARS_TO_PRINT && isPreprintOf(a, b));
}

/** Whether their years fit, where an identifier of each does not tell: what appears each year has no sign but its year. */
function areOfATime(a: Group, b: Group): boolean {
  if (a.ids.size > 0 && b.ids.size > 0) return true;
  if (isAnnual(a) || isAnnual(b)) return a.mostYearsTo(b) === 0;
  const isUnsure =
    a.ids.size === 0 && b.ids.size === 0 && a.authorLists.length > 0 && b.authorLists.length > 0;
  return !isUnsure || a.yearsTo(b) <= 1;
}

function isAnnual({ titles }: Group): boolean {
  for (const { isAnnual } of titles.values()) if (isAnnual) return true;
  return false;
}

/** The same title, of one of which no page names the authors. */
export function sameByTitleAlone(a: Group, b: Group): boolean {
  return (
    !isAnother(a, b) &&
    sameSigns(a, b) &&
    !isGeneric(a, b) &&
    !differInDoi(a, b) &&
    !SELDOM_TWO.some((scheme) => differ(a, b, scheme)) &&
    areOfATime(a, b) &&
    a.mostYearsTo(b) <= YEARS_APART
  );
}

/** Whether two papers of one title are two, whatever their years. */
export function contradict(a: Group, b: Group): boolean {
  if (isAnother(a, b) || disagree(a, b)) return true;
  if (differInDoi(a, b) && !mayHaveBoth(a, b)) return true;
  return (
    a.authorLists.length * b.authorLists.length === 0 && SELDOM_TWO.some((scheme) => differ(a, b, scheme))
  );
}

/** What no evidence overcomes: the reader's word, two arXiv ids, a notice about the paper. */
function isAnother(a: Group, b: Group): boolean {
  if (areApart(a.labels, b.labels)) return true;
  if (ONE_FOR_LIFE.some((scheme) => differ(a, b, scheme))) return true;
  return a.notices.size > 0 && b.notices.size > 0 && !share(a.notices, b.notices);
}

function sameSigns(a: Group, b: Group): boolean {
  return a.signs.size === 0 || b.signs.size === 0 || share(a.signs, b.signs);
}

/** Each title that they have in common is one of many papers. */
function isGeneric(a: Group, b: Group): boolean {
  for (const [title, { tells }] of a.titles) if (tells === 'much' && b.titles.has(title)) return false;
  return true;
}

function disagree(a: Group, b: Group): boolean {
  return a.authorLists.some((one) => b.authorLists.some((other) => authorsAgree(one, other) === false));
}

function agreeing(
  a: Group,
  b: Group,
  agree: (one: readonly Person[], other: readonly Person[]) => boolean | undefined,
): boolean {
  return a.authorLists.every((one) => b.authorLists.every((other) => agree(one, other)));
}

function shareIdentifier(a: Group, b: Group): boolean {
  for (const [scheme, ids] of a.ids) if (share(ids, b.ids.get(scheme))) return true;
  return false;
}

function shareMoreThanDoi(a: Group, b: Group): boolean {
  for (const [scheme, ids] of a.ids) if (scheme !== 'doi' && share(ids, b.ids.get(scheme))) return true;
  return false;
}

/** Both have such identifiers, and none in common. */
function differ(a: Group, b: Group, scheme: string): boolean {
  const [one, other] = [a.ids.get(scheme), b.ids.get(scheme)];
  return one !== undefined && other !== undefined && !share(one, other);
}

function differInDoi(a: Group, b: Group): boolean {
  return differ(a, b, 'doi');
}

/** Of different publishers, one of a preprint: or versions in an archive. One publisher's two DOIs are two papers. */
function mayHaveBoth(a: Group, b: Group): boolean {
  const [one, other] = [[...a.ids.get('doi')!], [...b.ids.get('doi')!]];
  if (one.every((doi) => BY_VERSION.test(doi)) && other.every((doi) => BY_VERSION.test(doi))) return true;
  const publishers = new Set(one.map(publisher));
  return !other.some((doi) => publishers.has(publisher(doi)));
}

function publisher(doi: string): string {
  return doi.slice(0, doi.indexOf('/'));
}

/** One has an arXiv id and no DOI, the other a DOI and no arXiv id and came later. */
function isPreprintOf(a: Group, b: Group): boolean {
  const preprint = [a, b].find(({ ids }) => ids.has('arxiv') && !ids.has('doi'));
  const printed = [a, b].find(({ ids }) => ids.has('doi') && !ids.has('arxiv'));
  if (!preprint || !printed) return false;
  return Math.min(...preprint.years) <= Math.min(...printed.years);
}

function share(a: ReadonlySet<string>, b: ReadonlySet<string> | undefined): boolean {
  if (!b) return false;
  for (const each of a) if (b.has(each)) return true;
  return false;
}
