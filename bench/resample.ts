/** More papers than there are: the same ones with words exchanged among them, so that no two are alike. */
import type { Paper } from './papers';
import { Random } from './random';

/** The papers, and behind them as many made of them as are missing. */
export function resampled(papers: readonly Paper[], count: number, seed: number): Paper[] {
  const random = new Random(seed);
  const made = papers.slice(0, count);
  const wordOf = (text: string) => random.pick(text.split(' '));
  const exchanged = (text: string, of: (paper: Paper) => string) =>
    text
      .split(' ')
      // Half of the words come from elsewhere: what is left tells no one paper from its copies.
      .map((word) => (random.below(2) === 0 ? word : wordOf(of(random.pick(papers)))))
      .join(' ');
  while (made.length < count) {
    const { id, title, abstract, year } = papers[made.length % papers.length]!;
    made.push({
      id: `${id}-${Math.floor(made.length / papers.length)}`,
      title: exchanged(title, (paper) => paper.title),
      authors: random.pick(papers).authors,
      ...(year !== undefined && { year }),
      abstract: exchanged(abstract, (paper) => paper.title),
    });
  }
  return made;
}
