import { Alert, App, Button, Checkbox, Modal, Progress } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localDay } from '#shared/domain/time';
import { askApp, request, RequestError } from '../api/client';
import { useJob } from '../api/jobs';
import { errorText } from '../components/errorText';
import styles from './ExportDialog.module.css';

interface HandoverButtonProps {
  /** The workspace; null where only the group is known. */
  readonly accountId: number | null;
  /** Hands over this group alone. */
  readonly groupId?: number;
  /** Of the workspace or the group: the file is called after it. */
  readonly name: string;
}

/** Hands a workspace, or one group of it, over as one file. */
export function HandoverButton({ accountId, groupId, name }: HandoverButtonProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button disabled={accountId === null && groupId === undefined} onClick={() => setOpen(true)}>
        {t('exports:handover.make')}
      </Button>
      {open ? (
        <HandoverDialog
          accountId={accountId}
          {...(groupId === undefined ? {} : { groupId })}
          name={name}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

/** Asks what goes along, then for the place, and writes the package. */
export function HandoverDialog({
  accountId,
  groupId,
  name,
  onClose,
}: HandoverButtonProps & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [history, setHistory] = useState(true);
  const [phones, setPhones] = useState(false);
  const [jobId, setJobId] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const running = useRef<string | null>(null);
  const job = useJob(jobId);

  const close = (): void => {
    if (running.current) void request('export.cancel', { jobId: running.current });
    onClose();
  };
  const save = async (): Promise<void> => {
    const target = await askApp('app.chooseTarget', { name: `${name} ${localDay(Date.now())}.qundesk` });
    if (!target) return;
    const id = crypto.randomUUID();
    running.current = id;
    setJobId(id);
    setError(null);
    try {
      const wish = { jobId: id, target: target.token, accountId, history, phones };
      const { rows } = await request('package.save', groupId === undefined ? wish : { ...wish, groupId });
      void message.success(t('exports:handover.made', { name: target.name, count: rows }));
      onClose();
    } catch (failure) {
      if (!(failure instanceof RequestError && failure.code === 'CANCELLED')) setError(failure);
    } finally {
      running.current = null;
      setJobId(null);
    }
  };
  return (
    <Modal
      open
      width={520}
      title={t('exports:handover.title', { name })}
      mask={{ closable: false }}
      okText={t('exports:handover.save')}
      cancelText={t('app:common.cancel')}
      okButtonProps={{ loading: jobId !== null }}
      onOk={() => void save()}
      onCancel={close}
    >
      <div className={styles['body']}>
        {error ? <Alert type="error" showIcon title={errorText(t, error)} /> : null}
        <p className={styles['hint']}>
          {t(groupId === undefined ? 'exports:handover.workspace' : 'exports:handover.group')}
        </p>
        <Checkbox checked={history} onChange={(event) => setHistory(event.target.checked)}>
          {t('exports:handover.history')}
        </Checkbox>
        <Checkbox checked={phones} onChange={(event) => setPhones(event.target.checked)}>
          {t('exports:handover.phones')}
        </Checkbox>
        <p className={styles['hint']}>{t('exports:handover.private')}</p>
        <div className={styles['progress']} aria-live="polite">
          {job ? (
            <>
              <Progress percent={job.total === 0 ? 0 : Math.round((job.done / job.total) * 100)} status="active" />
              {t('exports:writing', { done: job.done, total: job.total })}
            </>
          ) : null}
        </div>
      </div>
    </Modal>
  );
}
