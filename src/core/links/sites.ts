/** What lies at an address, told by its host and path: one line a site. */
import { hostAndPath } from './addresses';
import { isOwnPage } from './chrome';
import type { LinkKind } from './model';

export interface Site {
  readonly kind: LinkKind;
  /** `GitHub`. */
  readonly site: string;
  /** What of the site: `openai/prm800k`; left out where the address names nothing that can be read. */
  readonly name?: string;
}

/** Matched against `host/path` without `www.`; the first group, if any, is the name. The earlier wins. */
const SITES: readonly (readonly [pattern: RegExp, kind: LinkKind, site: string])[] = [
  [
    /^(?:gist\.)?github\.com\/([^/]+\/[^/]+)\/releases\/download\/.*\.(?:zip|t?gz|tar|jsonl?|csv|tsv|parquet|h5|npz|xz|bz2)$/,
    'data',
    'GitHub',
  ],
  [
    /^github\.com\/([^/]+\/[^/]+?)(?:\.git)?\/(?:tree|blob|raw)\/[^/]+\/(?:data|datasets?|corpus)\b/,
    'data',
    'GitHub',
  ],
  [/^github\.com\/([^/]+\/[^/]+)\/(?:discussions|issues)\b/, 'discussion', 'GitHub'],
  [/^(?:gist\.)?github\.com\/([^/]+(?:\/[^/]+?)?)(?:\.git)?(?:\/|$)/, 'code', 'GitHub'],
  [/^gitlab\.(?:com|[a-z.-]+)\/([^/]+\/[^/]+)/, 'code', 'GitLab'],
  [/^bitbucket\.org\/([^/]+\/[^/]+)/, 'code', 'Bitbucket'],
  [/^codeberg\.org\/([^/]+\/[^/]+)/, 'code', 'Codeberg'],
  [/^gitee\.com\/([^/]+\/[^/]+)/, 'code', 'Gitee'],
  [/^git\.sr\.ht\/([^/]+\/[^/]+)/, 'code', 'SourceHut'],
  [/^sourceforge\.net\/(?:projects|p)\/([^/]+)/, 'code', 'SourceForge'],
  [/^code\.google\.com\/(?:archive\/)?p\/([^/]+)/, 'code', 'Google Code'],
  [/^anonymous\.4open\.science\/r\/([^/]+)/, 'code', 'Anonymous GitHub'],
  [/^codeocean\.com\/capsule\/([^/]+)/, 'code', 'Code Ocean'],
  [/^dagshub\.com\/([^/]+\/[^/]+)/, 'code', 'DagsHub'],
  [/^pypi\.org\/project\/([^/]+)/, 'code', 'PyPI'],
  [
    /^(?:cran\.r-project\.org\/(?:web\/packages\/|package=)|cran\.r-project\.org\/package=)([\w.]+)/,
    'code',
    'CRAN',
  ],
  [/^catalyzex\.com\/paper/, 'code', 'CatalyzeX'],
  [/^swmath\.org\/software\/(\d+)/, 'code', 'swMATH'],
  [/^colab\.research\.google\.com\//, 'demo', 'Colab'],
  [/^mybinder\.org\//, 'demo', 'Binder'],
  [/^(?:huggingface\.co|hf\.co)\/datasets\/([^/]+(?:\/[^/]+)?)/, 'data', 'Hugging Face'],
  [/^(?:huggingface\.co|hf\.co)\/spaces\/([^/]+\/[^/]+)/, 'demo', 'Hugging Face'],
  [/^(?:huggingface\.co|hf\.co)\/collections\/([^/]+\/[^/]+)/, 'model', 'Hugging Face'],
  [/^(?:huggingface\.co|hf\.co)\/papers\/(\d[\w.]+)/, 'discussion', 'Hugging Face'],
  [
    /^(?:huggingface\.co|hf\.co)\/(?!(?:papers|models|datasets|spaces|collections)\/)([^/]+\/[^/]+)(?:\/(?:tree|blob|resolve|raw|discussions|commits?)(?:\/.*)?)?$(?<!\.(?:svg|png|jpe?g|gif|ico|css|js|sh))/,
    'model',
    'Hugging Face',
  ],
  [/^modelscope\.cn\/models\/([^/]+\/[^/]+)/, 'model', 'ModelScope'],
  [/^modelscope\.cn\/datasets\/([^/]+\/[^/]+)/, 'data', 'ModelScope'],
  [/^(?:tfhub\.dev|pytorch\.org\/hub)\/(.+)/, 'model', 'model hub'],
  [/^replicate\.com\/([^/]+\/[^/]+)/, 'demo', 'Replicate'],
  [/^[\w-]+\.hf\.space(?:\/|$)/, 'demo', 'Hugging Face'],
  [/^kaggle\.com\/code\/([^/]+\/[^/]+)/, 'code', 'Kaggle'],
  [/^kaggle\.com\/models\/([^/]+\/[^/]+)/, 'model', 'Kaggle'],
  [/^kaggle\.com\/(?:datasets\/|c\/|competitions\/|(?=[^/]+\/))([^/]+(?:\/[^/]+)?)/, 'data', 'Kaggle'],
  [/^zenodo\.org\/(?:records?|doi)\/([\d./a-z]+)/, 'data', 'Zenodo'],
  [/^(?:dx\.)?doi\.org\/10\.5281\/zenodo\.(\d+)/i, 'data', 'Zenodo'],
  [/^(?:[\w-]+\.)?figshare\.com\/(?:articles|s|collections)\b/, 'data', 'figshare'],
  [/^(?:dx\.)?doi\.org\/10\.6084\/m9\.figshare\.([\w.]+)/i, 'data', 'figshare'],
  [
    /^(?:dx\.)?doi\.org\/10\.(?:5061\/dryad|17605\/osf\.io|7910\/dvn|17632|34740)[./]?([\w./-]*)/i,
    'data',
    'data set',
  ],
  [/^datadryad\.org\//, 'data', 'Dryad'],
  [/^dataverse\.[\w.-]+\//, 'data', 'Dataverse'],
  [/^data\.mendeley\.com\/datasets\/([^/]+)/, 'data', 'Mendeley Data'],
  [/^osf\.io\/([a-z0-9]{5})\b/, 'data', 'OSF'],
  [/^archive\.ics\.uci\.edu\//, 'data', 'UCI repository'],
  [/^physionet\.org\/content\/([^/]+)/, 'data', 'PhysioNet'],
  [/^openneuro\.org\/datasets\/([^/]+)/, 'data', 'OpenNeuro'],
  [/^catalog\.ldc\.upenn\.edu\/([A-Z0-9]+)/, 'data', 'LDC'],
  [/^(?:ncbi\.nlm\.nih\.gov\/geo|ebi\.ac\.uk\/(?:pride|ena|biostudies))\//, 'data', 'data archive'],
  [/^openml\.org\/d\/(\d+)/, 'data', 'OpenML'],
  [/^(?:m\.)?youtube\.com\/(?:watch|embed|playlist|live|shorts|@|channel)/, 'video', 'YouTube'],
  [/^youtu\.be\/./, 'video', 'YouTube'],
  [/^(?:player\.)?vimeo\.com\/(?:video\/)?(\d+)/, 'video', 'Vimeo'],
  [/^bilibili\.com\/video\/(\w+)/, 'video', 'bilibili'],
  [/^videolectures\.net\/(\w+)/, 'video', 'VideoLectures'],
  [/^sciencecast\.org\//, 'video', 'ScienceCast'],
  [/^underline\.io\/lecture\/(\d+)/, 'video', 'Underline'],
  [/^(?:[\w-]+\.)?slideslive\.(?:com|de)\/(\d+)?/, 'slides', 'SlidesLive'],
  [/^slideshare\.net\/(.+)/, 'slides', 'SlideShare'],
  [/^speakerdeck\.com\/(.+)/, 'slides', 'Speaker Deck'],
  [/^docs\.google\.com\/presentation\//, 'slides', 'Google Slides'],
  [/^openreview\.net\/forum\b/, 'discussion', 'OpenReview'],
  [/^alphaxiv\.org\/(?:abs|pdf|overview|html)\/([\w.-]+)/, 'discussion', 'alphaXiv'],
  [/^gotit\.pub\/pdf\/([\w.-]+)/, 'discussion', 'Gotit.pub'],
  [/^pubpeer\.com\/publications\/(\w+)/, 'discussion', 'PubPeer'],
  [/^scirate\.com\/arxiv\/([\w.-]+)/, 'discussion', 'SciRate'],
  [/^news\.ycombinator\.com\/item/, 'discussion', 'Hacker News'],
  [/^(?:[\w-]+\.)?reddit\.com\/r\/(\w+)/, 'discussion', 'Reddit'],
  [/^(?:x|twitter)\.com\/(\w+)\/status\//, 'discussion', 'X'],
  [/^bsky\.app\/profile\/([\w.-]+)\/post\//, 'discussion', 'Bluesky'],
  [/^connectedpapers\.com\//, 'catalogue', 'Connected Papers'],
  [/^semanticscholar\.org\/(?:paper|arxiv)\b/, 'catalogue', 'Semantic Scholar'],
  // Closed in July 2025: what it had is at Hugging Face, and its addresses lead there.
  [/^paperswithcode\.com\/paper\/([\w-]+)/, 'catalogue', 'Papers with Code (closed)'],
];

/** Where pages of papers are saved from. In a text, they are other papers' as often as not. */
const PAGES: readonly (readonly [pattern: RegExp, kind: LinkKind, site: string])[] = [
  [/^(?:[\w-]+\.)?arxiv\.org\//, 'paper', 'arXiv'],
  [/^aclanthology\.org\//, 'paper', 'ACL Anthology'],
  [/^(?:pmc\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov\/pmc)\//, 'paper', 'PubMed Central'],
  [/^(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov\/pubmed)\//, 'catalogue', 'PubMed'],
  [/^pith(?:-staging)?\.[\w.]+\//, 'catalogue', 'Pith'],
  [/^scholarfeed\.org\//, 'catalogue', 'Scholar Feed'],
  [/^scholar\.google\.[a-z.]+\//, 'catalogue', 'Google Scholar'],
  [/^semanticscholar\.org\//, 'catalogue', 'Semantic Scholar'],
  [/^dblp\.[\w.-]+\//, 'catalogue', 'dblp'],
  [/^openalex\.org\//, 'catalogue', 'OpenAlex'],
  [/^inspirehep\.net\//, 'catalogue', 'INSPIRE HEP'],
  [/^ui\.adsabs\.harvard\.edu\//, 'catalogue', 'NASA ADS'],
  [/^europepmc\.org\//, 'catalogue', 'Europe PMC'],
];

/** What a page is that was saved from there. */
export function pageSiteOf(url: string): Site | undefined {
  const known = PAGES.find(([pattern]) => pattern.test(hostAndPath(url)));
  return siteOf(url) ?? (known && { kind: known[1], site: known[2] });
}

/** What lies there, if the address is of a site that is known here. */
export function siteOf(url: string): Site | undefined {
  if (isOwnPage(url)) return undefined;
  const address = hostAndPath(url);
  const whole = url.includes('?') ? `${address}?` : address;
  for (const [pattern, kind, site] of SITES) {
    const match = pattern.exec(address) ?? pattern.exec(whole);
    if (!match) continue;
    const name = match[1];
    return { kind, site, ...(name !== undefined && name !== '' && { name: readableName(name) }) };
  }
  return undefined;
}

function readableName(name: string): string {
  try {
    return decodeURIComponent(name)
      .replace(/[\p{C}\s]+/gu, ' ')
      .slice(0, 80);
  } catch {
    return name.slice(0, 80);
  }
}

/** What the words before an address say that it is: `Code: https://…`, `our dataset is available at https://…`. */
const WORDS: readonly (readonly [pattern: RegExp, kind: LinkKind])[] = [
  [/\b(?:code|implementation|software|source|toolkit|library|package|repository|repo|github)\b/i, 'code'],
  [/\b(?:data|datasets?|corpus|corpora|benchmark|annotations)\b/i, 'data'],
  [/\b(?:models?|weights|checkpoints?)\b/i, 'model'],
  [/\b(?:demo|demonstration|playground|web app|online tool)\b/i, 'demo'],
  [/\b(?:videos?|talk|recording)\b/i, 'video'],
  [/\b(?:slides|poster|presentation)\b/i, 'slides'],
  [/\b(?:project|homepage|home page|web ?site|web ?page|page|supplement\w*|leaderboard)\b/i, 'project'],
];

/** The kind by the words right before it; of several the one first named, for `code and data` is code. */
export function kindByWords(before: string): LinkKind | undefined {
  const sentence = before
    .slice(-120)
    .split(/[.;!?]\s|\n\s*\n/)
    .at(-1)!;
  let first: { at: number; kind: LinkKind } | undefined;
  for (const [pattern, kind] of WORDS) {
    const at = sentence.search(pattern);
    if (at >= 0 && (!first || at < first.at)) first = { at, kind };
  }
  return first?.kind;
}
