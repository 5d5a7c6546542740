/** The annotations suite: ten thousand of them over two hundred pages, found again, listed and saved. */
import search from 'approx-string-match';
import { anchor, anchorAll } from '../src/core/anchoring/anchor';
import { describe } from '../src/core/anchoring/describe';
import { prepare } from '../src/core/anchoring/prepared';
import { ANNOTATIONS } from '../src/core/annotations/file';
import { filterThreads } from '../src/core/annotations/filter';
import { threadsOf } from '../src/core/annotations/threads';
import { track } from '../src/core/annotations/tracking';
import { readLines, writeLines } from '../src/core/jsonl';
import type { Annotation, PassageTarget } from '../src/core/model';
import { sentences } from '../src/core/prose';
import { annotationsOutline } from '../src/core/views/annotations';
import type { Material, Paper } from './papers';
import { Random } from './random';
import { quantile, type Row, rowsOf } from './rows';
import { least, times } from './timing';

const PAGES = 200;
const ON_A_PAGE = 50;
const PAPERS_ON_A_PAGE = 40;
const TRIES = 5;
/** The rival takes seconds for one page. */
const RIVAL_PAGES = 2;

export function annotationsSuite({ papers }: Material, say: (text: string) => void): Row[] {
  const row = rowsOf('annotations', papers.length);
  const pages = Array.from({ length: PAGES }, (_, at) => pageOf(papers, at));
  const annotations = pages.flatMap((text, at) => annotated(text, at));
  const edited = pages.map(editedPage);
  say(`  ${annotations.length} annotations, pages of ${Math.round(pages[0]!.length / 1000)} kB`);
  const on = (at: number) => annotations.slice(at * ON_A_PAGE, (at + 1) * ON_A_PAGE).map(selectorsOf);
  const opening = (texts: readonly string[]) =>
    texts.flatMap((text, at) => times(1, () => anchorAll(text, on(at))));
  const found = (texts: readonly string[]) =>
    texts.reduce(
      (sum, text, at) => sum + anchorAll(text, on(at)).filter(({ state }) => state === 'found').length,
      0,
    );
  say(`  found: ${found(pages)} as they were, ${found(edited)} after edits`);
  const rival = rivalFor(edited, on);

  const threads = threadsOf(annotations).map((thread) => ({ thread, isOrphan: false }));
  const text = writeLines(ANNOTATIONS, { entries: annotations, kept: [] });
  const kept = readLines(ANNOTATIONS, 'annotations.jsonl', text);
  const one: Annotation = { ...annotations[0]!, id: 'urn:uuid:one-more' };
  const parsing = {
    name: 'JSON.parse of its lines',
    value: least(TRIES, () => text.split('\n').map((line) => (line === '' ? undefined : JSON.parse(line)))),
  };
  const writing = {
    name: 'JSON.stringify of them',
    value: least(TRIES, () => annotations.map((each) => JSON.stringify(each))),
  };
  const spans = on(0).map(({ position }) => position!);
  const keystroke = { offset: 100, length: 0, newLength: 1 };
  return [
    row('open a page, p95', quantile(opening(pages), 0.95), 'ms', rival),
    row('open a page that was edited, p95', quantile(opening(edited), 0.95), 'ms', rival),
    row(
      'keystroke',
      least(TRIES, () => spans.map((span) => track(span, keystroke))),
      'ms',
    ),
    row(
      'passage edited, found again',
      quantile(
        times(TRIES, () => anchor(prepare(edited[0]!), on(0)[0]!)),
        0.5,
      ),
      'ms',
    ),
    row(
      'all of them found',
      least(1, () => opening(edited)),
      'ms',
    ),
    row(
      'read',
      least(TRIES, () => readLines(ANNOTATIONS, 'annotations.jsonl', text)),
      'ms',
      parsing,
    ),
    row(
      'one more: written and read again',
      least(TRIES, () => {
        const written = writeLines(ANNOTATIONS, { ...kept, entries: [...kept.entries, one] });
        readLines(ANNOTATIONS, 'annotations.jsonl', written, kept);
      }),
      'ms',
      writing,
    ),
    row(
      'filtered and listed',
      least(TRIES, () => annotationsOutline(filterThreads(threads, 'models -is:resolved'), 'paper')),
      'ms',
    ),
  ];
}

/** Searching for each quote alone, by the library that Hypothesis's client uses, with one error in ten letters. */
function rivalFor(texts: readonly string[], on: (at: number) => ReturnType<typeof selectorsOf>[]) {
  const took = texts.slice(0, RIVAL_PAGES).flatMap((text, at) =>
    times(1, () => {
      for (const { quote } of on(at)) search(text, quote!.exact, Math.floor(quote!.exact.length / 10));
    }),
  );
  return { name: 'approx-string-match', value: quantile(took, 0.5) };
}

function pageOf(papers: readonly Paper[], at: number): string {
  const some = Array.from(
    { length: PAPERS_ON_A_PAGE },
    (_, n) => papers[(at * PAPERS_ON_A_PAGE + n) % papers.length]!,
  );
  return some
    .map(
      ({ title, authors, abstract }) =>
        `Title:${title}\nAuthors:${authors.join(', ')}\nAbstract:${abstract}\n`,
    )
    .join('\n');
}

function annotated(text: string, at: number): Annotation[] {
  const random = new Random(at + 1);
  const all = sentences(text).filter(({ start, end }) => end - start > 40);
  const source = prepare(text);
  return Array.from({ length: ON_A_PAGE }, (_, n): Annotation => {
    const span = random.pick(all);
    return {
      id: `urn:uuid:${at}-${n}`,
      motivation: 'commenting',
      target: { source: `pages/${at}.txt`, paper: [`title:paper ${at}`], ...describe(source, span) },
      text: n % 3 === 0 ? 'Is this so for larger models too?' : '',
      tags: n % 5 === 0 ? ['check'] : [],
      links: [],
      resolved: n % 7 === 0,
      created: '2026-11-21T10:00:00Z',
    };
  });
}

/** Saved again with other line breaks, and a word changed in every tenth sentence. */
function editedPage(text: string): string {
  let at = 0;
  return text
    .replace(/(.{60,80}) /g, '$1\n')
    .replace(/\b(?:results?|methods?|models?)\b/g, (word) => (at++ % 10 === 0 ? `${word} here` : word));
}

function selectorsOf({ target }: Annotation) {
  const { quote, position } = target as PassageTarget;
  return { ...(quote && { quote }), ...(position && { position }) };
}
