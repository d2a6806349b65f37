import { sep } from 'node:path';

const SERVICES: readonly (readonly [RegExp, string])[] = [
  [/^onedrive/i, 'OneDrive'],
  [/^(icloud ?drive|mobile documents|com~apple~clouddocs)/i, 'iCloud'],
  [/^dropbox/i, 'Dropbox'],
  [/^(google ?drive|googledrive|my drive|我的云端硬盘)/i, 'Google Drive'],
  [/^(坚果云|nutstore|我的坚果云)/i, '坚果云'],
  [/^(baidusyncdisk|百度网盘|baidunetdisk)/i, '百度网盘'],
];

/** The cloud service that a folder seems to be kept in, by its path; null = none. Two machines would overwrite each other there. */
export function cloudService(path: string): string | null {
  for (const part of path.split(sep)) for (const [name, service] of SERVICES) if (name.test(part)) return service;
  return null;
}
