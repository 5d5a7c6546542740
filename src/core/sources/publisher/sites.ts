/** The publishers whose pages are known: by the host of the page's address, or by a line that only they print. */
import type { ItemType } from '../../model';
import { type Sign, SignSearch } from '../text/signs';

export interface Site {
  /** As it is to be cited; an archive or an aggregator has none. */
  readonly publisher?: string;
  readonly type?: ItemType;
  readonly hosts: RegExp;
  /** Fill a line, or start it. */
  readonly marks?: Sign;
}

const SITES: readonly Site[] = [
  {
    publisher: 'Springer Nature',
    hosts: /(?:^|\.)(?:nature|springer|springeropen|biomedcentral)\.com$/,
    marks: {
      sign: /^(?:Similar content being viewed by others|Rights and permissions|About this (?:article|chapter|paper)|This is a preview of subscription content.{0,80}|Access (?:options|through your institution)|.{2,90}\( ?(?:19|20)\d\d ?\)\s?Cite this article)$/,
      literals: [
        'Similar content being viewed',
        'Rights and permissions',
        'About this ',
        'This is a preview of',
        'Access ',
        'Cite this article',
      ],
    },
  },
  {
    publisher: 'Elsevier',
    hosts: /(?:^|\.)sciencedirect\.com$/,
    marks: {
      sign: /^(?:Author links open overlay panel.{0,150}|.{0,120}Get rights and content|Add to Mendeley|Recommended articles|Section snippets)$/,
      literals: [
        'Author links open',
        'Get rights and content',
        'Add to Mendeley',
        'Recommended articles',
        'Section snippets',
      ],
    },
  },
  {
    publisher: 'IOP Publishing',
    hosts: /(?:^|\.)iop\.org$/,
    marks: {
      sign: /^(?:Export citation and abstract.{0,20}|Article metrics|.{0,120}© \d{4} .{0,60}IOP Publishing.{0,40}|To sign up for alerts, please log in first\.?)$/,
      literals: [
        'Export citation and abstract',
        'Article metrics',
        'IOP Publishing',
        'To sign up for alerts',
      ],
    },
  },
  {
    publisher: 'American Physical Society',
    hosts: /(?:^|\.)aps\.org$/,
    marks: {
      sign: /^(?:Physics Subject Headings \(PhySH\)|(?:Phys\. Rev\.|Rev\. Mod\. Phys\.|PRX) .{3,60} [–-] Published .{6,30})$/,
      literals: ['Physics Subject Headings', ' Published '],
    },
  },
  {
    hosts: /(?:^|\.)hal\.science$|^hal(?:-[\w-]+)?\.archives-ouvertes\.fr$|^inria\.hal\.science$/,
    marks: {
      sign: /^[-\s]{0,4}(?:HAL Id ?:.{0,40}|Dates et versions|hal-\d{8}, version \d{1,2}.{0,40})$/,
      literals: ['HAL Id', 'Dates et versions', 'hal-'],
    },
  },
  {
    publisher: 'National Bureau of Economic Research',
    type: 'report',
    hosts: /(?:^|\.)nber\.org$/,
    marks: {
      sign: /^[-•\s]{0,4}(?:Copy Citation.{0,640}|Working Paper \d{1,6}|NBER Working Paper.{0,60})$/,
      literals: ['Copy Citation', 'Working Paper'],
    },
  },
  {
    hosts: /(?:^|\.)projecteuclid\.org$/,
    marks: {
      sign: /^(?:First available in Project Euclid:.{0,40}|Digital Object Identifier:.{0,80})$/,
      literals: ['First available in Project Euclid:', 'Digital Object Identifier:'],
    },
  },
  {
    publisher: 'USENIX Association',
    type: 'paper-conference',
    hosts: /(?:^|\.)usenix\.org$/,
    marks: {
      sign: /^(?:Open Access Media|USENIX is committed to Open Access.{0,180})$/,
      literals: ['Open Access Media', 'USENIX is committed'],
    },
  },
  {
    publisher: 'PeerJ',
    type: 'article-journal',
    hosts: /(?:^|\.)peerj\.com$/,
    marks: {
      sign: /^[-\s]{0,4}(?:Academic Editor.{0,60}|Subject Areas)$/,
      literals: ['Academic Editor', 'Subject Areas'],
    },
  },
  {
    publisher: 'MDPI',
    type: 'article-journal',
    hosts: /(?:^|\.)mdpi\.com$/,
    marks: {
      sign: /^(?:Submission received: .{0,150}|MDPI and ACS Style.{0,180}|Open Access(?:Article|Review|Feature Paper).{0,30})$/,
      literals: ['Submission received: ', 'MDPI and ACS Style', 'Open Access'],
    },
  },
  {
    publisher: 'Association for Computing Machinery',
    hosts: /^dl\.acm\.org$/,
    marks: {
      sign: /^(?:.{0,150}Authors? Info & (?:Claims|Affiliations)|ACM Reference Format:?.{0,180}|.{0,60}Publication History)$/,
      literals: [' Info & ', 'ACM Reference Format', 'Publication History'],
    },
  },
  {
    publisher: 'IEEE',
    hosts: /^ieeexplore\.ieee\.org$/,
    marks: {
      sign: /^(?:Date Added to IEEE Xplore.{0,40}|INSPEC Accession Number.{0,20}|.{4,190}\| IEEE Xplore)$/,
      literals: ['Date Added to IEEE Xplore', 'INSPEC Accession Number', 'IEEE Xplore'],
    },
  },
  { publisher: 'Wiley', hosts: /(?:^|\.)onlinelibrary\.wiley\.com$/ },
  { publisher: 'Taylor & Francis', hosts: /(?:^|\.)tandfonline\.com$/ },
  { publisher: 'Oxford University Press', hosts: /(?:^|\.)academic\.oup\.com$/ },
  { publisher: 'Cambridge University Press', hosts: /^www\.cambridge\.org$/ },
  { publisher: 'SAGE', hosts: /^journals\.sagepub\.com$/ },
  { publisher: 'Society for Industrial and Applied Mathematics', hosts: /^epubs\.siam\.org$/ },
  { publisher: 'Frontiers', hosts: /(?:^|\.)frontiersin\.org$/ },
  { publisher: 'Public Library of Science', hosts: /^journals\.plos\.org$/ },
];

export function siteOfAddress(url: string | undefined): Site | undefined {
  const host = /^https?:\/\/([\w.-]{3,100})/i.exec(url ?? '')?.[1]?.toLowerCase();
  return host === undefined ? undefined : SITES.find(({ hosts }) => hosts.test(host));
}

const HOSTS = new RegExp(SITES.map(({ hosts }) => hosts.source).join('|'));

/** Whether an address of one of the sites stands anywhere in the line. */
export function namesSite(text: string): boolean {
  if (!text.includes('://')) return false;
  for (const [, host] of text.matchAll(/https?:\/\/(?=([\w.-]{3,100}))/gi))
    if (HOSTS.test(host!.toLowerCase())) return true;
  return false;
}

/** A line that can be a mark is no longer. */
const LONGEST = 700;

/** The sites that are known by a line, and what they are known by. */
export const MARKED_SITES: readonly (Sign & { readonly site: Site })[] = SITES.flatMap((site) =>
  site.marks ? [{ ...site.marks, site }] : [],
);

const MARKS = new SignSearch(MARKED_SITES, LONGEST);

/** The site that prints such a line, if only one does. */
export function siteOfLine(text: string): Site | undefined {
  if (text.length > LONGEST || text.length < 5) return undefined;
  return MARKS.in(text.replace(/^#{1,6} /, ''))[0]?.site;
}
