/**
 * Problems as SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * Skipping: fixes, fingerprints, the version of the tool.
 */
import type { Severity } from '../model';
import type { ReportedProblem } from './report';
import { levelOf, RULES, type RuleLevel } from './rules';

export function sarifReport(problems: readonly ReportedProblem[]): string {
  const rules = rulesOf(problems);
  const indices = new Map(rules.map(({ id }, index) => [id, index]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Scholium', rules } },
        columnKind: 'utf16CodeUnits',
        results: problems.map((problem) => ({
          ruleId: problem.rule,
          ruleIndex: indices.get(problem.rule),
          level: LEVELS[problem.severity],
          message: { text: problem.message },
          locations: [{ physicalLocation: locationOf(problem) }],
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 1)}\n`;
}

const LEVELS: Readonly<Record<RuleLevel, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  off: 'none',
} satisfies Record<Severity | 'off', string>;

/** All of ours, and the kinds of problems in pages and bibliographies that were met. */
function rulesOf(problems: readonly ReportedProblem[]) {
  const ours = RULES.map(({ name, about }) => ({
    id: name as string,
    shortDescription: { text: `${about[0]!.toUpperCase()}${about.slice(1)}.` },
    defaultConfiguration: { level: LEVELS[levelOf(name, {})] },
  }));
  const known = new Set(ours.map(({ id }) => id));
  const others = new Set(problems.map(({ rule }) => rule).filter((rule) => !known.has(rule)));
  return [
    ...ours,
    ...Array.from(others, (id) => ({
      id,
      shortDescription: { text: 'A fault in a file that the notes use.' },
      defaultConfiguration: { level: 'warning' },
    })),
  ];
}

function locationOf({ file, line, column, endLine, endColumn }: ReportedProblem) {
  return {
    artifactLocation: { uri: uriOf(file) },
    region: { startLine: line, startColumn: column, endLine, endColumn },
  };
}

/** A relative reference (RFC 3986), or an address where the path is from the root. */
export function uriOf(file: string): string {
  const path = file.split('\\').join('/').replace(/^\.\//, '');
  const escaped = path.split('/').map(escapeSegment).join('/');
  if (path.startsWith('/')) return `file://${escaped}`;
  return /^[A-Za-z]:\//.test(path) ? `file:///${path[0]}:${escaped.slice(escaped.indexOf('/'))}` : escaped;
}

/** What is unpaired of UTF-16 has no escape; a replacement character stands for it. */
function escapeSegment(segment: string): string {
  return encodeURIComponent(
    segment.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD'),
  );
}
