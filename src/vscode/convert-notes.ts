/** Converting the citations of a note, or of all notes, to another syntax, with a preview. */
import * as vscode from 'vscode';
import { languageOf } from '../core/intake';
import { citesIn } from '../core/notes/citations';
import { type Conversion, convertNote, NAMES } from '../core/rewrite/convert';
import { applyEdits } from '../core/rewrite/rewriting';
import { TARGETS, type TargetForm } from '../core/rewrite/spell';
import { toRange } from './citing';
import { showDifference } from './compare';
import { openDocument, shown, textOf } from './file-texts';
import { languageIdOf } from './language';
import { noteEditor } from './note-editor';
import { Notice } from './notice';
import { refactor } from './refactoring';
import type { Services } from './services';

/** Converts the note that is open: shows it as it would be, and asks. */
export async function convertThisNote({ store, log }: Services): Promise<void> {
  const document = noteEditor(store)?.document;
  if (!document || !citesIn(languageIdOf(document)))
    throw new Notice('Open a note first: its citations are what is converted.');
  const target = await askForTarget('Convert the citations of this note');
  if (!target) return;
  const before = document.getText();
  const { library } = store;
  const isKnown = (key: string) => library.byCitekey(key) !== undefined;
  const conversion = convertNote(before, languageIdOf(document), target, isKnown);
  tellWhatStays(log, document.uri, before, conversion);
  const { edits, left, changed } = conversion;
  if (edits.length === 0) throw new Notice(`Nothing to convert: ${summary(target, 0, left.length, 0)}`);
  const name = shown(document.uri);
  const version = document.version;
  await showDifference(
    { name, text: before },
    { name: `${name} (converted)`, text: applyEdits(before, edits) },
    `${name}: citations as ${NAMES[target]} writes them`,
  );
  const answer = await vscode.window.showInformationMessage(
    summary(target, edits.length, left.length, changed),
    'Convert',
    ...(left.length > 0 ? ['Show What Stays'] : []),
  );
  if (answer === 'Show What Stays') log.show();
  if (answer !== 'Convert') return;
  if (document.isClosed || document.version !== version)
    throw new Notice('The note changed meanwhile, so it was not converted. Convert it again.');
  const edit = new vscode.WorkspaceEdit();
  for (const { span, newText } of edits) edit.replace(document.uri, toRange(document, span), newText);
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new Error(`${name} could not be changed. Is it read-only?`);
  await vscode.window.showTextDocument(document);
}

/** Converts every note of the workspace; VS Code shows all of it first. */
export async function convertAllNotes({ store, log }: Services): Promise<void> {
  const target = await askForTarget('Convert the citations of all notes');
  if (!target) return;
  const { library } = store;
  const isKnown = (key: string) => library.byCitekey(key) !== undefined;
  const label = `Citations as ${NAMES[target]} writes them`;
  const edit = new vscode.WorkspaceEdit();
  const sum = { edits: 0, left: 0, changed: 0 };
  let existing: vscode.Uri | undefined;
  for (const { file, role } of [...store.files]) {
    if (!role.note || !(await mayChange(file, target, isKnown))) continue;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(file));
    const text = document.getText();
    const conversion = convertNote(text, languageIdOf(document), target, isKnown);
    tellWhatStays(log, document.uri, text, conversion);
    for (const { span, newText } of conversion.edits)
      edit.replace(document.uri, toRange(document, span), newText, { label, needsConfirmation: false });
    sum.edits += conversion.edits.length;
    sum.left += conversion.left.length;
    sum.changed += conversion.changed;
    if (conversion.edits.length > 0) existing ??= document.uri;
  }
  if (!existing) throw new Notice(`Nothing to convert: ${summary(target, 0, sum.left, 0)}`);
  if (sum.left > 0) void tellSummary(log, summary(target, sum.edits, sum.left, sum.changed));
  await refactor(edit, { existing, label });
}

/** Whether the file has a citation in another syntax, as it is on disk or in the editor; only such ones are opened. */
async function mayChange(
  file: string,
  target: TargetForm,
  isKnown: (key: string) => boolean,
): Promise<boolean> {
  const text = await textOf(file);
  if (text === undefined) return false;
  const { edits, left } = convertNote(text, languageOf(file), target, isKnown);
  return edits.length + left.length > 0 || openDocument(file) !== undefined;
}

async function askForTarget(title: string): Promise<TargetForm | undefined> {
  const items = TARGETS.map((target) => ({ label: NAMES[target], description: EXAMPLES[target], target }));
  return (await vscode.window.showQuickPick(items, { title, placeHolder: 'The syntax to convert to' }))
    ?.target;
}

const EXAMPLES: Readonly<Record<TargetForm, string>> = {
  pandoc: '[see @key, p. 3]',
  wikilink: '[[@key]]',
  latex: '\\parencite[see][p.~3]{key}',
  myst: '{cite:p}`{see}key{p. 3}`',
  typst: '@key[p. 3]',
};

function tellWhatStays(
  log: vscode.LogOutputChannel,
  uri: vscode.Uri,
  text: string,
  { left }: Conversion,
): void {
  const name = shown(uri);
  for (const { span, reason } of left) {
    const line = text.slice(0, span.start).split(/\r\n|\r|\n/).length;
    log.info(`Not converted: ${name}:${line}: ${text.slice(span.start, span.end)}: ${reason}`);
  }
}

async function tellSummary(log: vscode.LogOutputChannel, told: string): Promise<void> {
  if ((await vscode.window.showInformationMessage(told, 'Show What Stays')) !== undefined) log.show();
}

function summary(target: TargetForm, converted: number, left: number, changed: number): string {
  const count = (n: number, one: string, more: string) => (n === 1 ? one : `${n} ${more}`);
  const parts = [
    ...(converted > 0
      ? [`${count(converted, 'One citation is', 'citations are')} written for ${NAMES[target]}.`]
      : []),
    left > 0
      ? `${count(left, 'One stays as it is, because it', 'stay as they are, because they')} cannot be said there.`
      : converted === 0
        ? 'there is no citation in another syntax.'
        : '',
    changed > 0 ? 'A wikilink does not say whether it stands in brackets or in the sentence.' : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}
