import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** Marks the document once the screen beside it stands with its data: start-up pictures, tests and the bench wait for it. */
export function Painted() {
  const client = useQueryClient();
  const fetching = useIsFetching();
  useEffect(() => {
    if (fetching > 0) return;
    // A screen asks for its data only after its first frame, and is drawn one frame after they came.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        if (client.isFetching() === 0) document.body.dataset['painted'] = 'yes';
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [client, fetching]);
  return null;
}
