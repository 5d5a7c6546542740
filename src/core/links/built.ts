/** Links that are built from what names a paper: they may lead nowhere, and are shown as built. One line a site. */
import { categoryCode } from '../categories';
import { displayIdentifier, identifierUrl } from '../identifiers';
import type { Identifier, IdentifierScheme, Work } from '../model';
import { wellFormed } from '../prose';
import type { LinkKind, PaperLink } from './model';

type Build = (value: string) => string;

interface BuiltSite {
  readonly kind: LinkKind;
  readonly label: string;
  /** By scheme; the first that the paper has is taken. */
  readonly by: Readonly<Partial<Record<IdentifierScheme, Build>>>;
  /** Where the paper has none of them, by its title. */
  readonly byTitle?: Build;
  /** Of which papers the site knows anything; of all, where left out. */
  readonly knows?: (work: Work) => boolean;
}

const q = encodeURIComponent;
/** As a phrase: a quote within would end it. */
const phrase: Build = (text) => q(`"${text.replace(/["\u201c-\u201f]/g, ' ')}"`);
/** A DOI in a path keeps its slash. */
const inPath: Build = (value) => q(value).replace(/%2F/g, '/');
const own =
  (scheme: IdentifierScheme): Build =>
  (value) =>
    identifierUrl({ scheme, value })!;
/** alphaXiv writes `hep-th/9901001` as `hep-th_9901001`. */
const flat: Build = (value) => value.replace('/', '_');

const PHYSICS = /^(?:astro-ph|cond-mat|gr-qc|hep-|math-ph|nlin|nucl-|physics|quant-ph)/;
const isPhysics = ({ categories }: Work) =>
  categories.some((printed) => PHYSICS.test(categoryCode(printed) ?? printed));

/**
 * As arXiv's own page builds them (https://github.com/arXiv/arxiv-browse, browse/static/js and templates/abs), and
 * the sites' own addresses. Papers with Code is no more (July 2025).
 */
const SITES: readonly BuiltSite[] = [
  { kind: 'paper', label: 'arXiv', by: { arxiv: own('arxiv') } },
  { kind: 'paper', label: 'arXiv, as a web page', by: { arxiv: (id) => `https://arxiv.org/html/${id}` } },
  { kind: 'paper', label: 'Publisher', by: { doi: own('doi') } },
  { kind: 'paper', label: 'ACL Anthology', by: { acl: own('acl') } },
  { kind: 'paper', label: 'PubMed Central', by: { pmcid: own('pmcid') } },
  { kind: 'paper', label: 'HAL', by: { hal: own('hal') } },
  { kind: 'code', label: 'CatalyzeX', by: { arxiv: (id) => `https://www.catalyzex.com/paper/arxiv:${id}` } },
  {
    kind: 'code',
    label: 'DagsHub',
    by: {},
    byTitle: (title) => `https://dagshub.com/explore/repos?q=${q(title)}`,
  },
  {
    kind: 'model',
    label: 'Hugging Face: models, data, demos',
    by: { arxiv: (id) => `https://huggingface.co/papers/${id}` },
  },
  {
    kind: 'video',
    label: 'ScienceCast (its list, as data)',
    by: { arxiv: (id) => `https://sciencecast.org/api/v1/arxiv/paper/${id}/casts` },
  },
  {
    kind: 'video',
    label: 'YouTube, by the title',
    by: {},
    byTitle: (title) => `https://www.youtube.com/results?search_query=${phrase(title)}`,
  },
  {
    kind: 'discussion',
    label: 'alphaXiv',
    by: { arxiv: (id) => `https://www.alphaxiv.org/abs/${flat(id)}` },
  },
  { kind: 'discussion', label: 'OpenReview', by: { openreview: own('openreview') } },
  { kind: 'discussion', label: 'Gotit.pub', by: { arxiv: (id) => `https://gotit.pub/pdf/${id}` } },
  { kind: 'discussion', label: 'SciRate', by: { arxiv: (id) => `https://scirate.com/arxiv/${id}` } },
  { kind: 'discussion', label: 'PubPeer', by: { doi: (doi) => `https://pubpeer.com/search?q=${q(doi)}` } },
  { kind: 'catalogue', label: 'Pith', by: { pith: own('pith') } },
  { kind: 'catalogue', label: 'Pith: its citers', by: { 'pith-citations': own('pith-citations') } },
  {
    kind: 'catalogue',
    label: 'Semantic Scholar',
    by: { s2: own('s2'), arxiv: (id) => `https://www.semanticscholar.org/arxiv/${id}` },
    byTitle: (title) => `https://www.semanticscholar.org/search?q=${q(title)}`,
  },
  {
    kind: 'catalogue',
    label: 'Connected Papers',
    by: {
      arxiv: (id) => `https://www.connectedpapers.com/api/redirect/arxiv/${q(id)}`,
      doi: (doi) => `https://www.connectedpapers.com/api/redirect/doi/${inPath(doi)}`,
    },
    byTitle: (title) => `https://www.connectedpapers.com/search?q=${q(title)}`,
  },
  {
    kind: 'catalogue',
    label: 'Litmaps',
    by: { doi: (doi) => `https://app.litmaps.com/search?q=${q(doi)}` },
    byTitle: (title) => `https://app.litmaps.com/search?q=${q(title)}`,
  },
  { kind: 'catalogue', label: 'scite', by: { doi: (doi) => `https://scite.ai/reports/${inPath(doi)}` } },
  {
    kind: 'catalogue',
    label: 'CORE',
    by: { doi: (doi) => `https://core.ac.uk/search?q=doi%3A${phrase(doi)}` },
    byTitle: (title) => `https://core.ac.uk/search?q=title%3A${phrase(title)}`,
  },
  {
    kind: 'catalogue',
    label: 'Influence Flower (as data)',
    by: {},
    byTitle: (title) => `https://influencemap.cmlab.dev/query?title=${q(title)}`,
  },
  {
    kind: 'catalogue',
    label: 'INSPIRE HEP',
    by: {
      arxiv: (id) => `https://inspirehep.net/arxiv/${id}`,
      doi: (doi) => `https://inspirehep.net/doi/${inPath(doi)}`,
    },
    knows: isPhysics,
  },
  {
    kind: 'catalogue',
    label: 'NASA ADS',
    by: { arxiv: (id) => `https://ui.adsabs.harvard.edu/abs/arXiv:${q(id)}` },
    knows: isPhysics,
  },
  { kind: 'catalogue', label: 'PubMed', by: { pmid: own('pmid') } },
  {
    kind: 'catalogue',
    label: 'Europe PMC',
    by: {
      pmid: (id) => `https://europepmc.org/abstract/MED/${id}`,
      pmcid: (id) => `https://europepmc.org/articles/${id}`,
    },
  },
  {
    kind: 'catalogue',
    label: 'dblp',
    by: { dblp: own('dblp') },
    byTitle: (title) => `https://dblp.org/search?q=${q(title)}`,
  },
  {
    kind: 'catalogue',
    label: 'OpenAlex',
    by: { openalex: own('openalex'), doi: (doi) => `https://openalex.org/works?filter=doi:${q(doi)}` },
  },
  {
    kind: 'catalogue',
    label: 'Google Scholar',
    by: {
      arxiv: (id) => `https://scholar.google.com/scholar_lookup?arxiv_id=${q(id)}`,
      doi: (doi) => `https://scholar.google.com/scholar_lookup?doi=${q(doi)}`,
    },
    byTitle: (title) => `https://scholar.google.com/scholar?q=${phrase(title)}`,
  },
];

/** Every link that the identifiers and the title of the paper make. A title that is a placeholder makes none. */
export function builtLinks(work: Work): PaperLink[] {
  return SITES.flatMap((site) => {
    if (site.knows && !site.knows(work)) return [];
    const { kind, label, by, byTitle } = site;
    for (const scheme of Object.keys(by) as IdentifierScheme[]) {
      const identifier = work.identifiers.find((each) => each.scheme === scheme);
      if (identifier)
        return [{ kind, label, url: by[scheme]!(identifier.value), builtFrom: inWords(identifier) }];
    }
    if (!byTitle || work.titlePending || work.title === '') return [];
    return [{ kind, label, url: byTitle(clipped(work.title)), builtFrom: 'its title' }];
  });
}

/** `arXiv 2305.20050`. */
function inWords(identifier: Identifier): string {
  return displayIdentifier(identifier).replace(
    /^(\w+):\s*/,
    (_, scheme: string) => `${scheme === 'doi' ? 'DOI' : scheme} `,
  );
}

/** No search takes more. */
function clipped(title: string): string {
  return wellFormed(title.slice(0, 300));
}
