/** The row of a paper in the Papers view, and what is known of it beneath. */
import { findingsOf } from '../findings';
import type { Citation, PaperRecord, Work } from '../model';
import { lineNumber } from '../place';
import { readable } from '../prose';
import { numbersText } from '../quotations/findings-table';
import type { ReadingModel } from '../reading-order/reading-model';
import { sourceLabel } from '../sources';
import { changeNodes } from './changes';
import { authorsYear, bestCitersFirst, fileName, partLabel, placeLabel } from './describe';
import { entryProblemNodes, type ProblemsOf } from './entry-problems';
import { clip, plural } from './markdown';
import { markWords } from './marks';
import type { Node } from './node';
import { byNumber, pageNodes } from './pages';
import { factNodes } from './provenance';
import { reasonsText } from './reading-order';
import { variantLabel } from './variants';

/**
 * The row of one paper; `within` keeps the ids of the same paper in two groups apart. `reading` says of its place among
 * those to be read: in the row in a few words, under the pointer all of it.
 */
export function paperNode(
  work: Work,
  within: string,
  inNotes: ReadonlySet<string>,
  problemsOf: ProblemsOf = () => [],
  reading?: Pick<ReadingModel, 'verdict' | 'why'>,
): Node {
  const known = authorsYear(work);
  const citers = work.citers.length > 0 ? plural(work.citers.length, 'citer') : '';
  const noted = inNotes.has(work.citekey);
  const marks = markWords(work.marks);
  const warnings = problemsOf(work).filter(({ severity }) => severity !== 'information').length;
  const wrong = warnings > 0 ? `${plural(warnings, 'problem')} in its entry` : '';
  const id = `${within}${work.id}`;
  const because = reading?.verdict(work) ?? '';
  return {
    id,
    label: work.title,
    description: [because, ...marks, known, citers, noted ? 'in a note' : '', wrong]
      .filter(Boolean)
      .join(' · '),
    // Made when it is asked for: an abstract takes longer to make readable than all the rest of the row.
    get tooltip() {
      return [
        work.title,
        known,
        `@${work.citekey}`,
        citers,
        marks.join(' · '),
        wrong,
        reasonsText(reading?.why(work) ?? []),
        clip(shownAbstract(work), 400),
      ]
        .filter(Boolean)
        .join('\n');
    },
    spoken: [
      work.title,
      because,
      known,
      citers,
      noted ? 'cited in a note' : '',
      ...markWords(work.marks, true),
      wrong,
    ]
      .filter(Boolean)
      .join(', '),
    ...(warnings > 0 && { tint: 'yellow' as const }),
    icon: work.titlePending ? 'question' : work.citedBy.some(({ hub }) => hub) ? 'star-full' : 'book',
    kind: 'paper',
    workId: work.id,
    target: work.records[0]!.title.place,
    children: () => childrenOf(work, id, problemsOf),
  };
}

function shownAbstract(work: Work): string {
  return readable(work.abstracts[0]?.text ?? work.summaries[0]?.text ?? '');
}

function childrenOf(work: Work, id: string, problemsOf: ProblemsOf): Node[] {
  return [
    ...abstractNodes(work, id),
    ...section(id, 'findings', 'Findings', 'lightbulb', work, () => findingNodes(work, id)),
    ...edges(id, 'citers', work),
    ...edges(id, 'cites', work),
    ...section(id, 'changes', 'Changes', 'history', work, () => changeNodes(work, id)),
    ...section(id, 'problems', 'Problems of its entry', 'warning', work, () =>
      entryProblemNodes(work, id, problemsOf(work)),
    ),
    ...section(id, 'facts', 'Facts and where they stand', 'info', work, () => factNodes(work, id)),
    ...section(id, 'pages', 'Read from', 'file-text', work, () => readFrom(work, id), work.records.length),
  ];
}

function abstractNodes(work: Work, id: string): Node[] {
  return work.abstracts.map((abstract, index) => {
    const [record] = abstract.records;
    const text = readable(abstract.text);
    const name = work.abstracts.length === 1 ? 'Abstract' : `Abstract (${variantLabel(abstract)})`;
    return {
      id: `${id}/abstract:${index}`,
      label: name,
      description: text,
      tooltip: `${text}\n\n${record!.abstract ? placeLabel(record!.abstract.place) : ''}`,
      spoken: `${name}: ${text}`,
      icon: 'quote',
      kind: work.abstracts.length > 1 ? 'variant' : 'abstract',
      workId: work.id,
      target: record!.abstract!.place,
    };
  });
}

function findingNodes(work: Work, id: string): Node[] {
  return findingsOf(work).map((finding, index) => {
    const machine = finding.kind === 'summary';
    const text = readable(finding.text);
    const numbers = numbersText(finding);
    return {
      id: `${id}/finding:${index}`,
      label: text,
      description: [machine ? 'machine-written' : '', numbers].filter(Boolean).join(' · '),
      tooltip: [
        text,
        ...(numbers === '' ? [] : [`Numbers: ${numbers}`]),
        `${machine ? 'One-line summary written by a machine' : 'From the abstract'}, ${placeLabel(finding.place)}`,
      ].join('\n\n'),
      spoken: `${machine ? 'Machine-written summary' : 'Finding'}: ${text}`,
      icon: machine ? 'sparkle' : 'lightbulb',
      kind: 'finding',
      workId: work.id,
      target: finding.place,
    };
  });
}

const EDGES = {
  citers: {
    label: 'Citers',
    icon: 'references',
    kind: 'citer',
    other: ({ citing }: Citation) => citing,
    inOrder: bestCitersFirst,
  },
  cites: {
    label: 'Cites',
    icon: 'arrow-right',
    kind: 'cited',
    other: ({ cited }: Citation) => cited,
    inOrder: (citations: readonly Citation[]) => citations,
  },
} as const;

function edges(id: string, part: keyof typeof EDGES, work: Work): Node[] {
  const { label, icon, inOrder } = EDGES[part];
  const citations = work[part];
  const rows = () =>
    pageNodes({
      id: `${id}/${part}`,
      items: inOrder(citations),
      row: (citation) => edgeNode(citation, id, part),
      nameOf: byNumber,
      one: 'paper',
    });
  return section(id, part, label, icon, work, rows, citations.length);
}

function edgeNode(citation: Citation, id: string, part: keyof typeof EDGES): Node {
  const { kind, other } = EDGES[part];
  const paper = other(citation);
  const known = [authorsYear(paper), citation.role, citation.verdict].filter(Boolean).join(' · ');
  const machine = citation.summary && `Machine-written: ${readable(citation.summary.text)}`;
  return {
    id: `${id}/${part}:${paper.id}`,
    label: paper.title,
    description: known,
    tooltip: [paper.title, known, machine, placeLabel(citation.places[0])].filter(Boolean).join('\n'),
    spoken: [paper.title, known].filter(Boolean).join(', '),
    icon: citation.representative ? 'star-full' : 'book',
    kind,
    workId: paper.id,
    target: citation.places[0],
  };
}

function section(
  id: string,
  part: string,
  label: string,
  icon: Node['icon'],
  work: Work,
  children: () => Node[],
  count?: number,
): Node[] {
  const rows = count === undefined ? children() : undefined;
  const n = count ?? rows!.length;
  if (n === 0) return [];
  return [
    {
      id: `${id}/${part}`,
      label,
      description: n.toLocaleString('en'),
      spoken: `${label}, ${n.toLocaleString('en')}`,
      icon,
      kind: 'section',
      workId: work.id,
      children: rows ? () => rows : children,
    },
  ];
}

function readFrom(work: Work, id: string): Node[] {
  return pageNodes({
    id: `${id}/pages`,
    items: work.records,
    row: (record) => pageNode(record, work, id),
    nameOf: (first, last) => ({ from: fileName(first.place.file), to: fileName(last.place.file) }),
    one: 'page',
  });
}

function pageNode(record: PaperRecord, work: Work, id: string): Node {
  const line = lineNumber(record.title.place);
  const what = `${sourceLabel(record.source)}, ${partLabel(record.part)}`;
  return {
    id: `${id}/page:${record.place.file}:${record.place.line}:${record.place.column}`,
    label: `${fileName(record.place.file)}:${line}`,
    description: what,
    tooltip: `${fileName(record.place.file)}, line ${line}\n${what}`,
    spoken: `${fileName(record.place.file)}, line ${line}, ${what}`,
    icon: 'file-text',
    kind: 'page',
    workId: work.id,
    target: record.title.place,
  };
}
