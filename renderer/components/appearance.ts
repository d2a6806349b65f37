import { useEffect, useState } from 'react';
import { useData } from '../api/hooks';

/** Whether to draw dark: by setting, else as the system has it. */
export function useDark(): boolean {
  const setting = useData('setting.all', undefined).data?.theme ?? 'system';
  const [system, setSystem] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches);
  useEffect(() => {
    const media = matchMedia('(prefers-color-scheme: dark)');
    const follow = (): void => setSystem(media.matches);
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, []);
  return setting === 'system' ? system : setting === 'dark';
}
