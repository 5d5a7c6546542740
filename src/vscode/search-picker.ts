/** The search QuickPick: results as one types, several can be chosen. */
import * as vscode from 'vscode';
import type { Work } from '../core/model';
import { type PickerRow, pickerRow, plainLabel } from '../core/views/picker';
import type { CommandId } from '../names';
import { picking } from './picking';
import type { Services } from './services';

const SHOWN = 60;
const RECENT = 8;

interface Row extends vscode.QuickPickItem {
  readonly workId?: string;
  /** A recent search: choosing it searches again. */
  readonly again?: string;
}

interface RowButton extends vscode.QuickInputButton {
  readonly command: CommandId;
}

const BUTTONS: readonly RowButton[] = [
  { command: 'scholium.openPage', iconPath: new vscode.ThemeIcon('go-to-file'), tooltip: 'Open the page' },
  { command: 'scholium.insertCitation', iconPath: new vscode.ThemeIcon('mention'), tooltip: 'Cite' },
  { command: 'scholium.copyCitekey', iconPath: new vscode.ThemeIcon('copy'), tooltip: 'Copy the citekey' },
  {
    command: 'scholium.showCiters',
    iconPath: new vscode.ThemeIcon('references'),
    tooltip: 'Show who cites it',
  },
];

export interface PickOptions {
  readonly title: string;
  readonly value?: string;
  /** Offered before anything is typed: those at the cursor, or chosen in a view. */
  readonly first?: readonly Work[];
  /** One paper is asked for: Enter takes it, and nothing can be checked. */
  readonly one?: boolean;
}

/** Lets the reader search and choose papers; undefined when they leave without choosing. */
export function pickPapers(
  services: Pick<Services, 'store' | 'searching' | 'memento'>,
  options: PickOptions,
): Promise<Work[] | undefined> {
  const { store, searching, memento } = services;
  const picker = vscode.window.createQuickPick<Row>();
  // Our order is the ranking. VS Code would sort rows again by where the words stand in the label; the switch is
  // not in the stable typings yet, though every version we support has it.
  Object.assign(picker, { sortByLabel: false });
  picker.title = options.title;
  picker.placeholder =
    'Words of the title, authors, year, id, abstract; or author: title: year:2023..2025 has:abstract is:hub cites:';
  picker.canSelectMany = !options.one;
  picker.matchOnDescription = false;
  picker.matchOnDetail = false;
  picker.value = options.value ?? '';
  const chosen = new Map<string, Row>();

  const show = (focused?: string) => {
    const hasWords = picker.value.trim() !== '';
    if (hasWords && !searching.isReady) return showWhenReady();
    const rows = hasWords ? hitRows(services, picker.value) : startRows(services, options.first);
    const others = rows.filter((row) => row.workId === undefined || !chosen.has(row.workId));
    picker.items = chosen.size > 0 ? [...chosen.values(), SEPARATOR, ...others] : others;
    picker.selectedItems = [...chosen.values()];
    // The keyboard goes on from the best hit, not from what is checked already.
    const found = others.filter((row) => row.workId !== undefined);
    const kept = found.find((row) => row.workId === focused) ?? found[0];
    picker.activeItems = kept ? [kept] : [];
  };

  const showWhenReady = () => {
    if (picker.busy) return;
    picker.busy = true;
    void searching.ready().then(() => {
      picker.busy = false;
      show();
    });
  };

  const picked = new Promise<Work[] | undefined>((resolve) => {
    const finish = (works: Work[] | undefined) => {
      if (works && works.length > 0) remember(memento, picker.value);
      resolve(works);
      picker.hide();
    };
    const disposables = [
      picker,
      picker.onDidChangeValue(() => show()),
      // A file was saved meanwhile: the row in focus stays the one that Enter takes.
      store.onDidChange(() => show(picker.activeItems[0]?.workId)),
      picker.onDidChangeSelection((selected) => {
        // What is not checked is taken by `onDidAccept`.
        if (options.one) return;
        const again = selected.find((row) => row.again !== undefined)?.again;
        if (again !== undefined) {
          picker.value = again;
          show();
          return;
        }
        chosen.clear();
        for (const row of selected) if (row.workId !== undefined) chosen.set(row.workId, row);
      }),
      picker.onDidTriggerItemButton(({ button, item }) => {
        if (item.workId === undefined) return;
        const { command } = button as RowButton;
        if (command !== 'scholium.copyCitekey') finish(undefined);
        void vscode.commands.executeCommand(command, { workId: item.workId });
      }),
      picker.onDidAccept(() => {
        const [active] = picker.activeItems;
        const first = active ?? picker.items.find((row) => row.workId !== undefined);
        if (chosen.size === 0 && first?.again !== undefined) {
          picker.value = first.again;
          show();
          return;
        }
        // A row that only says something, such as that nothing matches, is not to be taken.
        if (chosen.size === 0 && first?.workId === undefined) return;
        const ids = chosen.size > 0 ? [...chosen.keys()] : [first?.workId];
        finish(
          ids
            .map((id) => (id === undefined ? undefined : store.library.byId(id)))
            .filter((work) => work !== undefined),
        );
      }),
      picker.onDidHide(() => {
        resolve(undefined);
        vscode.Disposable.from(...disposables).dispose();
      }),
    ];
    show();
    picker.show();
    // While the reader thinks of words.
    void searching.ready();
  });
  return picking(picked);
}

const SEPARATOR: Row = { label: 'Found', kind: vscode.QuickPickItemKind.Separator };

function hitRows({ store, searching }: Pick<Services, 'store' | 'searching'>, query: string): Row[] {
  const { hits, problems, total } = searching.search(query, { limit: SHOWN });
  const rows: Row[] = problems.map(({ message }) => ({
    label: `$(warning) ${plainLabel(message)}`,
    alwaysShow: true,
  }));
  for (const { work, matches } of hits) {
    const [best] = matches;
    const snippet = best && best.field !== 'title' && best.field !== 'authors' ? best.text : undefined;
    rows.push(toRow(pickerRow(work, store.inNotes, snippet)));
  }
  if (hits.length === 0) rows.push({ label: `No paper matches “${plainLabel(query)}”`, alwaysShow: true });
  if (total > hits.length)
    rows.push({
      label: `${total - hits.length} more: type more words to narrow them down`,
      kind: vscode.QuickPickItemKind.Separator,
    });
  return rows;
}

function startRows(
  { store, searching, memento }: Pick<Services, 'store' | 'searching' | 'memento'>,
  first: readonly Work[] = [],
): Row[] {
  const recent = recentSearches(memento);
  const most = searching
    .search('', { limit: SHOWN })
    .hits.filter(({ work }) => !first.some(({ id }) => id === work.id));
  return [
    ...(first.length > 0
      ? [{ label: 'Chosen, or at the cursor', kind: vscode.QuickPickItemKind.Separator }]
      : []),
    ...first.map((work) => toRow(pickerRow(work, store.inNotes))),
    ...(recent.length > 0 ? [{ label: 'Recent searches', kind: vscode.QuickPickItemKind.Separator }] : []),
    ...recent.map((query) => ({ label: `$(history) ${plainLabel(query)}`, again: query, alwaysShow: true })),
    { label: 'Most cited in this library', kind: vscode.QuickPickItemKind.Separator },
    ...most.map(({ work }) => toRow(pickerRow(work, store.inNotes))),
  ];
}

function toRow(row: PickerRow): Row {
  return { ...row, buttons: BUTTONS, alwaysShow: true };
}

function recentSearches(memento: vscode.Memento): readonly string[] {
  return memento.get<string[]>('searches', []);
}

function remember(memento: vscode.Memento, query: string): void {
  const trimmed = query.trim();
  if (trimmed === '') return;
  const others = recentSearches(memento).filter((known) => known !== trimmed);
  void memento.update('searches', [trimmed, ...others].slice(0, RECENT));
}
