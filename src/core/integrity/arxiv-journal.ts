/** arXiv where the name of a journal should be. */
import { bareValue, fieldOf } from './entry';
import { type EntryRule, listed, removeFix } from './finding';
import { ARXIV_ID } from './identifiers';

const ARXIV_JOURNAL =
  /^(?:arxiv(?:\.org)?|corr|computing research repository)(?:\s*(?:e-?prints?|preprints?))*[\s,:]*(?:(?:arxiv\s*:\s*|abs\/)?(\S+))?(?:\s*\[[\w.-]+\])?$/i;

/** `journal = {arXiv preprint arXiv:1706.03762}`, as Google Scholar writes it. */
export const arxivAsJournal: EntryRule = function* (entry, { dialect }) {
  if (entry.grammar !== 'bibtex' || entry.type !== 'article' || fieldOf(entry, 'eprint')) return;
  const journal = fieldOf(entry, 'journal', 'journaltitle');
  const printed = journal && ARXIV_JOURNAL.exec(bareValue(journal));
  if (!journal || !printed) return;
  const volume = /^abs\/(\S+)$/.exec(bareValue(fieldOf(entry, 'volume')))?.[1];
  const id = [printed[1], volume].find((each) => each !== undefined && ARXIV_ID.test(each));
  // "arXiv quarterly", whatever that is.
  if (printed[1] !== undefined && id === undefined) return;
  const [archive, type] = dialect === 'biblatex' ? ['eprinttype', 'online'] : ['archiveprefix', 'misc'];
  const indent = /\n([ \t]*)$/.exec(entry.text.slice(0, journal.start))?.[0] ?? ' ';
  const named = fieldOf(entry, 'archiveprefix', 'eprinttype') ? '' : `,${indent}${archive} = {arXiv}`;
  const volumeField = fieldOf(entry, 'volume');
  const edits = [
    { ...entry.typeAt, newText: type },
    { start: journal.start, end: journal.end, newText: `eprint = {${id}}${named}` },
    // `volume = {abs/1706.03762}` says nothing else.
    ...(volume !== undefined && volumeField ? removeFix(entry, volumeField, '').edits : []),
  ];
  yield {
    rule: 'arxiv-as-journal',
    ...journal.at,
    message: `arXiv is no journal. Give the number of the preprint in ${listed([`“eprint”`, `“${archive}”`], 'with')}, in an entry @${type}.`,
    ...(id !== undefined && { fixes: [{ title: `Change to @${type} with eprint = {${id}}`, edits }] }),
  };
};
