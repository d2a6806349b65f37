import { App, Button } from 'antd';
import { useEffect, useEffectEvent, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupDetail } from '#shared/contract/groups';
import { daysUntil } from '#shared/domain/groups';
import { instantOf, localDay, type Moment } from '#shared/domain/time';
import { askApp, request } from '../../api/client';
import { useWrite } from '../../api/hooks';
import { DayField } from '../../components/DayField';
import { errorText } from '../../components/errorText';
import { useUndo } from '../../components/undo';
import { pictureIn, useAddPicture } from '../../pickers/pictures';
import { Card } from './Card';
import { useLimits } from './facts';
import styles from './GroupPage.module.css';

/** The group's QR code: the picture, how long it is still good, and a new one from a file. */
export function QrCard({ group, moment }: { readonly group: GroupDetail; readonly moment: Moment }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { qrDays, qrJoinLimit } = useLimits();
  const save = useWrite('group.setQr');
  const say = (error: unknown): void => void message.error({ content: errorText(t, error), duration: 6 });
  const addPicture = useAddPicture();
  const { offer } = useUndo();
  const [dropping, setDropping] = useState(false);
  const keep = (materialId: number): void =>
    save.mutate({ id: group.id, materialId }, { onSuccess: () => offer(t('groups:done.qr')) });
  const take = async (picture: File | null): Promise<void> => {
    const material = picture ? await addPicture(picture) : null;
    if (material) keep(material.id);
  };
  // A picture can go nowhere else on this page, so a paste anywhere is meant for here.
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const picture = pictureIn(event.clipboardData);
    if (!picture) return;
    event.preventDefault();
    void take(picture);
  });
  useEffect(() => {
    const listen = (event: ClipboardEvent): void => onPaste(event);
    document.addEventListener('paste', listen);
    return () => document.removeEventListener('paste', listen);
  }, []);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setDropping(false);
    void take(pictureIn(event.dataTransfer));
  };
  const choose = async (): Promise<void> => {
    const file = await askApp('app.chooseFile', { kind: 'picture' });
    if (!file) return;
    const material = await request('material.add', { token: file.token });
    keep(material.id);
  };
  const left = group.qrValidUntil === null ? null : daysUntil(group.qrValidUntil, moment);
  const useless = qrJoinLimit !== null && group.members >= qrJoinLimit;
  return (
    <Card title={t('groups:qrCard.title')}>
      <div
        className={`${styles['qr']} ${dropping ? styles['dropping'] : ''}`}
        onDragOver={(event) => {
          if (!event.dataTransfer.types.includes('Files')) return;
          event.preventDefault();
          setDropping(true);
        }}
        onDragLeave={() => setDropping(false)}
        onDrop={drop}
      >
        {group.qrSha256 ? (
          <img
            className={styles['picture']}
            src={`qundesk://material/${group.qrSha256}`}
            alt={t('groups:qrCard.picture', { name: group.name })}
          />
        ) : null}
        <div className={styles['qrSide']}>
          {group.qrSha256 ? null : (
            <span className={styles['quiet']}>
              {t(left === null ? 'groups:qrCard.hint' : 'groups:qrCard.dateOnly', { days: qrDays })}
            </span>
          )}
          {left === null || useless ? null : (
            <span className={left < 0 ? styles['late'] : undefined}>
              {left < 0
                ? t('groups:qr.lapsed')
                : left === 0
                  ? t('groups:qr.today')
                  : t('groups:qr.left', { count: left })}
            </span>
          )}
          {!useless && group.qrSha256 && qrJoinLimit !== null ? (
            <span className={styles['quiet']}>
              {t('groups:qr.until', { limit: qrJoinLimit, count: qrJoinLimit - group.members })}
            </span>
          ) : null}
          {useless && group.qrSha256 ? (
            <span className={styles['quiet']}>{t('groups:qr.useless', { limit: qrJoinLimit })}</span>
          ) : null}
          {group.qrValidUntil === null ? null : (
            <DayField
              label={t('groups:qrCard.validUntil')}
              allowClear={false}
              value={localDay(group.qrValidUntil, moment.zone)}
              onChange={(day) =>
                save.mutate({
                  id: group.id,
                  materialId: group.qrMaterialId,
                  validUntil: instantOf(`${day}T23:59`, moment.zone),
                })
              }
            />
          )}
          <Button onClick={() => void choose().catch(say)}>
            {t(group.qrSha256 ? 'groups:qrCard.change' : 'groups:qrCard.choose')}
          </Button>
          {group.qrSha256 ? (
            <Button
              type="text"
              onClick={() => {
                if (group.qrSha256) void askApp('app.copyPicture', { sha256: group.qrSha256 }).catch(say);
              }}
            >
              {t('groups:qrCard.copy')}
            </Button>
          ) : null}
          {group.qrSha256 || left !== null ? (
            <Button type="text" onClick={() => save.mutate({ id: group.id, materialId: null })}>
              {t('groups:qrCard.remove')}
            </Button>
          ) : null}
        </div>
      </div>
    </Card>
  );
}
