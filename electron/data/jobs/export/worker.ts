import { exportSheet } from '../../exports/sheet';
import { serveJob, type JobTools } from '../serveJob';
import type { ExportTask } from './messages';

// The thread that writes files for the user, and takes packages in, through a connection of its own.
serveJob(async (task: ExportTask, tools: JobTools): Promise<unknown> => exportSheet(task, tools));
