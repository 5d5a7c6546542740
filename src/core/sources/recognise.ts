/** Says of a file in which no page was found which kind of page it looks like, and what it lacks. */
import type { Lines } from './text/lines';
import type { Sign } from './text/signs';

interface Kind {
  readonly name: string;
  /** What only such a page has, each filling a line: prose that mentions one of them is no page. */
  readonly marks: readonly (readonly [string, RegExp])[];
  /** How many different marks make a page of this kind likely. */
  readonly enough: number;
  readonly advice: string;
}

const SITE = ['“pith. … sign in”', /^pith\. (?:.{0,80} )?sign in$/i] as const;

/** The first kind that a file has enough marks of is the one told. */
const KINDS: readonly Kind[] = [
  {
    name: 'a Pith citing-papers page',
    marks: [
      ['“citing papers explorer”', /^(?:.{0,60}\d)?citing papers explorer$/],
      ['“representative citing papers”', /^(?:.{0,60}\d)?representative citing papers$/],
      ['“citation-role summary”', /^citation-role summary$/],
      ['“citation-polarity summary”', /^citation-polarity summary$/],
      ['“hub tools”', /^hub tools$/],
      [
        'the number of citing Pith papers',
        /^(?:[\d,]+ Pith papers? cites? this work\.|[\d,]+ Pith papers? citing it$|.{0,40}\d% of citing Pith papers)/,
      ],
      SITE,
    ],
    enough: 2,
    advice:
      'its title with the line “… Pith papers cite this work” below it, or the labels below that, are missing. Save the page again, from its first line to its last.',
  },
  {
    name: 'a Pith review',
    marks: [
      SITE,
      ['“The pith”', /^The pith$/],
      ['“Authors on Pith”', /^Authors on Pith\b.{0,40}$/],
      ['“Pith reviewed …”', /^Pith reviewed \d{4}-\d{2}-\d{2}\b/],
      ['“What carries the argument”', /^What carries the argument$/],
      ['“Load-bearing premise”', /^Load-bearing premise$/],
      ['“What would settle it”', /^What would settle it$/],
      ['“read the original abstract”', /^read the original abstract$/],
      ['“Where Pith is reading between the lines”', /^Where Pith is reading between the lines$/],
    ],
    enough: 2,
    advice:
      'its title, with “Pith reviewed …” or the parts from “The pith” on below it, is missing. Save the page again, from its first line to its last; its citing papers are on a page of their own (pith.science/citations/…).',
  },
  {
    name: 'a Pith Number page',
    marks: [
      ['“Pith Number”', /^Pith Number$/],
      ['a Pith id', /^pith:(?:\d{4}:)?[A-Z2-7]{8,26}$/],
      ['“pith_short_8”', /^pith_short_(?:8|12|16)\b.{0,40}$/],
    ],
    enough: 2,
    advice:
      'its title, or the line “arxiv:…” or “Record completeness” below it, is missing. Save the page again, from its first line to its last, or save the arXiv abstract page of the paper.',
  },
  {
    name: 'an arXiv listing or author page',
    marks: [
      ['“[n] arXiv:…”', /^\[\d{1,5}\]\s{1,4}arXiv:(?:\d{4}\.\d{4,5}|[a-z-]{2,9}\/\d{7})\b/],
      [
        'the number of its entries',
        /^\(?Total of \d+ entries\b|^(?:New|Cross|Replacement) submissions \(showing \d+ of/,
      ],
      ['its heading', /^(?:Authors and titles for|Showing new listings for|.{2,60}'s articles on arXiv$)/],
    ],
    enough: 2,
    advice:
      'no entry in it has both its id (“[1] arXiv:…”) and, below that, its title (“Title:”). Save the page again, from its first line to its last.',
  },
  {
    name: 'a feed of abstracts without titles',
    // The id ends an item, and the next item's abstract is glued to it: it must not be taken for that one's.
    marks: [
      ['an id glued to the next abstract', /^arXiv:\d{4}\.\d{4,5}(?:v\d{1,2})?(?:An? |[A-Z][a-z]{1,20}[ ,])/],
    ],
    enough: 1,
    advice:
      'the titles of the papers are not in it, and each id belongs to the paragraph above it. Save the arXiv abstract page of each paper instead.',
  },
  {
    name: 'an arXiv abstract page',
    marks: [
      ['“[Submitted on …]”', /^[[(\\]{0,2}Submitted on \d{1,2} [A-Z][a-z]{2} \d{4}\b/],
      ['“arXiv:… (cs)”', /^arXiv:\d{4}\.\d{4,5}(?:v\d{1,2})? \([a-z-]{2,10}(?:\.[A-Za-z-]{2,12})?\)$/],
      ['“View PDF”', /^\[?View PDF\b.{0,80}$|^\[?View PDF\b.{0,80}Abstract:/],
      ['“Abstract:” behind it', /^\[?View PDF\b.{0,80}Abstract:/],
      ['“Submission history”', /^Submission history$/],
      ['“Current browse context”', /^Current browse context:/],
      ['“Bibliographic and Citation Tools”', /^Bibliographic and Citation Tools$/],
      ['“arXivLabs”', /^arXivLabs: experimental projects with community collaborators$/],
      ['“export BibTeX citation”', /^export BibTeX citation\b.{0,20}$/],
    ],
    enough: 2,
    advice:
      'its line “[Submitted on …]” or its title is missing. Save the page again, from its first line to its last.',
  },
  {
    name: 'a Scholar Feed page',
    marks: [
      [
        'a dateline such as “LGSep 29, 2025”',
        /^(?:\d{1,3}\.\d)?[A-Z]{2}(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]? \d{1,2}(?:, \d{4})?$/,
      ],
    ],
    enough: 1,
    advice: 'no title stands below it. Save the page again, to its end.',
  },
  {
    name: 'a PubMed page',
    marks: [
      ['“PMID: …”', /^PMID:\s?\d{5,9}\b/],
      ['“DOI: 10.…”', /^DOI:\s?10\.\d{4,9}\/\S{1,100}$/],
      ['“PubMed Disclaimer”', /^PubMed Disclaimer$/],
      ['“Affiliations”', /^Affiliations?(?: Expand)?$/],
    ],
    enough: 2,
    advice:
      'its title, or the names of its authors, are missing above “PMID: …”. Save the page again, from its first line to its last.',
  },
  {
    name: 'a check for robots',
    marks: [
      ['“Just a moment”', /^Just a moment\W{0,4}$/],
      [
        '“Verify you are human”',
        /^(?:Please )?(?:Verify(?:ing)?|Confirm) (?:that )?you are (?:a )?human\b.{0,120}$/i,
      ],
      [
        '“needs to review the security of your connection”',
        /^.{3,80} needs to review the security of your connection before proceeding\.?$/,
      ],
      ['“Enable JavaScript and cookies to continue”', /^Enable JavaScript and cookies to continue\.?$/],
      ['“Checking your browser”', /^Checking (?:your browser|if the site connection is secure)\b.{0,80}$/],
      ['“security by Cloudflare”', /^Performance (?:&|and) security by Cloudflare$/],
      ['“Ray ID”', /^(?:Cloudflare )?Ray ID: ?[0-9a-f]{16}\b.{0,20}$/],
    ],
    enough: 2,
    advice:
      'the paper is not on it. Open the address in a browser, wait until the paper itself is shown, and save the page again.',
  },
  {
    name: 'a publisher’s page',
    marks: [
      ['“Abstract”', /^#{0,4}\s?(?:Abstract|Résumé|Riassunto|Резюме):?$/],
      ['“Get rights and content”', /^(?:https:\/\/doi\.org\/\S{5,80})?Get rights and content$/],
      ['“Add to Mendeley”', /^Add to Mendeley$/],
      ['“Recommended articles”', /^Recommended articles(?: \(\d{1,3}\))?$/],
      ['“Section snippets”', /^Section snippets$/],
      ['“Rights and permissions”', /^Rights and permissions$/],
      ['“About this article”', /^About this article$/],
      ['“Cite this article”', /^Cite this article$/],
      ['“Similar content being viewed by others”', /^Similar content being viewed by others$/],
      ['“Export citation and abstract”', /^Export citation and abstract\b.{0,20}$/],
      ['“Physics Subject Headings”', /^Physics Subject Headings \(PhySH\)$/],
      ['“First available in Project Euclid”', /^First available in Project Euclid:/],
      ['“Date Added to IEEE Xplore”', /^Date Added to IEEE Xplore:/],
    ],
    enough: 3,
    advice:
      'it has no title. Save the page again, from its first line to its last, or save its arXiv abstract page.',
  },
];

/** Occurs in every text that any kind above is recognised by. */
export const LIKE_A_DUMP: Sign = {
  sign: /citing papers|Pith papers?\b|^pith\. |The pith|Pith (?:Number|reviewed)|pith:|Total of \d|arXiv:\d{4}\.\d{4,5}(?:v\d{1,2})?[A-Z]|Submitted on \d|^PMID:\s?\d|View PDF|Submission history|arXivLabs|[A-Z]{2}(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]? \d|^Just a moment|you are (?:a )?human|security of your connection|security by Cloudflare/m,
  literals: [
    'citing papers',
    'Pith paper',
    'pith. ',
    'The pith',
    'Pith Number',
    'Pith reviewed',
    'pith:',
    'Total of ',
    'arXiv:',
    'Submitted on ',
    'PMID:',
    'View PDF',
    'Submission history',
    'arXivLabs',
    'Jan',
    'Feb',
    'Mar',
    'Apr',
    'May',
    'Jun',
    'Jul',
    'Aug',
    'Sep',
    'Oct',
    'Nov',
    'Dec',
    'Just a moment',
    'you are ',
    'security of your connection',
    'security by Cloudflare',
  ],
};

/** Marks that are no sign by themselves: anyone may write them. */
const OTHER_SIGN =
  /^(?:citation-|hub tools|arXiv:\d|DOI:|PubMed Dis|Affiliations?|Authors on Pith|What (?:carries|would)|Load-bearing|Where Pith|read the original|pith_short|\[\d|(?:New|Cross|Replacement) submissions|Showing new|\(Total|Authors and titles|.{2,60}'s articles|Current browse|Bibliographic|export BibTeX|\[?View|\[|\(|Enable JavaScript|Checking |Performance |(?:Cloudflare )?Ray ID|#{0,4}\s?(?:Abstract|Résumé|Riassunto|Резюме)|(?:https:\/\/doi\.org\/\S{5,80})?Get rights|Add to Mendeley|Recommended articles|Section snippets|Rights and perm|About this article|Cite this article|Similar content|Export citation|Physics Subject|First available|Date Added)/;

const REST_OF_PAGE = 500;

export function looksLikeDump(text: string): boolean {
  return LIKE_A_DUMP.sign.test(text);
}

export function reasonNotRead(lines: Lines, quoted: ReadonlySet<number>): string | undefined {
  const seen = KINDS.map(() => new Set<string>());
  let last = lines.length;
  for (const [index, raw] of lines.texts.entries()) {
    if (index > last) break;
    // Marks are short; a longer line can hold one only at its start.
    if (raw.length < 6 || quoted.has(index)) continue;
    const text = raw.slice(0, 240).trim();
    if (!looksLikeDump(text) && !OTHER_SIGN.test(text)) continue;
    for (const [at, { marks }] of KINDS.entries()) {
      for (const [words, pattern] of marks) if (pattern.test(text)) seen[at]!.add(words);
      // Once a kind is likely, what is left of that page decides between kinds.
      if (last === lines.length && seen[at]!.size >= KINDS[at]!.enough) last = index + REST_OF_PAGE;
    }
  }
  const at = KINDS.findIndex(({ enough }, index) => seen[index]!.size >= enough);
  const kind = KINDS[at];
  if (!kind) return undefined;
  const marks = [...seen[at]!].slice(0, 3).join(', ');
  // The cause first: a row of the view shows the beginning only.
  const cause = kind.advice[0]!.toUpperCase() + kind.advice.slice(1);
  return `${cause} It looks like ${kind.name}: it has ${marks}.`;
}
