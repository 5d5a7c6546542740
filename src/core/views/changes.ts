/** What pages said differently when they were saved again. */
import { displayDate, parseDate } from '../dates';
import type { PageChange, Work } from '../model';
import { readable, titleKey } from '../prose';
import { siteLabel } from '../sources';
import { fileName } from './describe';
import { plural } from './markdown';
import type { Node } from './node';

/** `3 new citers, 51 → 54, v2 → v3`. */
export function changeLine({ came = [], went = [], count, version, abstract }: PageChange): string {
  return [
    came.length > 0 ? plural(came.length, 'new citer') : '',
    went.length > 0 ? `${plural(went.length, 'citer')} gone` : '',
    count ? `${count[0].toLocaleString('en')} → ${count[1].toLocaleString('en')} citers on the page` : '',
    version ? `v${version[0]} → v${version[1]}` : '',
    abstract ? 'another abstract' : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** `21 Nov 2026` */
export function changeDay({ on }: PageChange): string {
  const date = parseDate(on);
  return date ? displayDate(date) : on;
}

/** The folded titles of the citers that the latest change of each page brought. */
export function newCiters(work: Work): ReadonlySet<string> {
  const latest = work.changes.find(({ came = [] }) => came.length > 0);
  return new Set((latest?.came ?? []).map(titleKey));
}

/** The rows of the changes below a paper. */
export function changeNodes(work: Work, id: string): Node[] {
  return work.changes.map((change, index): Node => {
    const page = work.records.find(({ place }) => fileName(place.file) === fileName(change.file));
    const titles = [
      ...(change.came ?? []).map((title) => ['new', title] as const),
      ...(change.went ?? []).map((title) => ['gone', title] as const),
    ];
    const words = changeLine(change);
    const where = `${siteLabel(change.source)}, ${fileName(change.file)}`;
    const row: Node = {
      id: `${id}/change:${index}`,
      label: changeDay(change),
      description: words,
      tooltip: `${words}\n\n${where}`,
      spoken: `${changeDay(change)}, ${words}, ${where}`,
      icon: 'history',
      kind: 'change',
      workId: work.id,
      ...(page && { target: page.title.place }),
    };
    if (titles.length === 0) return row;
    return {
      ...row,
      children: () =>
        titles.map(([what, title], at) => ({
          id: `${id}/change:${index}:${at}`,
          label: readable(title),
          description: what,
          spoken: `${what}: ${readable(title)}`,
          icon: what === 'new' ? 'add' : 'remove',
          kind: 'change',
          workId: work.id,
        })),
    };
  });
}
