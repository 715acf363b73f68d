import { useEffect } from 'react';

/** Names the browser tab while a page is shown. */
export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    if (title === undefined || title === '') return;
    document.title = `${title} · Perennial`;
  }, [title]);
}
