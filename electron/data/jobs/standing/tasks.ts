import type { Deed } from '#shared/contract/memberBulk';
import type { LevelWish } from '../../levels/apply';
import type { WideRoute } from './commands';

/** What the thread of rules is asked to do. */
export type StandingTask =
  /** `writes`: a command, under an operation of its own. */
  | { readonly kind: 'route'; readonly name: WideRoute; readonly writes: boolean; readonly input: unknown }
  | { readonly kind: 'members.stand'; readonly command: string; readonly whom: Uint32Array; readonly deed: Deed }
  | { readonly kind: 'layers.look' | 'layers.apply'; readonly accountId: number | null }
  | ({ readonly kind: 'levels.look' | 'levels.apply' } & LevelWish)
  | { readonly kind: 'tags.delete'; readonly ids: readonly number[] }
  | { readonly kind: 'tags.merge'; readonly ids: readonly number[]; readonly into: number }
  | { readonly kind: 'tagGroup.delete'; readonly id: number };

/** What a task that writes is answered with. */
export interface Written {
  readonly changed: number;
  readonly operationId: number | null;
}
