/** The head of a paper's page: who wrote it, when, where, what names it, what the reader says of it, what can be done. */
import { displayIdentifier, identifierKey } from '../identifiers';
import type { Work } from '../model';
import { siteLabel } from '../sources';
import { plural } from '../views/markdown';
import { markWords } from '../views/marks';
import { factsOf } from '../views/provenance';
import type { PageKnowledge } from './known';
import type { PageLinks } from './links';
import type { Action, Block, Fact, Run } from './model';
import { authorRuns, dim, joined, plain } from './words';

/** Longer lists of authors are whole below, under what the pages say. */
const MOST_AUTHORS = 40;

/** Facts that have no section of their own, in the order in which they are read. */
const SHOWN = ['Published', 'Journal reference', 'Categories', 'Keywords', 'Versions', 'Comments', 'Score'];

export function headOf(work: Work, known: PageKnowledge, links: PageLinks): Block[] {
  const authors = authorRuns(work, MOST_AUTHORS, links);
  const facts = factsIn(work, links);
  return [
    ...(work.withdrawn ? [text([{ text: 'Withdrawn.', tone: 'strong' }])] : []),
    ...(authors.length > 0 ? [text(authors)] : []),
    text(standing(work, known, links)),
    ...(facts.length > 0 ? [{ kind: 'facts' as const, facts }] : []),
    { kind: 'actions', actions: actionsOf(work, links) },
  ];
}

const text = (runs: readonly Run[]): Block => ({ kind: 'text', runs, machine: false });

/** `31 May 2023 · @lightman2023lets · reading · ★★★★☆ · #verifiers · in 2 notes`. */
function standing(work: Work, { inNotes, citingNotes }: PageKnowledge, links: PageLinks): Run[] {
  const date = factsOf(work).find(({ label }) => label === 'Date')?.accounts[0];
  const notes =
    citingNotes.length > 0
      ? `in ${plural(citingNotes.length, 'note')}`
      : inNotes.has(work.citekey)
        ? 'in a note'
        : '';
  const copyKey = links.to({ action: 'copyKey', workId: work.id, key: work.citekey });
  return joined([
    date ? [linked(date.value, date.place, links)] : [],
    [{ text: `@${work.citekey}`, link: copyKey, title: 'Copy the citekey', tone: 'chip' }],
    ...markWords({ ...work.marks, threads: [] }).map((word): Run[] => [{ text: word, tone: 'chip' }]),
    notes === '' ? [] : [dim(notes)],
  ]);
}

function factsIn(work: Work, links: PageLinks): Fact[] {
  const identifiers = identifierRuns(work, links);
  const facts = new Map(factsOf(work).map((fact) => [fact.label, fact]));
  const others = SHOWN.flatMap((label): Fact[] => {
    const account = facts.get(label)?.accounts[0];
    if (!account) return [];
    // Of a number it is to be known whose it is.
    const by = label === 'Score' ? [dim(` by ${siteLabel(account.record.source)}`)] : [];
    return [{ label, values: [{ runs: [linked(account.value, account.place, links), ...by] }] }];
  });
  return identifiers.length > 0
    ? [{ label: 'Identifiers', values: [{ runs: identifiers }] }, ...others]
    : others;
}

/** Each leads to the line that gives it. */
function identifierRuns(work: Work, links: PageLinks): Run[] {
  return joined(
    work.identifiers.map((identifier) => {
      const key = identifierKey(identifier);
      const giver = work.records.find(({ identifiers }) =>
        identifiers.some((one) => identifierKey(one) === key),
      );
      const words = displayIdentifier(identifier);
      return [giver ? linked(words, giver.places?.identifiers ?? giver.place, links) : plain(words)];
    }),
  );
}

function linked(words: string, place: Work['records'][number]['place'], links: PageLinks): Run {
  return { text: words, link: links.to({ action: 'open', place }), title: 'Open the line that says so' };
}

function actionsOf(work: Work, links: PageLinks): Action[] {
  const { id: workId } = work;
  const to = (
    label: string,
    action:
      | 'cite'
      | 'copyReference'
      | 'openNote'
      | 'openOnline'
      | 'showMap'
      | 'showRelations'
      | 'revealPaper',
    title: string,
  ): Action => ({ label, link: links.to({ action, workId }), title });
  const { place } = work.records[0]!.title;
  return [
    to('Cite', 'cite', 'Cite it in the note that you are writing'),
    {
      label: 'Open Line',
      link: links.to({ action: 'open', place }),
      title: 'Open the page it was read from',
    },
    {
      label: 'Copy Key',
      link: links.to({ action: 'copyKey', workId, key: work.citekey }),
      title: `Copy @${work.citekey}`,
    },
    to('Copy Reference', 'copyReference', 'Copy the reference as your citation style prints it'),
    work.marks.notes.length > 0
      ? to('Literature Note', 'openNote', 'Open your note on it')
      : to('New Literature Note', 'openNote', 'Begin a note on it'),
    to('Map', 'showMap', 'Show the papers around it on a map'),
    to('Relations', 'showRelations', 'Show it in the Relations view'),
    to('Show in Papers', 'revealPaper', 'Show its row in the Papers view'),
    ...(work.identifiers.length > 0
      ? [to('Open Online', 'openOnline', 'Open its page on the web, in your browser')]
      : []),
  ];
}
