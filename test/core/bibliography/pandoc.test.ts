/** Entries of BibTeX as Pandoc reads them: compared with Pandoc itself where it is installed. */
import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { bibtexKeys } from '../../../src/core/bibliography/items/bibtex-keys';
import { itemsIn } from '../../../src/core/bibliography/items/item-file';
import { KNOWN_WORKS } from './known-works';

type Fields = Readonly<Record<string, unknown>>;

/** Where we are otherwise of purpose; what is not here is to be the same. */
const OTHERWISE: readonly (readonly [
  why: string,
  is: (name: string, theirs: unknown, ours: unknown) => boolean,
])[] = [
  [
    'a preprint is one, and says its number',
    (name, _, ours) => (name === 'type' && ours === 'article') || name === 'number' || name === 'custom',
  ],
  [
    'types of CSL 1.0.2',
    (name, _, ours) => name === 'type' && /^(?:software|document|standard|performance)$/.test(String(ours)),
  ],
  ['formulas as signs', (name, theirs) => name.startsWith('title') && /[_^]/.test(String(theirs))],
  [
    '“and” may be part of a house',
    (name, theirs) => name.startsWith('publisher') && String(theirs).includes('; '),
  ],
  [
    'a chapter stands in the book that it refers to',
    (name, theirs) => name === 'container-title' && theirs === undefined,
  ],
  [
    'a day of a month',
    (name, theirs, ours) =>
      name === 'issued' && JSON.stringify(ours).startsWith(JSON.stringify(theirs).slice(0, -3)),
  ],
];

describe('an entry of BibTeX', () => {
  it('is what Pandoc makes of it @long', function () {
    this.timeout(30_000);
    const { status, stdout } = spawnSync('pandoc', ['-f', 'biblatex', '-t', 'csljson'], {
      input: KNOWN_WORKS,
      encoding: 'utf8',
    });
    if (status !== 0) {
      // Pandoc is not installed: nothing to compare with.
      this.skip();
    }
    const ours = itemsIn('a.bib', KNOWN_WORKS);
    const theirs = JSON.parse(stdout) as (Fields & { readonly id: string })[];
    const all = [...bibtexKeys(KNOWN_WORKS).keys()].filter((key) => key !== 'cotta');
    assert.deepEqual(theirs.map(({ id }) => id).sort(), all.sort());
    const differ = theirs.flatMap((item) => {
      const mine: Fields = ours(item.id)!;
      return [...new Set([...Object.keys(item), ...Object.keys(mine)])].flatMap((name) => {
        const [one, other] = [plain(item[name]), plain(mine[name])];
        if (JSON.stringify(one) === JSON.stringify(other)) return [];
        return OTHERWISE.some(([, is]) => is(name, one, other))
          ? []
          : [{ id: item.id, name, theirs: one, ours: other }];
      });
    });
    assert.deepEqual(differ, []);
  });
});

/** Names in one order of their parts; protection of capitals is told by none of Pandoc's versions alike. */
function plain(value: unknown): unknown {
  if (typeof value === 'string')
    return value.replace(/<span class="nocase">(.*?)<\/span>/g, '$1').replaceAll('\u00a0', ' ');
  if (!Array.isArray(value)) return value;
  return value.map((one: object) =>
    Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))),
  );
}
