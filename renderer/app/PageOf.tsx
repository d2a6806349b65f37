import type { Screen } from '../components/navigation';
import { Painted } from './Painted';
import { usePage } from './routes';

/** The page of a screen, and the mark that it stands. */
export function PageOf({ page }: { readonly page: Screen | 'start' }) {
  const content = usePage(page);
  return content ? (
    <>
      {content}
      <Painted />
    </>
  ) : null;
}
