/** The citekeys that are pinned to works, in `.scholium/citekeys.jsonl`. */
import * as vscode from 'vscode';
import { namesOf } from '../../core/library/decided';
import { addPins, PINS, type Pin, pinOfAnother, renamePin } from '../../core/library/pins';
import type { Work } from '../../core/model';
import { folderOf, homeOf } from './homes';
import { KeptFiles } from './kept-files';

export class PinnedKeys {
  readonly files = new KeptFiles(PINS);
  readonly #changed: () => void;

  /** `changed` is called when they say something else than before. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Pins the citekeys of these works as they are, so that they never change by themselves. */
  async pin(works: readonly Work[]): Promise<void> {
    const pinned = new Set(this.files.entries.map((pin) => pin.citekey));
    const byFolder = new Map<string, Work[]>();
    for (const work of works) {
      const folder = folderOf(work);
      if (!folder || pinned.has(work.citekey)) continue;
      const ours = byFolder.get(folder);
      if (ours) ours.push(work);
      else byFolder.set(folder, [work]);
    }
    for (const [folder, ours] of byFolder) {
      const pins = ours.map((work) => ({ citekey: work.citekey, paper: namesOf(work.records) }));
      await this.files.change(vscode.Uri.parse(folder), (known) => addPins(known, pins));
    }
    if (byFolder.size > 0) this.#changed();
  }

  /** Whether a citekey is pinned to another paper, or was: notes may use it, though no page of that one is here. */
  isOfAnother(work: Work, citekey: string): boolean {
    return pinOfAnother(this.files.entries, citekey, [work.citekey, ...work.aliases]) !== undefined;
  }

  /** Gives a work the citekey that the reader chose. */
  async choose(work: Work, citekey: string): Promise<void> {
    if (this.isOfAnother(work, citekey))
      throw new Error(
        `@${citekey} is pinned to another paper, whose page may be away now. Choose another key.`,
      );
    const folder = this.files.folderOf(({ citekey: key }) => key === work.citekey) ?? homeOf(work);
    const pin = { citekey, paper: namesOf(work.records), chosen: true, formerly: work.aliases };
    await this.files.change(folder, (known) => renamePin(known, work.citekey, pin));
    this.#changed();
  }

  /** The pin of a citekey, as it is kept. */
  pinOf(citekey: string): Pin | undefined {
    return this.files.entries.find((pin) => pin.citekey === citekey);
  }

  /** Gives a work back the pin it had before `chosen`, or one as `pin` makes it; keys in `formerly` lead to it too. */
  async putBack(
    work: Work,
    chosen: string,
    pin: Pin | undefined,
    formerly: readonly string[],
  ): Promise<void> {
    const folder = this.files.folderOf(({ citekey }) => citekey === chosen) ?? homeOf(work);
    const own = pin ?? { citekey: work.citekey, paper: namesOf(work.records) };
    const former = [...new Set([...(own.formerly ?? []), ...formerly])];
    const kept: Pin = { ...own, ...(former.length > 0 && { formerly: former }) };
    const isReplaced = ({ citekey }: Pin) => citekey === chosen || citekey === kept.citekey;
    await this.files.change(folder, (known) => [...known.filter((each) => !isReplaced(each)), kept]);
    this.#changed();
  }
}
