import type { AppEvent, JobProgress } from '#shared/contract/events';
import type { Topic } from '#shared/contract/route';
import type { Db } from './db/open';
import type { JobName } from './jobs/messages';
import type { CheckFile } from './store/check';
import type { Notice, SetName } from './store/open';

/** Facts that put an operation into words on screen, as parameters of its sentence. */
export type Summary = Readonly<Record<string, string | number>>;

/** Everything a handler may use; no handler reads a clock, an environment or a singleton of its own. */
export interface Context {
  readonly db: Db;
  /** UTC ms. */
  readonly now: () => number;
  /** A UUIDv7. */
  readonly newUid: () => string;
  /** IANA zone of the user. */
  readonly zone: string;
  /** The folder of the open workspace set: database, `materials/`, `backups/`. */
  readonly folder: string;
  /** Inside a command: names what happened for the undo list ("{count} 个群…"). */
  readonly summarise: (summary: Summary, accountId?: number) => void;
}

/** What actions get besides: they run outside a transaction and may take long. */
export interface ActionContext extends Context {
  /** The whole data folder, above the workspace sets. */
  readonly dataDir: string;
  /** Path of a file the user chose in a dialog or dropped; NOT_FOUND for an unknown token. */
  readonly grantedPath: (token: string) => string;
  /** Path of a file that the user named in a save dialog, to be written; NOT_FOUND for any other token. */
  readonly targetPath: (token: string) => string;
  /** Runs `write` as one operation under a command's name, in one transaction. */
  readonly operate: <T>(command: string, topics: readonly Topic[], write: (ctx: Context) => T) => T;
  readonly publish: (event: AppEvent) => void;
  readonly progress: (job: JobProgress) => void;
  /** True once the user cancelled the job of this id. */
  readonly isCancelled: (jobId: string) => boolean;
  /** Keeps everyone else from writing while `work`, in a thread of its own, writes; reads go on. */
  readonly holdWrites: (work: () => Promise<void>) => Promise<void>;
  /** The file of a job's thread. */
  readonly worker: (job: JobName) => Promise<string>;
  /** Marks a job as cancelled; whoever runs it looks now and then. */
  readonly cancel: (jobId: string) => void;
  /**
   * Closes the database, lets `change` work on the files (it may leave a notice), and opens it (or another set) again;
   * gives the new context. The old one's `db` is closed from then on.
   */
  readonly reopen: (change: () => void | Notice | Promise<void | Notice>, set?: SetName) => Promise<ActionContext>;
  /** Checks a database file beside whoever reads and writes it. */
  readonly checkFile: CheckFile;
  /** The open database's file. */
  readonly file: string;
  readonly set: SetName;
  readonly notice: Notice | null;
}
