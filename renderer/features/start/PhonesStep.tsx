import { DeleteOutlined, PlusOutlined } from '../../components/icons';
import { Button, Input, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { deviceRoles } from '#shared/contract/accounts';
import { accountColours } from '#shared/domain/accounts';
import { ColourPicker } from '../../components/ColourPicker';
import { newDesk, useStart, type DeskDraft } from './draft';
import styles from './start.module.css';

/** Step one: each phone with the account that lives on it; two are suggested. */
export function PhonesStep() {
  const { t } = useTranslation();
  const { desks, put } = useStart();
  const change = (key: number, changes: Partial<DeskDraft>): void =>
    put({ desks: desks.map((desk) => (desk.key === key ? { ...desk, ...changes } : desk)) });
  const add = (): void =>
    put({
      desks: [
        ...desks,
        newDesk(desks, { label: t('start:phones.another', { n: desks.length + 1 }), name: '' }, 'primary'),
      ],
    });
  const standby = desks.find((desk) => desk.role === 'standby' && desk.name.trim() !== '');
  return (
    <>
      <h1>{t('start:phones.head')}</h1>
      <p className={styles['lead']}>{t('start:phones.lead')}</p>
      {desks.map((desk, index) => (
        <fieldset key={desk.key} className={styles['desk']}>
          <legend>{t('start:phones.nth', { n: index + 1 })}</legend>
          <label>
            <span>{t('start:phones.phone')}</span>
            <Input
              value={desk.label}
              maxLength={60}
              autoFocus={index === 0}
              onChange={(event) => change(desk.key, { label: event.target.value })}
            />
          </label>
          <div className={styles['field']}>
            <span>{t('start:phones.role')}</span>
            <Segmented
              aria-label={t('start:phones.role')}
              value={desk.role}
              onChange={(role) => change(desk.key, { role })}
              options={deviceRoles.map((role) => ({ value: role, label: t(`start:phones.${role}`) }))}
            />
          </div>
          <label>
            <span>{t('start:phones.account')}</span>
            <Input
              value={desk.name}
              maxLength={60}
              placeholder={t('start:phones.accountExample')}
              onChange={(event) => change(desk.key, { name: event.target.value })}
            />
          </label>
          <label>
            <span>{t('start:phones.wechatId')}</span>
            <Input
              value={desk.wechatId}
              maxLength={60}
              spellCheck={false}
              placeholder={t('app:common.optional')}
              onChange={(event) => change(desk.key, { wechatId: event.target.value })}
            />
          </label>
          <div className={styles['field']}>
            <span>{t('start:phones.colour')}</span>
            <ColourPicker
              colours={accountColours}
              label={t('start:phones.colour')}
              nameOf={(at) => t(`accounts:colour.${at}`)}
              value={desk.colour}
              onChange={(colour) => change(desk.key, { colour })}
            />
          </div>
          {desks.length > 1 ? (
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              className={styles['remove'] ?? ''}
              onClick={() => put({ desks: desks.filter((other) => other.key !== desk.key) })}
            >
              {t('start:phones.remove')}
            </Button>
          ) : null}
        </fieldset>
      ))}
      <Button type="text" icon={<PlusOutlined />} onClick={add}>
        {t('start:phones.add')}
      </Button>
      <p className={styles['lead']}>
        {standby ? t('start:phones.standbyIs', { name: standby.name }) : t('start:phones.noStandby')}
      </p>
    </>
  );
}
