/** A tree view over core's `Node`s. */
import * as vscode from 'vscode';
import type { Node } from '../core/views/node';
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

  refresh(): void {
    this.#roots = undefined;
    this.#changed.fire();
  }

  get roots(): Node[] {
    this.#roots ??= this.#makeRoots();
    return this.#roots;
  }

  getChildren(node?: Node): Node[] {
    if (!node) return this.roots;
    const children = node.children?.() ?? [];
    for (const child of children) this.#parents.set(child, node);
    return children;
  }

  getParent(node: Node): Node | undefined {
    return this.#parents.get(node);
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const item = new vscode.TreeItem(node.label, collapsibleState(node));
    item.id = node.id;
    item.description = node.description;
    item.tooltip = node.tooltip;
    item.contextValue = node.kind;
    item.accessibilityInformation = { label: node.spoken };
    if (node.icon) item.iconPath = new vscode.ThemeIcon(node.icon);
    // A paper is opened by its button: a click shows its citers, also when it was selected before.
    if (node.kind === 'paper') {
      const quietly: Target = { workId: node.workId, quietly: true };
      item.command = { command: 'scholium.showCiters', title: 'Show Citers', arguments: [quietly] };
    } else if (node.target) {
      item.command = { command: 'scholium.openPage', title: 'Open Page', arguments: [node] };
    }
    return item;
  }
}

function collapsibleState(node: Node): vscode.TreeItemCollapsibleState {
  if (!node.children) return vscode.TreeItemCollapsibleState.None;
  return node.open ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}
