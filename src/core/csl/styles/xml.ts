/**
 * XML as far as styles are written in it: elements, attributes, text, comments, CDATA, the five entities and numeric
 * ones (https://www.w3.org/TR/xml/). No declarations of entities are read, so that none can be expanded.
 */

export interface XmlElement {
  /** With its prefix, if any. */
  readonly name: string;
  readonly attrs: Readonly<Record<string, string>>;
  /** Text that is white space alone is left out between elements. */
  readonly children: readonly (XmlElement | string)[];
  /** Where it begins: an offset in UTF-16 units. */
  readonly start: number;
}

export interface XmlFault {
  /** A sentence without its place. */
  readonly fault: string;
  readonly at: number;
}

/** The root element, or why there is none. Never throws; no text takes more time than its length. */
export function readXml(text: string): XmlElement | XmlFault {
  const reader = new Reader(text);
  return reader.read();
}

/** From 1, as editors count. */
export function lineAndColumn(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  return { line, column: at - (before.lastIndexOf('\n') + 1) + 1 };
}

interface Open {
  readonly name: string;
  readonly attrs: Record<string, string>;
  readonly children: (XmlElement | string)[];
  readonly start: number;
}

/** Of elements within each other. */
export const MOST_DEPTH = 200;

class Reader {
  readonly #text: string;
  readonly #open: Open[] = [];
  #root: XmlElement | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  read(): XmlElement | XmlFault {
    let at = this.#text.startsWith('\uFEFF') ? 1 : 0;
    while (at < this.#text.length) {
      const next = this.#text[at] === '<' ? this.#markup(at) : this.#words(at);
      if (typeof next !== 'number') return next;
      at = next;
    }
    const open = this.#open.at(-1);
    if (open) return { fault: `<${open.name}> is never closed`, at: open.start };
    return this.#root ?? { fault: 'there is no element in it', at: 0 };
  }

  #words(at: number): number | XmlFault {
    const end = this.#behind('<', at, 0) ?? this.#text.length;
    const text = this.#text.slice(at, end);
    const open = this.#open.at(-1);
    if (text.trim() === '') {
      if (open && text !== '' && open.children.length === 0 && this.#text.startsWith('</', end))
        open.children.push(text);
      return end;
    }
    if (!open) return { fault: 'there is text outside the elements', at: at + text.search(/\S/) };
    const read = unescaped(text, at);
    if (typeof read !== 'string') return read;
    open.children.push(read);
    return end;
  }

  #markup(at: number): number | XmlFault {
    const text = this.#text;
    if (text.startsWith('<!--', at))
      return this.#behind('-->', at + 4) ?? { fault: 'a comment is never closed', at };
    if (text.startsWith('<?', at))
      return this.#behind('?>', at + 2) ?? { fault: 'an instruction is never closed', at };
    if (text.startsWith('<![CDATA[', at)) {
      const end = this.#behind(']]>', at + 9);
      if (end === undefined) return { fault: 'a CDATA section is never closed', at };
      this.#open.at(-1)?.children.push(text.slice(at + 9, end - 3));
      return end;
    }
    if (text.startsWith('<!', at)) {
      if (/^<!DOCTYPE[^[>]*>/i.test(text.slice(at, at + 500))) return this.#behind('>', at)!;
      return { fault: 'it declares entities, which are not read', at };
    }
    return text[at + 1] === '/' ? this.#end(at) : this.#start(at);
  }

  #end(at: number): number | XmlFault {
    END.lastIndex = at;
    const match = END.exec(this.#text);
    if (!match) return { fault: 'an end tag is malformed', at };
    const open = this.#open.pop();
    if (!open) return { fault: `</${match[1]}> closes nothing`, at };
    if (open.name !== match[1])
      return { fault: `</${match[1]}> stands where <${open.name}> is to be closed`, at };
    return this.#close(open, END.lastIndex);
  }

  #start(at: number): number | XmlFault {
    START.lastIndex = at;
    const match = START.exec(this.#text);
    if (!match) return { fault: 'a tag is malformed', at };
    if (this.#root) return { fault: 'there is more than one element on top', at };
    if (this.#open.length >= MOST_DEPTH) return { fault: 'its elements are nested too deep', at };
    const attrs: Record<string, string> = {};
    let end = START.lastIndex;
    for (;;) {
      ATTRIBUTE.lastIndex = end;
      const attribute = ATTRIBUTE.exec(this.#text);
      if (!attribute) break;
      const [, name, double, single] = attribute;
      const value = unescaped((double ?? single)!, attribute.index);
      if (typeof value !== 'string') return value;
      if (Object.hasOwn(attrs, name!))
        return { fault: `the attribute ${name} is there twice`, at: attribute.index };
      Object.defineProperty(attrs, name!, { value, enumerable: true, writable: true, configurable: true });
      end = ATTRIBUTE.lastIndex;
    }
    TAG_END.lastIndex = end;
    const closing = TAG_END.exec(this.#text);
    if (!closing) return { fault: `the tag <${match[1]}> is malformed`, at: end };
    const open: Open = { name: match[1]!, attrs, children: [], start: at };
    if (closing[1]) return this.#close(open, TAG_END.lastIndex);
    this.#open.push(open);
    return TAG_END.lastIndex;
  }

  #close(element: Open, end: number): number {
    const parent = this.#open.at(-1);
    if (parent) parent.children.push(element);
    else this.#root = element;
    return end;
  }

  /** Behind the next such sign, or before it when `past` is 0. */
  #behind(sign: string, from: number, past = sign.length): number | undefined {
    const at = this.#text.indexOf(sign, from);
    return at < 0 ? undefined : at + past;
  }
}

const NAME = String.raw`[\p{L}_:][\p{L}\p{N}_:.-]*`;
const START = new RegExp(`<(${NAME})`, 'uy');
const END = new RegExp(String.raw`</(${NAME})\s*>`, 'uy');
const ATTRIBUTE = new RegExp(String.raw`\s+(${NAME})\s*=\s*(?:"([^"<]*)"|'([^'<]*)')`, 'uy');
const TAG_END = /\s*(\/)?>/y;

function unescaped(text: string, at: number): string | XmlFault {
  const unknown = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)/i.exec(text);
  if (unknown) return { fault: 'an & stands in it that is no entity of XML', at: at + unknown.index };
  return text.replace(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
    (_, hex?: string, decimal?: string, name?: string) => {
      if (name) return ENTITIES[name.toLowerCase()]!;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
    },
  );
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
