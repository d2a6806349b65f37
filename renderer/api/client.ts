import type { appRoutes, ChosenFile } from '#shared/contract/app';
import type { ErrorDetails, Failure } from '#shared/contract/errors';
import type { AppEvent } from '#shared/contract/events';
import type { Input, Output, RouteName } from '#shared/contract/index';
import type { Topic, WireReply } from '#shared/contract/route';
import { valueOf } from '#shared/domain/lists';
import type { z } from 'zod';

interface Bridge {
  readonly request: (route: string, input: unknown) => Promise<WireReply>;
  readonly subscribe: (listener: (event: AppEvent) => void) => () => void;
  readonly grantDropped: (file: File) => Promise<WireReply>;
}
declare global {
  interface Window {
    readonly qundesk: Bridge;
  }
}

/** A failure that came back from a request; `key` names its sentence in the language files. */
export class RequestError extends Error {
  readonly code: Failure['code'];
  readonly key: string;
  readonly details: ErrorDetails;
  constructor(failure: Failure) {
    super(`${failure.code} ${failure.message}`);
    this.code = failure.code;
    this.key = failure.message;
    this.details = failure.details;
  }
}

const read = new Map<string, readonly Topic[]>();

/** Notes what the answers to a query read, where its answer came by another way. */
export const noteTopics = (route: string, reads: readonly Topic[]): void => void read.set(route, reads);

/** The topics that a query's answers read; undefined before its first answer. */
export const topicsRead = (route: string): readonly Topic[] | undefined => read.get(route);

function decode(reply: WireReply): unknown {
  if (!reply.ok) throw new RequestError(reply.error);
  return valueOf(reply);
}

/** Asks the data process; throws RequestError. */
export async function request<K extends RouteName>(route: K, input: Input<K>): Promise<Output<K>> {
  // The data process answers by the same contract.
  const reply = await window.qundesk.request(route, input);
  if (reply.ok && reply.reads) read.set(route, reply.reads);
  return decode(reply) as Output<K>;
}

/** A token for a file dropped on the window; throws RequestError. */
export async function grantDropped(file: File): Promise<ChosenFile> {
  // The shell answers with the shape that its file dialog gives.
  return decode(await window.qundesk.grantDropped(file)) as ChosenFile;
}

type AppRouteName = keyof typeof appRoutes;

/** Asks the shell (clipboard, dialogs, windows); throws RequestError. */
export async function askApp<K extends AppRouteName>(
  route: K,
  input: z.infer<(typeof appRoutes)[K]['input']>,
): Promise<z.infer<(typeof appRoutes)[K]['output']>> {
  // The shell answers by the same contract.
  return decode(await window.qundesk.request(route, input)) as z.infer<(typeof appRoutes)[K]['output']>;
}
