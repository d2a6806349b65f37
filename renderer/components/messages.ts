import type { MessageInstance } from 'antd/es/message/interface';

let shown: MessageInstance | null = null;
const waiting: ((message: MessageInstance) => void)[] = [];

/** Hands over antd's messages, once they are there. */
export function giveMessages(message: MessageInstance): void {
  shown = message;
  for (const go of waiting.splice(0)) go(message);
}

/** antd's messages, for what is drawn before antd is read. */
export const messages = (): Promise<MessageInstance> =>
  shown ? Promise.resolve(shown) : new Promise((resolve) => waiting.push(resolve));
