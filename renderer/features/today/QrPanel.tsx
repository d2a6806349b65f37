import { Button, Modal } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { qrPages } from '#shared/domain/qrPages';
import { useKeys } from '../../components/keys';
import { Themed } from '../../components/Themed';
import styles from './QrPanel.module.css';

// Read when a code is first wanted.
const drawCode = async (text: string): Promise<string> =>
  (await import('qrcode')).toString(text, { type: 'svg', errorCorrectionLevel: 'L', margin: 2 });

interface QrPanelProps {
  readonly texts: readonly string[];
  readonly title: string;
  readonly onClose: () => void;
}

/** The texts of a delivery as codes for the phone's camera; long ones take several, no network is used. */
export function QrPanel({ texts, title, onClose }: QrPanelProps) {
  const { t } = useTranslation();
  const pages = useMemo(() => texts.flatMap((text) => qrPages(text)), [texts]);
  const [at, setAt] = useState(0);
  const [code, setCode] = useState('');
  const turn = (by: number): void => setAt((now) => Math.min(Math.max(now + by, 0), pages.length - 1));
  useKeys(t('today:qr.title'), [
    { keys: 'ArrowLeft', label: t('today:qr.before'), run: () => turn(-1), always: true },
    { keys: 'ArrowRight', label: t('today:qr.after'), run: () => turn(1), always: true },
    { keys: 'q', label: '', run: onClose, always: true },
  ]);
  const page = pages[at];
  useEffect(() => {
    let gone = false;
    if (page !== undefined)
      void drawCode(page).then((svg) => {
        if (!gone) setCode(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`);
      });
    return () => {
      gone = true;
    };
  }, [page]);
  return (
    <Themed>
      <Modal open title={t('today:qr.title')} footer={null} onCancel={onClose} width={440} centered>
        <p className={styles['hint']}>{title}</p>
        {page === undefined ? (
          <p className={styles['none']}>{t('today:qr.none')}</p>
        ) : (
          <>
            <div className={styles['code']}>
              {code === '' ? null : <img src={code} alt={t('today:qr.alt', { number: at + 1, total: pages.length })} />}
            </div>
            <div className={styles['pages']}>
              {pages.length > 1 ? (
                <>
                  <Button size="small" disabled={at === 0} onClick={() => turn(-1)}>
                    ← {t('today:qr.before')}
                  </Button>
                  <span aria-live="polite">{t('today:qr.page', { number: at + 1, total: pages.length })}</span>
                  <Button size="small" disabled={at === pages.length - 1} onClick={() => turn(1)}>
                    {t('today:qr.after')} →
                  </Button>
                </>
              ) : null}
            </div>
            <p className={styles['hint']}>{t('today:qr.how')}</p>
          </>
        )}
      </Modal>
    </Themed>
  );
}
