/** citeproc-js by itself, used in the plainest way: what our processor is held against. */
import CSL, { type Citation } from 'citeproc';
import type { CslItem } from '../../../src/core/bibliography/csl';
import { treeOf } from '../../../src/core/csl/styles/tree';
import { shippedLocale, shippedStyle } from './shipped';

export interface Plain {
  readonly citations: readonly string[];
  readonly entries: readonly { readonly key: string; readonly html: string }[];
}

export function plainCiteproc(
  style: string,
  language: string,
  items: ReadonlyMap<string, CslItem>,
  citations: (isNoteStyle: boolean) => readonly Citation[],
): Plain {
  const engine = new CSL.Engine(
    {
      retrieveLocale: (name) => treeOf(shippedLocale(name) ?? shippedLocale('en-US')!),
      retrieveItem: (id) => items.get(id)!,
    },
    treeOf(shippedStyle(style)),
    language,
    true,
  );
  // The first range of years that an engine prints is wrong in some styles, `(1930– (1931).).`, all others are right.
  engine.updateItems(['waerden1930'].filter((key) => items.has(key)));
  engine.makeBibliography();
  const printed = engine.rebuildProcessorState(citations(engine.opt.xclass === 'note'), 'html', []);
  engine.setOutputFormat('html');
  const list = engine.makeBibliography();
  return {
    citations: printed.map(([, , text]) => text),
    entries: list ? list[1].map((html, index) => ({ key: list[0].entry_ids[index]![0]!, html })) : [],
  };
}
