/**
 * The style of each note: what its front matter names, else the nearest project above it, else the setting; with the
 * language of its words by the same order. Loaded once, for all notes that are printed alike, and followed as its
 * files change.
 */
import * as vscode from 'vscode';
import type { NoteText } from '../../core/checks/bibliographies';
import { type StyleProblem, styleProblem } from '../../core/checks/citation-style';
import { noteKind } from '../../core/checks/note-kind';
import { type NamedStyle, noteStyle, projectStyle } from '../../core/csl/note-style';
import type { Processor } from '../../core/csl/processor';
import { localeName } from '../../core/csl/styles/locales';
import type { StyleFaultSaid } from '../../core/csl/styles/style-names';
import { frontMatterEnd, mayBeginFrontMatter } from '../../core/notes/front-matter';
import type { FileId, Span } from '../../core/place';
import { setting } from '../configuration';
import { fileId } from '../convert';
import type { NoteBibliographies } from '../problems/note-bibliographies';
import { Kept } from './kept';
import { type Checked, type Loaded, StyleLoader } from './style-loader';

/** The style in which a note is printed, or why it cannot be. */
export type NoteProcessor = { readonly processor: Processor; readonly name: string } | StyleFaultSaid;

/** Who names the style of a note. */
export interface StyleOfNote {
  readonly value: string;
  /** The note itself, a project file above it, or undefined for the setting. */
  readonly from: FileId | undefined;
  /** Empty where nobody names one: the style's own. */
  readonly language: string;
  /** In which the style is looked for, the nearest first. */
  readonly folders: readonly vscode.Uri[];
}

/** Notes of which the style is remembered while their front matter is being typed. */
const MOST_NOTES = 100;
/** Styles that are kept ready, each with its engine of some megabytes. */
const MOST_STYLES = 6;
/** Names of styles, with the folders they are looked for from, of which it is known whether they lead to one. */
const MOST_CHECKED = 300;

export class NoteStyles implements vscode.Disposable {
  readonly #bibliographies: NoteBibliographies;
  readonly #loader: StyleLoader;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: vscode.Disposable[];
  readonly #said = new Kept<FileId, NamedStyle>(MOST_NOTES);
  readonly #projects = new Kept<FileId, { readonly text: string; readonly says: NamedStyle }>(MOST_NOTES);
  /** Of workspace folders: VS Code's settings are slow to look up. */
  readonly #settings = new Map<string, { readonly style: string; readonly locale: string }>();
  readonly #loaded = new Kept<string, Loaded>(MOST_STYLES);
  readonly #checked = new Kept<string, Checked>(MOST_CHECKED);
  /** What each project file named when a note below it was checked. */
  readonly #inProjects = new Kept<FileId, StyleOfNote>(MOST_NOTES);
  /** Of each that is being made again, the newest try. */
  readonly #newest = new Map<string, Loaded>();
  #isDisposed = false;

  /** Notes may be printed in another style, or in the same in other words. */
  readonly onDidChange = this.#changed.event;

  constructor(bibliographies: NoteBibliographies, extension: vscode.Uri) {
    this.#bibliographies = bibliographies;
    this.#loader = new StyleLoader(extension);
    this.#loaded = new Kept(MOST_STYLES);
    this.#disposables = [
      this.#changed,
      this.#loader,
      this.#loader.onDidChange((isAffected) => void this.#makeAgain(isAffected)),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#onSettings()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        const ours = ['scholium.citation.style', 'scholium.citation.locale'];
        if (ours.some((id) => event.affectsConfiguration(id))) this.#onSettings();
      }),
    ];
  }

  /** By what is read of the note's projects: who wants to be sure prepares its bibliographies before. */
  styleOf(note: NoteText): StyleOfNote {
    return this.#stylesOf(note)[0]!;
  }

  /** The style of the note, then those that are named for it and count no more, and the setting. */
  #stylesOf(note: NoteText): StyleOfNote[] {
    const uri = vscode.Uri.parse(note.file);
    const isMarkdown = noteKind(note.language) === 'markdown';
    const own = isMarkdown ? this.#saidBy(note) : {};
    const projects = isMarkdown ? this.#projectsOf(note) : [];
    const { style, locale } = this.#settingsFor(uri);
    const language = own.lang ?? projects.find(({ says }) => says.lang !== undefined)?.says.lang ?? locale;
    const workspace = vscode.workspace.getWorkspaceFolder(uri) ?? vscode.workspace.workspaceFolders?.[0];
    const roots = workspace ? [workspace.uri] : [];
    const above = projects.map(({ folder }) => folder);
    const here = uri.scheme === 'untitled' ? [] : [vscode.Uri.joinPath(uri, '..')];
    const named = [
      { value: own.csl, from: note.file, near: here },
      ...projects.map(({ says, file, folder }) => ({ value: says.csl, from: file, near: [folder] })),
    ].flatMap(({ value, from, near }): StyleOfNote[] => {
      const folders = distinct([...near, ...above, ...roots]);
      return value === undefined ? [] : [{ value, from, language, folders }];
    });
    return [...named, { value: style, from: undefined, language, folders: roots }];
  }

  /** Undefined where nobody has loaded it yet. */
  loaded(style: StyleOfNote): NoteProcessor | undefined {
    return this.#loaded.get(keyOf(style))?.result;
  }

  async load(style: StyleOfNote): Promise<NoteProcessor> {
    const key = keyOf(style);
    const known = this.#loaded.get(key);
    const loaded = known ?? this.#loader.load(style);
    if (!known) this.#keep(key, loaded);
    return loaded.promise;
  }

  /** Finds out whether there are the styles that the note and its projects name. Its bibliographies are to be prepared before. */
  async checkNamed(note: NoteText): Promise<void> {
    for (const style of this.#stylesOf(note)) {
      if (style.from === undefined) continue;
      if (style.from !== note.file) this.#inProjects.set(style.from, style);
      const key = keyOf(style);
      const known = this.#loaded.peek(key) ?? this.#checked.get(key);
      const checked = known ?? this.#loader.check(style);
      if (!known) this.#checked.set(key, checked as Checked);
      await checked.promise;
    }
  }

  /** Why the style that the note names itself cannot print it, where that is known. */
  faultOf(note: NoteText): StyleProblem | undefined {
    const span = noteKind(note.language) === 'markdown' ? noteStyle(note.text).cslSpan : undefined;
    const style = this.styleOf(note);
    return span && style.from === note.file ? this.#faultAt(span, style) : undefined;
  }

  /** The same of the style that a project file names, as it was read last for a note. */
  projectFaultOf(file: FileId): StyleProblem | undefined {
    const { csl, cslSpan } = projectStyle(this.#bibliographies.all.textOf(file) ?? '');
    const style = this.#inProjects.get(file);
    return cslSpan && style && style.value === csl ? this.#faultAt(cslSpan, style) : undefined;
  }

  #faultAt(span: Span, style: StyleOfNote): StyleProblem | undefined {
    const key = keyOf(style);
    const found = this.#loaded.peek(key)?.result ?? this.#checked.get(key)?.result;
    if (!found || found === 'no fault' || !('fault' in found)) return undefined;
    return styleProblem(span, found);
  }

  /** All that can be chosen: those of the workspace. */
  get loader(): StyleLoader {
    return this.#loader;
  }

  dispose(): void {
    this.#isDisposed = true;
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  /** While the line is missing that ends the front matter, the note says what it said before. */
  #saidBy({ file, text }: NoteText): NamedStyle {
    const said = this.#said.get(file);
    if (said && frontMatterEnd(text) === 0 && mayBeginFrontMatter(text)) return said;
    const { csl, cslSpan, lang } = noteStyle(text);
    const says = { ...(csl !== undefined && { csl, cslSpan }), ...(lang !== undefined && { lang }) };
    this.#said.set(file, says);
    return says;
  }

  /** The nearest first; of one folder, Quarto's `_metadata.yml` before the project's own file. */
  #projectsOf(note: NoteText) {
    const files = this.#bibliographies.all.projectsOf(note);
    const known = files.flatMap((file) => {
      const text = this.#bibliographies.all.textOf(file);
      if (text === undefined || !/_(?:quarto|metadata)\.ya?ml$/.test(file)) return [];
      const kept = this.#projects.get(file);
      const says = kept?.text === text ? kept.says : projectStyle(text);
      if (kept?.text !== text) this.#projects.set(file, { text, says });
      const folder = vscode.Uri.joinPath(vscode.Uri.parse(file), '..');
      return [{ file, folder, says }];
    });
    const depth = ({ folder }: { folder: vscode.Uri }) => folder.path.length;
    const rank = ({ file }: { file: FileId }) => (file.endsWith('/_metadata.yml') ? 0 : 1);
    return known.sort((a, b) => depth(b) - depth(a) || rank(a) - rank(b));
  }

  #settingsFor(uri: vscode.Uri) {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const key = folder ? fileId(folder.uri) : '';
    let known = this.#settings.get(key);
    if (!known) {
      const style: unknown = setting('scholium.citation.style', folder ?? uri);
      const locale: unknown = setting('scholium.citation.locale', folder ?? uri);
      const isNamed = typeof style === 'string' && style.trim() !== '';
      known = {
        style: isNamed ? style : 'apa',
        locale: (typeof locale === 'string' && localeName(locale)) || '',
      };
      this.#settings.set(key, known);
    }
    return known;
  }

  #onSettings(): void {
    this.#settings.clear();
    this.#changed.fire();
  }

  #keep(key: string, loaded: Loaded): void {
    this.#loaded.set(key, loaded);
    this.#loader.keepOnly([...this.#loaded.values(), ...this.#checked.values()]);
  }

  /** Those that are affected are given out as they were until the new ones are there. */
  async #makeAgain(isAffected: (made: Loaded | Checked) => boolean): Promise<void> {
    const checked = [...this.#checked.entries()].filter(([, each]) => isAffected(each));
    for (const [key] of checked) this.#checked.delete(key);
    const due = [...this.#loaded.entries()].filter(([, loaded]) => isAffected(loaded));
    await Promise.all(
      due.map(async ([key, before]) => {
        const now = this.#loader.load(before.style);
        this.#newest.set(key, now);
        await now.promise;
        if (this.#newest.get(key) !== now) return;
        this.#newest.delete(key);
        if (this.#loaded.peek(key)?.style === before.style) this.#keep(key, now);
      }),
    );
    if (due.length + checked.length > 0 && !this.#isDisposed) this.#changed.fire();
  }
}

function keyOf({ value, language, folders }: StyleOfNote): string {
  return JSON.stringify([value, language, ...folders.map(fileId)]);
}

function distinct(folders: readonly vscode.Uri[]): vscode.Uri[] {
  return [...new Map(folders.map((folder) => [fileId(folder), folder])).values()];
}
