/** The two lists of the Relations view, what a paper cites and what cites it: their groups and rows. */
import type { Citation } from '../model';
import { type CitationGroup, type CitationGrouping, groupCitations, type OtherEnd } from './citation-groups';
import { citationNode, evidenceNodes } from './citation-node';
import { isNew } from './citers';
import { plural } from './markdown';
import type { Node, NodeIcon } from './node';
import { byNumber, pageNodes } from './pages';
import { countBar } from './relation-facets';

/** Lists of no more rows than these are seen at once, group by group. */
const OPEN_ROWS = 24;
/** One of the two lists of citations. */
export interface Side {
  readonly part: 'citers' | 'cites';
  readonly label: string;
  readonly icon: NodeIcon;
  readonly end: 'citing' | 'cited';
  readonly citations: readonly Citation[];
}

export interface ListOptions {
  readonly id: string;
  /** What passes the filter. */
  readonly shown: readonly Citation[];
  readonly grouping: CitationGrouping;
  readonly inNotes: ReadonlySet<string>;
  /** Folded titles of what came with the last change of a page. */
  readonly fresh: ReadonlySet<string>;
}

/** The rows of a list in their groups; without them where there is nothing to divide. */
export function groupNodes(side: Side, { id, shown, grouping, inNotes, fresh }: ListOptions): Node[] {
  const other: OtherEnd = (citation) => citation[side.end];
  const rows = (citations: readonly Citation[], within: string) =>
    pageNodes({
      id: within,
      items: citations,
      row: (citation) => {
        const row = `${within}/${other(citation).id}`;
        return citationNode(citation, {
          id: row,
          end: side.end,
          inNotes,
          isNew: isNew(other(citation), fresh),
          children: () => evidenceNodes(citation, row),
        });
      },
      nameOf: byNumber,
      one: 'paper',
    });
  const groups = groupCitations(shown, grouping, other);
  if (grouping === 'none' || shown.length < 2) return rows(shown, `${id}:all`);
  const most = Math.max(...groups.map(({ members }) => members.length));
  const open = shown.length <= OPEN_ROWS;
  return groups.map((group) => groupNode(group, `${id}:${grouping}:${group.name}`, most, open, rows));
}

function groupNode(
  { name, members }: CitationGroup,
  id: string,
  most: number,
  open: boolean,
  rows: (members: readonly Citation[], within: string) => Node[],
): Node {
  return {
    id,
    label: name,
    description: countBar(members.length, most),
    tooltip: `${name}: ${plural(members.length, 'paper')}`,
    spoken: `${name}, ${plural(members.length, 'paper')}`,
    kind: 'group',
    open,
    children: () => rows(members, id),
  };
}
