import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { buildLibrary } from '../../../src/core/library/build';
import { createSearcher } from '../../../src/core/search/search';
import { readFile } from '../../../src/core/sources';

const SEEDS = '../shared/seeds';

describe('search over the seeds', () => {
  before(function () {
    if (!existsSync(SEEDS)) this.skip();
  });

  const searcher = () => {
    const names = readdirSync(SEEDS).filter((name) => name.endsWith('.txt'));
    const files = names.map((name) => readFile(name, readFileSync(`${SEEDS}/${name}`, 'utf8')));
    return createSearcher(buildLibrary(files));
  };

  /** The title of the first paper found begins like this. */
  function finds(query: string, title: string): void {
    it(`finds "${title}" by "${query}"`, () => {
      const [hit] = searcher().search(query).hits;
      assert.equal(hit?.work.title.slice(0, title.length), title);
    });
  }

  finds('reinforcment lerning scalling', 'Scaling Behaviors of LLM Reinforcement Learning');
  finds('rubric integraton', 'Stabilizing Rubric Integration Training');
  finds('zelin tan rubric', 'Stabilizing Rubric Integration Training');
  finds('scaling relationship mathmatical', 'Scaling Relationship on Learning Mathematical Reasoning');
  finds('gains fade', "Don't Let Gains FADE");
  finds('dont let gains', "Don't Let Gains FADE");
  finds('reasonmaxer', 'Rethinking RL for LLM Reasoning');
  finds('popo optimization', 'Beyond Negative Rollouts');
  finds('reference sampled boltzman', 'Reference-Sampled Boltzmann Projection');
});
