/** Status, importance and tags of works, in `.scholium/papers.jsonl`. */
import * as vscode from 'vscode';
import { namesOf } from '../../core/library/decided';
import { changeMarks, MARKS, type MarksChange } from '../../core/library/marks';
import type { PaperMarks, Work } from '../../core/model';
import { fileId } from '../convert';
import { homeOf } from './homes';
import { KeptFiles } from './kept-files';

export class KeptMarks {
  readonly files = new KeptFiles(MARKS);
  readonly #changed: () => void;

  /** `changed` is called when they say something else than before. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Keeps what the reader says of works; where it is not `isNew`, only if anything is kept of the work. */
  async mark(
    changes: readonly { readonly work: Work; readonly change: MarksChange; readonly isNew: boolean }[],
  ): Promise<void> {
    const kept = new Set(this.files.entries.flatMap(({ paper }) => paper));
    const byFolder = new Map<string, { readonly names: string[]; readonly change: MarksChange }[]>();
    for (const { work, change, isNew } of changes) {
      const names = namesOf(work.records);
      if (!isNew && !names.some((name) => kept.has(name))) continue;
      const folder = fileId(homeOf(work));
      const ours = byFolder.get(folder);
      if (ours) ours.push({ names, change });
      else byFolder.set(folder, [{ names, change }]);
    }
    for (const [folder, ours] of byFolder)
      await this.files.change(vscode.Uri.parse(folder), (known) =>
        ours.reduce<readonly PaperMarks[]>(
          (all, { names, change }) => changeMarks(all, names, change),
          known,
        ),
      );
    if (byFolder.size > 0) this.#changed();
  }
}
