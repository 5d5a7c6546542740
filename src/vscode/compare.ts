/** Two texts of ours side by side in the editor's own diff view. */
import * as vscode from 'vscode';
import type { Work } from '../core/model';
import { variantLabel, variantText } from '../core/views/variants';
import { Notice } from './notice';

const SCHEME = 'scholium-compare';

export interface ComparedText {
  /** Stands in the title of its side. */
  readonly name: string;
  readonly text: string;
}

/** The text lies in the address itself, so that a comparison is still there when the window is loaded again. */
export function registerComparing(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: (uri) => uri.query,
  });
}

export async function showDifference(left: ComparedText, right: ComparedText, title: string): Promise<void> {
  await vscode.commands.executeCommand('vscode.diff', uriOf(left), uriOf(right), title, { preview: true });
}

/** The abstracts of a work from two pages; which two is asked where there are more. */
export async function compareAbstracts(work: Work): Promise<void> {
  const { abstracts } = work;
  if (abstracts.length < 2)
    throw new Notice('All pages of this paper in the folder give the same abstract, or only one gives any.');
  const [first, second] = abstracts.length === 2 ? abstracts : ((await chooseTwo(abstracts)) ?? []);
  if (!first || !second) return;
  const side = (variant: Work['abstracts'][number]) => ({
    name: `Abstract (${variantLabel(variant)})`,
    text: variantText(variant),
  });
  const title = `${variantLabel(first)} ↔ ${variantLabel(second)}: ${work.title}`;
  await showDifference(side(first), side(second), title);
}

async function chooseTwo(abstracts: Work['abstracts']): Promise<Work['abstracts'] | undefined> {
  const items = abstracts.map((variant, index) => ({
    label: variantLabel(variant),
    detail: variant.text.slice(0, 200),
    variant,
    picked: index < 2,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'Compare two abstracts',
    canPickMany: true,
    placeHolder: 'Check two',
  });
  if (chosen && chosen.length !== 2) throw new Notice('Check exactly two abstracts to compare them.');
  return chosen?.map(({ variant }) => variant);
}

/** A name that ends in `.md`, for Markdown's long lines are wrapped. */
function uriOf({ name, text }: ComparedText): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${name.replaceAll('/', ' ')}.md`, query: text });
}
