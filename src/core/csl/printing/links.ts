/** Where the addresses of a work stand in what is printed of it. */
import type { CslItem } from '../../bibliography/csl';

export interface Piece {
  readonly text: string;
  /** An address of http or https without white space, quotes and angle brackets. */
  readonly href?: string;
}

/** How an address may be printed, with what it leads to. */
export interface Address {
  readonly shown: string;
  readonly href: string;
}

/** What can be followed of what an item says: its DOI in whatever way a style prints it, and its URL. */
export function addressesOf(item: CslItem): readonly Address[] {
  const addresses: Address[] = [];
  const doi = typeof item.DOI === 'string' ? DOI.exec(item.DOI)?.[1] : undefined;
  if (doi !== undefined) {
    const href = `https://doi.org/${doi.split('/').map(encodeURIComponent).join('/')}`;
    for (const before of [
      'https://doi.org/',
      'http://doi.org/',
      'https://dx.doi.org/',
      'http://dx.doi.org/',
      '',
    ])
      addresses.push({ shown: before + doi, href });
  }
  if (typeof item.URL === 'string' && URL.test(item.URL)) addresses.push({ shown: item.URL, href: item.URL });
  return addresses;
}

// Letters beyond ASCII are left to be text: what they lead to cannot be told by looking at them.
const DOI = /(?:^|[/:\s])(10\.\d{4,9}\/[!-~]+)$/;
const URL = /^https?:\/\/(?:(?![<>"'`\\^{}|])[!-~])+$/i;

/** The text cut at addresses, the longest first where several begin at one place. */
export function withLinks(text: string, addresses: readonly Address[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  while (from < text.length) {
    const next = firstIn(text, from, addresses);
    if (!next) break;
    if (next.at > from) pieces.push({ text: text.slice(from, next.at) });
    pieces.push({ text: next.shown, href: next.href });
    from = next.at + next.shown.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

function firstIn(
  text: string,
  from: number,
  addresses: readonly Address[],
): (Address & { readonly at: number }) | undefined {
  let found: (Address & { readonly at: number }) | undefined;
  for (const address of addresses) {
    const at = text.indexOf(address.shown, from);
    if (at < 0) continue;
    const isBetter =
      !found || at < found.at || (at === found.at && address.shown.length > found.shown.length);
    if (isBetter) found = { ...address, at };
  }
  return found;
}
