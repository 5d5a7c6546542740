/** Turns `scholium.citation.showFormatted` on and off, where the reader has set it. */
import * as vscode from 'vscode';
import { setting } from '../configuration';

const ID = 'scholium.citation.showFormatted';

export async function toggleFormatted(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const isOn = setting(ID, document);
  const configuration = vscode.workspace.getConfiguration(undefined, document);
  const { ConfigurationTarget: target } = vscode;
  const set = configuration.inspect(ID);
  // The most particular place has the last word, so that is the one to be changed.
  const places = [
    [set?.workspaceFolderLanguageValue, target.WorkspaceFolder, true],
    [set?.workspaceLanguageValue, target.Workspace, true],
    [set?.globalLanguageValue, target.Global, true],
    [set?.workspaceFolderValue, target.WorkspaceFolder, false],
    [set?.workspaceValue, target.Workspace, false],
  ] as const;
  const [, where, isLanguages] = places.find(([value]) => value !== undefined) ?? [
    undefined,
    target.Global,
    false,
  ];
  await configuration.update(ID, !isOn, where, isLanguages);
}
