/** A link of a paper, chosen among all of them and opened in the browser. */
import * as vscode from 'vscode';
import type { PaperLink } from '../../core/links/model';
import type { Work } from '../../core/model';
import type { Place } from '../../core/place';
import { linkIcon, linkOrigin, shownHost } from '../../core/views/link-nodes';
import { openPlace } from '../convert';
import { Notice } from '../notice';
import { picking } from '../picking';

/** Opens it outside the editor. Throws where the address is none of the web. */
export async function openLink({ url }: Pick<PaperLink, 'url'>): Promise<void> {
  if (!/^https?:\/\//i.test(url)) throw new Notice(`“${url}” is no address of the web, so it is not opened.`);
  await vscode.env.openExternal(vscode.Uri.parse(url, true));
}

/** Asks which link of the paper to open; its button goes to the line of the page that gives it. */
export async function chooseLink(work: Work, links: readonly PaperLink[]): Promise<void> {
  if (links.length === 0) {
    throw new Notice(
      'No page of this paper gives a link, and none gives an identifier to build one from. A line “URL: https://…” above a page gives it one.',
    );
  }
  const chosen = await picking(pick(work, links));
  if (chosen?.link) await openLink(chosen.link);
  else if (chosen?.line) await openPlace(chosen.line);
}

interface Row extends vscode.QuickPickItem {
  readonly link?: PaperLink;
}

const TO_LINE: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('go-to-file'),
  tooltip: 'Go to the line that gives it',
};

function rowsOf(links: readonly PaperLink[]): Row[] {
  const found = links.filter(({ place }) => place !== undefined);
  const built = links.filter(({ place }) => place === undefined);
  return [
    ...(found.length > 0 ? [separator('On its pages')] : []),
    ...found.map((link) => ({ ...rowOf(link), buttons: [TO_LINE] })),
    ...(built.length > 0 ? [separator('Built from its identifiers: may lead nowhere')] : []),
    ...built.map(rowOf),
  ];
}

function separator(label: string): Row {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function rowOf(link: PaperLink): Row {
  return {
    label: withoutIcons(link.label),
    description: withoutIcons(`${link.kind} · ${shownHost(link.url)}`),
    detail: withoutIcons(linkOrigin(link)),
    iconPath: new vscode.ThemeIcon(linkIcon(link)),
    link,
  };
}

/** A page, or the name of its file, may hold what the picker takes for an icon: `$(check)`. */
function withoutIcons(text: string): string {
  return text.replaceAll('$(', '$ (');
}

/** What the reader wants: to open a link, or to see the line that gives it. */
interface Chosen {
  readonly link?: PaperLink | undefined;
  readonly line?: Place | undefined;
}

function pick(work: Work, links: readonly PaperLink[]): Promise<Chosen | undefined> {
  const picker = vscode.window.createQuickPick<Row>();
  picker.title = `Open a link of “${work.title}” in the browser`;
  picker.placeholder = 'Code, data, video, discussion …';
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.items = rowsOf(links);
  return new Promise((resolve) => {
    picker.onDidAccept(() => {
      resolve({ link: picker.activeItems[0]?.link });
      picker.hide();
    });
    picker.onDidTriggerItemButton(({ item }) => {
      resolve({ line: item.link?.place });
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}
