/** What the objects of a Pith Number record say: ids, claims, references. */
import { asIdentifier, findIdentifiers } from '../../identifiers';
import type { Identifier, MachineText, PaperRecord, Printed, SourceId } from '../../model';
import { elements, firstMember, type JsonNode, type JsonText, member, numberOf, textOf } from '../text/json';
import { identifiersOfAddress, uniqueIdentifiers } from './dateline';
import { isTitle } from './references';

/** The paper's own ids: its number, what the objects call it, and its address; each once. */
export function identifiersOf(
  nodes: readonly (JsonNode | undefined)[],
  id: Printed,
  url: string | undefined,
): Identifier[] {
  const found: Identifier[] = findIdentifiers(id.text).map(({ identifier }) => identifier);
  for (const node of nodes) {
    const source = member(node, 'source');
    found.push(...aliasOf(textOf(member(source, 'kind')), textOf(member(source, 'id'))));
    for (const alias of elements(firstMember(node, ['source_aliases', 'aliases'])))
      found.push(...aliasOf(textOf(member(alias, 'alias_kind')), textOf(member(alias, 'alias_value'))));
    for (const kind of ['arxiv', 'doi']) found.push(...aliasOf(kind, textOf(member(node, 'aliases', kind))));
  }
  found.push(...identifiersOfAddress(url));
  return uniqueIdentifiers(found);
}

function aliasOf(kind: string | undefined, value: string | undefined): Identifier[] {
  if (value === undefined || (kind !== 'arxiv' && kind !== 'doi')) return [];
  const found = asIdentifier(kind === 'arxiv' ? `arxiv:${value}` : value);
  return found ? [found.identifier] : [];
}

/** `{"claim_id": "C1", "kind": "strongest_claim", "text": "…"}`, under the label that the page gives it. */
export function claimsOf(json: JsonText, lists: readonly (JsonNode | undefined)[]): MachineText[] {
  for (const list of lists) {
    const claims = listOf(list).flatMap((claim) => {
      const text = json.printed(member(claim, 'text'));
      const kind = textOf(firstMember(claim, ['kind', 'claim_id']));
      return text && kind !== undefined ? [{ label: kind.replaceAll('_', ' '), text }] : [];
    });
    if (claims.length > 0) return claims;
  }
  return [];
}

/** A list, or the list that an object with a count holds. */
function listOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.type === 'array' ? elements(node) : elements(firstMember(node, ['items', 'sample']));
}

/** The references whose titles can be believed; the others are left out. */
export function referencesOf(
  json: JsonText,
  lists: readonly (JsonNode | undefined)[],
  source: SourceId,
): PaperRecord[] {
  const items = lists.map(listOf).find((list) => list.length > 0) ?? [];
  return items.flatMap((item) => {
    const title = json.printed(firstMember(item, ['title', 'cited_title']));
    if (!title || !isTitle(title.text)) return [];
    const year = numberOf(member(item, 'year')) ?? Number(textOf(member(item, 'year')) ?? Number.NaN);
    const identifiers = [
      ...aliasOf('arxiv', textOf(firstMember(item, ['cited_arxiv_id', 'arxiv_id', 'arxiv']))),
      ...doiOf(textOf(firstMember(item, ['doi', 'cited_doi']))),
    ];
    return [
      {
        source,
        place: json.place(item),
        part: 'cited' as const,
        title,
        authors: [],
        authorsComplete: false,
        ...(Number.isInteger(year) && year > 1500 && { date: { year } }),
        identifiers,
        categories: [],
      },
    ];
  });
}

/** A DOI that ends in a hyphen was cut at the end of a line of the paper. */
function doiOf(text: string | undefined): Identifier[] {
  return text === undefined || /[-/(]$/.test(text) ? [] : aliasOf('doi', text);
}
