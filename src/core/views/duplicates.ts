/** The Duplicates view: pairs of papers that may be one, and what the reader decided before. */
import { isoDate } from '../dates';
import { displayIdentifier } from '../identifiers';
import type { Decision } from '../library/decisions';
import type { DoubtfulPair } from '../library/duplicates';
import type { Library } from '../library/library';
import { placeKey, shownTitle } from '../library/record-keys';
import type { IdentifierScheme, PaperRecord, Work } from '../model';
import { displayName } from '../names';
import { readable, sentences } from '../prose';
import { siteLabel } from '../sources';
import { authorsYear, categoryLabel, partLabel, placeLabel } from './describe';
import { plural } from './markdown';
import type { Node } from './node';
import { byNumber, pageNodes } from './pages';

/** The rows: the pairs, then the decisions. */
export function duplicatesOutline(
  pairs: readonly DoubtfulPair[],
  decisions: readonly Decision[],
  library: Library,
): Node[] {
  const apart = decisions.filter(({ verdict }) => verdict === 'apart');
  const same = decisions.filter(({ verdict }) => verdict === 'same');
  return [
    ...pageNodes({ id: 'doubtful', items: pairs, row: pairNode, nameOf: byNumber, one: 'pair' }),
    ...decisionGroup('Kept apart', apart, library),
    ...decisionGroup('Merged by you', same, library),
  ];
}

function pairNode({ works: [a, b], reasons }: DoubtfulPair): Node {
  const why = reasons.join('; ');
  return {
    id: `doubtful:${a.id}:${b.id}`,
    label: a.title,
    description: why,
    tooltip: [a.title, authorsYear(a), '', b.title, authorsYear(b), '', why].join('\n'),
    spoken: `Perhaps one paper: ${a.title}, and ${b.title}: ${why}`,
    icon: 'question',
    kind: 'doubtful',
    workIds: [a.id, b.id],
    open: true,
    children: () => [a, b].map((work) => halfNode(work, `doubtful:${a.id}:${b.id}`)),
  };
}

function halfNode(work: Work, parent: string): Node {
  const ids = work.identifiers.map(displayIdentifier).join(', ');
  const known = [authorsYear(work), ids, plural(work.records.length, 'page')].filter(Boolean).join(' · ');
  return {
    id: `${parent}/${work.id}`,
    label: work.title,
    description: known,
    tooltip: `${work.title}\n${known}\n${work.records.map(({ title }) => placeLabel(title.place)).join('\n')}`,
    spoken: `${work.title}, ${known}`,
    icon: 'book',
    kind: 'paper',
    workId: work.id,
    target: work.records[0]!.title.place,
  };
}

function decisionGroup(label: string, decisions: readonly Decision[], library: Library): Node[] {
  if (decisions.length === 0) return [];
  const listing = {
    id: `decisions:${label}`,
    items: decisions,
    row: (decision: Decision) => decisionNode(decision, library),
    nameOf: byNumber,
    one: 'decision',
  };
  return [
    {
      id: `decisions:${label}`,
      label,
      description: decisions.length.toLocaleString('en'),
      spoken: `${label}, ${plural(decisions.length, 'decision')}`,
      kind: 'group',
      children: () => pageNodes(listing),
    },
  ];
}

function decisionNode(decision: Decision, library: Library): Node {
  const [one, other] = decision.papers.map((names) => nameFor(names, library)) as [string, string];
  const label = one === other ? one : `${one} – ${other}`;
  const verdict = decision.verdict === 'same' ? 'merged by you' : 'kept apart by you';
  const [first, second] = decision.papers.map((names) => names.join('\n'));
  return {
    id: `decision:${JSON.stringify(decision)}`,
    label,
    tooltip: `${label}: ${verdict}\n\n${first}\n\n${second}`,
    spoken: `${label}, ${verdict}`,
    icon: decision.verdict === 'same' ? 'add' : 'remove',
    kind: 'decision',
    decision,
  };
}

/** What the paper that a decision names is called in the library now. */
function nameFor(names: readonly string[], library: Library): string {
  for (const name of names) {
    const work = workNamed(name, library);
    if (work) return work.title;
  }
  return names[0]!;
}

/** By `title:…`, `page:name.txt:12` or an identifier. */
function workNamed(name: string, library: Library): Work | undefined {
  const [, scheme, value] = /^([^:]+):(.*)$/s.exec(name) ?? [];
  if (scheme === undefined || value === undefined) return undefined;
  if (scheme === 'title') return library.byTitle(value)[0];
  if (scheme === 'page') {
    const file = library.dumpNamed(value.slice(0, value.lastIndexOf(':')));
    const works = file === undefined ? [] : library.inFile(file);
    return works.find(({ records }) => records.some((record) => placeKey(record) === name));
  }
  return library.byIdentifier({ scheme: scheme as IdentifierScheme, value });
}

/** What a work's accounts are called where the reader tells them apart. */
export function accountLabel(record: PaperRecord): { label: string; description: string; detail: string } {
  const ids = record.identifiers.map(displayIdentifier).join(', ');
  const year = record.date?.year;
  return {
    label: `${placeLabel(record.title.place)} · ${siteLabel(record.source)}, ${partLabel(record.part)}`,
    description: '',
    detail: [shownTitle(record), record.authors.slice(0, 4).map(displayName).join(', '), year, ids]
      .filter(Boolean)
      .join(' · '),
  };
}

/** Two papers as text, field by field under the same headings in the same lines, for a view of differences. */
export function comparePapers(a: Work, b: Work): { left: string; right: string } {
  const left: string[] = [];
  const right: string[] = [];
  for (const { label, lines } of FIELDS) {
    const [ours, theirs] = [lines(a), lines(b)];
    const height = Math.max(ours.length, theirs.length);
    if (height === 0) continue;
    left.push(label, ...filled(ours, height), '');
    right.push(label, ...filled(theirs, height), '');
  }
  return { left: left.join('\n'), right: right.join('\n') };
}

function filled(lines: readonly string[], height: number): string[] {
  const shown = lines.length === 0 ? ['–'] : lines;
  return Array.from({ length: height }, (_, n) => (shown[n] === undefined ? '' : `  ${shown[n]}`));
}

const FIELDS: readonly { label: string; lines: (work: Work) => string[] }[] = [
  { label: 'Title', lines: ({ title }) => [title] },
  {
    label: 'Authors',
    lines: ({ item, authorsComplete }) => [
      ...item.author.map(displayName),
      ...(authorsComplete || item.author.length === 0 ? [] : ['and others']),
    ],
  },
  { label: 'Date', lines: ({ item }) => (item.issued ? [isoDate(item.issued)] : []) },
  { label: 'Identifiers', lines: ({ identifiers }) => identifiers.map(displayIdentifier) },
  { label: 'Published in', lines: venueOf },
  { label: 'Categories', lines: (work) => [categoryLabel(work)].filter(Boolean) },
  {
    label: 'Versions',
    lines: ({ versions }) =>
      versions.map(({ version, date }) => `v${version}${date ? ` ${isoDate(date)}` : ''}`),
  },
  { label: 'Withdrawn', lines: ({ withdrawn }) => (withdrawn ? ['yes'] : []) },
  { label: 'Citekeys', lines: ({ citekey, aliases }) => [citekey, ...aliases] },
  { label: 'Cited by', lines: ({ citers }) => (citers.length > 0 ? [plural(citers.length, 'paper')] : []) },
  { label: 'Abstract', lines: ({ abstracts: [first] }) => (first ? inSentences(first.text) : []) },
  {
    label: 'Summary, machine-written',
    lines: ({ summaries }) => summaries.map(({ text }) => readable(text)),
  },
  {
    label: 'Read from',
    lines: ({ records }) =>
      records.map(({ title, part }) => `${placeLabel(title.place)}, ${partLabel(part)}`),
  },
];

function venueOf({ item }: Work): string[] {
  const { volume, issue, page, publisher } = item;
  const venue = [
    item['container-title'],
    volume === undefined ? undefined : `volume ${volume}`,
    issue === undefined ? undefined : `issue ${issue}`,
    page === undefined ? undefined : `pages ${page}`,
    publisher,
  ];
  const known = venue.filter((part) => part !== undefined);
  return known.length > 0 ? [known.join(', ')] : [];
}

/** One sentence a line, so that only the lines differ in which the words do. */
function inSentences(text: string): string[] {
  return sentences(text).map(({ start, end }) => readable(text.slice(start, end)));
}
