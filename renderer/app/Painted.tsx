import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** Marks the document once the screen beside it stands with its data: start-up pictures, tests and the bench wait for it. */
export function Painted() {
  const client = useQueryClient();
  const fetching = useIsFetching();
  useEffect(() => {
    if (fetching > 0) return;
    // A screen asks for its data as it is first drawn; what was drawn with them has gone out once the next frame is done.
    let task: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      task = setTimeout(() => {
        if (client.isFetching() === 0) document.body.dataset['painted'] = 'yes';
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(task);
    };
  }, [client, fetching]);
  return null;
}
