/** The views suite: what a click, a pointer and a save cost in a library of this size, without any files. */
import { takeIn } from '../src/core/intake';
import { findDuplicates } from '../src/core/library/duplicates';
import type { LiveLibrary } from '../src/core/library/live-library';
import type { Work } from '../src/core/model';
import { paperCard } from '../src/core/views/card';
import { citersOutline } from '../src/core/views/citers';
import { paperAt } from '../src/core/views/pointing';
import { hubOf } from './dumps/folder';
import { entryOf, libraryOf } from './library';
import type { Material, Paper } from './papers';
import { quantile, type Row, rowsOf } from './rows';
import { drawn, outlineOf, Shown } from './shown';
import { least, time, times } from './timing';

const TRIES = 3;
const HUB = 10_000;
const HOVERS = 300;
const SAVES = 20;

export function viewsSuite({ papers }: Material, say: (text: string) => void): Row[] {
  const row = rowsOf('views', papers.length);
  say('  the library');
  const { name, text } = hubOf(papers, Math.min(HUB, Math.floor(papers.length / 2)));
  const page = takeIn(name, Buffer.from(text), { dump: true, note: false }).parsed;
  let library!: LiveLibrary;
  const made = time(() => {
    library = libraryOf(papers, [page]);
  });
  const hub = library.inFile(name).find(({ citers }) => citers.length > 1)!;
  const sorted = sortTime(library.works);
  say(`  a tree, ${hub.citers.length} citers of a hub, hovers, saves`);
  return [
    ...treeRows(),
    ...hubRows(),
    hoverRow(),
    row(
      'duplicates',
      time(() => findDuplicates(library)),
      'ms',
      { name: 'one sort of all titles', value: sorted },
    ),
    ...changeRows(),
  ];

  function treeRows(): Row[] {
    const { works } = library;
    const scratch = {
      name: 'the tree from scratch',
      value: least(TRIES, () => drawn(outlineOf(works).roots())),
    };
    const outline = outlineOf(works);
    const again = [works[Math.floor(works.length / 2)]!];
    const change = () => {
      outline.apply({ removed: again, added: again });
      drawn(outline.roots());
    };
    return [
      row('tree', scratch.value, 'ms', { name: 'one sort of all titles', value: sorted }),
      row('tree change', quantile(times(SAVES, change), 0.5), 'ms', scratch),
    ];
  }

  function hubRows(): Row[] {
    const outline = () => drawn(citersOutline(hub, 'representative', new Set()));
    const citers = hub.citers.map(({ citing }) => citing);
    const rival = { name: 'one sort of their titles', value: sortTime(citers) };
    return [row('citers of a hub', least(TRIES, outline), 'ms', rival)];
  }

  function hoverRow(): Row {
    const { works } = library;
    const chosen = Array.from({ length: HOVERS }, (_, i) => works[Math.floor((i * works.length) / HOVERS)]!);
    const hovers = chosen.map((work) => least(TRIES, () => hover(library, work)));
    const scans = chosen
      .filter((_, i) => i % 10 === 0)
      .map(({ citekey }) => least(TRIES, () => works.find((work) => work.citekey === citekey)));
    return row('hover p95', quantile(hovers, 0.95), 'ms', {
      name: 'a scan of all works',
      value: quantile(scans, 0.95),
    });
  }

  /** A paper's page says something else: until library, tree and search do. */
  function changeRows(): Row[] {
    const shown = new Shown(library);
    const scratch = { name: 'all of it from scratch', value: made + shown.made };
    const citing = new Set(hub.citers.map(({ citing: { citekey } }) => citekey));
    const saved = (chosen: readonly Paper[]) =>
      quantile(
        Array.from({ length: SAVES }, (_, i) => {
          const paper = chosen[Math.floor((i * chosen.length) / SAVES)]!;
          const changed = entryOf({ ...paper, abstract: `${paper.abstract} And more.` });
          const { applied, updated } = shown.save(changed);
          return applied + updated;
        }),
        0.5,
      );
    const others = papers.filter(({ id }) => !citing.has(id));
    const citers = papers.filter(({ id }) => citing.has(id));
    return [
      row('change shown', saved(others), 'ms', scratch),
      row('change shown, a citer of the hub', saved(citers), 'ms', scratch),
    ];
  }
}

function sortTime(works: readonly Work[]): number {
  return least(TRIES, () => [...works].sort((a, b) => (a.title < b.title ? -1 : 1)));
}

function hover(library: LiveLibrary, work: Work): string {
  const line = `As [@${work.citekey}] says, and others too.`;
  const text = {
    file: 'note.md',
    language: 'markdown',
    text: () => line,
    lineAt: () => line,
    offsetAt: (_: number, column: number) => column,
  };
  const found = paperAt(library, text, 0, 6);
  if (found?.work !== work) throw new Error(`Pointing at ${work.citekey} finds another paper or none.`);
  return paperCard(found.work, { linkTo: () => 'command:x', abstractLength: 500 });
}
