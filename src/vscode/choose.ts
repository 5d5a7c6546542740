/** One of a few known values, in words; the present one says so. */
import * as vscode from 'vscode';
import { picking } from './picking';

export async function choose<T extends string>(
  title: string,
  values: readonly T[],
  labels: Readonly<Record<T, string>>,
  current: T,
): Promise<T | undefined> {
  const items = values.map((value) => ({
    value,
    label: labels[value],
    description: value === current ? 'now' : '',
  }));
  return (await picking(Promise.resolve(vscode.window.showQuickPick(items, { title }))))?.value;
}
