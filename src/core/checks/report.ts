/** Problems for a terminal, for scripts and for the services that show them beside a change. */
import type { Severity } from '../model';
import { githubReport } from './github';
import type { Offsets } from './positions';
import type { NoteProblem, TextEdit } from './problem';
import { sarifReport } from './sarif';

export const FORMATS = ['text', 'json', 'github', 'sarif'] as const;
export type ReportFormat = (typeof FORMATS)[number];

/** A problem as it is printed: lines and columns count from 1, columns in UTF-16 units, ends are exclusive. */
export interface ReportedProblem {
  /** As the reader of the report is to find it. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
  readonly fixes: readonly { readonly title: string; readonly edits?: readonly TextEdit[] }[];
}

/** The problem with its fixes, and with what was likely meant in its message. */
export function reportedProblem(problem: NoteProblem, file: string, offsets: Offsets): ReportedProblem {
  const { rule, severity, span, message } = problem;
  const start = offsets.position(span.start);
  const end = offsets.position(span.end);
  const fixes = problem.fixes();
  const [first] = fixes;
  const meant = rule === 'unknown-key' && first?.kind === 'edit' ? ` Did you mean @${first.key}?` : '';
  return {
    file,
    line: start.line + 1,
    column: start.column + 1,
    endLine: end.line + 1,
    endColumn: end.column + 1,
    severity,
    rule,
    message: message + meant,
    fixes: fixes.map((fix) => ({ title: fix.title, ...(fix.kind === 'edit' && { edits: fix.edits }) })),
  };
}

export function problemReport(problems: readonly ReportedProblem[], format: ReportFormat): string {
  return REPORTS[format](problems);
}

const REPORTS: Readonly<Record<ReportFormat, (problems: readonly ReportedProblem[]) => string>> = {
  text: textReport,
  json: (problems) => `${JSON.stringify(problems, null, 1)}\n`,
  github: githubReport,
  sarif: sarifReport,
};

/** One line each: `notes/a.md:3:5: There is … (unknown-key)`; and how much it weighs. */
function textReport(problems: readonly ReportedProblem[]): string {
  return problems
    .map(({ file, line, column, severity, message, rule }) => {
      return `${file}:${line}:${column}: ${severity}: ${message} (${rule})\n`;
    })
    .join('');
}
