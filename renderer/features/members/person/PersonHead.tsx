import { App, Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MemberPage } from '#shared/contract/members';
import type { Standing } from '#shared/contract/memberPage';
import { askApp } from '../../../api/client';
import { errorText } from '../../../components/errorText';
import { figure } from '../../../components/figure';
import { CopyOutlined } from '../../../components/icons';
import { useMoney } from '../../../components/money';
import { useDay } from '../useDay';
import styles from './person.module.css';
import { TagLine } from './TagLine';

/** Above the tabs of a member's page: remark, WeChat ID to copy, and the figures that matter. */
export function PersonHead({ member, standing }: { readonly member: MemberPage; readonly standing: Standing }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const money = useMoney();
  const day = useDay();
  const { wechatId } = member;
  const figures: readonly (readonly [string, string])[] = [
    [t('person:head.points'), figure(standing.points)],
    [t('person:head.strikes'), figure(standing.strikes)],
    [t('person:head.invited'), figure(standing.invited)],
    [t('person:head.spent'), money(standing.spentFen)],
    [t('person:head.messages'), figure(standing.messages)],
    [t('person:head.lastActive'), day(standing.lastActive) || t(`conditions:talk.${standing.talk}`)],
  ];
  return (
    <div className={styles['head']}>
      {member.remark === '' && wechatId === null ? null : (
        <div className={styles['headLine']}>
          {member.remark === '' ? null : <span>{t('person:head.remark', { remark: member.remark })}</span>}
          {wechatId === null ? null : (
            <span className={styles['id']}>
              {wechatId}
              <Tooltip title={t('person:head.copy')}>
                <Button
                  type="text"
                  size="small"
                  icon={<CopyOutlined />}
                  aria-label={t('person:head.copy')}
                  onClick={() =>
                    void askApp('app.copyText', { text: wechatId })
                      .then(() => message.success(t('person:head.copied')))
                      .catch((error: unknown) => message.error(errorText(t, error)))
                  }
                />
              </Tooltip>
            </span>
          )}
        </div>
      )}
      <TagLine id={member.id} tags={standing.tags} />
      <dl className={styles['figures']}>
        {figures.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd title={text}>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
