import type { Failure } from '#shared/contract/errors';
import type { Input, Output, RouteName } from '#shared/contract/index';
import type { DataHost } from './dataHost';

/** A failure that has its sentence: goes back to the window as it is. */
export class Refused extends Error {
  constructor(readonly failure: Failure) {
    super(`${failure.code} ${failure.message}`);
  }
}

/** Asks the data process on the shell's own account; throws Refused. */
export async function ask<K extends RouteName>(data: DataHost, route: K, input: Input<K>): Promise<Output<K>> {
  const reply = await data.request(route, input);
  if (!reply.ok) throw new Refused(reply.error);
  // The data process answers by the same contract.
  return ('ids' in reply ? reply.ids : JSON.parse(reply.json)) as Output<K>;
}
