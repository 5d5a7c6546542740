/** Entries of bibliographies, one a file and many: test/pages/{bibtex,ris,csl-json,…}. */
import { escapeXml, type Facts, inverted, split } from './facts';
import type { Layout } from './layout';

/** As many as a reader's own file has. */
const MANY = 40;

type Entry = Pick<Layout, 'name' | 'extension' | 'without'> & {
  readonly entry: (paper: Facts) => string;
  readonly around?: readonly [before: string, between: string, after: string];
};

const ENTRIES: readonly Entry[] = [
  { name: 'BibTeX', extension: 'bib', entry: bibtex },
  { name: 'BibTeX of DBLP', extension: 'bib', without: ['abstract'], entry: dblpBibtex },
  { name: 'RIS', extension: 'ris', entry: ris },
  {
    name: 'CSL-JSON',
    extension: 'json',
    entry: (paper) => JSON.stringify(cslItem(paper), null, 2),
    around: ['[\n', ',\n', '\n]\n'],
  },
  { name: 'CSL-YAML', extension: 'yaml', entry: cslYaml },
  { name: 'MEDLINE', extension: 'nbib', entry: medline },
  { name: 'EndNote', extension: 'enw', entry: endnote },
  {
    name: 'EndNote XML',
    extension: 'xml',
    entry: endnoteXml,
    around: ['<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n', '', '</records></xml>\n'],
  },
];

export const BIBLIOGRAPHIES: readonly Layout[] = ENTRIES.flatMap(
  ({ entry, around = ['', '\n', ''], ...rest }) => {
    const [before, between, after] = around;
    const write: Layout['write'] = ({ papers }) => `${before}${papers.map(entry).join(between)}${after}`;
    return [
      { ...rest, write },
      { ...rest, name: `${rest.name}, many`, lists: MANY, write },
    ];
  },
);

/** What BibTeX would take for its own. */
function tex(text: string): string {
  // A formula stays one: escaping within it would break what the paper's author wrote.
  return text.includes('$') || text.includes('\\') ? text : text.replace(/[&%#_]/g, '\\$&');
}

function bibtex(paper: Facts): string {
  return `@article{${paper.id},
  title = {${tex(paper.title)}},
  author = {${paper.authors.map(inverted).join(' and ')}},
  year = {${paper.year}},
  journal = {Journal of Everything},
  doi = {${paper.doi}},
  abstract = {${tex(paper.abstract)}}
}
`;
}

function dblpBibtex(paper: Facts): string {
  return `@inproceedings{DBLP:conf/nips/${paper.id},
  author       = {${paper.authors.join(' and\n                  ')}},
  title        = {${tex(paper.title)}},
  booktitle    = {Advances in Neural Information Processing Systems},
  pages        = {4171--4186},
  year         = {${paper.year}},
  url          = {https://doi.org/${paper.doi}},
  doi          = {${paper.doi.toUpperCase()}},
  bibsource    = {dblp computer science bibliography, https://dblp.org}
}
`;
}

function ris(paper: Facts): string {
  return `TY  - JOUR
${paper.authors.map((name) => `AU  - ${inverted(name)}\n`).join('')}PY  - ${paper.year}
TI  - ${paper.title}
JO  - Journal of Everything
AB  - ${paper.abstract}
DO  - ${paper.doi}
ID  - ${paper.id}
ER  - 
`;
}

function cslItem(paper: Facts): object {
  return {
    id: paper.id,
    type: 'article-journal',
    title: paper.title,
    'container-title': 'Journal of Everything',
    DOI: paper.doi,
    abstract: paper.abstract,
    author: paper.authors.map((name) => {
      const [given, family] = split(name);
      return given === '' ? { literal: family } : { family, given };
    }),
    issued: { 'date-parts': [[paper.year, paper.month, paper.day]] },
  };
}

function cslYaml(paper: Facts): string {
  const quoted = (text: string) => JSON.stringify(text);
  return `- type: article-journal
  id: ${paper.id}
  title: ${quoted(paper.title)}
  DOI: ${quoted(paper.doi)}
  abstract: ${quoted(paper.abstract)}
  author:
${paper.authors
  .map((name) => {
    const [given, family] = split(name);
    return `    - family: ${quoted(family)}\n      given: ${quoted(given)}\n`;
  })
  .join('')}  issued:
    - year: ${paper.year}
      month: ${paper.month}
`;
}

function medline(paper: Facts): string {
  return `PMID- ${10_000_000 + paper.at}
DP  - ${paper.year} ${paper.monthName} ${paper.day}
TI  - ${paper.title}
AB  - ${paper.abstract}
${paper.authors.map((name) => `FAU - ${inverted(name)}\n`).join('')}JT  - Journal of Everything
AID - ${paper.doi} [doi]
`;
}

function endnote(paper: Facts): string {
  return `%0 Journal Article
${paper.authors.map((name) => `%A ${inverted(name)}\n`).join('')}%D ${paper.year}
%T ${paper.title}
%J Journal of Everything
%X ${paper.abstract}
%R ${paper.doi}
`;
}

function endnoteXml(paper: Facts): string {
  return `<record>
<ref-type name="Journal Article">17</ref-type>
<contributors><authors>${paper.authors.map((name) => `<author>${escapeXml(inverted(name))}</author>`).join('')}</authors></contributors>
<titles><title>${escapeXml(paper.title)}</title><secondary-title>Journal of Everything</secondary-title></titles>
<abstract>${escapeXml(paper.abstract)}</abstract>
<dates><year>${paper.year}</year></dates>
<electronic-resource-num>${escapeXml(paper.doi)}</electronic-resource-num>
</record>
`;
}
