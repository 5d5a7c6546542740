/** A tree view over core's `Node`s. */
import * as vscode from 'vscode';
import type { Node } from '../core/views/node';
import { toRange } from './convert';
import { unlessPicking } from './picking';
import type { Target } from './target';

export class NodeTree implements vscode.TreeDataProvider<Node> {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #parents = new WeakMap<Node, Node>();
  #roots: Node[] | undefined;
  readonly #makeRoots: () => Node[];

  /** `makeRoots` is asked when the view is first shown and after each `refresh`. */
  constructor(makeRoots: () => Node[]) {
    this.#makeRoots = makeRoots;
  }

  /** The editor asks again for the top rows and for what is below those that are open; for nothing else. */
  refresh(): void {
    unlessPicking(this.#refreshNow);
  }

  readonly #refreshNow = (): void => {
    this.#roots = undefined;
    this.#changed.fire();
  };

  /** The last row of a path from the top, such as the editor can reveal. */
  endOf(path: readonly Node[]): Node | undefined {
    for (const [n, node] of path.entries()) if (n > 0) this.#parents.set(node, path[n - 1]!);
    return path.at(-1);
  }

  getChildren(node?: Node): Node[] | Promise<Node[]> {
    if (!node) {
      this.#roots ??= this.#makeRoots();
      return this.#roots;
    }
    const children = node.children?.() ?? [];
    for (const child of children) this.#parents.set(child, node);
    return children;
  }

  getParent(node: Node): Node | undefined {
    return this.#parents.get(node);
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const item = new vscode.TreeItem(labelOf(node), collapsibleState(node));
    item.id = node.id;
    item.description = node.description;
    item.contextValue = node.kind;
    item.accessibilityInformation = { label: node.spoken };
    const tint = node.tint && new vscode.ThemeColor(`charts.${node.tint}`);
    if (node.icon) item.iconPath = new vscode.ThemeIcon(node.icon, tint);
    if (node.jump) {
      // The editor's own command knows a double click and Enter from a click, which leaves the reader in the view.
      const { start, end } = toRange(node.jump);
      const options: vscode.TextDocumentShowOptions = { selection: new vscode.Range(start, end) };
      const uri = vscode.Uri.parse(node.jump.file);
      item.command = { command: 'vscode.open', title: 'Go to Citation', arguments: [uri, options] };
    }
    // A paper is opened by its button: a click shows its citers, also when it was selected before.
    if (node.kind === 'paper') {
      // No `resourceUri`, whose decorations would be handy: VS Code would drop that address into a note, not our citation.
      const quietly: Target = { workId: node.workId, quietly: true };
      item.command = { command: 'scholium.showCiters', title: 'Show Citers', arguments: [quietly] };
    } else if (node.filter !== undefined) {
      const narrowing: Target = { filter: node.filter };
      item.command = {
        command: 'scholium.filterRelations',
        title: 'Filter Relations',
        arguments: [narrowing],
      };
    } else if (node.opens) {
      item.command = { command: 'scholium.openLink', title: 'Open Link', arguments: [node] };
    } else if (node.target) {
      item.command = { command: 'scholium.openPage', title: 'Open Page', arguments: [node] };
    }
    return item;
  }

  /** When the pointer rests on the row: the tooltips of a whole range would be made for nobody. */
  resolveTreeItem(item: vscode.TreeItem, node: Node): vscode.TreeItem {
    item.tooltip = node.tooltip;
    return item;
  }
}

function labelOf({ label, highlights }: Node): string | vscode.TreeItemLabel {
  return highlights ? { label, highlights: highlights.map(([from, to]) => [from, to]) } : label;
}

function collapsibleState(node: Node): vscode.TreeItemCollapsibleState {
  if (!node.children) return vscode.TreeItemCollapsibleState.None;
  return node.open ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}
