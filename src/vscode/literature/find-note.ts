/** Going to a literature note by a few words of its paper. */
import * as vscode from 'vscode';
import type { Work } from '../../core/model';
import { pickerRow, plainLabel } from '../../core/views/picker';
import { shown } from '../file-texts';
import { Notice } from '../notice';
import { picking } from '../picking';
import type { Services } from '../services';

const SHOWN = 100;

interface Row extends vscode.QuickPickItem {
  readonly workId?: string;
  readonly note?: vscode.Uri;
}

const OPEN_PAGE: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('go-to-file'),
  tooltip: 'Open the page',
};
const BESIDE: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('split-horizontal'),
  tooltip: 'Open beside',
};

export async function findLiteratureNote(services: Services): Promise<void> {
  const { store, searching } = services;
  if (!store.library.works.some(({ marks }) => marks.notes.length > 0))
    throw new Notice('There is no literature note yet. Open Literature Note makes one of a paper.');
  const picker = vscode.window.createQuickPick<Row>();
  // As in the search: our order is the ranking.
  Object.assign(picker, { sortByLabel: false });
  picker.title = 'Go to literature note';
  picker.placeholder = 'Words of the title, authors, year; or status:reading tag:rl';
  const show = (focused?: vscode.Uri) => {
    picker.items = rowsFor(services, picker.value);
    const kept = focused && picker.items.find(({ note }) => note?.toString() === focused.toString());
    if (kept) picker.activeItems = [kept];
  };
  // While the index is behind, a search would hold up the host.
  const refresh = (focused?: vscode.Uri) => {
    if (searching.isReady) return show(focused);
    if (picker.busy) return;
    picker.busy = true;
    void searching.ready().then(() => {
      picker.busy = false;
      show(focused);
    });
  };
  await picking(
    new Promise<void>((resolve) => {
      const disposables = [
        picker,
        picker.onDidChangeValue(() => refresh()),
        store.onDidChange(() => refresh(picker.activeItems[0]?.note)),
        picker.onDidTriggerItemButton(({ button, item }) => {
          picker.hide();
          if (button === BESIDE) void open(item, vscode.ViewColumn.Beside);
          else void vscode.commands.executeCommand('scholium.openPage', { workId: item.workId });
        }),
        picker.onDidAccept(() => {
          const [row] = picker.activeItems;
          if (!row?.note) return;
          picker.hide();
          void open(row);
        }),
        picker.onDidHide(() => {
          vscode.Disposable.from(...disposables).dispose();
          resolve();
        }),
      ];
      refresh();
      picker.show();
    }),
  );
}

async function open({ note }: Row, viewColumn?: vscode.ViewColumn): Promise<void> {
  if (note) await vscode.window.showTextDocument(note, { preview: false, ...(viewColumn && { viewColumn }) });
}

function rowsFor({ store, searching }: Services, words: string): Row[] {
  const { hits, total } = searching.search(`has:note ${words}`, { limit: SHOWN });
  const rows = hits.flatMap(({ work }) => rowsOf(work, store.inNotes));
  if (rows.length === 0)
    rows.push({ label: `No paper with a literature note matches “${plainLabel(words)}”`, alwaysShow: true });
  if (total > hits.length)
    rows.push({
      label: `${total - hits.length} more: type more words to narrow them down`,
      kind: vscode.QuickPickItemKind.Separator,
    });
  return rows;
}

function rowsOf(work: Work, inNotes: ReadonlySet<string>): Row[] {
  const { label, description } = pickerRow(work, inNotes);
  return work.marks.notes.map((file) => {
    const note = vscode.Uri.parse(file);
    return {
      workId: work.id,
      note,
      label,
      description,
      detail: plainLabel(shown(note)),
      buttons: [BESIDE, OPEN_PAGE],
      alwaysShow: true,
    };
  });
}
