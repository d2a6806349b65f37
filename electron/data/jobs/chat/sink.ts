import type { MessageKind } from '#shared/domain/chat';

/** One message of a log as the file tells it; `system` lines have no sender. */
export interface Said {
  /** UTC ms. */
  readonly at: number;
  /** As it is shown; '' where only the WeChat ID is known. */
  readonly name: string;
  /** Other names of the same sender: nickname, remark. */
  readonly names?: readonly string[];
  readonly wechatId: string | null;
  readonly kind: MessageKind;
  readonly text: string;
  /** From the account whose log this is. */
  readonly own?: boolean;
}

/** Takes what a log holds, in the file's order; may throw to give up. */
export interface ChatSink {
  readonly said: (message: Said) => void;
  /** A name that the file gives the group; the first one counts. */
  readonly group: (name: string) => void;
  /** Another export begins in the same file; what it repeats of the one before is the same message. */
  readonly section: () => void;
  /** Someone listed beside the messages. */
  readonly member: (wechatId: string, names: readonly string[]) => void;
  /** A row or line that should be a message but cannot be read. */
  readonly unread: () => void;
}

/** Takes a text line by line. */
export interface LineTaker {
  readonly line: (text: string) => void;
  readonly end: () => void;
}
