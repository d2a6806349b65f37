import type { ErrorCode, ErrorDetails } from '#shared/contract/errors';

/** A failure with a code the screen can put into words; `key` names the sentence, `details` fill it. */
export class CodedError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly key: string,
    readonly details: ErrorDetails = {},
  ) {
    super(`${code} ${key}`);
  }
}

/** Maps any failure of the data process to the closed set of codes. */
export function toCoded(error: unknown): CodedError {
  if (error instanceof CodedError) return error;
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const cause = error instanceof Error ? error.message : String(error);
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return new CodedError('DISK_FULL', 'error.diskFull', { cause });
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
    return new CodedError('DAMAGED', 'error.damaged', { cause });
  if (
    code.startsWith('SQLITE_READONLY') ||
    code.startsWith('SQLITE_CANTOPEN') ||
    code === 'EACCES' ||
    code === 'EROFS' ||
    code === 'EPERM'
  )
    return new CodedError('READ_ONLY', 'error.readOnly', { cause });
  if (code.startsWith('SQLITE_IOERR')) return new CodedError('DISK_FULL', 'error.disk', { cause });
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new CodedError('BUSY', 'error.busy', { cause });
  if (code.startsWith('SQLITE_CONSTRAINT')) return new CodedError('CONFLICT', 'error.constraint', { cause });
  if (code === 'ENOENT') return new CodedError('NOT_FOUND', 'error.fileMissing', { cause });
  return new CodedError('INTERNAL', 'error.internal', { cause });
}
