/** Every kind of page. To add one, write its file and add one line to `SOURCES`. */
import type { SourceId } from '../model';
import { ACL_ANTHOLOGY } from './acl-anthology/paper';
import { ACL_ANTHOLOGY_PERSON } from './acl-anthology/person';
import { ALPHAXIV } from './alphaxiv';
import { ARXIV_ABSTRACT } from './arxiv/abstract';
import { ARXIV_ATOM } from './arxiv/atom';
import { ARXIV_AUTHOR_JSON } from './arxiv/author-json';
import { ARXIV_LISTING } from './arxiv/listing';
import { ARXIV_RECORD } from './arxiv/record';
import { ARXIV_SEARCH } from './arxiv/search';
import { BETTER_BIBTEX } from './bibliography/better-bibtex';
import { BIBTEX } from './bibliography/bibtex';
import { CSL_JSON } from './bibliography/csl-json';
import { CSL_YAML } from './bibliography/csl-yaml';
import { ENDNOTE } from './bibliography/endnote';
import { ENDNOTE_XML } from './bibliography/endnote-xml';
import { MEDLINE } from './bibliography/medline';
import { RIS } from './bibliography/ris';
import { BIORXIV } from './biorxiv';
import { DBLP } from './dblp/publications';
import { GOOGLE_SCHOLAR } from './google-scholar/results';
import { HUGGINGFACE_PAPER } from './huggingface/paper';
import { HUGGINGFACE_PAPERS } from './huggingface/papers';
import { LAST_RESORT } from './last-resort';
import { OPENREVIEW } from './openreview/forum';
import { PAGE_HEAD } from './page-head';
import { PAPERS_WITH_CODE } from './papers-with-code/paper';
import { PITH_CITATIONS } from './pith/citations';
import { PITH_CITERS_JSON } from './pith/citers-json';
import { PITH_NUMBER } from './pith/number';
import { PITH_NUMBER_JSON } from './pith/number-json';
import { PITH_REVIEW } from './pith/review';
import { PUBLISHER } from './publisher/article';
import { PUBMED } from './pubmed/articles';
import { SCHOLAR_FEED_AUTHOR } from './scholar-feed/author';
import { SCHOLAR_FEED_PAPER } from './scholar-feed/paper';
import { SEMANTIC_SCHOLAR } from './semantic-scholar/paper';
import type { Source } from './source';

/** The order says nothing: the fixture test asserts that each page is claimed by its own source alone. */
export const SOURCES: readonly Source[] = [
  PITH_CITATIONS,
  PITH_NUMBER,
  PITH_NUMBER_JSON,
  PITH_CITERS_JSON,
  PITH_REVIEW,
  ARXIV_ABSTRACT,
  ARXIV_RECORD,
  ARXIV_LISTING,
  ARXIV_SEARCH,
  ARXIV_ATOM,
  ARXIV_AUTHOR_JSON,
  SCHOLAR_FEED_AUTHOR,
  HUGGINGFACE_PAPER,
  HUGGINGFACE_PAPERS,
  OPENREVIEW,
  ALPHAXIV,
  PAPERS_WITH_CODE,
  SCHOLAR_FEED_PAPER,
  ACL_ANTHOLOGY,
  ACL_ANTHOLOGY_PERSON,
  SEMANTIC_SCHOLAR,
  BIBTEX,
  ENDNOTE_XML,
  ENDNOTE,
  MEDLINE,
  RIS,
  CSL_YAML,
  CSL_JSON,
  BETTER_BIBTEX,
  DBLP,
  GOOGLE_SCHOLAR,
  PUBLISHER,
  BIORXIV,
  PUBMED,
];

/** What a source's pages are called: "arXiv abstract page"; an unknown id stands for itself. */
export function sourceLabel(id: SourceId): string {
  return NAMES.get(id)?.label ?? id;
}

/** Whose page a source reads: "arXiv". */
export function siteLabel(id: SourceId): string {
  return NAMES.get(id)?.site ?? id;
}

/** Accounts that stand on no page: the reader asked a service for them, see core/lookup. */
const LOOKED_UP = [
  ['arxiv-lookup', 'arXiv'],
  ['crossref-lookup', 'Crossref'],
  ['openalex-lookup', 'OpenAlex'],
  ['semantic-scholar-lookup', 'Semantic Scholar'],
].map(([id, site]) => ({ id: id!, site: site!, label: `${site} look-up` }));

const NAMES: ReadonlyMap<SourceId, { readonly label: string; readonly site: string }> = new Map(
  [...SOURCES, LAST_RESORT, PAGE_HEAD, ...LOOKED_UP].map((one) => [one.id, one]),
);
