/** Which labels a note sets, as parts of it come and go. */
export class LabelCounts {
  private readonly counts = new Map<string, number>();

  has(label: string): boolean {
    return this.counts.has(label);
  }

  add(labels: readonly string[]): void {
    for (const label of labels) this.counts.set(label, (this.counts.get(label) ?? 0) + 1);
  }

  remove(labels: readonly string[]): void {
    for (const label of labels) {
      const count = this.counts.get(label)! - 1;
      if (count > 0) this.counts.set(label, count);
      else this.counts.delete(label);
    }
  }

  clear(): void {
    this.counts.clear();
  }
}
