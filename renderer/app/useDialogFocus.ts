import { useEffect } from 'react';

const DIALOG = '[role="dialog"]';
const FIELD = 'input:not([type="hidden"], [type="file"], :disabled), textarea:not(:disabled)';
const FRAME = '.ant-modal, .ant-modal-close, .ant-drawer, .ant-drawer-close';
const KEPT = 20;

/** Puts the caret into the first field of a dialog that opens, and back to where it was when the dialog is gone. */
export function useDialogFocus(): void {
  useEffect(() => {
    let past: HTMLElement[] = [];
    let byHand: EventTarget | null = null;
    const onHand = (event: Event): void => {
      byHand = event instanceof KeyboardEvent && event.key !== 'Tab' ? null : event.target;
    };
    const onFocus = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement)) return;
      const dialog = target.closest<HTMLElement>(DIALOG) ?? target.querySelector<HTMLElement>(DIALOG);
      // antd gives a new dialog's focus to its frame or its close button; who goes there by hand stays there.
      if (dialog && target.matches(FRAME) && !(byHand instanceof Node && dialog.contains(byHand))) {
        const wanted =
          past.findLast((one) => dialog.contains(one) && one.matches(FIELD)) ??
          dialog.querySelector<HTMLElement>(FIELD);
        if (wanted) return wanted.focus({ preventScroll: true });
        if (!dialog.contains(target)) {
          dialog.tabIndex = -1;
          return dialog.focus({ preventScroll: true });
        }
      }
      past = [...past.filter((one) => one !== target && one.isConnected), target].slice(-KEPT);
    };
    const portals = new MutationObserver(() => {
      const last = past.at(-1);
      const gone = last && !last.isConnected && (last.closest(DIALOG) ?? last.querySelector(DIALOG)) !== null;
      if (gone && document.activeElement === document.body)
        past.findLast((one) => one.isConnected && one.getClientRects().length > 0)?.focus({ preventScroll: true });
    });
    portals.observe(document.body, { childList: true });
    document.addEventListener('focusin', onFocus);
    document.addEventListener('keydown', onHand, true);
    document.addEventListener('pointerdown', onHand, true);
    return () => {
      portals.disconnect();
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('keydown', onHand, true);
      document.removeEventListener('pointerdown', onHand, true);
    };
  }, []);
}
