/** The rich text and the names of CSL-JSON as LaTeX in a field of BibTeX. */
import type { CslItem } from '../csl';
import { type Around, type RichTag, writtenRich } from '../rich-tags';
import { type Charset, texText } from './tex-text';
import { texProse, texTitle } from './tex-title';

const TAGS: Readonly<Record<RichTag, Around>> = {
  i: ['\\emph{', '}'],
  b: ['\\textbf{', '}'],
  sup: ['\\textsuperscript{', '}'],
  sub: ['\\textsubscript{', '}'],
  smallcaps: ['\\textsc{', '}'],
  nocase: ['{', '}'],
  other: ['', ''],
};

/** Text of which no style touches the capitals. */
export function texRich(text: string | undefined, charset: Charset): string | undefined {
  return text === undefined ? undefined : writtenRich(text, TAGS, (words) => texProse(words, charset));
}

/** A title, with braces around what a style must leave alone. */
export function texRichTitle(text: string | undefined, charset: Charset): string | undefined {
  return text === undefined
    ? undefined
    : writtenRich(text, TAGS, (words) =>
        texTitle({ raw: words, shown: words.replace(/\s+/g, ' ').trim() }, charset),
      );
}

/** Joined by `and`. Particles that belong to the name stand in its braces, those that may be dropped before it. */
export function texPeople(value: unknown, charset: Charset): string | undefined {
  const names = namesIn(value);
  return names.length === 0 ? undefined : names.map((name) => texPerson(name, charset)).join(' and ');
}

/** The names of a list; what is none is left out. */
export function namesIn(value: unknown): CslItem[] {
  if (!Array.isArray(value)) return [];
  return value.filter((name): name is CslItem => typeof name === 'object' && name !== null);
}

function texPerson(name: CslItem, charset: Charset): string {
  const part = (key: string) => (typeof name[key] === 'string' ? name[key] : '').trim();
  const text = (words: string) => texText(words, charset);
  const literal = part('literal');
  if (literal === 'others') return 'others';
  const [family, given, suffix] = [part('family'), part('given'), part('suffix')];
  const [dropping, kept] = [part('dropping-particle'), part('non-dropping-particle')];
  if (literal !== '' || family === '') return `{${text(literal || given)}}`;
  const bare = /(?:^|\s)(?:and|\p{Ll}\S*)(?=\s)|[,;=]/u.test(family) ? `{${text(family)}}` : text(family);
  // `d’Alembert` is read as one with its particle.
  const whole = /[’']$/.test(kept)
    ? text(kept + family)
    : kept === ''
      ? bare
      : `{${text(`${kept} ${family}`)}}`;
  const last = [text(dropping), whole].filter(Boolean).join(' ');
  const first = /[,;=]|(?:^|\s)and(?=\s|$)/i.test(given) ? `{${text(given)}}` : text(given);
  if (first === '' && suffix === '') return dropping === '' && /\s/.test(family) ? `{${text(family)}}` : last;
  return [last, text(suffix), first].filter((each, at) => each !== '' || at === 2).join(', ');
}
