/** What lies among the pages in anyone's folder and is no paper: none of it must become one. */
import { Random } from '../random';

export interface OtherFile {
  readonly name: string;
  readonly text: string;
}

const KINDS: readonly ((at: number, random: Random) => OtherFile)[] = [
  (at) => ({
    name: `other/todo-${at}.txt`,
    text: `# To do\n\n- [ ] read the proofs\n- [ ] answer ${at} letters\n- [x] water the plants\n`,
  }),
  (at, random) => ({
    name: `other/server-${at}.txt`,
    text: Array.from(
      { length: 200 },
      (_, i) =>
        `2026-03-${10 + (i % 20)} 12:00:${10 + (i % 50)} INFO request ${random.below(1e6)} took ${random.below(900)} ms\n`,
    ).join(''),
  }),
  (at) => ({
    name: `other/package-${at}.json`,
    text: `${JSON.stringify({ name: `thing-${at}`, version: '1.0.0', dependencies: { 'a-package': '^2.0.0' } }, null, 2)}\n`,
  }),
  (at) => ({
    name: `other/recipe-${at}.txt`,
    text: 'Lentil soup\n\nSoak the lentils. Fry onions, add stock, cook for half an hour.\nServes four.\n',
  }),
  (at) => ({ name: `other/empty-${at}.txt`, text: '' }),
];

export function* othersOf(count: number, seed: number): Generator<OtherFile> {
  const random = new Random(seed);
  for (let at = 0; at < count; at++) yield KINDS[at % KINDS.length]!(at, random);
}
