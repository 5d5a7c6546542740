/** What Pandoc had to say. */
import * as assert from 'node:assert/strict';
import { pandocFailure, pandocWarnings } from '../../../src/core/pandoc/outcome';

describe('the warnings of Pandoc', () => {
  it('are in its words, each once', () => {
    const lost = { type: 'CiteprocWarning', verbosity: 'WARNING', message: 'citation nobody not found' };
    const log = [
      { type: 'LoadedResource', verbosity: 'INFO', for: 'refs.bib', from: 'refs.bib' },
      lost,
      lost,
      {
        type: 'CouldNotFetchResource',
        verbosity: 'WARNING',
        message: 'replacing image with description',
        path: 'no.png',
      },
    ];
    assert.deepEqual(pandocWarnings(JSON.stringify(log)), [
      'citation nobody not found',
      'Could not fetch resource: no.png, replacing image with description',
    ]);
  });

  it('are none where the log is none', () => {
    for (const log of ['', 'x', '{}', '[1, null, "a"]', '[{"verbosity":"INFO"}]'])
      assert.deepEqual(pandocWarnings(log), [], log);
  });
});

describe('an end of Pandoc with a fault', () => {
  it('says what is to be done where that is known', () => {
    assert.match(pandocFailure(47), /no engine for PDF\. Install one/);
    assert.equal(pandocFailure(77), 'Pandoc ended with code 77. Its own words stand in its terminal.');
  });
});
