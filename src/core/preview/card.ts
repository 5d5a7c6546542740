/**
 * The card of a citation: its references as the list prints them, shown while one points at the citation or while one
 * of its links has the focus. The style sheet does it alone: scripts of ours would run in every preview. Where that
 * sheet is not loaded, as in what others export, the card stays hidden.
 */

/** Of the citation with this number. */
export function cardId(number: number): string {
  return `scholium-card-${number}`;
}

/** `entries` are HTML. Empty where there is nothing to be said. */
export function cardOf(id: string, entries: readonly string[], inLink: boolean): string {
  if (entries.length === 0) return '';
  const lines = entries.map((html) => `<span>${inLink ? withoutLinks(html) : html}</span>`).join('');
  return `<span class="scholium-card" id="${id}" role="tooltip" hidden>${lines}</span>`;
}

interface Described {
  readonly href: string | undefined;
  /** Its id. */
  readonly card: string | undefined;
  /** It stands in the text of a link of the writer's. */
  readonly inLink: boolean;
}

/** No link can stand in another: `html` with one of its own, to a DOI, keeps that. */
export function described(html: string, { href, card, inLink }: Described): string {
  const says = card === undefined ? '' : ` aria-describedby="${card}"`;
  if (href !== undefined && !html.includes('<a ')) return `<a href="${href}"${says}>${html}</a>`;
  // What is no link is reached by the keyboard only so.
  return inLink || says === '' || html.includes('<a ') ? html : `<span tabindex="0"${says}>${html}</span>`;
}

function withoutLinks(html: string): string {
  return html.replace(/<\/?a(?:\s[^>]*)?>/g, '');
}
