/** Addresses of the web in running text: found, put together again where a line broke them, and made safe to follow. */
import type { Span } from '../place';
import { wellFormed } from '../prose';

export interface FoundAddress extends Span {
  /** `https://…` or `http://…`, as `safeAddress` lets it pass. */
  readonly url: string;
}

/** Hosts that authors name without a scheme; others would be found in every `and/or`. */
const NAMED = String.raw`(?:github\.com|gitlab\.com|bitbucket\.org|huggingface\.co|hf\.co|zenodo\.org|osf\.io|kaggle\.com|figshare\.com|youtu\.be|youtube\.com|[\w-]{1,60}\.github\.io)`;
/**
 * LaTeX writes `\_` and `\%` in an address. Quotes, brackets of a markup, wide punctuation and letters that are not seen
 * never stand in one, nor a comma before the next. `\@` is taken in, to be refused: browsers read `\` as `/`.
 */
const LETTER = String.raw`(?:[^\s<>"'${'`'}{}|\\^,;\u200b-\u200f\u2018-\u201f\u2026\u202a-\u202e\u2060-\u206f\u3000-\u303f\ufeff\uff00-\uffef]|[,;](?!(?:https?:\/\/|(?:www\.)?${NAMED}\/))|\\[_%#&~@])`;
const ADDRESS = new RegExp(
  String.raw`https?:\/\/(?:\s{0,4}\n\s{0,8})?${LETTER}{1,2000}|(?<![\w/.@-])(?:www\.)?${NAMED}(?:\/${LETTER}{0,2000})?`,
  'gi',
);

/** Every address in the text, in order. Linear in the length of the text. */
export function findAddresses(text: string): FoundAddress[] {
  const found: FoundAddress[] = [];
  const pattern = new RegExp(ADDRESS);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const rest = restBehindBreak(match[0], text, match.index + match[0].length);
    const raw = trimmed(match[0] + rest.replace(/\s/g, ''));
    const whole = match[0].length + rest.length;
    const cut = match[0].length + rest.replace(/\s/g, '').length - raw.length;
    const end = match.index + whole - cut;
    const url = safeAddress(raw.replace(/\s/g, '').replace(/\\(?=[_%#&~])/g, ''));
    if (url !== undefined) found.push({ start: match.index, end, url });
    pattern.lastIndex = Math.max(end, match.index + 1);
  }
  return found;
}

/**
 * What the next line adds, white space included. Extraction breaks addresses behind `-` or `/`; but a sentence may
 * also end in one, so behind a slash only what looks like no word goes on it, or the repository that is missing.
 * `12 pages` and `Abstract:` begin something else.
 */
function restBehindBreak(address: string, text: string, at: number): string {
  const next = NEXT_LINE.exec(text.slice(at, at + 400));
  if (!next?.groups) return '';
  const { added = '', first = '', second } = next.groups;
  if (/[-_=&?%~#]$/.test(address)) return added;
  const word = first.replace(/[-/.,;)\]]+$/, '');
  if (!address.endsWith('/') || first.endsWith(':') || !/[a-z]/i.test(word)) return '';
  const isForgeOwner = /(?:github\.com|gitlab\.com|huggingface\.co)\/[\w.-]+\/$/i.test(address);
  if (isForgeOwner && !/^(?:and|or|for|with|the|we|in|to|as|is|are|which|where|that|has|have)$/.test(word))
    return added;
  return /[/_=]|\.[a-z]{2}/i.test(word) || (/[\d-]/.test(word) && second === undefined) ? added : '';
}

/** The first word of the next line, and the plain one behind it. */
const NEXT_LINE =
  /^(?<added>[^\S\n]{0,4}\r?\n[^\S\n]{0,8}(?<first>[a-z0-9][^\s<>"'`{}|\\^\u200b-\u200f]{0,300}))(?:[^\S\n]{1,4}(?<second>[a-z]+)\b)?/;

/** Without what the sentence around it put behind: punctuation, a bracket it did not open, a sentence glued to it. */
function trimmed(address: string): string {
  let end = address.length;
  const unopened = { ')': excess(address, ')', '('), ']': excess(address, ']', '[') };
  for (;;) {
    const last = address[end - 1] ?? '';
    if ('.,;:!?*_~\'"·'.includes(last) && last !== '') end--;
    else if ((last === ')' || last === ']') && unopened[last] > 0) {
      unopened[last]--;
      end--;
    } else {
      const glued = GLUED.exec(address.slice(Math.max(0, end - 40), end));
      if (!glued) return address.slice(0, end);
      end -= glued[0].length;
    }
  }
}

/** `.We`, `;data`. */
const GLUED = /(?<=[\w/])(?:\.[A-Z][a-z]{0,30}|(?<!&\w{1,8});[a-z]{1,30})$/;

function excess(text: string, closing: string, opening: string): number {
  return text.split(closing).length - text.split(opening).length;
}

const LONGEST = 2000;

/**
 * The address if it may be followed: `https` or `http` (the former where none is given), a host with a name, no user
 * and no password before it (`https://github.com@evil.example`), nothing that cannot stand in an address. Page text is
 * other people's, and a machine of the reader's own network is nobody's paper: numbers are no host.
 */
export function safeAddress(text: string): string | undefined {
  const [, scheme = 'https', authority = '', rest = ''] =
    /^(?:(https?):\/\/)?([^/?#]*)([/?#].*)?$/is.exec(text) ?? [];
  const isHost =
    /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]{2,59})(?::\d{1,5})?$/i;
  if (text.length > LONGEST || !isHost.test(authority) || authority.length > 253) return undefined;
  const isOfNobody =
    /\.(?:local|localhost|localdomain|internal|intranet|private|lan|home|corp|arpa|test|invalid|onion)(?::|$)/i;
  if (isOfNobody.test(authority)) return undefined;
  const escaped = rest.replace(/[^\w.~:/?#[\]@!$&'()*+,;=%-]/gu, (char) =>
    encodeURIComponent(wellFormed(char)),
  );
  return `${scheme.toLowerCase()}://${authority.toLowerCase()}${escaped}`;
}

/** What names it: `github.com/a/b`, without `www.`, and without what stands behind `?` and `#`. */
export function hostAndPath(url: string): string {
  return url
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '');
}

/** What two spellings of one address share: `http://www.github.com/a/b.git/` and `https://github.com/A/b`. */
export function addressKey(url: string): string {
  const [, authority = '', rest = ''] = /^https?:\/\/(?:www\.)?([^/?#]*)([^#]*)/.exec(url) ?? [];
  const path = rest.replace(/[?&](?:utm_\w+|ref)=[^&]*/g, '').replace(/(?:\.git)?\/*$/, '');
  const isCaseless = /^(?:github\.com|gitlab\.com|huggingface\.co|hf\.co|doi\.org)$/.test(authority);
  return authority.replace(/^hf\.co$/, 'huggingface.co') + (isCaseless ? path.toLowerCase() : path);
}
