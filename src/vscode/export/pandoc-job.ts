/** What Pandoc needs beside the note: the style as a file, entries that no bibliography of the note has. */
import * as vscode from 'vscode';
import { type CslItem, cslJson } from '../../core/bibliography/csl';
import type { NoteText } from '../../core/checks/bibliographies';
import { noteStyle } from '../../core/csl/note-style';
import { readStyle } from '../../core/csl/styles/style';
import { styleXml } from '../../core/csl/styles/style-xml';
import { hasTitle, type PandocJob, pandocArguments } from '../../core/pandoc/arguments';
import { type PandocTarget, pandocReader, TARGET_WORDS } from '../../core/pandoc/targets';
import { listRegion } from '../../core/reference-list/region';
import { fileName } from '../../core/views/describe';
import { Notice } from '../notice';
import type { Services } from '../services';
import { citedInNote } from './cited-papers';
import { itemsOf } from './items';
import { withOwn } from './own-entries';

export interface PreparedJob {
  readonly args: readonly string[];
  readonly log: vscode.Uri;
  /** Bibliographies that the note names and that are not there. */
  readonly missing: readonly string[];
}

/** Writes into `folder` what the call is to name. `converted` stands for the note's text where that is another. */
export async function prepareJob(
  services: Services,
  note: NoteText,
  target: PandocTarget,
  output: vscode.Uri,
  folder: vscode.Uri,
  converted: string | undefined,
): Promise<PreparedJob> {
  const reader = pandocReader(note.language);
  if (reader === undefined) throw new Notice(`Pandoc does not read notes of this kind (${note.language}).`);
  const uri = vscode.Uri.parse(note.file);
  const put = async (name: string, text: string) => {
    const file = vscode.Uri.joinPath(folder, name);
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    return file.fsPath;
  };
  const lacking = await itemsLacking(services, note);
  const { bibliographies } = services.noteCheck;
  const { files, missing } = bibliographies.of(note);
  const style = services.formatting.styles.styleOf(note);
  const region = listRegion(note.text);
  const log = vscode.Uri.joinPath(folder, 'log.json');
  const job: PandocJob = {
    input: converted === undefined ? uri.fsPath : await put(fileName(note.file), converted),
    reader,
    target,
    output: output.fsPath,
    bibliographies: [
      ...files.map(({ file }) => vscode.Uri.parse(file).fsPath),
      ...(lacking.length > 0 ? [await put('cited.json', cslJson(lacking))] : []),
    ],
    csl: await put('style.csl', await styleText(services, note)),
    ...(noteStyle(note.text).lang === undefined && style.language !== '' && { lang: style.language }),
    ...(region && 'body' in region && region.body.trim() !== '' && { isListed: true }),
    resources: [vscode.Uri.joinPath(uri, '..').fsPath],
    ...(!hasTitle(note.text) && { pageTitle: fileName(note.file).replace(/\.[^.]+$/, '') }),
    log: log.fsPath,
  };
  return {
    args: pandocArguments(job),
    log,
    missing: missing.map(({ name }) => name),
  };
}

/** `draft.docx`; of `draft.tex` as LaTeX `draft-pandoc.tex`, so that no note is its own output. */
export function outputName({ file }: NoteText, target: PandocTarget): string {
  const own = fileName(file);
  const name = own.replace(/\.[^.]+$/, '');
  const { extension } = TARGET_WORDS[target];
  const output = `${name}.${extension}`;
  return output.toLowerCase() === own.toLowerCase() ? `${name}-pandoc.${extension}` : output;
}

/** What the note cites and the library knows, and Pandoc would look for in vain. */
async function itemsLacking(services: Services, note: NoteText): Promise<readonly CslItem[]> {
  const { entries } = await citedInNote(services, note);
  const { files, inline } = services.noteCheck.bibliographies.of(note);
  // `@*` stands for all that its bibliographies have: what is not cited by its key is not lacking.
  const cited = new Set(
    (note.clusters ?? [])
      .filter(({ isLabel }) => !isLabel)
      .flatMap(({ items }) => items.map(({ key }) => key)),
  );
  const lacking = entries.filter(
    ({ key }) => cited.has(key) && !inline.has(key) && !files.some(({ keys }) => keys.has(key)),
  );
  return [...itemsOf(services, await withOwn(lacking), note).values()];
}

/** As XML. Of a style that is another under a name of its own, that other: Pandoc would ask the network for it. */
async function styleText({ formatting }: Services, note: NoteText): Promise<string> {
  const { loader } = formatting.styles;
  const style = formatting.styles.styleOf(note);
  const found = await loader.find(style);
  if ('fault' in found) throw new Notice(found.fault);
  const read = readStyle(found.text);
  const parent = 'info' in read ? read.info.parent : undefined;
  if (parent === undefined) return styleXml(found.text, found.id);
  const beside = found.file ? [vscode.Uri.joinPath(found.file, '..'), ...style.folders] : style.folders;
  const whole = await loader.find({ value: parent, folders: beside });
  if ('fault' in whole) throw new Notice(whole.fault);
  return styleXml(whole.text, whole.id);
}
