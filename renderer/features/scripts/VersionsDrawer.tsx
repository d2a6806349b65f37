import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScriptPage, ScriptVersion } from '#shared/contract/scripts';
import { lineDiff } from '#shared/text/lineDiff';
import { useData } from '../../api/hooks';
import styles from './VersionsDrawer.module.css';

interface VersionsDrawerProps {
  readonly script: ScriptPage;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onUse: (version: ScriptVersion) => void;
}

/** What a script said before, each version with what it changed. */
export function VersionsDrawer({ script, open, onClose, onUse }: VersionsDrawerProps) {
  const { t, i18n } = useTranslation();
  const versions = useData('script.versions', { id: script.id }, { enabled: open }).data ?? [];
  const [chosen, setChosen] = useState<number | null>(null);
  const at = Math.max(
    0,
    versions.findIndex(({ id }) => id === chosen),
  );
  const version = versions[at];
  const before = versions[at + 1];
  const text = (one: ScriptVersion | undefined): string =>
    one
      ? [
          one.title,
          ...one.parts.map((part) => (part.kind === 'text' ? part.text : t('scripts:versions.picture', part))),
        ].join('\n\n')
      : '';
  const zone = useData('setting.all', undefined).data?.zone;
  const when = new Intl.DateTimeFormat(i18n.language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: zone,
  });
  const lines = version ? lineDiff(before ? text(before) : text(version), text(version)) : [];
  const numbered = lines.map((line, index) => ({ line, index }));
  return (
    <Drawer
      title={t('scripts:versions.title')}
      open={open}
      onClose={onClose}
      size={640}
      extra={
        version && version.id !== script.versionId ? (
          <Button type="primary" onClick={() => onUse(version)}>
            {t('scripts:versions.use')}
          </Button>
        ) : null
      }
    >
      <div className={styles['split']}>
        <ol className={styles['list']}>
          {versions.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                aria-current={one.id === version?.id ? 'true' : undefined}
                onClick={() => setChosen(one.id)}
              >
                <span>{t('scripts:versions.number', { number: one.number })}</span>
                <span className={styles['when']}>{when.format(one.at)}</span>
              </button>
            </li>
          ))}
        </ol>
        <div className={styles['text']}>
          {numbered.map(({ line, index }) => (
            <div key={index} className={styles[line.kind]}>
              <span className={styles['sign']}>{line.kind === 'gone' ? '−' : line.kind === 'new' ? '+' : ''}</span>
              {line.text}
            </div>
          ))}
        </div>
      </div>
    </Drawer>
  );
}
