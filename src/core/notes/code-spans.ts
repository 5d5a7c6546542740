/** Runs of backticks, paired by length (https://spec.commonmark.org/0.31.2/#code-spans). */
export class CodeSpans {
  private readonly text: string;
  /** Where the runs of each length start, last first; made once, so that no run is searched for twice. */
  private starts: Map<number, number[]> | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** Index behind the code span that the run at `at` opens, or undefined. To be asked in the order of the text. */
  endAt(at: number): number | undefined {
    const length = this.runEnd(at) - at;
    const starts = this.runs().get(length) ?? [];
    while (starts.length > 0 && starts.at(-1)! <= at) starts.pop();
    const close = starts.at(-1);
    return close === undefined ? undefined : close + length;
  }

  /** Index behind the run of backticks at `at`. */
  runEnd(at: number): number {
    let end = at;
    while (this.text[end] === '`') end++;
    return end;
  }

  private runs(): Map<number, number[]> {
    if (this.starts) return this.starts;
    const starts = new Map<number, number[]>();
    for (const { 0: run, index } of this.text.matchAll(/`+/g)) {
      const same = starts.get(run.length);
      if (same) same.push(index);
      else starts.set(run.length, [index]);
    }
    for (const same of starts.values()) same.reverse();
    this.starts = starts;
    return starts;
  }
}
