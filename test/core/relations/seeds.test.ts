import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { buildLibrary } from '../../../src/core/library/build';
import { RelatedPapers } from '../../../src/core/relations/related-papers';
import { readFile } from '../../../src/core/sources';

const SEEDS = '../shared/seeds';

describe('related papers over the seeds', () => {
  before(function () {
    if (!existsSync(SEEDS)) this.skip();
  });

  it('brings the two hubs together by the citer that they share', () => {
    const names = readdirSync(SEEDS).filter((name) => name.endsWith('.txt'));
    const library = buildLibrary(
      names.map((name) => readFile(name, readFileSync(`${SEEDS}/${name}`, 'utf8'))),
    );
    const related = new RelatedPapers(library);
    const [one, other] = library.works.filter(({ citers }) => citers.length > 1);
    for (const [hub, second] of [
      [one!, other!],
      [other!, one!],
    ]) {
      const found = related.of(hub!, library.size).find(({ work }) => work === second);
      const reason = found?.reasons.find(({ kind }) => kind === 'co-cited');
      assert.ok(reason?.kind === 'co-cited' && reason.by.length === 1);
      assert.ok(hub!.citers.some(({ citing }) => citing === reason.by[0]));
      assert.ok(second!.citers.some(({ citing }) => citing === reason.by[0]));
    }
  });
});
