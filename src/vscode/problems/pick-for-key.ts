/** The paper that an unknown key may mean: out of the library, or to be asked for. */
import * as vscode from 'vscode';
import { saysAll } from '../../core/checks/says-words';
import { subjectOfWords } from '../../core/lookup/by-words';
import type { Work } from '../../core/model';
import { pickerRow, plainLabel } from '../../core/views/picker';
import { picking } from '../picking';
import type { Services } from '../services';

const SHOWN = 40;
const SEPARATOR = vscode.QuickPickItemKind.Separator;

interface Row extends vscode.QuickPickItem {
  readonly workId?: string;
  /** The words to ask services for. */
  readonly words?: string;
}

export type PickedForKey = { readonly work: Work } | { readonly words: string };

/** Shows what the library has for the words, which the reader may change; undefined when they leave. */
export function pickForKey(
  { store, searching }: Pick<Services, 'store' | 'searching'>,
  key: string,
  words: string,
): Promise<PickedForKey | undefined> {
  const picker = vscode.window.createQuickPick<Row>();
  // As in the search picker: the order is the ranking.
  Object.assign(picker, { sortByLabel: false });
  picker.title = `Which paper is @${key}?`;
  picker.placeholder = 'Words of the title, authors, year, identifier';
  picker.value = words;
  const show = () => {
    const { hits } = searching.search(picker.value, { limit: SHOWN });
    const rows = hits.map(({ work }): Row => ({ ...pickerRow(work, store.inNotes), alwaysShow: true }));
    const ask = askRows(picker.value);
    // What has some of the words is shown, and not what Enter takes.
    const meant = hits.findIndex(({ work }) => saysAll(work, picker.value));
    const other: Row = { label: 'In this library, not all of the words', kind: SEPARATOR };
    picker.items = meant >= 0 || rows.length === 0 ? [...rows, ...ask] : [...ask, other, ...rows];
    const active = meant >= 0 ? rows[meant] : ask.find(({ words }) => words !== undefined);
    picker.activeItems = active ? [active] : [];
  };
  const ready = () => {
    picker.busy = true;
    void searching.ready().then(() => {
      picker.busy = false;
      show();
    });
  };
  const picked = new Promise<PickedForKey | undefined>((resolve) => {
    const disposables = [
      picker,
      picker.onDidChangeValue(() => (searching.isReady ? show() : ready())),
      picker.onDidAccept(() => {
        const [row] = picker.activeItems;
        const work = row?.workId === undefined ? undefined : store.library.byId(row.workId);
        resolve(work ? { work } : row?.words === undefined ? undefined : { words: row.words });
        picker.hide();
      }),
      picker.onDidHide(() => {
        resolve(undefined);
        vscode.Disposable.from(...disposables).dispose();
      }),
    ];
    picker.show();
    if (searching.isReady) show();
    else ready();
  });
  return picking(picked);
}

/** Nothing may be asked of the network in Restricted Mode. */
function askRows(words: string): Row[] {
  if (!vscode.workspace.isTrusted || words.trim() === '') return [];
  const isIdentifier = subjectOfWords(words).identifiers.length > 0;
  return [
    { label: 'Not in this library', kind: SEPARATOR },
    {
      label: '$(globe) Ask arXiv, Crossref, OpenAlex or Semantic Scholar…',
      detail: plainLabel(`for ${isIdentifier ? words.trim() : `“${words.trim()}”`}; nothing is sent yet`),
      words: words.trim(),
      alwaysShow: true,
    },
  ];
}
