/** A row of a tree, as plain data; the rim turns it into a `TreeItem`. */
import type { Decision } from '../library/decisions';
import type { PaperLink } from '../links/model';
import type { AnnotationColour } from '../model';
import type { Place } from '../place';

export interface Node {
  /** Stable while the library says the same, so that the editor keeps what is open and selected. */
  readonly id: string;
  readonly label: string;
  /** What is copied of the row, where the label is only a part of it. */
  readonly text?: string;
  /** Stretches of the label that stand out, each from and to. */
  readonly highlights?: readonly (readonly [number, number])[];
  /** Dimmed words behind the label. */
  readonly description?: string;
  /** Plain text. */
  readonly tooltip?: string;
  /** What a screen reader says. */
  readonly spoken: string;
  readonly icon?: NodeIcon;
  /** The colour of the icon. */
  readonly tint?: AnnotationColour;
  /** Which context menu the row has. */
  readonly kind: NodeKind;
  /** Where a click leads. */
  readonly target?: Place;
  /** Of a row about a place in a note: a click shows it, a double click or Enter goes there. */
  readonly jump?: Place;
  /** The work the row is about, by id. */
  readonly workId?: string;
  /** The two works that the row asks about. */
  readonly workIds?: readonly [string, string];
  /** The annotation that the row is about, by id. */
  readonly annotation?: string;
  /** What the row narrows its view to: a click adds it to the filter, or takes it away. */
  readonly filter?: string;
  /** Where else the row leads, opened in the browser by a click. */
  readonly opens?: PaperLink;
  /** What the reader decided, which the row offers to undo. */
  readonly decision?: Decision;
  /** Made when the row is opened; absent on a leaf. */
  readonly children?: () => Node[];
  readonly open?: boolean;
}

/** `viewItem` of the context menus in package.json. */
export type NodeKind =
  | 'paper'
  | 'group'
  /** A part of a long list. */
  | 'range'
  | 'section'
  | 'abstract'
  /** One of several abstracts. */
  | 'variant'
  | 'finding'
  | 'citer'
  | 'cited'
  | 'page'
  | 'fact'
  | 'change'
  | 'notRead'
  /** A note that cites a paper. */
  | 'note'
  /** A citation in a note. */
  | 'citation'
  /** A key in a note that leads to no paper. */
  | 'unknownKey'
  /** Two papers that may be one. */
  | 'doubtful'
  | 'decision'
  | 'annotation'
  /** An annotation that is settled. */
  | 'resolved'
  /** An annotation whose passage is not found. */
  | 'orphan'
  /** An answer to an annotation. */
  | 'reply'
  /** What is wrong with an entry of a bibliography. */
  | 'entryProblem'
  /** How many relations are of one kind. */
  | 'tally'
  /** A link that a page gives. */
  | 'link'
  /** A link that is built from an identifier. */
  | 'builtLink';

/** Names of codicons (https://microsoft.github.io/vscode-codicons/dist/codicon.html). */
export type NodeIcon =
  | 'book'
  | 'star-full'
  | 'quote'
  | 'lightbulb'
  | 'sparkle'
  | 'references'
  | 'arrow-right'
  | 'file-text'
  | 'folder'
  | 'warning'
  | 'question'
  | 'mention'
  | 'circle-slash'
  | 'info'
  | 'history'
  | 'comment'
  | 'paintcan'
  | 'link'
  | 'pass'
  | 'reply'
  | 'debug-disconnect'
  | 'add'
  | 'remove'
  | 'filter'
  | 'filter-filled'
  | 'loading~spin'
  | 'code'
  | 'database'
  | 'package'
  | 'play'
  | 'device-camera-video'
  | 'preview'
  | 'comment-discussion'
  | 'globe'
  | 'library'
  | 'person'
  | 'case-sensitive'
  | 'calendar'
  | 'graph-scatter';
