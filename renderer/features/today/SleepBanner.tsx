import { useEffect, useState } from 'react';
import { askApp } from '../../api/client';
import { afterPicture } from '../../components/afterPicture';
import { lazily } from '../../components/lazily';

const Missed = lazily(() => import('./Missed').then((module) => module.Missed));

interface Span {
  readonly from: number;
  readonly to: number;
}
interface SleepBannerProps {
  readonly accountId: number | null;
  readonly zone: string;
  readonly onDo: (id: number) => void;
}

/** What fell due while the computer slept, slot by slot, until each is dealt with. */
export function SleepBanner({ accountId, zone, onDo }: SleepBannerProps) {
  const [sleep, setSleep] = useState<Span | null>(null);
  useEffect(() => {
    const ask = (): void => void askApp('app.lastSleep', undefined).then(setSleep);
    const forget = afterPicture(ask);
    const unsubscribe = window.qundesk.subscribe((event) => {
      if (event.type === 'woke') ask();
    });
    return () => {
      forget();
      unsubscribe();
    };
  }, []);
  if (!sleep) return null;
  const close = (): void => {
    setSleep(null);
    void askApp('app.forgetSleep', undefined);
  };
  return <Missed accountId={accountId} zone={zone} span={sleep} onDo={onDo} onClose={close} />;
}
