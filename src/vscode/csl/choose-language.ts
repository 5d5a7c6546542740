/** Choosing the language of the words that a style prints: “and”, “Retrieved from”, the names of months. */
import * as vscode from 'vscode';
import { languageRows } from '../../core/csl/styles/style-rows';
import { picking } from '../picking';
import type { Services } from '../services';
import type { StyledNote } from './choose-style';
import { chooseScope, setLanguage } from './set-style';

export async function chooseLanguage({ formatting }: Services, styled: StyledNote): Promise<void> {
  const current = formatting.styles.styleOf(styled.note).language;
  const marked = (tag: string, description: string) =>
    tag === current ? `${description} · now` : description;
  const items = [
    { tag: '', label: 'The style’s own', description: marked('', '') },
    ...languageRows(vscode.env.language).map((row) => ({
      ...row,
      description: marked(row.tag, row.description),
    })),
  ];
  const options = { title: 'Choose the language of the style’s words', matchOnDescription: true };
  const picked = await picking(Promise.resolve(vscode.window.showQuickPick(items, options)));
  const scope = picked && (await chooseScope(picked.label, 'lang', styled));
  if (scope) await setLanguage(scope, picked.tag);
}
