import type { Failure } from '#shared/contract/errors';
import type { Input, Output, RouteName } from '#shared/contract/index';
import { valueOf } from '#shared/domain/lists';
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
  return valueOf(reply) as Output<K>;
}
