import assert from 'node:assert/strict';
import { offeredLabels } from '../../../src/core/completion/locators';
import { locatorTerms } from '../../../src/core/notes/locator-terms';
import { readTail } from '../../../src/core/notes/locators';

describe('the labels of locators that are offered', () => {
  for (const language of ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl']) {
    it(`are read as what they are said to be (${language})`, () => {
      const offered = offeredLabels(language);
      assert.ok(offered.length > 20);
      for (const { insert, name } of offered) {
        const { locator } = readTail(`, ${insert}1`, 0, locatorTerms(language));
        assert.deepEqual([locator?.label, locator?.value], [name, '1'], insert);
      }
    });
  }

  it('begin with pages and chapters, in the language of the note', () => {
    const first = (language?: string) =>
      offeredLabels(language)
        .slice(0, 4)
        .map(({ label }) => label);
    assert.deepEqual(first(), ['p.', 'pp.', 'chap.', 'sec.']);
    assert.deepEqual(first('de-AT'), ['S.', 'Kap.', 'Abschn.', 'Abb.']);
    assert.deepEqual(first('xx'), first('en'));
  });
});
