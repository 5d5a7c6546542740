/** What a page of a paper tells besides what the work itself knows: found out by those who can, and possibly not yet. */
import type { PaperLink } from '../links/model';
import type { Because } from '../reading-order/model';
import type { Related } from '../relations/related';
import type { PlacedThread } from '../views/annotations';
import type { CitingNote } from '../views/cited-in';
import type { ShownProblem } from '../views/entry-problems';
import type { Influences } from './influence';

export interface PageKnowledge {
  /** Citekeys that stand in a note. */
  readonly inNotes: ReadonlySet<string>;
  readonly citingNotes: readonly CitingNote[];
  readonly related: readonly Related[];
  readonly influences: Influences;
  readonly links: readonly PaperLink[];
  /** Why the reading order puts it where it stands; empty where there is no such order. */
  readonly because: readonly Because[];
  readonly threads: readonly PlacedThread[];
  /** Of its pages and of its entries in bibliographies. */
  readonly problems: readonly ShownProblem[];
}
