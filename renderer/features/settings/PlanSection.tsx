import { InputNumber, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isClockTime, type AppSettings } from '#shared/domain/settings';
import { useWrite } from '../../api/hooks';
import { SavedInput } from './SavedInput';
import { Row, Section } from './Section';
import styles from './settings.module.css';

/** Zone, quiet hours, reminders, and what counts as a conflict. */
export function PlanSection({ settings }: { readonly settings: AppSettings }) {
  const { t } = useTranslation();
  const save = useWrite('setting.save');
  const [zones] = useState(() => Array.from(new Set(['Asia/Shanghai', ...Intl.supportedValuesOf('timeZone')])));
  const saveClock = (field: 'quietFrom' | 'quietTo', value: string): boolean => {
    if (!isClockTime(value)) return false;
    save.mutate({ [field]: value });
    return true;
  };
  const saveNumber = (field: 'slotGapMinutes' | 'sameTextDays', value: number | null): void => {
    if (value !== null && value !== settings[field]) save.mutate({ [field]: Math.round(value) });
  };
  return (
    <Section name="plan">
      <Row label={t('settings:plan.zone')} hint={t('settings:plan.zoneHint')} control="setting-zone">
        <Select
          id="setting-zone"
          showSearch
          value={settings.zone}
          onChange={(zone) => save.mutate({ zone })}
          options={zones.map((zone) => ({ value: zone, label: zone }))}
        />
      </Row>
      <Row label={t('settings:plan.notify')} hint={t('settings:plan.notifyHint')} control="setting-notify">
        <Switch id="setting-notify" checked={settings.notify} onChange={(notify) => save.mutate({ notify })} />
      </Row>
      <Row label={t('settings:plan.quiet')} hint={t('settings:plan.quietHint')}>
        <span className={styles['pair']}>
          <label htmlFor="setting-quiet-from">{t('settings:plan.from')}</label>
          <SavedInput
            id="setting-quiet-from"
            type="time"
            value={settings.quietFrom}
            onSave={(value) => saveClock('quietFrom', value)}
          />
          <label htmlFor="setting-quiet-to">{t('settings:plan.to')}</label>
          <SavedInput
            id="setting-quiet-to"
            type="time"
            value={settings.quietTo}
            onSave={(value) => saveClock('quietTo', value)}
          />
        </span>
      </Row>
      <Row label={t('settings:plan.gap')} hint={t('settings:plan.gapHint')} control="setting-gap">
        <InputNumber
          controls={false}
          id="setting-gap"
          min={0}
          max={1440}
          defaultValue={settings.slotGapMinutes}
          key={`gap${settings.slotGapMinutes}`}
          suffix={t('settings:plan.minutes')}
          onBlur={(event) => saveNumber('slotGapMinutes', numberIn(event.target.value, 1440))}
          onPressEnter={(event) => event.currentTarget.blur()}
        />
      </Row>
      <Row label={t('settings:plan.same')} hint={t('settings:plan.sameHint')} control="setting-same">
        <InputNumber
          controls={false}
          id="setting-same"
          min={0}
          max={366}
          defaultValue={settings.sameTextDays}
          key={`same${settings.sameTextDays}`}
          suffix={t('settings:plan.days')}
          onBlur={(event) => saveNumber('sameTextDays', numberIn(event.target.value, 366))}
          onPressEnter={(event) => event.currentTarget.blur()}
        />
      </Row>
    </Section>
  );
}

function numberIn(text: string, most: number): number | null {
  const value = Number(text);
  return text.trim() !== '' && Number.isFinite(value) && value >= 0 && value <= most ? value : null;
}
