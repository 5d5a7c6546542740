/** Why a paper stands where it stands among those to be read: a list of reasons, each leading to what it stands on. */
import * as vscode from 'vscode';
import type { Work } from '../../core/model';
import type { Because } from '../../core/reading-order/model';
import { authorsYear } from '../../core/views/describe';
import { reasonWords, scoreWords } from '../../core/views/reading-order';
import { Notice } from '../notice';
import { picking } from '../picking';
import type { Services } from '../services';

interface ReasonRow extends vscode.QuickPickItem {
  readonly because?: Because;
}

interface PaperRow extends vscode.QuickPickItem {
  readonly work: Work;
}

export async function explainReadingOrder(
  { readingOrder }: Pick<Services, 'readingOrder'>,
  work: Work,
): Promise<Work | undefined> {
  if (!readingOrder.isOn)
    throw new Notice(
      'The reading order is off, so nothing was learnt. The setting “Scholium › Reading Order: Enabled” turns it on.',
    );
  await readingOrder.ready();
  const { model } = readingOrder;
  if (!model) return undefined;
  const reasons = model.why(work);
  const rows: ReasonRow[] = reasons.map((because) => ({ because, ...reasonWords(because) }));
  const chosen = await picking(
    Promise.resolve(
      vscode.window.showQuickPick(rows, {
        title: `Why “${work.title}” stands here: ${scoreWords(model.score(work), model.signals)}`,
        placeHolder: 'A reason that stands on papers leads to them',
        matchOnDescription: true,
      }),
    ),
  );
  const works = chosen?.because?.works ?? [];
  return works.length > 0 ? choosePaper(`“${work.title}” ${chosen!.because!.words}`, works) : undefined;
}

async function choosePaper(title: string, works: readonly Work[]): Promise<Work | undefined> {
  const rows: PaperRow[] = works.map((work) => ({ work, label: work.title, description: authorsYear(work) }));
  const options = { title, placeHolder: 'Open a page', matchOnDescription: true };
  return (await picking(Promise.resolve(vscode.window.showQuickPick(rows, options))))?.work;
}
