import type { MessageInstance } from 'antd/es/message/interface';

let shown: MessageInstance | null = null;
let bring: (() => void) | null = null;
const waiting: ((message: MessageInstance) => void)[] = [];

/** Names what brings antd's messages, called when one is to be shown. */
export function onMessage(how: () => void): void {
  bring = how;
}

/** Hands over antd's messages, once they are there. */
export function giveMessages(message: MessageInstance): void {
  shown = message;
  for (const go of waiting.splice(0)) go(message);
}

/** antd's messages, for what is drawn before antd is read. */
export function messages(): Promise<MessageInstance> {
  if (shown) return Promise.resolve(shown);
  bring?.();
  return new Promise((resolve) => waiting.push(resolve));
}
