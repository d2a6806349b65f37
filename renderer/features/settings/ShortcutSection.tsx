import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { defaultSettings, type AppSettings } from '#shared/domain/settings';
import { acceleratorOf, shortcutText } from '#shared/domain/shortcut';
import { askApp } from '../../api/client';
import { useWrite } from '../../api/hooks';
import { Row, Section } from './Section';
import styles from './settings.module.css';

/** Records the system-wide key of the paste round, and says so if another program holds it. */
export function ShortcutSection({ settings }: { readonly settings: AppSettings }) {
  const { t } = useTranslation();
  const save = useWrite('setting.save');
  const [recording, setRecording] = useState(false);
  const [refused, setRefused] = useState(false);
  const keys = settings.pasteShortcut;
  const info = useQuery({ queryKey: ['app.info'], queryFn: () => askApp('app.info', undefined) });
  const applied = useQuery({
    queryKey: ['app.applySettings', keys],
    queryFn: () => askApp('app.applySettings', undefined),
  });
  const mac = info.data?.platform === 'mac';
  const record = (event: KeyboardEvent): void => {
    if (!recording || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') {
      setRecording(false);
      return;
    }
    if (['Control', 'Alt', 'Shift', 'Meta'].includes(event.key)) return;
    const accelerator = acceleratorOf(event.nativeEvent, mac);
    setRefused(accelerator === null);
    if (accelerator === null) return;
    setRecording(false);
    save.mutate({ pasteShortcut: accelerator });
  };
  const taken = applied.data?.shortcutTaken === true;
  return (
    <Section name="shortcut">
      <Row
        label={t('settings:shortcut.paste')}
        hint={
          <>
            {t('settings:shortcut.hint')}
            {recording ? (
              <span role="status">{t(refused ? 'settings:shortcut.needModifier' : 'settings:shortcut.press')}</span>
            ) : null}
            {taken && !recording ? (
              <span role="alert" className={styles['warn']}>
                {t('settings:shortcut.taken', { keys: shortcutText(keys, mac) })}
              </span>
            ) : null}
          </>
        }
      >
        <span className={styles['pair']}>
          <Button
            type={recording ? 'primary' : 'default'}
            aria-pressed={recording}
            onClick={() => {
              setRefused(false);
              setRecording(!recording);
            }}
            onKeyDown={record}
            onBlur={() => setRecording(false)}
          >
            {recording
              ? t('settings:shortcut.recording')
              : keys === ''
                ? t('settings:shortcut.none')
                : shortcutText(keys, mac)}
          </Button>
          {keys === '' ? null : (
            <Button type="text" onClick={() => save.mutate({ pasteShortcut: '' })}>
              {t('settings:shortcut.clear')}
            </Button>
          )}
          {keys === defaultSettings.pasteShortcut ? null : (
            <Button type="text" onClick={() => save.mutate({ pasteShortcut: defaultSettings.pasteShortcut })}>
              {t('settings:shortcut.standard')}
            </Button>
          )}
        </span>
      </Row>
    </Section>
  );
}
