import * as vscode from 'vscode';
import { picking } from './picking';

/**
 * Lets the reader check several rows. Enter with nothing checked takes the row in focus, else the first: as in
 * the search. VS Code's own multiple choice would answer that Enter with nothing.
 */
export function pickMany<T extends vscode.QuickPickItem>(
  title: string,
  items: readonly T[],
): Promise<T[] | undefined> {
  const picker = vscode.window.createQuickPick<T>();
  picker.title = title;
  picker.placeholder = 'Enter takes the row in focus, or all that are checked';
  picker.canSelectMany = true;
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.items = items;
  picker.activeItems = items.slice(0, 1);
  const picked = new Promise<T[] | undefined>((resolve) => {
    picker.onDidAccept(() => {
      const [focused = items[0]] = picker.activeItems;
      resolve(picker.selectedItems.length > 0 ? [...picker.selectedItems] : focused ? [focused] : undefined);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
  return picking(picked);
}
