/** The citations of the footnote that a quotation ends with: `“Words”[^3]`, and below `[^3]: @doe99, p. 7.` */
import type { Cluster } from '../notes/cluster';
import type { ClusterList } from './cluster-list';
import { paragraphAt } from './paragraphs';

/** Markdown's footnotes; empty where no footnote follows at the index, or its text cites nothing. */
export function footnoteCitations(text: string, clusters: ClusterList, at: number): Cluster[] {
  const mark = MARK.exec(text.slice(at, at + 80));
  if (!mark) return [];
  const label = `[^${mark[1]}]:`;
  let start = text.indexOf(label);
  while (start > 0 && !/\n[ \t]{0,3}$/.test(text.slice(Math.max(0, start - 4), start)))
    start = text.indexOf(label, start + 1);
  return start < 0 ? [] : clusters.within(paragraphAt(text, start, 'markdown'));
}

const MARK = /^[\s.,;:!?)*_]{0,5}\[\^([^\]\s@]{1,40})\](?!:)/;
