/** Which author's page. */
import * as vscode from 'vscode';
import type { KnownAuthor } from '../../core/paper-page/authors';
import { fold } from '../../core/prose';
import { plural } from '../../core/views/markdown';
import { plainLabel } from '../../core/views/picker';
import { picking } from '../picking';

/** Nobody reads more rows; who types on finds the others. */
const SHOWN = 100;

interface Row extends vscode.QuickPickItem {
  readonly name?: string;
}

/** Lets the reader choose one of the authors, by words that names begin with. */
export function chooseAuthor(all: readonly KnownAuthor[], title: string): Promise<string | undefined> {
  const authors = all.map((author) => ({ ...author, words: ` ${fold(author.name)}` }));
  const picker = vscode.window.createQuickPick<Row>();
  // Our order is the one that the authors come in. VS Code would sort rows by where the words stand in them; the switch is not in
  // the stable typings yet, though every version we support has it.
  Object.assign(picker, { sortByLabel: false });
  picker.title = title;
  picker.placeholder = 'Words of a name';
  const show = () => {
    const wanted = fold(picker.value)
      .split(' ')
      .filter((word) => word !== '');
    // Each word begins one of the name's.
    const found = authors.filter(({ words }) => wanted.every((word) => words.includes(` ${word}`)));
    picker.items = rowsOf(found, picker.value);
  };
  const chosen = new Promise<string | undefined>((resolve) => {
    const disposables = [
      picker,
      picker.onDidChangeValue(show),
      picker.onDidAccept(() => {
        const [row] = picker.activeItems;
        if (row?.name === undefined) return;
        resolve(row.name);
        picker.hide();
      }),
      picker.onDidHide(() => {
        resolve(undefined);
        vscode.Disposable.from(...disposables).dispose();
      }),
    ];
    show();
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
