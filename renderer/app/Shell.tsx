import { Suspense, useEffect } from 'react';
import { useNavigation } from '../components/navigation';
import { pages } from './routes';

/** The frame of the main window. */
export function Shell() {
  const screen = useNavigation((now) => now.screen);
  const Page = pages[screen];
  useEffect(() => {
    document.body.dataset['painted'] = 'yes';
  }, []);
  return (
    <Suspense>
      <Page />
    </Suspense>
  );
}
