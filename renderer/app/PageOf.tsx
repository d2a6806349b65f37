import { Painted } from './Painted';
import { usePage, type PageName } from './routes';

/** The page of a screen, and the mark that it stands. */
export function PageOf({ page }: { readonly page: PageName }) {
  const content = usePage(page);
  return content ? (
    <>
      {content}
      <Painted />
    </>
  ) : null;
}
