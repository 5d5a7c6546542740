/**
 * The parts of markdown-it that a plugin of ours touches (https://markdown-it.github.io/markdown-it/). VS Code brings
 * its own: another version in each of its releases, so that we take what all of them have.
 */

export interface Token {
  type: string;
  content: string;
  info: string;
  attrs: [string, string][] | null;
  map: [number, number] | null;
  children: Token[] | null;
  meta: unknown;
  block: boolean;
}

export type TokenMaker = new (type: string, tag: string, nesting: -1 | 0 | 1) => Token;

export interface CoreState {
  src: string;
  readonly env: unknown;
  readonly inlineMode: boolean;
  tokens: Token[];
  readonly md: MarkdownIt;
  readonly Token: TokenMaker;
}

export interface BlockState {
  readonly src: string;
  readonly md: MarkdownIt;
  /** The same list as the core's. */
  readonly tokens: Token[];
  readonly bMarks: number[];
  readonly eMarks: number[];
  readonly tShift: number[];
  readonly sCount: number[];
  readonly blkIndent: number;
  line: number;
  lineMax: number;
  push(type: string, tag: string, nesting: -1 | 0 | 1): Token;
}

export type CoreRule = (state: CoreState) => void;
export type BlockRule = (state: BlockState, start: number, end: number, silent: boolean) => boolean;
export type RenderRule = (
  tokens: readonly Token[],
  index: number,
  options: unknown,
  env: unknown,
  renderer: Renderer,
) => string;

interface Ruler<Rule> {
  before(other: string, name: string, rule: Rule, options?: { readonly alt: readonly string[] }): void;
}

export interface Renderer {
  readonly rules: Record<string, RenderRule | undefined>;
  renderAttrs(token: Token): string;
}

export interface MarkdownIt {
  readonly core: { readonly ruler: Ruler<CoreRule> };
  readonly block: {
    readonly ruler: Ruler<BlockRule>;
    tokenize(state: BlockState, start: number, end: number): void;
  };
  readonly renderer: Renderer;
}
