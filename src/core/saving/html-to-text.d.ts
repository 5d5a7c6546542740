/** The part of html-to-text 10 that we use; the package brings no types. https://github.com/html-to-text/node-html-to-text */
declare module 'html-to-text' {
  export interface DomElement {
    readonly type: string;
    readonly name?: string;
    readonly data?: string;
    readonly attribs?: Readonly<Record<string, string>>;
    readonly children?: readonly DomElement[];
    readonly parent?: DomElement | null;
  }
  export interface TextBuilder {
    readonly metadata?: unknown;
    addInline(text: string): void;
    addLiteral(text: string): void;
    openBlock(options: { leadingLineBreaks: number }): void;
    closeBlock(options: { trailingLineBreaks: number }): void;
  }
  export type Formatter = (
    element: DomElement,
    walk: (elements: readonly DomElement[] | undefined, builder: TextBuilder) => void,
    builder: TextBuilder,
    options: Readonly<Record<string, unknown>>,
  ) => void;
  export interface Selector {
    readonly selector: string;
    readonly format?: string;
    readonly options?: Readonly<Record<string, unknown>>;
  }
  export function compile(options: {
    readonly wordwrap?: number | false;
    readonly baseElements?: { readonly selectors: readonly string[]; readonly returnDomByDefault?: boolean };
    readonly limits?: { readonly maxDepth?: number; readonly ellipsis?: string };
    readonly formatters?: Readonly<Record<string, Formatter>>;
    readonly selectors?: readonly Selector[];
  }): (html: string, metadata?: unknown) => string;
}
