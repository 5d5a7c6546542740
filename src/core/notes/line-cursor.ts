/** A line of Markdown while the marks of its containers are taken off. Tabs reach to the next multiple of four. */
export class LineCursor {
  readonly text: string;
  /** Index behind the line's last character. */
  readonly end: number;
  private position: number;
  /** Column of the cursor; it may stand within a tab, then `position` is that tab. */
  private column = 0;
  private first = -1;
  private width = 0;

  constructor(text: string, start: number, end: number) {
    this.text = text;
    this.position = start;
    this.end = end;
  }

  /** Index of the first character that is no space or tab. */
  get content(): number {
    if (this.first < 0) this.measure();
    return this.first;
  }

  /** Columns of white space between the cursor and the content. */
  get indent(): number {
    if (this.first < 0) this.measure();
    return this.width;
  }

  get isBlank(): boolean {
    return this.content === this.end;
  }

  get char(): string {
    return this.text[this.content] ?? '';
  }

  /** The content to the end of the line. */
  get rest(): string {
    return this.text.slice(this.content, this.end);
  }

  /** Moves over columns of white space, as far as there are any. */
  skipColumns(columns: number): void {
    this.first = -1;
    for (let left = columns; left > 0 && this.position < this.end; ) {
      const char = this.text[this.position];
      if (char !== ' ' && char !== '\t') return;
      const width = char === '\t' ? 4 - (this.column % 4) : 1;
      const taken = Math.min(width, left);
      this.column += taken;
      left -= taken;
      if (taken === width) this.position++;
    }
  }

  /** Moves over the white space before the content and so many characters of it. */
  skipMark(length: number): void {
    this.skipColumns(this.indent);
    this.position += length;
    this.column += length;
    this.first = -1;
  }

  private measure(): void {
    let at = this.position;
    let column = this.column;
    for (; at < this.end; at++) {
      const char = this.text[at];
      if (char === ' ') column++;
      else if (char === '\t') column += 4 - (column % 4);
      else break;
    }
    this.first = at;
    this.width = column - this.column;
  }
}
