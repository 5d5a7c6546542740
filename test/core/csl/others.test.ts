/** Works of which only some of the authors are known. */
import * as assert from 'node:assert/strict';
import type { CslItem } from '../../../src/core/bibliography/csl';
import { formatNote } from '../../../src/core/csl/format-note';
import { findCitations } from '../../../src/core/notes/citations';
import { processorOf } from './shipped';

function work(...families: readonly string[]): CslItem {
  const author = families.map((family) =>
    family === 'others' ? { literal: family } : { family, given: 'Ann' },
  );
  return { type: 'book', author, title: 'On others', issued: { 'date-parts': [[2025]] } };
}

async function printed(style: string, item: CslItem): Promise<string> {
  const { citations, references } = formatNote(
    findCitations('[@k]', 'markdown'),
    () => item,
    await processorOf(style),
    'text',
    {
      text: '[@k]',
      allKeys: () => ['k'],
    },
  );
  return `${citations[0]!.inText} ${references[0]!.text}`;
}

describe('authors of whom more are not known', () => {
  for (const [style, one, two] of [
    [
      'apa',
      '(Burda et al., 2025) Burda, A. et al. (2025). ',
      '(Burda et al., 2025) Burda, A., Roe, A., et al. (2025). ',
    ],
    ['ieee', '[1] A. Burda et al., ', '[1] A. Burda, A. Roe, et al., '],
    [
      'chicago-author-date',
      '(Burda et al. 2025) Burda, Ann et al. 2025. ',
      '(Burda, Roe, et al. 2025) Burda, Ann, Ann Roe, et al. 2025. ',
    ],
  ] as const)
    it(`are “et al.” in ${style}`, async () => {
      const starts = async (start: string, ...families: readonly string[]) =>
        assert.equal((await printed(style, work(...families))).slice(0, start.length), start);
      await starts(one, 'Burda', 'others');
      const said = { ...work('Burda'), author: [{ family: 'Burda', given: 'Ann' }, { family: 'others' }] };
      assert.equal((await printed(style, said)).slice(0, one.length), one);
      await starts(two, 'Burda', 'Roe', 'others');
      assert.doesNotMatch(await printed(style, work('Burda', 'Roe')), /et al/);
    });

  it('are no others where nobody is known', async () => {
    assert.match(await printed('apa', work('others')), /others/);
  });
});
