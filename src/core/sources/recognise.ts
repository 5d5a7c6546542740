/** Says of a file in which no page was found which kind of page it looks like, and what it lacks. */
import type { Lines } from './lines';

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
      'reviews are not read. Save the page of its citing papers (pith.science/citations/…) or its arXiv abstract page instead.',
  },
  {
    name: 'a Pith Number page',
    marks: [
      ['“Pith Number”', /^Pith Number$/],
      ['a Pith id', /^pith:(?:\d{4}:)?[A-Z2-7]{8,26}$/],
      ['“pith_short_8”', /^pith_short_(?:8|12|16)\b.{0,40}$/],
    ],
    enough: 2,
    advice: 'such records are not read. Save the arXiv abstract page of the paper instead.',
  },
  {
    name: 'an arXiv listing or author page',
    marks: [
      ['“[n] arXiv:…”', /^\[\d{1,4}\]\s{1,4}arXiv:\d{4}\.\d{4,5}\b/],
      ['“Total of … entries”', /^\(?Total of \d+ entries\b|^New submissions \(showing \d+ of/],
      ['“Authors and titles for …”', /^(?:Authors and titles for|.{2,60}'s articles on arXiv$)/],
    ],
    enough: 2,
    advice: 'lists are not read. Save the abstract page of each paper (arxiv.org/abs/…) instead.',
  },
  {
    name: 'an arXiv abstract page',
    marks: [
      ['“[Submitted on …]”', /^[[(\\]{0,2}Submitted on \d{1,2} [A-Z][a-z]{2} \d{4}\b/],
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
];

/** Occurs in every text that any kind above is recognised by; one search tells most files from dumps. */
const SIGN =
  /citing papers|Pith papers?\b|^pith\. |The pith|Pith (?:Number|reviewed)|pith:|Total of \d|Submitted on \d|View PDF|Submission history|arXivLabs|[A-Z]{2}(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]? \d/m;

/** Marks that are no sign by themselves: anyone may write them. */
const OTHER_SIGN =
  /^(?:citation-|hub tools|Authors on Pith|What (?:carries|would)|Load-bearing|Where Pith|read the original|pith_short|\[\d|New submissions|\(Total|Authors and titles|.{2,60}'s articles|Current browse|Bibliographic|export BibTeX|\[?View|\[|\()/;

const REST_OF_PAGE = 500;

export function looksLikeDump(text: string): boolean {
  return SIGN.test(text);
}

export function reasonNotRead(lines: Lines, quoted: ReadonlySet<number>): string | undefined {
  const seen = KINDS.map(() => new Set<string>());
  let last = lines.length;
  for (const [index, raw] of lines.texts.entries()) {
    if (index > last) break;
    // Marks are short; a longer line can hold one only at its start.
    if (raw.length < 6 || quoted.has(index)) continue;
    const text = raw.slice(0, 240).trim();
    if (!SIGN.test(text) && !OTHER_SIGN.test(text)) continue;
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
  return `This looks like ${kind.name} (it has ${marks}), but ${kind.advice}`;
}
