/** Inserting findings as quotations, and all citers of a paper as a list. */
import * as vscode from 'vscode';
import { findingsOf } from '../core/findings';
import type { Finding, Work } from '../core/model';
import type { CitationForm } from '../core/notes/cluster';
import { formFor } from '../core/notes/forms';
import type { FileId, Place } from '../core/place';
import { readable } from '../core/prose';
import { citersList, findingText } from '../core/quotations/write';
import { groupCiters } from '../core/views/citers';
import { placeLabel } from '../core/views/describe';
import { clip, plural } from '../core/views/markdown';
import { plainLabel } from '../core/views/picker';
import { type Citing, citationText, writeBlock } from './citing';
import { setting } from './configuration';
import { fileId } from './convert';
import { languageIdOf } from './language';
import { dumpEditor, noteEditor } from './note-editor';
import { Notice } from './notice';
import { pickMany } from './pick-many';
import { paperUnder } from './pointer';
import { pickPapers } from './search-picker';
import type { Services } from './services';
import type { Target } from './target';

export interface Claim {
  readonly work: Work;
  readonly finding: Finding;
}

/** Chooses papers, then findings, and inserts each as a quotation with its citation. */
export async function insertFinding(
  services: Services,
  target: Target | undefined,
  works: readonly Work[],
): Promise<void> {
  const { store } = services;
  const selected = selectedClaim(services);
  const exact = target?.kind === 'finding' && works[0] ? claimAt(works[0], target.target) : undefined;
  const claims = exact
    ? [exact]
    : target === undefined && selected && vscode.window.activeTextEditor === dumpEditor(store)
      ? [selected]
      : await pickClaims(
          works.length > 0 ? works : await pickPapers(services, { title: 'Findings of which papers?' }),
          selected,
        );
  if (claims && claims.length > 0) await insertClaims(services, claims);
}

/** Inserts each as a quotation with its citation, or puts them on the clipboard where no note is open. */
export async function insertClaims(citing: Citing, claims: readonly Claim[]): Promise<void> {
  const document = noteEditor(citing.store)?.document;
  const keyOf = await citing.entries.keysIn(document);
  const template = setting('scholium.finding.template', document);
  const blocks = claims.map(({ work, finding }) =>
    findingText({
      work,
      finding,
      cite: citationText([work], document, keyOf),
      file: relativePath(finding.place.file),
      form: formOf(document),
      template,
    }),
  );
  await writeBlock(citing, blocks.join('\n\n'), [...new Set(claims.map(({ work }) => work))], keyOf);
}

function claimAt(work: Work, place: Place | undefined): Claim | undefined {
  const finding = findingsOf(work).find(
    (each) =>
      place &&
      each.place.file === place.file &&
      each.place.line === place.line &&
      each.place.column === place.column,
  );
  return finding && { work, finding };
}

/** The words selected in a dump, as a finding of the paper whose account they stand in. */
function selectedClaim({ store, notes }: Pick<Services, 'store' | 'notes'>): Claim | undefined {
  const editor = dumpEditor(store);
  if (!editor || editor.selection.isEmpty) return undefined;
  const { document, selection } = editor;
  const file = fileId(document.uri);
  const line = selection.start.line;
  const holding = store.library
    .inFile(file)
    .flatMap((work) => work.records.map((record) => ({ work, place: record.place })))
    .filter(({ place }) => place.file === file && place.line <= line && line <= place.endLine)
    .sort((a, b) => a.place.endLine - a.place.line - (b.place.endLine - b.place.line));
  const work = paperUnder(store.library, document, selection.start, notes)?.work ?? holding[0]?.work;
  const place = {
    file,
    line,
    column: selection.start.character,
    endLine: selection.end.line,
    endColumn: selection.end.character,
  };
  return work && { work, finding: { kind: 'selected', text: document.getText(selection), place } };
}

async function pickClaims(
  works: readonly Work[] | undefined,
  selected: Claim | undefined,
): Promise<Claim[] | undefined> {
  if (!works || works.length === 0) return undefined;
  const claims = [
    ...(selected ? [selected] : []),
    ...works.flatMap((work) => findingsOf(work).map((finding) => ({ work, finding }))),
  ];
  if (claims.length === 0) {
    throw new Notice(
      `No finding was recognised in ${works.length === 1 ? `“${works[0]!.title}”` : 'these papers'}. Select the words in the page and call Insert Finding again.`,
    );
  }
  const items = claims.map((claim) => ({
    claim,
    label: plainLabel(clip(readable(claim.finding.text), 140)),
    description: KINDS[claim.finding.kind],
    detail: plainLabel(
      `${works.length > 1 ? `${claim.work.title} · ` : ''}${placeLabel(claim.finding.place)}`,
    ),
  }));
  const picked = await pickMany('Insert which findings?', items);
  return picked?.map(({ claim }) => claim);
}

const KINDS: Readonly<Record<Finding['kind'], string>> = {
  enumerated: 'numbered in the abstract',
  result: 'result',
  summary: 'machine-written summary',
  selected: 'selected in the page',
};

/** Inserts a list of the citers of a work: all, or those of one role. */
export async function insertCiters(services: Citing, work: Work): Promise<void> {
  if (work.citers.length === 0)
    throw new Notice(`No page in this folder names a paper that cites “${work.title}”.`);
  const roles = groupCiters(work.citers, 'role').filter(({ members }) => members.length < work.citers.length);
  const choices = [
    { label: `All ${plural(work.citers.length, 'citer')}`, citers: work.citers },
    ...roles.map(({ name, members }) => ({
      label: plainLabel(name),
      description: String(members.length),
      citers: members,
    })),
  ];
  const choice =
    choices.length === 1
      ? choices[0]
      : await vscode.window.showQuickPick(choices, {
          title: `Cite which citers of “${clip(work.title, 60)}”?`,
        });
  if (!choice) return;
  const document = noteEditor(services.store)?.document;
  const keyOf = await services.entries.keysIn(document);
  const text = citersList(choice.citers, {
    cite: (citing) => citationText([citing], document, keyOf),
    file: relativePath,
    form: formOf(document),
    template: setting('scholium.citersList.template', document),
  });
  await writeBlock(
    services,
    text,
    choice.citers.map(({ citing }) => citing),
    keyOf,
  );
}

function relativePath(file: FileId): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(file));
}

/** The markup of the note, or the one the reader's setting names where no note is open. */
function formOf(document: vscode.TextDocument | undefined): CitationForm {
  return formFor(document ? languageIdOf(document) : 'markdown', setting('scholium.citation.form', document));
}
