/**
 * Identifiers of papers: find them in text, normalise, compare, link. The only file that knows their shapes.
 *
 * arXiv: https://info.arxiv.org/help/arxiv_identifier.html; DOI: https://www.doi.org/the-identifier/resources/handbook
 */
import type { Identifier, IdentifierScheme } from './model';
import type { Span } from './place';

/** An identifier met in a text. */
export interface FoundIdentifier extends Span {
  readonly identifier: Identifier;
  /** `v3` of an arXiv id. */
  readonly version?: number;
}

// A year of two digits, a real month, then a number: 4 digits until 2014, 5 from 2015 on. Without the month
// test prices (2599.1234) and versions would pass; without the guards behind it, longer decimals would.
const ARXIV_NEW = String.raw`(?:(?:0[7-9]|1[0-4])(?:0[1-9]|1[0-2])\.\d{4}|(?:1[5-9]|[2-9]\d)(?:0[1-9]|1[0-2])\.\d{5})`;
const ARXIV_ARCHIVES =
  'acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int|supr-con';
const ARXIV_OLD = String.raw`(?:${ARXIV_ARCHIVES})(?:\.[A-Z]{2})?/\d{2}(?:0[1-9]|1[0-2])\d{3}`;
// At most two digits of version, so that "v120 citations" glued behind an id is not version 120 …
// and not followed by a digit, so that it is then no version at all but v1 and "20 citations".
const VERSION = String.raw`(?:v([1-9]\d?))?`;

interface Shape {
  readonly scheme: IdentifierScheme;
  /** Stands in every match of `pattern`, is seldom anywhere else, and is found in a fraction of the time. */
  readonly sign: RegExp;
  readonly pattern: RegExp;
  readonly normalise: (
    match: RegExpExecArray,
  ) => { value: string; version?: number; end?: number } | undefined;
}

/** In order of preference: where two shapes claim the same text, the earlier wins. */
const SHAPES: readonly Shape[] = [
  {
    scheme: 'pith-citations',
    sign: /citations\//i,
    pattern:
      /\bpith(?:-staging)?\.[\w.]*\/citations\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/gi,
    normalise: (m) => ({ value: m[1]!.toLowerCase() }),
  },
  {
    scheme: 'scholar-feed-author',
    sign: /scholarfeed/i,
    pattern: /\bscholarfeed\.org\/author\/(\d+)/gi,
    normalise: (m) => ({ value: m[1]! }),
  },
  {
    scheme: 'doi',
    sign: /10\.\d{4}/,
    // The angle brackets of a SICI (`10.1002/(SICI)1097-4571(199009)41:6<391::AID-ASI1>3.0.CO;2-9`) are its own.
    pattern: /\b10\.\d{4,9}(?:\.\d+)*\/(?:[^\s"'<>[\]{}|\\^`]|<\d{1,6}::[\w-]{1,20}>)+/g,
    normalise: (m) => {
      const doi = trimDoi(isInAddress(m) ? withoutPath(m[0]) : m[0]);
      return doi === undefined ? undefined : { value: doi.toLowerCase(), end: m.index + doi.length };
    },
  },
  {
    scheme: 'arxiv',
    sign: /\/\d{7}/,
    pattern: new RegExp(
      String.raw`(?:(?<=arxiv\.org/[a-z]{3,5}/)|(?<![\w./-])(?:arxiv\s*:\s*)?)(${ARXIV_OLD})${VERSION}(?![\d\w])`,
      'gi',
    ),
    normalise: (m) => ({
      value: m[1]!.toLowerCase().replace(/\.[a-z]{2}(?=\/)/, ''),
      version: numberOf(m[2]),
    }),
  },
  {
    scheme: 'arxiv',
    sign: /\d{4}\.\d{4}/,
    // In an address the id follows a slash; elsewhere it must not be the tail of a longer word or number.
    pattern: new RegExp(
      String.raw`(?:(?<=arxiv\.org/[a-z]{3,5}/)|(?<=arxiv\.org/e-print/)|(?<![\w.:/=-])(?:arxiv\s*:\s*)?|(?<=[(\s]id:))(${ARXIV_NEW})${VERSION}(?!\d|\.\d)`,
      'gi',
    ),
    normalise: (m) => ({ value: m[1]!, version: numberOf(m[2]) }),
  },
  {
    scheme: 'pith',
    sign: /pith:/,
    // Base32 has no 0, 1, 8, 9. The page glues a word behind it ("VD3RWGRInew"): lower case ends the id.
    pattern: /\bpith:(?:\d{4}:)?([A-Z2-7]{26}|[A-Z2-7]{16}|[A-Z2-7]{12}|[A-Z2-7]{8})(?![A-Z0-9])/g,
    normalise: (m) => ({ value: m[1]! }),
  },
  {
    scheme: 'pmcid',
    sign: /PMC/,
    pattern: /\bPMC(?:ID:\s*PMC)?(\d{5,9})\b/g,
    normalise: (m) => ({ value: `PMC${m[1]}` }),
  },
  {
    scheme: 'pmid',
    sign: /PMID|pubmed/i,
    pattern:
      /(?:\bPMID\s*:\s*|(?<=pubmed\.ncbi\.nlm\.nih\.gov\/)|(?<=ncbi\.nlm\.nih\.gov\/pubmed\/))(\d{4,9})\b/gi,
    normalise: (m) => ({ value: m[1]! }),
  },
  {
    scheme: 'acl',
    sign: /aclanthology|Anthology ID:/,
    // On its own page the id stands glued between two labels: `Anthology ID:2026.eacl-industry.13Volume:`.
    pattern:
      /(?<=aclanthology\.org\/(?:papers\/)?|Anthology ID:\s?)(\d{4}\.[a-z0-9_]+-[a-z0-9]+\.\d+|[A-Z]\d{2}-\d{4})/g,
    normalise: (m) => ({ value: m[1]! }),
  },
  {
    scheme: 's2',
    sign: /semanticscholar|S2:/,
    pattern: /(?<=semanticscholar\.org\/paper\/(?:[^\s/?#]{1,200}\/)?|\bS2:)([0-9a-f]{40})\b/g,
    normalise: (m) => ({ value: m[1]! }),
  },
  {
    scheme: 'dblp',
    sign: /dblp\.|DBLP:/,
    pattern:
      /(?<=dblp\.(?:org|uni-trier\.de)\/rec\/(?:html\/|bibtex\/)?|\bDBLP:)((?:conf|journals|books|phd|series|reference|homepages)\/[\w-]+\/[\w/+-]+)/g,
    normalise: (m) => ({ value: m[1]! }),
  },
  {
    scheme: 'openalex',
    sign: /openalex/,
    pattern: /(?<=openalex\.org\/(?:works\/)?)([Ww]\d{4,12})\b/g,
    normalise: (m) => ({ value: m[1]!.toUpperCase() }),
  },
  {
    scheme: 'hal',
    sign: /-\d{6}/,
    pattern:
      /(?:(?<=(?:hal\.science|archives-ouvertes\.fr)\/)|(?<![\w./-]))((?:hal|tel|inria|halshs|hprints|medihal|cel)-\d{6,8})(?:v\d{1,2})?(?![\w-])/g,
    normalise: (m) => ({ value: m[1]! }),
  },
  {
    scheme: 'openreview',
    sign: /openreview/,
    pattern: /(?<=openreview\.net\/(?:forum|pdf|attachment|references)\?id=)([\w-]{8,20})(?![\w-])/g,
    normalise: (m) => ({ value: m[1]! }),
  },
];

/** Every identifier has one of these. */
const ANY = /[/:.-]|PMC/;

/** Every identifier in the text, in order, none overlapping another. */
export function findIdentifiers(text: string): FoundIdentifier[] {
  if (!ANY.test(text)) return [];
  const byShape: FoundIdentifier[][] = [];
  for (const { scheme, sign, pattern, normalise } of SHAPES) {
    if (!sign.test(text)) continue;
    const found: FoundIdentifier[] = [];
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const value = normalise(match);
      if (!value) continue;
      const start = match.index;
      const end = value.end ?? start + match[0].length;
      if (byShape.some((others) => overlaps(others, start, end))) continue;
      found.push({ start, end, ...fromDataCite({ scheme, value: value.value }, value.version) });
    }
    if (found.length > 0) byShape.push(found);
  }
  // Those of one shape are in order.
  return byShape.length < 2 ? (byShape[0] ?? []) : byShape.flat().sort((a, b) => a.start - b.start);
}

/** Whether one of the spans, which are in order and apart, reaches into `start` to `end`. Bisects: a text may hold many. */
function overlaps(spans: readonly Span[], start: number, end: number): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end <= start) low = middle + 1;
    else high = middle;
  }
  return low < spans.length && spans[low]!.start < end;
}

/** The identifier that the whole of `text` is, in any accepted form, or undefined. */
export function asIdentifier(text: string): FoundIdentifier | undefined {
  const trimmed = text.trim();
  const found = findIdentifiers(trimmed);
  const only = found.length === 1 ? found[0] : undefined;
  if (!only) return undefined;
  const before = trimmed.slice(0, only.start);
  const isAddress = /^(?:https?:\/\/\S*|doi:\s*|arxiv:\s*)$/i.test(before);
  const behind = trimmed.slice(only.end);
  return (before === '' || isAddress) && /^(?:v\d+|\.pdf|[/?#]\S*)?$/.test(behind) ? only : undefined;
}

/**
 * A key that two identifiers share exactly when they name one paper. A Pith id of 8, 12 or 16 characters is
 * the beginning of the one of 26, so the first 8 stand for all.
 */
export function identifierKey({ scheme, value }: Identifier): string {
  return `${scheme}:${scheme === 'pith' ? value.slice(0, 8) : value}`;
}

/** Whether a text names a scheme that is known here. */
export function isIdentifierScheme(text: unknown): text is IdentifierScheme {
  return typeof text === 'string' && Object.hasOwn(DISPLAY, text);
}

/** As people write it: `arXiv:2509.25300`, `doi:10.1000/x`. */
export function displayIdentifier({ scheme, value }: Identifier): string {
  return `${DISPLAY[scheme]}${value}`;
}

const DISPLAY: Readonly<Record<IdentifierScheme, string>> = {
  arxiv: 'arXiv:',
  doi: 'doi:',
  pith: 'pith:',
  'pith-citations': 'pith.science/citations/',
  pmid: 'PMID:',
  pmcid: '',
  acl: 'ACL:',
  openreview: 'OpenReview:',
  s2: 'S2:',
  dblp: 'DBLP:',
  openalex: 'OpenAlex:',
  hal: '',
  'scholar-feed-author': 'scholarfeed.org/author/',
};

/** The address where the identifier resolves, or undefined where it has none. */
export function identifierUrl({ scheme, value }: Identifier): string | undefined {
  switch (scheme) {
    case 'arxiv':
      return `https://arxiv.org/abs/${value}`;
    case 'doi':
      return `https://doi.org/${value.replace(/[^\w.;()/:-]/g, encodeURIComponent)}`;
    case 'pith':
      return value.length === 26
        ? `https://pith.science/pith/${value}`
        : `https://pith.science/paper/${value.slice(0, 8)}`;
    case 'pith-citations':
      return `https://pith.science/citations/${value}`;
    case 'pmid':
      return `https://pubmed.ncbi.nlm.nih.gov/${value}/`;
    case 'pmcid':
      return `https://www.ncbi.nlm.nih.gov/pmc/articles/${value}/`;
    case 'acl':
      return `https://aclanthology.org/${value}/`;
    case 'openreview':
      return `https://openreview.net/forum?id=${value}`;
    case 's2':
      return `https://www.semanticscholar.org/paper/${value}`;
    case 'dblp':
      return `https://dblp.org/rec/${value}`;
    case 'openalex':
      return `https://openalex.org/${value}`;
    case 'hal':
      return `https://hal.science/${value}`;
    case 'scholar-feed-author':
      return `https://www.scholarfeed.org/author/${value}`;
  }
}

/** `10.48550/arXiv.X` is DataCite's DOI for arXiv X: the same paper under its first name. */
function fromDataCite(
  identifier: Identifier,
  version: number | undefined,
): { identifier: Identifier; version?: number } {
  if (identifier.scheme === 'doi') {
    const arxiv = /^10\.48550\/arxiv\.(.+?)(?:v(\d+))?$/.exec(identifier.value);
    if (arxiv) return fromDataCite({ scheme: 'arxiv', value: arxiv[1]! }, numberOf(arxiv[2]));
  }
  return version === undefined ? { identifier } : { identifier, version };
}

/** Whether the match goes on an address that began before it. */
function isInAddress({ input, index }: RegExpExecArray): boolean {
  return /https?:\/\/[^\s<>"']{1,200}$/i.test(input.slice(Math.max(0, index - 220), index));
}

/** What an address says behind the DOI: parameters, a fragment, which form of the article is wanted. */
function withoutPath(text: string): string {
  return text
    .replace(/[?#&].*$/, '')
    .replace(
      /\/(?:full|fulltext|full-text|abstract|summary|pdf|epdf|html|meta|references|tables|figures)\/?$/i,
      '',
    )
    .replace(/\.(?:pdf|html?|full)$/i, '');
}

/**
 * A DOI may end in nearly anything, so what a page glued behind it is cut: closing punctuation, an unmatched
 * bracket, a sentence that goes on (`10.3386/w29971.Download`).
 */
function trimDoi(text: string): string | undefined {
  // bioRxiv's addresses and its own DOIs carry the version and the form of the text behind the DOI.
  const bare = text.replace(
    /^(10\.(?:1101|64898)\/[\d.]+?)(?:v\d{1,2})?(?:\.(?:full|abstract|article).*)?$/,
    '$1',
  );
  let doi = bare.replace(/\.[A-Z][a-z]+$/, '');
  for (;;) {
    const shorter = doi.replace(/[.,;:!?*_]+$/, '').replace(/\.pdf$/i, '');
    const last = shorter.at(-1);
    const unmatched = last === ')' && count(shorter, ')') > count(shorter, '(');
    const next = unmatched ? shorter.slice(0, -1) : shorter;
    if (next === doi) break;
    doi = next;
  }
  return doi.endsWith('/') || !doi.includes('/') ? undefined : doi;
}

function count(text: string, char: string): number {
  return text.split(char).length - 1;
}

function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}
