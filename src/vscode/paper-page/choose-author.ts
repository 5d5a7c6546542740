/** Which author's page. */
import * as vscode from 'vscode';
import { AuthorSearch } from '../../core/paper-page/author-search';
import type { KnownAuthor } from '../../core/paper-page/authors';
import { plural } from '../../core/views/markdown';
import { plainLabel } from '../../core/views/picker';
import { picking } from '../picking';
import { inSlices } from '../slices';

/** Nobody reads more rows; who types on finds the others. */
const SHOWN = 100;

interface Row extends vscode.QuickPickItem {
  readonly name?: string;
}

/** Lets the reader choose one of the authors, by words that names begin with. */
export function chooseAuthor(all: readonly KnownAuthor[], title: string): Promise<string | undefined> {
  const search = new AuthorSearch(all);
  const picker = vscode.window.createQuickPick<Row>();
  // Our order is the one that the authors come in. VS Code would sort rows by where the words stand in them; the switch is not in
  // the stable typings yet, though every version we support has it.
  Object.assign(picker, { sortByLabel: false });
  picker.title = title;
  picker.placeholder = 'Words of a name';
  let asked = 0;
  const show = async () => {
    const { value } = picker;
    const asking = ++asked;
    const isWanted = () => asking === asked;
    picker.busy = true;
    const found = await inSlices(search.find(value), isWanted);
    if (!found || !isWanted()) return;
    picker.items = rowsOf(found, value);
    picker.busy = false;
  };
  const chosen = new Promise<string | undefined>((resolve) => {
    const disposables = [
      picker,
      picker.onDidChangeValue(() => void show()),
      picker.onDidAccept(() => {
        const [row] = picker.activeItems;
        // The rows of what was typed before are not what is meant.
        if (picker.busy || row?.name === undefined) return;
        resolve(row.name);
        picker.hide();
      }),
      picker.onDidHide(() => {
        asked++;
        resolve(undefined);
        vscode.Disposable.from(...disposables).dispose();
      }),
    ];
    void show();
    picker.show();
  });
  return picking(chosen);
}

function rowsOf(found: readonly KnownAuthor[], typed: string): Row[] {
  if (found.length === 0) return [{ label: `No author matches “${plainLabel(typed)}”`, alwaysShow: true }];
  const rows = found.slice(0, SHOWN).map(
    ({ name, works }): Row => ({
      name,
      label: plainLabel(name),
      description: plural(works, 'paper'),
      alwaysShow: true,
    }),
  );
  const more = found.length - rows.length;
  if (more > 0)
    rows.push({
      label: `${more.toLocaleString('en')} more: type more of the name`,
      kind: vscode.QuickPickItemKind.Separator,
    });
  return rows;
}
