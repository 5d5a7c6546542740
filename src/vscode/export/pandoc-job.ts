/** What Pandoc needs beside the note: the style as a file, entries that no bibliography of the note has. */
import * as vscode from 'vscode';
import { type CslItem, cslJson } from '../../core/bibliography/csl';
import type { NoteText } from '../../core/checks/bibliographies';
import { noteStyle } from '../../core/csl/note-style';
import { styleXml } from '../../core/csl/style-xml';
import { type PandocJob, pandocArguments } from '../../core/pandoc/arguments';
import { type PandocTarget, pandocReader, TARGET_WORDS } from '../../core/pandoc/targets';
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
    resources: [vscode.Uri.joinPath(uri, '..').fsPath],
    pageTitle: fileName(note.file).replace(/\.[^.]+$/, ''),
    log: log.fsPath,
  };
  return {
    args: pandocArguments(job),
    log,
    missing: missing.map(({ name }) => name),
  };
}

export function outputName({ file }: NoteText, target: PandocTarget): string {
  return `${fileName(file).replace(/\.[^.]+$/, '')}.${TARGET_WORDS[target].extension}`;
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
  let found = await loader.find(style);
  for (let hops = 0; hops < 3 && !('fault' in found); hops++) {
    const parent = PARENT.exec(found.text)?.[1];
    if (parent === undefined) break;
    const beside = found.file ? [vscode.Uri.joinPath(found.file, '..'), ...style.folders] : style.folders;
    found = await loader.find({ value: parent, folders: beside });
  }
  if ('fault' in found) throw new Notice(found.fault);
  return styleXml(found.text, found.id);
}

/** `<link href="http://www.zotero.org/styles/apa" rel="independent-parent"/>`, its attributes in either order. */
const PARENT = /<link\b(?=[^>]*\brel=["']independent-parent["'])[^>]*\bhref=["'][^"']*?([^/"']+)["']/;
