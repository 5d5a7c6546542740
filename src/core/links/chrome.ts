/** What pages of many sites carry and no paper is about: licences, profiles, pictures, formats, the sites themselves. */
import { hostAndPath } from './addresses';
import type { Site } from './sites';

const HOSTS =
  /^(?:[\w-]+\.)*(?:creativecommons\.org|orcid\.org|w3\.org|schema\.org|purl\.org|a9\.com|openid\.net|crossref\.org|doi\.org|arxiv\.org|gravatar\.com|googletagmanager\.com|mathjax\.org)(?:[/:]|$)/;

/** A forge alone, and where the first part of its path is no owner. */
const OWN_PAGES: readonly RegExp[] = [
  /^(?:github|gitlab|bitbucket|huggingface|hf|kaggle|zenodo|figshare|youtube)\.(?:com|org|co)$/,
  /^github\.com\/(?:about|account|apps|blog|codespaces|collections|contact|customer-stories|dashboard|enterprise|events|explore|features|issues|join|login|logout|marketplace|mobile|new|notifications|organizations|orgs|premium-support|pricing|pulls|readme|resources|search|security|sessions?|settings|signup|site|solutions|sponsors|stars|team|topics|trending|users)(?:\/|$)/,
  /^(?:huggingface\.co|hf\.co)\/(?:api|assets|avatars|blog|chat|cli|docs|enterprise|front|inference|join|learn|login|logout|new|notifications|organizations|posts|pricing|privacy|search|settings|support|tasks|terms-of-service)(?:\/|$)/,
  /^kaggle\.com\/(?:about|account|contact|docs|learn|login|rankings|static|terms|work)(?:\/|$)/,
];

/** Of the sites, and of the software that they are made of: pages name it at their foot. */
const OWN_REPOSITORIES =
  /^github\.com\/(?:acl-org\/acl-anthology|alphaxiv|arxiv|brucemiller\/latexml|dblp|katex|mathjax|mlresearch|openreview|allenai\/s2-folks)(?:\/|$)/i;

/** No link even in the authors' words, unless a site is known there. */
export function isChrome(url: string): boolean {
  return HOSTS.test(hostAndPath(url)) || isOwnPage(url);
}

/** `https://github.com/login`, `https://huggingface.co/avatars/4.svg`. */
export function isOwnPage(url: string): boolean {
  const address = hostAndPath(url);
  return OWN_PAGES.some((pattern) => pattern.test(address));
}

/** A part of a page, as a picture or a script is; but a repository may be called `three.js`. */
export function isPartOfPage(url: string, site: Site | undefined): boolean {
  const isPart = /\.(?:png|jpe?g|gif|svg|ico|css|js|woff2?)$/i.test(hostAndPath(url));
  return isPart && !(site?.name !== undefined && hostAndPath(url).endsWith(`/${site.name}`));
}

/** Around the authors' words it is the page's own: a repository of the site, an owner or a channel that it belongs to. */
export function isFurniture(url: string, { site, name = '' }: Site): boolean {
  const address = hostAndPath(url);
  if (site === 'X')
    return /^(?:x|twitter)\.com\/(?:allen_ai|arxiv|huggingface|openreviewnet)\//i.test(address);
  if (site === 'YouTube') return /^(?:m\.)?youtube\.com\/(?:@|channel|user|c\/)/.test(address);
  return OWN_REPOSITORIES.test(address) || (site === 'GitHub' && !name.includes('/'));
}
