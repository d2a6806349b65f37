import { App, Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askApp } from '../../api/client';
import { useData } from '../../api/hooks';
import { errorText } from '../../components/errorText';
import { HandoverButton } from '../../pickers/HandoverButton';
import { Row, Section } from './Section';
import { TakePackage } from './TakePackage';
import styles from './settings.module.css';

/** Hands a workspace over as one file, and takes in what someone else handed over. */
export function HandoverSection() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const accounts = useData('account.list', undefined).data ?? [];
  const [chosen, setChosen] = useState<number | null>(null);
  const [file, setFile] = useState<{ readonly token: string; readonly name: string } | null>(null);
  const account = accounts.find(({ id }) => id === chosen) ?? accounts[0];
  const choose = async (): Promise<void> => {
    try {
      setFile(await askApp('app.chooseFile', { kind: 'package' }));
    } catch (error) {
      void message.error(errorText(t, error));
    }
  };
  return (
    <Section name="handover">
      <p className={styles['lead']}>{t('settings:handover.lead')}</p>
      <Row label={t('settings:handover.give')} hint={t('settings:handover.giveHint')}>
        <Select
          className={styles['handover'] ?? ''}
          aria-label={t('settings:handover.workspace')}
          placeholder={t('settings:handover.none')}
          value={account?.id ?? null}
          options={accounts.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id: number | null) => setChosen(id)}
        />
        <HandoverButton accountId={account?.id ?? null} name={account?.name ?? ''} />
      </Row>
      <Row label={t('settings:handover.take')} hint={t('settings:handover.takeHint')}>
        <Button onClick={() => void choose()}>{t('settings:handover.choose')}</Button>
      </Row>
      {file ? <TakePackage file={file} onClose={() => setFile(null)} /> : null}
    </Section>
  );
}
