/** The text of `--help`. */
import { FORMAT_IDS } from '../core/bibliography/formats';
import { FORMATS } from '../core/checks/report';
import { RULES } from '../core/checks/rules';
import { DUMP_GLOBS, EXCLUDED_GLOBS, MAX_SIZE_MB, NOTE_GLOBS } from '../core/intake';
import { MAP_FORMATS } from '../core/map/write-map';
import { FIELD_HELP, FIELDS } from '../core/search/fields';

const RULE_LINES = RULES.map(
  ({ name, level, about }) => `  ${name.padEnd(20)} ${level.padEnd(11)}  ${about}`,
);

export const HELP = `scholium: a folder of saved paper pages as a library, on the command line.

Usage
  scholium read FOLDER [--json]                     the papers, their citations, what was not read
  scholium search FOLDER QUERY [--json] [--limit N] the best matches first
  scholium duplicates FOLDER [--json]               papers that may be one, and why
  scholium facts FOLDER KEY [--json]                what pages say of one paper, field by field, and where
  scholium citations FILE|FOLDER [--json]           every citation of the notes, and whether its keys are known
  scholium check FILE|FOLDER [--format F] [--rules R]
                                                    what is wrong with the citations of the notes, and with BibTeX files
  scholium export FOLDER --format F [--query Q] [--cited-in NOTES]
                                                    the papers as a bibliography: all, those that match, those cited
  scholium map FOLDER [--of KEY|--near KEY|--query Q|--note FILE] [--steps N] [--format F]
                                                    who cites whom, for other programs to draw: around papers, of what is
                                                    near them, of those that match, of those that a note cites, of all
  scholium anchor FILE < annotations.jsonl [--json] where in FILE each W3C annotation lands, one a line
  scholium annotations FOLDER [--json|--markdown]   what was written in the margins, and where it stands

Options
  --json            one JSON object instead of lines
  --markdown        a Markdown note instead of lines (annotations)
  --limit N         at most N matches (search; 20 unless told)
  --include GLOB    which files may be pages, may be repeated (${DUMP_GLOBS.join(', ')})
  --exclude GLOB    what is never looked into, may be repeated (${EXCLUDED_GLOBS.join(', ')})
  --notes GLOB      which files are notes, may be repeated (${NOTE_GLOBS.join(', ')})
  --library FOLDER  where the papers are, if not where the notes are (citations, check)
  --format F        ${FORMATS.join(', ')} (check; text unless told);
                    ${FORMAT_IDS.join(', ')} (export);
                    ${MAP_FORMATS.join(', ')} (map; graphml unless told; json has nodes and links, as networkx and d3 do)
  --query QUERY     only papers that match (export, map)
  --of KEY          a paper by its citekey or an identifier, may be repeated (map)
  --near KEY        the same; the map is of what is near it by shared citers and by words, cited or not (map)
  --steps N         papers at most N citations away from those (map; 1 unless told)
  --note FILE       only papers that this note cites (map)
  --cited-in NOTES  only papers that this note, or these of a folder, cite; may be repeated (export)
  --charset C       utf-8 or ascii, for letters in BibTeX (export; utf-8 unless told)
  --style S         a citation style for md and html: a CSL file, or apa, ieee and others that come with Scholium
                    (export; without it the lists are in no style). Numbers follow the order in which NOTES cite;
                    html is a whole page
  --locale LANG     the language of the words that the style prints, such as de-DE (export; the style's own unless told)
  --rules R         RULE=LEVEL, several with commas; LEVEL is off, information, warning or error; all=LEVEL for every
                    rule that is on (check)
  --max-size-mb N   larger files are not read (${MAX_SIZE_MB})
  --help            this text

QUERY is words, or fields, each left out by a - before it:
${FIELDS.map((field) => `  ${`${field}:`.padEnd(11)}${FIELD_HELP[field]}`).join('\n')}

RULE is one of
${RULE_LINES.join('\n')}
A note switches rules off for itself, by their names or all of them:
  <!-- scholium-disable RULE --> … <!-- scholium-enable RULE -->, scholium-disable-line, scholium-disable-next-line;
  in LaTeX behind %, in Typst behind //

Exit code 1: the input cannot be read, or check found an error. Exit code 2: the call is not understood.
`;
