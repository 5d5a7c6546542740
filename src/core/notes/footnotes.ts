/** Citations in footnotes: the mark in the text, `[^key]`, and its note at the end, `[^key]: @key.` */

import { writeKey } from './keys';
import type { CiteKey, CiteMode } from './request';
import { pandocItems } from './write';

/** The footnotes of a text, and those that are to be added to it. */
export class Footnotes {
  private readonly text: string;
  /** Label to the words of its note. */
  private readonly notes = new Map<string, string>();
  private readonly added: string[] = [];

  constructor(text: string) {
    this.text = text;
    if (!text.includes('[^')) return;
    for (const [, label, words] of text.matchAll(DEFINITION)) {
      if (!this.notes.has(label!)) this.notes.set(label!, words!.trim());
    }
  }

  /** The mark for a work, its note added unless one with the same words is there already. */
  mark(key: CiteKey, mode: CiteMode): string {
    const hasAffixes = key.prefix || key.locator || key.suffix || mode === 'author-suppressed';
    const words = hasAffixes ? `[${pandocItems([key], mode)}].` : `@${writeKey(key.key, '.\n')}.`;
    const base = key.key.replace(/[^\p{L}\p{N}_:.+-]+/gu, '-');
    for (let number = 1; ; number++) {
      const label = number === 1 ? base : `${base}-${number}`;
      const there = this.notes.get(label);
      if (there === undefined) {
        this.notes.set(label, words);
        this.added.push(`[^${label}]: ${words}`);
        return `[^${label}]`;
      }
      if (there === words) return `[^${label}]`;
    }
  }

  /** What is to be added at the end of the text, behind what is inserted there; empty when nothing is. */
  toAppend(behindInsertion = false): string {
    if (this.added.length === 0) return '';
    const feed = this.text.includes('\r\n') ? '\r\n' : '\n';
    const end = this.text.trimEnd();
    const lastLine = end.slice(end.lastIndexOf('\n') + 1);
    if (behindInsertion) return feed + feed + this.added.join(feed) + feed;
    const wanted = end === '' ? 0 : /^\[\^[^\s\]]+\]:/.test(lastLine) ? 1 : 2;
    const there = this.text.slice(end.length).split('\n').length - 1;
    return feed.repeat(Math.max(0, wanted - there)) + this.added.join(feed) + feed;
  }
}

const DEFINITION = /^[ ]{0,3}\[\^([^\s\]]+)\]:(.*)$/gm;
