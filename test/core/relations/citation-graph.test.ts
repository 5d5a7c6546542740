// Whatever came and went, the graph says of every paper what the paper itself says.
import assert from 'node:assert/strict';
import { LiveLibrary } from '../../../src/core/library/live-library';
import type { Work } from '../../../src/core/model';
import { CitationGraph } from '../../../src/core/relations/citation-graph';
import { makeLibrary, makeWork } from '../builders';
import { seeded } from '../seeded';
import { FILES, randomFile } from './random-files';

describe('the citation graph', () => {
  it('has each citation at both ends', () => {
    const graph = made(
      makeLibrary(
        ['a', 'b', 'c'].map((key) => makeWork({ title: key, citekey: key })),
        [
          ['a', 'c'],
          ['b', 'c'],
          ['a', 'b'],
        ],
      ),
    );
    assert.deepEqual(told(graph, 0), { citers: [], cites: ['b', 'c'] });
    assert.deepEqual(told(graph, 1), { citers: ['a'], cites: ['c'] });
    assert.deepEqual(told(graph, 2), { citers: ['a', 'b'], cites: [] });
  });

  it('of an empty library is empty', () => {
    const graph = made(makeLibrary([]));
    assert.equal(graph.size, 0);
    assert.equal(graph.degree(0, 'citers'), 0);
  });

  it('is after any changes what the works say @long', () => {
    for (let seed = 1; seed <= 6; seed++) {
      const random = seeded(seed);
      const library = new LiveLibrary();
      library.apply({ files: FILES.slice(0, 6).map((file) => randomFile(random, file)) });
      const graph = made(library);
      for (let step = 0; step < 8; step++) {
        const file = random.of(FILES);
        library.apply(random.chance(0.3) ? { gone: [file] } : { files: [randomFile(random, file)] });
        if (random.chance(0.4)) assertSays(graph, random.of(library.works));
      }
      for (const work of library.works) assertSays(graph, work);
    }
  });

  it('of an empty library takes what comes', () => {
    const library = new LiveLibrary();
    const graph = made(library);
    const random = seeded(1);
    library.apply({ files: FILES.map((file) => randomFile(random, file)) });
    for (const work of library.works) assertSays(graph, work);
  });

  it('takes what changes while it is made @long', () => {
    for (let seed = 1; seed <= 4; seed++) {
      const random = seeded(seed);
      const library = new LiveLibrary();
      library.apply({ files: FILES.map((file) => randomFile(random, file)) });
      const graph = new CitationGraph(library);
      const steps = graph.prepare();
      do library.apply({ files: [randomFile(random, random.of(FILES))], gone: [random.of(FILES)] });
      while (!steps.next().done);
      for (const work of library.works) assertSays(graph, work);
    }
  });
});

function made(library: ConstructorParameters<typeof CitationGraph>[0]): CitationGraph {
  const graph = new CitationGraph(library);
  for (const _ of graph.prepare());
  return graph;
}

function told(graph: CitationGraph, number: number) {
  const keys = (end: 'citers' | 'cites') =>
    [...graph.neighbours(number, end)].map((other) => graph.work(other)!.citekey).sort();
  return { citers: keys('citers'), cites: keys('cites') };
}

function assertSays(graph: CitationGraph, work: Work): void {
  const number = graph.numberOf(work);
  assert.ok(number !== undefined);
  assert.equal(graph.work(number), work);
  const expected = {
    citers: work.citers.map(({ citing }) => citing.citekey).sort(),
    cites: work.cites.map(({ cited }) => cited.citekey).sort(),
  };
  assert.deepEqual(told(graph, number), expected);
  assert.equal(graph.degree(number, 'citers'), expected.citers.length);
  assert.equal(graph.degree(number, 'cites'), expected.cites.length);
}
