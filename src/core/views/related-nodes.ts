/** Related papers as rows, each with the reasons beneath it, and beneath a reason the papers and lines it rests on. */
import type { Citation, Work } from '../model';
import type { Reason, Related } from '../relations/related';
import { lineNode } from './citation-node';
import { authorsYear, placeLabel } from './describe';
import { clip, plural } from './markdown';
import type { Node, NodeIcon } from './node';
import { byNumber, pageNodes } from './pages';

/** More make the row no clearer. */
const REASONS_SHOWN = 2;

export function relatedNode(
  work: Work,
  { work: other, reasons }: Related,
  within: string,
  inNotes: ReadonlySet<string>,
): Node {
  const id = `${within}/${other.id}`;
  const noted = inNotes.has(other.citekey);
  const inOrder = tellingFirst(reasons);
  const why = inOrder.map((reason) => reasonWords(reason));
  const brief = inOrder.slice(0, REASONS_SHOWN).map((reason) => shortReason(reason));
  const known = authorsYear(other);
  return {
    id,
    label: other.title,
    description: [known, ...brief, noted ? 'in a note' : ''].filter(Boolean).join(' · '),
    tooltip: [other.title, known, ...why].filter(Boolean).join('\n'),
    spoken: [other.title, known, ...why, noted ? 'cited in a note' : ''].filter(Boolean).join(', '),
    icon: noted ? 'mention' : 'book',
    kind: 'cited',
    workId: other.id,
    target: other.records[0]!.title.place,
    children: () => inOrder.map((reason, n) => reasonNode(work, other, reason, `${id}/reason:${n}`)),
  };
}

const WORDS_SHOWN = 4;
const NAMES_SHOWN = 3;
const AUTHORS_SHOWN = 2;
const LONGEST_WORD = 40;

/** What is told of a reason in a row, where there is no room for who and what. */
export function shortReason(reason: Reason): string {
  switch (reason.kind) {
    case 'co-cited':
      return `both cited by ${plural(reason.by.length, 'paper')}`;
    case 'coupled':
      return `both cite ${plural(reason.through.length, 'paper')}`;
    case 'words':
      return sharedWords(reason.words.slice(0, WORDS_SHOWN));
    case 'authors':
      return `both by ${firstOf(reason.names)}`;
    default:
      return reasonWords(reason);
  }
}

/** `both cited by Tan et al., 2025; and 3 more`, `share the words process, reward`: said of the two papers. */
export function reasonWords(reason: Reason): string {
  switch (reason.kind) {
    case 'cites':
      return 'cites this paper';
    case 'cited-by':
      return 'cited by this paper';
    case 'co-cited':
      return `both cited by ${namesOf(reason.by)}`;
    case 'coupled':
      return `both cite ${namesOf(reason.through)}`;
    case 'words':
      return sharedWords(reason.words);
    case 'authors':
      return `both by ${reason.names.join(', ')}`;
  }
}

/** `Tan, Cobbe and 48 more`. */
function firstOf(names: readonly string[]): string {
  const shown = names.slice(0, AUTHORS_SHOWN).map((name) => clip(name, LONGEST_WORD));
  const left = names.length - shown.length;
  return `${shown.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}

function sharedWords(words: readonly string[]): string {
  return `share the word${words.length === 1 ? '' : 's'} ${words.map((word) => clip(word, LONGEST_WORD)).join(', ')}`;
}

/** The lists of citations tell the direct ones already: what else joins the two is said first. */
export function tellingFirst(reasons: readonly Reason[]): Reason[] {
  const isDirect = ({ kind }: Reason) => kind === 'cites' || kind === 'cited-by';
  return [...reasons.filter((reason) => !isDirect(reason)), ...reasons.filter(isDirect)];
}

/** `Tan et al., 2025; Cobbe et al., 2021; and 3 more`. */
function namesOf(works: readonly Work[]): string {
  const names = works.slice(0, NAMES_SHOWN).map((work) => nameOf(work));
  const left = works.length - names.length;
  if (left > 0) return [...names, `and ${left.toLocaleString('en')} more`].join('; ');
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join('; ')} and ${names.at(-1)}`;
}

/** A year alone names no paper. */
function nameOf(work: Work): string {
  return work.item.author.length > 0 ? authorsYear(work) : clipped(work);
}

const ICONS: Readonly<Record<Reason['kind'], NodeIcon>> = {
  cites: 'link',
  'cited-by': 'link',
  'co-cited': 'references',
  coupled: 'arrow-right',
  words: 'case-sensitive',
  authors: 'person',
};

function reasonNode(work: Work, other: Work, reason: Reason, id: string): Node {
  const words = reasonWords(reason);
  const label = `${words[0]!.toUpperCase()}${words.slice(1)}`;
  const row: Node = { id, label, spoken: label, tooltip: label, icon: ICONS[reason.kind], kind: 'section' };
  switch (reason.kind) {
    case 'cites':
    case 'cited-by': {
      const [citing, cited] = reason.kind === 'cites' ? [other, work] : [work, other];
      const citation = citationOf(citing, cited);
      if (!citation) return row;
      const where = placeLabel(citation.places[0]);
      const target = citation.places[0];
      return { ...row, description: where, kind: 'fact', workId: citing.id, target };
    }
    case 'co-cited':
      return { ...row, children: () => shared(reason.by, id, (by) => linesOf(by, work, other, id)) };
    case 'coupled':
      return {
        ...row,
        children: () =>
          shared(reason.through, id, (through) => [
            ...lines(work, through, `cited by ${clipped(work)}`, `${id}/${through.id}/here`),
            ...lines(other, through, `cited by ${clipped(other)}`, `${id}/${through.id}/there`),
          ]),
      };
    default:
      return row;
  }
}

function linesOf(by: Work, work: Work, other: Work, id: string): Node[] {
  return [
    ...lines(by, work, `cites ${clipped(work)}`, `${id}/${by.id}/here`),
    ...lines(by, other, `cites ${clipped(other)}`, `${id}/${by.id}/there`),
  ];
}

/** The papers that join two others, each with the lines that say so. */
function shared(works: readonly Work[], id: string, below: (work: Work) => Node[]): Node[] {
  return pageNodes({
    id,
    items: works,
    row: (work): Node => {
      const known = authorsYear(work);
      return {
        id: `${id}/${work.id}`,
        label: work.title,
        description: known,
        tooltip: [work.title, known].filter(Boolean).join('\n'),
        spoken: [work.title, known].filter(Boolean).join(', '),
        icon: 'book',
        kind: 'cited',
        workId: work.id,
        target: work.records[0]!.title.place,
        children: () => below(work),
      };
    },
    nameOf: byNumber,
    one: 'paper',
  });
}

function lines(citing: Work, cited: Work, label: string, id: string): Node[] {
  const citation = citationOf(citing, cited);
  return (citation?.places ?? []).map((place, n) => lineNode(citation!, place, `${id}:${n}`, label));
}

/** Looked for on the shorter side: a paper cites some dozens, and may be cited by thousands. */
function citationOf(citing: Work, cited: Work): Citation | undefined {
  return citing.cites.length <= cited.citers.length
    ? citing.cites.find((citation) => citation.cited.id === cited.id)
    : cited.citers.find((citation) => citation.citing.id === citing.id);
}

/** `“Let’s Verify Step by…”` */
function clipped({ title }: Work): string {
  return `“${title.length > 40 ? `${title.slice(0, 38).trimEnd()}…` : title}”`;
}
