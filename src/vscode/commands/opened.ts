/** What several commands end with: a paper that is open, words on the clipboard. */
import * as vscode from 'vscode';
import type { Work } from '../../core/model';
import type { Place } from '../../core/place';
import { openPlace } from '../convert';
import type { Services } from '../services';

export async function open(services: Services, work: Work, preview = true): Promise<void> {
  const place: Place = work.records[0]!.title.place;
  await openPlace(place, { preview });
  services.papers.noteReading(work.id);
  services.citers.show(work.id);
}

export async function copy(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(`Scholium: copied ${text}`, 4000);
}
