/** The package as our tests use it; what a plugin of ours sees of it is in src/core/preview/markdown-it.ts. */
declare module 'markdown-it' {
  import type { MarkdownIt as Plugged, Token } from '../../../src/core/preview/markdown-it';
  export default class MarkdownIt implements Plugged {
    constructor(options?: { html?: boolean; linkify?: boolean; typographer?: boolean; breaks?: boolean });
    readonly core: Plugged['core'];
    readonly block: Plugged['block'];
    readonly renderer: Plugged['renderer'] & {
      render(tokens: readonly Token[], options: unknown, env: unknown): string;
    };
    readonly options: unknown;
    parse(text: string, env: object): Token[];
    render(text: string, env?: object): string;
  }
}
