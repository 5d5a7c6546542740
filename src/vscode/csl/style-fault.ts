/** Why notes cannot be printed in the style that a project or the setting names: told once. */
import * as vscode from 'vscode';
import { shown } from '../file-texts';
import type { StyleOfNote } from './note-styles';

const told = new Set<string>();

export function tellStyleFault(fault: string, { from }: Pick<StyleOfNote, 'from'>): void {
  if (told.has(`${from}\n${fault}`)) return;
  told.add(`${from}\n${fault}`);
  const file = from === undefined ? undefined : vscode.Uri.parse(from);
  const where = file ? `${shown(file)} names the style` : 'The setting scholium.citation.style names it';
  const button = file ? `Open ${shown(file)}` : 'Open Setting';
  void vscode.window.showWarningMessage(`${fault} (${where}.)`, button).then((pressed) => {
    if (pressed === undefined) return;
    if (file) void vscode.window.showTextDocument(file);
    else void vscode.commands.executeCommand('workbench.action.openSettings', 'scholium.citation.style');
  });
}
