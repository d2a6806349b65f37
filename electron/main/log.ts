/** Writes lines of trouble into a file; the library that does it is read at the first of them. */
export function makeLog(file: string): (line: string) => void {
  const ready = async () => {
    const { default: log } = await import('electron-log/main');
    log.transports.file.resolvePathFn = () => file;
    log.transports.console.level = false;
    return log;
  };
  let opened: ReturnType<typeof ready> | undefined;
  return (line) => void (opened ??= ready()).then((log) => log.warn(line));
}
