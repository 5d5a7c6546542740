/** A paper's key in a note, whatever the syntax it is cited in. */
import { findCitations, isMarkdown } from '../notes/citations';
import type { CitationItem, Cluster } from '../notes/cluster';
import { frontMatterEnd } from '../notes/front-matter';
import { latexRegion } from '../notes/latex';
import type { TextEdit } from '../notes/request';
import { isOld, type KeyChange } from './key-change';
import { renameLabels } from './rename-labels';
import { type NewNames, renameLinks } from './rename-links';
import { respell } from './respell';
import { applyEdits, inOrder, NOTHING, type Remark, type Rewriting, THE_WORD, untouched } from './rewriting';
import { cslYamlEntries, ownKeyEdits } from './yaml-keys';

/** What the note is besides: a literature note of the paper, and which notes it links to get other names. */
export interface NoteNames {
  readonly isOwn?: boolean;
  readonly names?: NewNames;
}

/** Renames the key in every citation, label, link and field of the note. Never throws. */
export function renameInNote(
  text: string,
  language: string,
  change: KeyChange,
  { isOwn = false, names }: NoteNames = {},
): Rewriting {
  if (![...change.from].some((key) => text.includes(key))) return NOTHING;
  const clusters = findCitations(text, language);
  const edits: TextEdit[] = [];
  const left: Remark[] = [];
  const blocked: Remark[] = [];
  for (const cluster of clusters) {
    for (const item of cluster.items) {
      if (!isOld(change, item.key)) continue;
      const edit = respell(text, cluster, item, change.to);
      if (edit) edits.push(edit);
      else
        blocked.push({
          span: item.keySpan,
          reason: `@${change.to} cannot be written here (${cluster.form}).`,
        });
    }
  }
  if (isMarkdown(language)) {
    const labels = renameLabels(text, clusters, change);
    edits.push(...labels.edits, ...inFrontMatter(text, change, isOwn));
    left.push(...labels.left);
    if (names) edits.push(...renameLinks(text, names));
  } else if (/tex|rsweave/.test(language)) edits.push(...bibitems(text, change));
  const all = inOrder(edits);
  if (blocked.length === 0) blocked.push(...misread(text, language, clusters, all, change));
  const words = untouched(
    text,
    [...change.from].filter((key) => key !== change.to),
    [...all, ...[...left, ...blocked].map(({ span }) => ({ span, newText: '' }))],
  );
  left.push(...words.map((span) => ({ span, reason: THE_WORD })));
  return { edits: all, left, blocked };
}

/** `references:` with entries of the note's own, and the key a literature note is of. */
function inFrontMatter(text: string, change: KeyChange, isOwn: boolean): TextEdit[] {
  const head = text.slice(0, frontMatterEnd(text));
  if (![...change.from].some((key) => head.includes(key))) return [];
  const start = head.indexOf('\n') + 1;
  const yaml = head.slice(start).replace(/(?:---|\.\.\.)\s*$/, '');
  const entries = cslYamlEntries(yaml, change).flatMap((entry) => entry.edits);
  return [...entries, ...ownKeyEdits(yaml, change, isOwn)].map(({ span, newText }) => ({
    span: { start: span.start + start, end: span.end + start },
    newText,
  }));
}

/** The entries of a LaTeX file's own bibliography: `\bibitem[label]{a}`. */
function bibitems(text: string, change: KeyChange): TextEdit[] {
  if (!text.includes('\\bibitem')) return [];
  return [...latexRegion(text).text.matchAll(BIBITEM)].flatMap(({ 1: before, 2: key, index }) => {
    if (!isOld(change, key!)) return [];
    const start = index + before!.length;
    return [{ span: { start, end: start + key!.length }, newText: change.to }];
  });
}

const BIBITEM = /(\\bibitem\s*(?:\[[^\]]*\]\s*)?\{\s*)([^{}\s]+)\s*\}/g;

/**
 * Where the text after the edits would not be read as before but for the key: by a label of the same name in a Typst
 * file, an item of an example list, or a rule of the syntax that nobody here foresaw.
 */
function misread(
  text: string,
  language: string,
  before: readonly Cluster[],
  edits: readonly TextEdit[],
  change: KeyChange,
): Remark[] {
  if (edits.length === 0) return [];
  const items = before.flatMap((cluster) => cluster.items.map((item) => ({ cluster, item })));
  const after = findCitations(applyEdits(text, edits), language).flatMap((cluster) =>
    cluster.items.map((item) => tell(cluster, item)),
  );
  const at = items.findIndex(({ cluster, item }, index) => {
    const key = isOld(change, item.key) ? change.to : item.key;
    return tell(cluster, { ...item, key }) !== after[index];
  });
  if (at < 0 && after.length === items.length) return [];
  const { span } = (items[at] ?? items.at(-1))!.cluster;
  return [{ span, reason: `With @${change.to} in its place this would no longer be read as it is.` }];
}

function tell(
  { form, nocite }: Cluster,
  { key, suppressAuthor, inText, locator, prefix }: CitationItem,
): string {
  return JSON.stringify([form, nocite, key, suppressAuthor, inText, locator?.label, locator?.value, prefix]);
}
