import { z } from 'zod';

/** The closed set of failure codes that cross between processes. */
export const errorCodes = [
  'INVALID',
  'NOT_FOUND',
  'CONFLICT',
  'DISK_FULL',
  'READ_ONLY',
  'DAMAGED',
  'NEWER',
  'BUSY',
  'CANCELLED',
  'UNAVAILABLE',
  'INTERNAL',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export const ErrorDetails = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
export type ErrorDetails = Readonly<z.infer<typeof ErrorDetails>>;

/** A failure as it crosses: `message` is the key of a sentence in the language files, `details` fill it. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: ErrorDetails;
}
