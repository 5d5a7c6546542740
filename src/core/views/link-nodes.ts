/** Links of a paper as rows: what its pages give, then what is built from its identifiers. */
import type { LinkKind, PaperLink } from '../links/model';
import { hostOf } from '../saving/addresses';
import { placeLabel } from './describe';
import type { Node, NodeIcon } from './node';

const ICONS: Readonly<Record<LinkKind, NodeIcon>> = {
  code: 'code',
  data: 'database',
  model: 'package',
  demo: 'play',
  video: 'device-camera-video',
  slides: 'preview',
  discussion: 'comment-discussion',
  project: 'globe',
  paper: 'book',
  catalogue: 'library',
};

export function linkIcon({ kind }: PaperLink): NodeIcon {
  return ICONS[kind];
}

/** `code 2 · data 1`, found ones alone; empty where no page gives any. */
export function linkWords(links: readonly PaperLink[]): string {
  const counts = new Map<LinkKind, number>();
  for (const { kind, place } of links) if (place) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => (count > 1 ? `${kind} ${count}` : kind)).join(' · ');
}

/** `github.com`, where a link leads whatever it says it does; the whole address where it cannot be read. */
export function shownHost(url: string): string {
  return hostOf(url).replace(/^www\./, '') || url;
}

/** Where a link comes from: `page.txt:12`, or `built from arXiv 2305.20050, may lead nowhere`. */
export function linkOrigin({ place, builtFrom }: PaperLink): string {
  if (place) return placeLabel(place);
  return `built from ${builtFrom ?? 'its identifiers'}, may lead nowhere`;
}

export function linkNodes(links: readonly PaperLink[], workId: string, id: string): Node[] {
  const found = links.filter(({ place }) => place !== undefined);
  const built = links.filter(({ place }) => place === undefined);
  const rows = (some: readonly PaperLink[]) => some.map((link) => linkNode(link, workId, id));
  if (built.length === 0) return rows(found);
  const from = [...new Set(built.map(({ builtFrom }) => builtFrom).filter(Boolean))].join(', ');
  const label = 'Elsewhere';
  const about = `built from ${from || 'its identifiers'}, may lead nowhere`;
  return [
    ...rows(found),
    {
      id: `${id}/built`,
      label,
      description: `${built.length} · ${about}`,
      tooltip: `${label}: ${about}`,
      spoken: `${label}, ${built.length} links, ${about}`,
      icon: 'question',
      kind: 'section',
      children: () => rows(built),
    },
  ];
}

function linkNode(link: PaperLink, workId: string, id: string): Node {
  const { kind, label, url, place } = link;
  const host = shownHost(url);
  const origin = linkOrigin(link);
  return {
    id: `${id}/${url}`,
    label,
    text: url,
    description: [kind, host, place ? origin : ''].filter(Boolean).join(' · '),
    tooltip: [url, place ? `Read from ${origin}` : origin, 'A click opens it in the browser.'].join('\n'),
    spoken: [label, kind, host, place ? `read from ${origin}` : origin].join(', '),
    icon: linkIcon(link),
    kind: place ? 'link' : 'builtLink',
    workId,
    opens: link,
    ...(place && { target: place }),
  };
}
