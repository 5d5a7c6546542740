/** Loads the processor of a style, and says when the files that it was made of are others. */
import * as vscode from 'vscode';
import { loadProcessor, type Processor, StyleFault } from '../../core/csl/processor';
import { readStyle } from '../../core/csl/styles/style';
import { localePaths, type StyleFaultSaid } from '../../core/csl/styles/style-names';
import type { FileId } from '../../core/place';
import { shown } from '../file-texts';
import { messageOf } from '../files';
import type { NoteProcessor, StyleOfNote } from './note-styles';
import { type Asked, type FoundStyle, StyleFinder } from './style-finder';
import { StyleTexts } from './style-texts';
import { WorkspaceStyles } from './workspace-styles';

/** Something that is made of a style, or is being made. */
export interface Made<T> {
  readonly style: StyleOfNote;
  readonly promise: Promise<T>;
  /** Undefined until it is there. */
  result?: T;
  readonly asked: Asked;
}

export type Loaded = Made<NoteProcessor>;

/** Whether a style can be used, as far as reading tells. */
export type Checked = Made<StyleFaultSaid | 'no fault'>;

export class StyleLoader implements vscode.Disposable {
  readonly #texts = new StyleTexts();
  readonly workspace = new WorkspaceStyles();
  readonly #finder: StyleFinder;
  readonly #making = new Set<Made<unknown>>();
  readonly #changed = new vscode.EventEmitter<(made: Pick<Made<unknown>, 'asked'>) => boolean>();

  /** Those of which the given function says so are to be made again. */
  readonly onDidChange = this.#changed.event;
  readonly #disposables: vscode.Disposable[];

  constructor(extension: vscode.Uri) {
    this.#finder = new StyleFinder(this.#texts, this.workspace, extension);
    const hasOne = (asked: Asked, files: ReadonlySet<FileId>) =>
      [...files].some((file) => asked.files.has(file));
    this.#disposables = [
      this.#changed,
      this.#texts,
      this.workspace,
      this.#texts.onDidChange((files) => this.#changed.fire(({ asked }) => hasOne(asked, files))),
      this.workspace.onDidChange(() => this.#changed.fire(({ asked }) => asked.all)),
    ];
  }

  load(style: StyleOfNote): Loaded {
    return this.#make(style, (asked) => this.#load(style, asked));
  }

  /** As `load`, for who wants to know no more than whether there is such a style: nothing is made ready to print. */
  check(style: StyleOfNote): Checked {
    return this.#make(style, async (asked) => (await this.#faultOf(style, asked)) ?? 'no fault');
  }

  /** The style as a file, for who hands it on. */
  find(style: Pick<StyleOfNote, 'value' | 'folders'>): Promise<FoundStyle | StyleFaultSaid> {
    return this.#finder.find(style, { files: new Set(), all: false });
  }

  /** Nobody needs the files of others any more. */
  keepOnly(made: readonly Made<unknown>[]): void {
    const needed = [...made, ...this.#making];
    this.#texts.keepOnly(new Set(needed.flatMap(({ asked }) => [...asked.files])));
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  #make<T>(style: StyleOfNote, make: (asked: Asked) => Promise<T>): Made<T> {
    const asked: Asked = { files: new Set(), all: false };
    const promise = make(asked).then((result) => {
      made.result = result;
      this.#making.delete(made);
      return result;
    });
    const made: Made<T> = { style, promise, asked };
    this.#making.add(made);
    return made;
  }

  async #faultOf({ value, folders }: StyleOfNote, asked: Asked): Promise<StyleFaultSaid | undefined> {
    const found = await this.#finder.find({ value, folders }, asked);
    if ('fault' in found) return found;
    const { file, text } = found;
    if (!file) return undefined;
    const read = readStyle(text);
    if ('fault' in read) return { fault: `${shown(file)}: ${read.fault}` };
    const { parent } = read.info;
    if (parent === undefined) return undefined;
    const beside = [vscode.Uri.joinPath(file, '..'), ...folders];
    const other = await this.#finder.find({ value: parent, folders: beside }, asked);
    const fault = `${shown(file)} is another name of the style “${parent}”, which is not there. Save ${parent}.csl beside it, or choose another style by “Choose Citation Style…”.`;
    return 'fault' in other ? { fault } : undefined;
  }

  async #load({ value, language, folders }: StyleOfNote, asked: Asked): Promise<NoteProcessor> {
    try {
      const found = await this.#finder.find({ value, folders }, asked);
      if ('fault' in found) return found;
      return { processor: await this.#processor(found, language, folders, asked), name: found.id };
    } catch (error) {
      return { fault: messageOf(error) };
    }
  }

  async #processor(
    { file, text }: FoundStyle,
    language: string,
    folders: readonly vscode.Uri[],
    asked: Asked,
  ): Promise<Processor> {
    const beside = file ? [vscode.Uri.joinPath(file, '..'), ...folders] : folders;
    const files = {
      style: async (name: string) => {
        const found = await this.#finder.find({ value: name, folders: beside }, asked);
        return 'fault' in found ? undefined : found.text;
      },
      locale: (wanted: string) => this.#finder.locale(wanted, localePaths(wanted), beside, asked),
    };
    try {
      return await loadProcessor(text, files, language || undefined);
    } catch (error) {
      if (!file || !(error instanceof StyleFault)) throw error;
      throw new StyleFault(`${shown(file)}: ${error.message}`);
    }
  }
}
