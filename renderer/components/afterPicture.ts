// By then the first frame has gone out, on a slow machine too; nobody's hand is quicker.
const SHOWN_MS = 100;

let shown = false;

/** Does something once the first picture stands, or at once if it does: what nobody looks at must not hold it up. Gives what forgets it. */
export function afterPicture(deed: () => void): () => void {
  if (shown) {
    deed();
    return () => undefined;
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(() => {
      shown = true;
      deed();
    }, SHOWN_MS);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
