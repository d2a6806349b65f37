import { keepPreviousData } from '@tanstack/react-query';
import { Modal } from 'antd';
import { Command } from 'cmdk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hitKinds, type SearchHit } from '#shared/contract/search';
import { useData } from '../api/hooks';
import { screens, useNavigation, type Screen } from '../components/navigation';
import { useUndo } from '../components/undo';
import styles from './Palette.module.css';

const EACH = 6;
const screenOf: Readonly<Record<SearchHit['kind'], Screen>> = {
  group: 'groups',
  member: 'members',
  script: 'scripts',
  note: 'retros',
};

/** Go to any group, member, script, note, screen or command. */
export function Palette({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const { undo, redo } = useUndo();
  const [search, setSearch] = useState('');
  const hits = useData(
    'search.find',
    { text: search.trim(), each: EACH },
    { enabled: open && search.trim() !== '', placeholderData: keepPreviousData },
  );
  const close = (): void => {
    setSearch('');
    onClose();
  };
  const act = (deed: () => void) => (): void => {
    close();
    deed();
  };
  const commands = [
    ...screens.map((screen) => ({ key: screen, label: t(`app:nav.${screen}`), deed: () => go(screen) })),
    { key: 'undo', label: t('app:undo.undo'), deed: () => void undo() },
    { key: 'redo', label: t('app:undo.redo'), deed: () => void redo() },
  ];
  const found = search.trim() === '' ? [] : (hits.data ?? []);
  const wanted = search.trim().toLowerCase();
  // The names of screens have their pinyin and initials in the language files: no dictionary is loaded for them.
  const shown = commands.filter(({ key, label }) =>
    `${label.toLowerCase()} ${t(`app:palette.words.${key}`)}`.includes(wanted),
  );
  return (
    <Modal
      open={open}
      onCancel={close}
      footer={null}
      closable={false}
      width={560}
      destroyOnHidden
      title={t('app:palette.open')}
      centered={false}
      style={{ top: 96 }}
      styles={{ container: { padding: 0 }, header: { display: 'none' } }}
    >
      <Command shouldFilter={false} loop label={t('app:palette.open')} className={styles['palette']}>
        <Command.Input
          autoFocus
          value={search}
          onValueChange={setSearch}
          placeholder={t('app:palette.hint')}
          className={styles['input']}
        />
        <Command.List className={styles['list']}>
          <Command.Empty className={styles['empty']}>
            {hits.isFetching ? t('app:common.loading') : t('app:palette.none')}
          </Command.Empty>
          {hitKinds.map((kind) => {
            const screen = screenOf[kind];
            const some = found.filter((hit) => hit.kind === kind);
            return some.length === 0 ? null : (
              <Command.Group key={screen} heading={t(`app:nav.${screen}`)}>
                {some.map(({ id, label, info }) => (
                  <Command.Item
                    key={id}
                    value={`${screen}-${id}`}
                    // Still those of the letters before: Enter must not open one of them.
                    disabled={hits.isPlaceholderData}
                    onSelect={act(() => go(screen, id))}
                  >
                    <span className={styles['label']}>{label}</span>
                    <span className={styles['which']}>{info}</span>
                  </Command.Item>
                ))}
              </Command.Group>
            );
          })}
          {shown.length === 0 ? null : (
            <Command.Group heading={t('app:palette.commands')}>
              {shown.map(({ key, label, deed }) => (
                <Command.Item key={key} value={`command-${key}`} onSelect={act(deed)}>
                  {label}
                </Command.Item>
              ))}
            </Command.Group>
          )}
        </Command.List>
      </Command>
    </Modal>
  );
}
