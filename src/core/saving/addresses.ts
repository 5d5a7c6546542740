/** Addresses of pages: in a text that is nothing but addresses, and which page stands for which. */
import { findIdentifiers } from '../identifiers';

const ADDRESS = /^<?(https?:\/\/[^\s<>"']{3,2000})>?$/i;

/** The address that the whole text is, or undefined. */
export function asAddress(text: string): string | undefined {
  return ADDRESS.exec(text.trim())?.[1];
}

/**
 * The addresses of a text that holds nothing else, one a line, each once; undefined when it holds other words. A
 * line that starts with `#` is a comment (https://www.rfc-editor.org/rfc/rfc2483#section-5).
 */
export function addressList(text: string): readonly string[] | undefined {
  if (text.length > 200_000) return undefined;
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const addresses = lines.map(asAddress);
  if (lines.length === 0 || addresses.includes(undefined)) return undefined;
  return [...new Set(addresses as string[])];
}

/** The page to ask for: of a paper's PDF on arXiv, its abstract page. */
export function pageAddress(address: string): string {
  const bare = address.replace(/#.*$/, '');
  const file =
    /^https?:\/\/(?:www\.|export\.)?arxiv\.org\/(?:pdf|html|format|ps|src|e-print)\/([^?]{6,60}?)(?:\.pdf)?(?:\?.*)?$/i.exec(
      bare,
    );
  const found = file && findIdentifiers(`arXiv:${file[1]}`)[0];
  if (found?.identifier.scheme !== 'arxiv') return bare;
  const version = found.version === undefined ? '' : `v${found.version}`;
  return `https://arxiv.org/abs/${found.identifier.value}${version}`;
}

/** The host of an address, without a port: `arxiv.org`. */
export function hostOf(address: string): string {
  return /^https?:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/:?#]+)/i.exec(address)?.[1]?.toLowerCase() ?? '';
}

/** What two addresses of one page share, however they were copied. */
export function addressKey(address: string): string {
  return pageAddress(address)
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/\/$/, '')
    .replace(/^[^/?]*/, (host) => host.toLowerCase());
}
