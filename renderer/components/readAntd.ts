// Built of renderer/antd.css; its name is given in electron.vite.config.ts.
const STYLES = '/assets/antd.css';

let styles: Promise<void> | undefined;

/**
 * antd's styles, read once. They stand above all others in the head, though they come later: of rules that weigh the
 * same the later wins, and ours shall.
 */
const readStyles = (): Promise<void> =>
  (styles ??= new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = STYLES;
    link.onload = () => resolve();
    link.onerror = () => reject(new Error(`no ${STYLES}`));
    document.head.prepend(link);
  }));

/** Code that draws with antd, together with antd's styles. */
export async function readAntd<Code>(read: () => Promise<Code>): Promise<Code> {
  const [code] = await Promise.all([read(), readStyles()]);
  return code;
}
