/** Converting the citations of a note, or of all notes, to another syntax, with a preview. */
import * as vscode from 'vscode';
import { languageOf } from '../../core/intake';
import { citesIn } from '../../core/notes/citations';
import { type Conversion, convertNote, NAMES } from '../../core/rewrite/convert';
import { TARGETS, type TargetForm } from '../../core/rewrite/spell';
import { toRange } from '../citing';
import { openDocument, shown, textOf } from '../file-texts';
import { languageIdOf } from '../language';
import { noteEditor } from '../note-editor';
import { Notice } from '../notice';
import type { Services } from '../services';
import { refactor } from './refactoring';

/** Converts the note that is open. */
export async function convertThisNote({ store, log }: Services): Promise<void> {
  const document = noteEditor(store)?.document;
  if (!document || !citesIn(languageIdOf(document)))
    throw new Notice('Open a note first: its citations are what is converted.');
  const target = await askForTarget('Convert the citations of this note');
  if (target) await convert(log, target, [document], knowing(store));
}

/** Converts every note of the workspace. */
export async function convertAllNotes({ store, log }: Services): Promise<void> {
  const target = await askForTarget('Convert the citations of all notes');
  if (!target) return;
  const known = knowing(store);
  const documents: vscode.TextDocument[] = [];
  for (const { file, role } of [...store.files])
    if (role.note && (await mayChange(file, target, known.isKnown)))
      documents.push(await vscode.workspace.openTextDocument(vscode.Uri.parse(file)));
  await convert(log, target, documents, known);
}

interface Known {
  readonly isKnown: (key: string) => boolean;
  readonly hasNote: (key: string) => boolean;
}

function knowing({ library }: Services['store']): Known {
  return {
    isKnown: (key) => library.byCitekey(key) !== undefined,
    hasNote: (key) => (library.byCitekey(key)?.marks.notes.length ?? 0) > 0,
  };
}

/** Converts the notes; VS Code shows all of it first, and goes on doing so while the reader looks at what stays. */
async function convert(
  log: vscode.LogOutputChannel,
  target: TargetForm,
  documents: readonly vscode.TextDocument[],
  { isKnown, hasNote }: Known,
): Promise<void> {
  const label = `Citations as ${NAMES[target]} writes them`;
  const edit = new vscode.WorkspaceEdit();
  const sum: Sum = { converted: 0, left: 0, unlinked: 0, changed: 0 };
  const changed: vscode.TextDocument[] = [];
  for (const document of documents) {
    const text = document.getText();
    const conversion = convertNote(text, languageIdOf(document), target, isKnown, hasNote);
    logRemarks(log, document.uri, text, conversion);
    for (const { span, newText } of conversion.edits)
      edit.replace(document.uri, toRange(document, span), newText, { label, needsConfirmation: false });
    sum.converted += conversion.edits.length;
    sum.left += conversion.left.length;
    sum.unlinked += conversion.unlinked.length;
    sum.changed += conversion.changed;
    if (conversion.edits.length > 0) changed.push(document);
  }
  const [first] = changed;
  if (!first) throw new Notice(`Nothing to convert: ${summary(target, sum)}`);
  if (sum.left + sum.unlinked > 0) void tellSummary(log, summary(target, sum));
  // VS Code's preview knows files alone.
  const preview = changed.every(({ isUntitled }) => !isUntitled) && { existing: first.uri, label };
  await refactor(edit, preview || undefined);
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

function logRemarks(
  log: vscode.LogOutputChannel,
  uri: vscode.Uri,
  text: string,
  { left, unlinked }: Conversion,
): void {
  const name = shown(uri);
  const say = (what: string) => (remark: Conversion['left'][number]) => {
    const { span, reason } = remark;
    const line = text.slice(0, span.start).split(/\r\n|\r|\n/).length;
    log.info(`${what}: ${name}:${line}: ${text.slice(span.start, span.end)}: ${reason}`);
  };
  left.forEach(say('Not converted'));
  unlinked.forEach(say('Converted'));
}

async function tellSummary(log: vscode.LogOutputChannel, told: string): Promise<void> {
  const answer = await vscode.window.showInformationMessage(told, 'Show Which');
  if (answer !== undefined) log.show(true);
}

interface Sum {
  converted: number;
  left: number;
  unlinked: number;
  changed: number;
}

function summary(target: TargetForm, { converted, left, unlinked, changed }: Sum): string {
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
    unlinked > 0
      ? `${count(unlinked, 'One of them was a link to a literature note, and is none', 'of them were links to literature notes, and are none')} any more.`
      : '',
    changed > 0 ? 'A wikilink does not say whether it stands in brackets or in the sentence.' : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}
