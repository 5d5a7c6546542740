/** What a paper's page stands on: what each saved page says, what changed, what is wrong. */
import type { Work } from '../model';
import { readable } from '../prose';
import { siteLabel } from '../sources';
import { changeDay, changeLine } from '../views/changes';
import { fileName } from '../views/describe';
import type { ShownProblem } from '../views/entry-problems';
import { clip } from '../views/markdown';
import { type Account, factsOf } from '../views/provenance';
import type { PageLinks } from './links';
import type { Fact, Line, Row, Section } from './model';
import { dim, joined, lineRun, plain } from './words';

/** A much cited paper is in hundreds of pages, which all say the same. */
const MOST_PLACES = 12;
const MOST_VALUES = 60;
/** The whole is in its own section, or behind the line. Characters. */
const LONGEST = 300;

export function provenanceSection(work: Work, links: PageLinks): Section[] {
  const facts = factsOf(work).map(
    ({ label, machine, accounts }): Fact => ({
      label,
      values: byValue(accounts).map(([value, told]) => valueLine(value, told, machine, links)),
    }),
  );
  const files = new Set(work.records.map(({ place }) => place.file));
  return [
    {
      id: 'provenance',
      heading: 'What the pages say, line by line',
      note: `Read from ${files.size === 1 ? 'one file' : `${files.size.toLocaleString('en')} files`}; what is shown above comes first.`,
      blocks: [{ kind: 'facts', facts }],
    },
  ];
}

/** Those who say the same, in the order in which it was said first. */
function byValue(accounts: readonly Account[]): [string, Account[]][] {
  const told = new Map<string, Account[]>();
  for (const account of accounts) {
    const same = told.get(account.value);
    if (same) same.push(account);
    else told.set(account.value, [account]);
  }
  return [...told].slice(0, MOST_VALUES);
}

function valueLine(value: string, told: readonly Account[], machine: boolean, links: PageLinks): Line {
  const places = told.slice(0, MOST_PLACES).map(({ record, place }) => {
    const guess = record.guessed ? ', guessed' : '';
    return [dim(`${siteLabel(record.source)}${guess} `), lineRun(place, links)];
  });
  const more = told.length - places.length;
  return {
    runs: joined([
      [plain(clip(value, LONGEST))],
      ...places,
      more > 0 ? [dim(`and ${more.toLocaleString('en')} more lines`)] : [],
    ]),
    ...(machine && { machine }),
  };
}

export function changesSection(work: Work, links: PageLinks): Section[] {
  if (work.changes.length === 0) return [];
  const rows = work.changes.map((change): Row => {
    const page = work.records.find(({ place }) => fileName(place.file) === fileName(change.file));
    const titles = [
      ...(change.came ?? []).map((title) => ['new', title] as const),
      ...(change.went ?? []).map((title) => ['gone', title] as const),
    ];
    return {
      runs: joined([[plain(changeDay(change))], [plain(changeLine(change))]]),
      below: [
        {
          runs: joined([
            [dim(siteLabel(change.source))],
            page ? [lineRun(page.title.place, links)] : [dim(fileName(change.file))],
          ]),
        },
        ...titles.map(([what, title]): Line => ({ runs: [dim(`${what}: `), plain(readable(title))] })),
      ],
      facets: [],
    };
  });
  return [
    {
      id: 'changes',
      heading: 'Changes of its pages',
      count: rows.length,
      note: 'What a page said differently when it was saved again.',
      blocks: [{ kind: 'rows', one: 'change', rows }],
    },
  ];
}

export function problemsSection(problems: readonly ShownProblem[], links: PageLinks): Section[] {
  if (problems.length === 0) return [];
  const rows = problems.map(
    ({ message, severity, place }): Row => ({
      runs: [plain(message)],
      below: [{ runs: joined([[dim(severity)], [lineRun(place, links)]]) }],
      facets: [],
    }),
  );
  return [
    {
      id: 'problems',
      heading: 'Problems',
      count: rows.length,
      blocks: [{ kind: 'rows', one: 'problem', rows }],
    },
  ];
}
