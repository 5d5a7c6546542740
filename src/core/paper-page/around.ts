/** What lies around a paper: notes that cite it, what is written in its margin, where else it is, why to read it. */
import type { LinkKind, PaperLink } from '../links/model';
import type { Because } from '../reading-order/model';
import { colourWords, kindOf, writer } from '../views/annotation-words';
import type { PlacedThread } from '../views/annotations';
import type { CitingNote } from '../views/cited-in';
import { fileName } from '../views/describe';
import { clip, plural } from '../views/markdown';
import type { PageLinks } from './links';
import type { Line, Row, Run, Section } from './model';
import { dim, joined, lineRun, paperSubject, plain, shortLabel } from './words';

/** A sentence longer than this is shown by its beginning. Characters. */
const LONGEST = 400;

export function notesSection(notes: readonly CitingNote[], links: PageLinks): Section[] {
  if (notes.length === 0) return [];
  const rows = notes.map(({ file, folder, citations = [] }): Row => {
    const [first] = citations;
    const open = first && links.to({ action: 'open', place: first.place });
    return {
      runs: joined([
        [{ text: fileName(file), ...(open !== undefined && { link: open }) }],
        folder === '' ? [] : [dim(folder)],
      ]),
      below: citations.map(({ words, headings, place }) => ({
        runs: joined([
          [plain(clip(words, LONGEST))],
          headings.length > 0 ? [dim(headings.join(' › '))] : [],
          [lineRun(place, links)],
        ]),
      })),
      facets: [],
    };
  });
  return [
    {
      id: 'notes',
      heading: 'Notes that cite it',
      count: rows.length,
      blocks: [{ kind: 'rows', one: 'note', rows }],
    },
  ];
}

export function annotationsSection(threads: readonly PlacedThread[], links: PageLinks): Section[] {
  if (threads.length === 0) return [];
  return [
    {
      id: 'annotations',
      heading: 'Annotations',
      count: threads.length,
      blocks: [{ kind: 'rows', one: 'annotation', rows: threads.map((thread) => threadRow(thread, links)) }],
    },
  ];
}

function threadRow(
  { thread: { annotation, replies }, place, isOrphan }: PlacedThread,
  links: PageLinks,
): Row {
  const quote = 'replyTo' in annotation.target ? '' : (annotation.target.quote?.exact ?? '');
  const words = quote.replace(/\s+/g, ' ').trim();
  const open = links.to(
    place ? { action: 'open', place } : { action: 'openAnnotation', annotation: annotation.id },
  );
  const said = [annotation, ...replies].filter(({ text }) => text.trim() !== '');
  const about = joined([
    [dim(kindOf(annotation))],
    ...[colourWords(annotation.colour), ...annotation.tags.map((tag) => `#${tag}`)].map(wordRun),
    wordRun(annotation.resolved ? 'resolved' : ''),
    wordRun(isOrphan ? 'its passage is not found any more' : ''),
    place ? [lineRun(place, links)] : [],
  ]);
  return {
    runs: [{ text: words === '' ? kindOf(annotation) : `“${clip(words, LONGEST)}”`, link: open }],
    below: [
      ...said.map((each): Line => ({ runs: [dim(`${writer(each)}: `), plain(each.text.trim())] })),
      { runs: about },
    ],
    facets: [],
  };
}

const KINDS: Readonly<Record<LinkKind, string>> = {
  code: 'Code',
  data: 'Data',
  model: 'Models',
  demo: 'Demos',
  video: 'Videos',
  slides: 'Slides',
  discussion: 'Discussion',
  project: 'Project pages',
  paper: 'The paper itself',
  catalogue: 'Catalogues',
};

export function linksSection(all: readonly PaperLink[], links: PageLinks): Section[] {
  if (all.length === 0) return [];
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  const facts = kinds.map((kind) => ({
    label: KINDS[kind],
    values: all.filter((link) => link.kind === kind).map((link) => linkLine(link, links)),
  }));
  const found = all.filter(({ place }) => place !== undefined).length;
  return [
    {
      id: 'links',
      heading: 'Code, data, media, discussion',
      // What is built promises nothing.
      ...(found > 0 && { count: found }),
      note: `${found > 0 ? `${found.toLocaleString('en')} found on its pages. ` : ''}What is built from an identifier may lead nowhere. Nothing is opened or asked before you click.`,
      blocks: [{ kind: 'facts', facts }],
    },
  ];
}

function linkLine({ label, url, place, builtFrom }: PaperLink, links: PageLinks): Line {
  const visit = links.to({ action: 'visit', url });
  return {
    runs: joined([
      [{ text: label, link: visit, title: `Open in your browser: ${url}` }],
      place
        ? [lineRun(place, links)]
        : builtFrom === undefined
          ? []
          : [{ text: `built from ${builtFrom}`, tone: 'dim', title: url }],
    ]),
  };
}

export function becauseSection(because: readonly Because[], links: PageLinks): Section[] {
  if (because.length === 0) return [];
  const rows = because.map(
    ({ words, share, works }): Row => ({
      runs: joined([[plain(words)], [dim(share < 0 ? 'speaks against it' : `${Math.round(share * 100)}%`)]]),
      ...(works.length > 0 && {
        below: [
          {
            runs: joined(
              works.slice(0, MOST_WORKS).map((work): Run[] => [
                {
                  text: shortLabel(work),
                  link: links.to({ action: 'page', subject: paperSubject(work) }),
                  title: work.title,
                },
              ]),
              ', ',
            ).concat(works.length > MOST_WORKS ? [dim(` and ${works.length - MOST_WORKS} more`)] : []),
          },
        ],
      }),
      facets: [],
    }),
  );
  return [
    {
      id: 'reading-order',
      heading: 'Why read it',
      note: `${plural(rows.length, 'reason')}, learnt on this machine from what you cite, annotate and open.`,
      blocks: [{ kind: 'rows', one: 'reason', rows }],
    },
  ];
}

const MOST_WORKS = 6;

function wordRun(word: string): Run[] {
  return word === '' ? [] : [dim(word)];
}
