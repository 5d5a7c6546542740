/**
 * Problems as annotations of a change on GitHub: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 * The escapes are those of its toolkit, which that page leaves out.
 */
import type { Severity } from '../model';
import type { ReportedProblem } from './report';

export function githubReport(problems: readonly ReportedProblem[]): string {
  return problems.map(annotation).join('');
}

function annotation({
  file,
  line,
  column,
  endLine,
  endColumn,
  severity,
  rule,
  message,
}: ReportedProblem): string {
  const properties = {
    file,
    line,
    endLine,
    col: column,
    // GitHub takes the end for inclusive, and columns only within one line.
    ...(endLine === line && { endColumn: Math.max(column, endColumn - 1) }),
    title: `Scholium: ${rule}`,
  };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${COMMANDS[severity]} ${list.join(',')}::${data(message)}\n`;
}

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
};

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
