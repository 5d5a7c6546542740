/**
 * The related suite: how fast what is near a paper is found, how much memory the citations take, and, for papers whose
 * citations are known (`cites` in the file given by `--papers`), how right it is; beside the cosine of tf·idf vectors.
 */
import { RelatedPapers, TRUST, type Trust } from '../src/core/relations/related-papers';
import { createSearcher } from '../src/core/search/search';
import { cite } from './cited-library';
import { Cosine } from './cosine';
import { heapOf } from './heap';
import { hiddenCitations, hiddenCiters, type Near, qualityOf } from './hidden-citations';
import { libraryOf } from './library';
import { madeUpCitations } from './made-up-citations';
import type { Material, Paper } from './papers';
import { Random } from './random';
import { quantile, type Row, rowsOf } from './rows';
import { stepTimes, time } from './timing';

const QUERIES = 500;
const RIVAL_QUERIES = 50;
/** Asked for: more than are held against the truth, for some of them are passed over. */
const ASKED = 60;
const SHOWN = 20;
const RIVAL = 'tf·idf cosine';

type Say = (text: string) => void;

export function relatedSuite({ papers }: Material, say: Say): Row[] {
  const isKnown = papers.some(({ cites = [] }) => cites.length > 0);
  return [...speed(papers, isKnown, say), ...(isKnown ? quality(papers, say) : [])];
}

function speed(papers: readonly Paper[], isKnown: boolean, say: Say): Row[] {
  const row = rowsOf('related', papers.length);
  const library = libraryOf(papers);
  if (!isKnown) say('  citations are made up');
  const cites = isKnown ? citesOf(papers) : madeUpCitations(papers, 1);
  cite(library, cites);
  const related = new RelatedPapers(library);
  for (const _ of createSearcher(library).prepare());
  const { mb, kept: made } = heapOf(() => stepTimes(related.graph.prepare()));
  const keys = new Random(3).some([...cites.keys()], QUERIES);
  const works = keys.map((key) => library.byCitekey(key)).filter((work) => work !== undefined);
  const ours = works.map((work) => time(() => related.of(work, SHOWN)));
  const most = [...library.works].sort((a, b) => b.citers.length - a.citers.length).slice(0, 10);
  const hubs = most.map((work) => time(() => related.of(work, SHOWN)));
  say('  the rival');
  const cosine = new Cosine(papers);
  const asked = new Random(3).some([...papers.keys()], RIVAL_QUERIES);
  const theirs = asked.map((paper) => time(() => cosine.like(paper, SHOWN)));
  const rival = (share: number) => ({ name: RIVAL, value: quantile(theirs, share) });
  const citations = [...cites.values()].reduce((sum, { length }) => sum + length, 0);
  return [
    row('citations', citations, ''),
    row('p50', quantile(ours, 0.5), 'ms', rival(0.5)),
    row('p95', quantile(ours, 0.95), 'ms', rival(0.95)),
    row('the ten most cited, worst', Math.max(...hubs), 'ms'),
    row(
      'graph, made in',
      made.times.reduce((sum, one) => sum + one, 0),
      'ms',
    ),
    row('graph, longest block', Math.max(...made.times), 'ms'),
    row('graph, arrays', related.graph.bytes / 1e6, 'MB'),
    row('graph, heap', mb, 'MB'),
  ];
}

function quality(papers: readonly Paper[], say: Say): Row[] {
  const row = rowsOf('related', papers.length);
  const library = libraryOf(papers);
  const cosine = new Cosine(papers);
  const places = new Map(papers.map(({ id }, i) => [id, i]));
  const byCosine: Near = (key) => cosine.like(places.get(key)!, ASKED).map((paper) => papers[paper]!.id);
  return [hiddenCiters(papers, 1), hiddenCitations(papers, 1)].flatMap((task) => {
    say(`  ${task.name}: ${task.questions.length} questions`);
    cite(library, task.cites);
    const trusting = (trust: Trust): Near => {
      const related = new RelatedPapers(library, trust);
      for (const _ of related.prepare());
      return (key) => {
        const work = library.byCitekey(key);
        const found = work ? related.of(work, ASKED) : [];
        return found.filter(({ score }) => score > 0).map((one) => one.work.citekey);
      };
    };
    const none = { coCited: 0, coupled: 0, direct: 0, words: 0, authors: 0 };
    const rival = qualityOf(task, byCosine);
    const ways: readonly [string, Trust][] = [
      ['words', { ...none, words: TRUST.words }],
      ['citations', { ...TRUST, words: 0, authors: 0 }],
      ['together', TRUST],
    ];
    return ways.flatMap(([name, trust]) => {
      const { precision, recall } = qualityOf(task, trusting(trust));
      return [
        row(`${task.name}, ${name}: precision@10`, precision, '', { name: RIVAL, value: rival.precision }),
        row(`${task.name}, ${name}: recall@20`, recall, '', { name: RIVAL, value: rival.recall }),
      ];
    });
  });
}

function citesOf(papers: readonly Paper[]): ReadonlyMap<string, readonly string[]> {
  return new Map(papers.map(({ id, cites = [] }) => [id, cites]));
}
