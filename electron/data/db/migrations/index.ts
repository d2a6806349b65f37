import type { Db } from '../open';
import { initial } from './0010_initial';
import { scale } from './0020_scale';
import { undoOfMany } from './0030_undo';

export interface Migration {
  /** Numbered in tens; `user_version` after it ran. */
  readonly version: number;
  readonly up: (db: Db) => void;
}

export const migrations: readonly Migration[] = [
  { version: 10, up: initial },
  { version: 20, up: scale },
  { version: 30, up: undoOfMany },
];
