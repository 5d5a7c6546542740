/** Looking up what pages do not tell: whom to ask, which paper it is, which fields to take. Only on request. */
import * as vscode from 'vscode';
import { displayDate } from '../core/dates';
import { displayIdentifier } from '../core/identifiers';
import { likenessOf, missingOf, namesLine, SERVICES, subjectOf, surestFirst } from '../core/lookup';
import { type Accepted, accept, type LookupField, type Offer, offersOf } from '../core/lookup/accepted';
import type { Candidate, LookupService, Subject } from '../core/lookup/service';
import type { Work } from '../core/model';
import { hostOf } from '../core/saving/addresses';
import { clip } from '../core/views/markdown';
import type { Asker } from './asker';
import { messageOf } from './files';
import { Notice } from './notice';
import { NoAnswer } from './saving/network';

/** Lists to choose from; the tests choose in the reader's stead. */
export type Choose = typeof vscode.window.showQuickPick;

/** Asks the reader step by step; undefined when they leave. `today` is an ISO 8601 day. */
export async function lookUp(
  work: Work,
  asker: Asker,
  today: string,
  { pick, all }: LookUpMeans = { pick: vscode.window.showQuickPick, all: SERVICES },
): Promise<Accepted | undefined> {
  const missing = missingOf(work);
  const candidates = await candidatesFor(
    subjectOf(work),
    {
      name: work.title,
      placeHolder:
        missing.length > 0
          ? `Not known: ${missing.join(', ')}. Whom to ask?`
          : 'Whom to ask? Nothing is sent until you choose.',
    },
    asker,
    { pick, all },
  );
  const candidate = candidates && (await chooseCandidate(work, candidates, pick));
  const fields = candidate && (await chooseFields(work, candidate, pick));
  return candidate && fields && fields.length > 0 ? accept(work, candidate, fields, today) : undefined;
}

/** Who is asked, and how they are chosen. */
export interface LookUpMeans {
  readonly pick: Choose;
  readonly all: readonly LookupService[];
}

/**
 * What the services that the reader chooses know of the subject, which is called `name`; undefined when they leave, or
 * when all that was asked failed. Throws a `Notice` where nothing may be asked or nothing is found.
 */
export async function candidatesFor(
  subject: Subject,
  { name, placeHolder }: { readonly name: string; readonly placeHolder: string },
  asker: Asker,
  { pick, all }: LookUpMeans,
): Promise<readonly Candidate[] | undefined> {
  if (!vscode.workspace.isTrusted)
    throw new Notice('Nothing is looked up in Restricted Mode. Trust the folder to ask a service.');
  const title = `Look up “${clip(name, 60)}”`;
  const services = await chooseServices(subject, { title, placeHolder }, pick, all);
  if (!services) return undefined;
  const { candidates, failures } = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Looking up', cancellable: true },
    (progress, token) => {
      const report = (service: LookupService) => progress.report({ message: service.label });
      return askServices(services, subject, asker, token, report);
    },
  );
  for (const failure of failures) void vscode.window.showWarningMessage(failure, 'OK');
  if (candidates.length > 0) return candidates;
  if (failures.length > 0) return undefined;
  throw new Notice(`${services.map(({ label }) => label).join(', ')}: nothing found for “${name}”.`);
}

/** What the services answer; one that fails costs its own answer only. */
export async function askServices(
  services: readonly LookupService[],
  subject: Subject,
  asker: Asker,
  token: vscode.CancellationToken,
  report: (service: LookupService) => void = () => undefined,
): Promise<{ candidates: Candidate[]; failures: string[] }> {
  const candidates: Candidate[] = [];
  const failures: string[] = [];
  for (const service of services) {
    report(service);
    try {
      candidates.push(...(await askService(service, subject, asker, token)));
    } catch (error) {
      if (error instanceof NoAnswer && error.why === 'stopped') break;
      failures.push(messageOf(error));
    }
  }
  return { candidates, failures };
}

/** The most certain question first; the next only where that finds nothing. */
async function askService(
  service: LookupService,
  subject: Subject,
  asker: Asker,
  token: vscode.CancellationToken,
): Promise<readonly Candidate[]> {
  for (const path of service.paths(subject)) {
    const { gap, label } = service;
    const isAnswer = (body: string) => service.read(body) !== undefined;
    const body = await asker.ask(service.root + path, { gap, label, token, isAnswer });
    if (body === undefined) continue;
    const found = service.read(body);
    if (!found) throw new Error(`The answer of ${label} breaks off or is of no known form. Try again later.`);
    if (found.length > 0) return found;
  }
  return [];
}

/** Choosing is the consent: the row says what is sent, and to whom. */
async function chooseServices(
  subject: Subject,
  heading: { readonly title: string; readonly placeHolder: string },
  pick: Choose,
  services: readonly LookupService[],
): Promise<readonly LookupService[] | undefined> {
  const { title, author, identifiers, words } = subject;
  const sent = [
    identifiers.map(displayIdentifier).join(', '),
    author,
    title && `“${clip(title, 60)}”`,
    words && `“${clip(words, 60)}”`,
  ]
    .filter(Boolean)
    .join(', ');
  // Who knows the paper by its identifier is asked first: a title finds others too.
  const ways = (service: LookupService) => service.paths(subject).length;
  const able = services.filter((service) => ways(service) > 0).sort((a, b) => ways(b) - ways(a));
  const rows = able.map((service) => ({
    label: service.label,
    description: hostOf(service.root),
    detail: `Sends ${sent}`,
    services: [service],
  }));
  const all = { label: 'All of them', description: '', detail: `Sends ${sent} to each`, services };
  return (await pick([...rows, all], heading))?.services;
}

const LIKENESS = { same: '$(check) ', likely: '$(question) ', doubtful: '' } as const;

async function chooseCandidate(
  work: Work,
  candidates: readonly Candidate[],
  pick: Choose,
): Promise<Candidate | undefined> {
  const rows = surestFirst(work, candidates).map((candidate) =>
    candidateRow(candidate, LIKENESS[likenessOf(work, candidate)]),
  );
  const chosen = await pick(rows, {
    title: `Which one is “${clip(work.title, 60)}”?`,
    placeHolder: 'Escape if it is none of these',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.candidate;
}

/** A candidate in a list to choose from; `mark` stands before its title. */
export function candidateRow(candidate: Candidate, mark = '') {
  return {
    label: mark + plain(candidate.title),
    description: plain(
      [
        SERVICES.find(({ id }) => id === candidate.service)?.label,
        candidate.date && displayDate(candidate.date),
        candidate.publication?.['container-title'],
      ]
        .filter(Boolean)
        .join(' · '),
    ),
    detail: plain(clip(namesLine(candidate.authors), 120)),
    candidate,
  };
}

const NAMES: Readonly<Record<LookupField, string>> = {
  title: 'Title',
  authors: 'Authors',
  date: 'Date',
  identifiers: 'Identifiers',
  publication: 'Published in',
  abstract: 'Abstract',
};

/** What is missing is checked; what would replace something is not. */
async function chooseFields(
  work: Work,
  candidate: Candidate,
  pick: Choose,
): Promise<LookupField[] | undefined> {
  const offers = offersOf(work, candidate);
  if (offers.length === 0) throw new Notice('It tells nothing that the library does not know.');
  const rows = offers.map(({ field, now, offered }: Offer) => ({
    label: NAMES[field],
    description: plain(clip(offered, 160)),
    detail: now === '' ? undefined : `instead of ${plain(clip(now, 160))}`,
    picked: now === '',
    field,
  }));
  const chosen = await pick(rows, {
    title: 'Fill in',
    canPickMany: true,
    placeHolder: 'Checked fields are kept in .scholium/lookups.jsonl, with their source',
  });
  return chosen?.map(({ field }) => field);
}

/** A `$(name)` in an answer is text, not an icon. */
function plain(text: string): string {
  return text.replaceAll('$(', '$\u200b(');
}
