/** What a command does. */
import type { CommandId } from '../../names';
import type { Services } from '../services';
import type { Target } from '../target';

/** `target` is what it is called on, `selected` all rows that are selected with it. */
export type Handler = (services: Services, target?: Target, selected?: readonly Target[]) => unknown;

export type Handlers = Readonly<Partial<Record<CommandId, Handler>>>;
