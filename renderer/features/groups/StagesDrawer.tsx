import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '../../components/icons';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stage } from '#shared/contract/stages';
import { useData, useWrite } from '../../api/hooks';
import { ListDrawer } from './ListDrawer';
import { ListForm } from './ListForm';
import styles from './ListDrawer.module.css';

/** The stages of a community and what has to be done in each. */
export function StagesDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const stages = useData('stage.list', undefined).data ?? [];
  const order = useWrite('stage.order');
  return (
    <ListDrawer
      title={t('groups:stages.title')}
      newLabel={t('groups:stages.new')}
      items={stages}
      countOf={({ checks }) => checks.length}
      onOrder={(ids) => order.mutate({ ids })}
      onClose={onClose}
    >
      {(stage, choose) => <StageForm stage={stage} onChoose={choose} />}
    </ListDrawer>
  );
}

interface StageFormProps {
  readonly stage: Stage | undefined;
  readonly onChoose: (id: number | null) => void;
}

interface Point {
  /** Of the point while the form is open. */
  readonly key: number;
  readonly id?: number;
  readonly area: string;
  readonly text: string;
}

function StageForm({ stage, onChoose }: StageFormProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(stage?.name ?? '');
  const [truth, setTruth] = useState(stage?.truth ?? '');
  const [points, setPoints] = useState<readonly Point[]>(() =>
    (stage?.checks ?? []).map((check) => ({ ...check, key: check.id })),
  );
  const save = useWrite('stage.save');
  const remove = useWrite('stage.delete');
  const change = (key: number, fields: Partial<Point>): void =>
    setPoints(points.map((point) => (point.key === key ? { ...point, ...fields } : point)));
  const move = (at: number, to: number): void => {
    const moved = points.slice();
    moved.splice(to, 0, ...moved.splice(at, 1));
    setPoints(moved);
  };
  const add = (): void => {
    const key = -1 - points.filter((point) => point.id === undefined).length - points.length;
    setPoints([...points, { key, area: points.at(-1)?.area ?? '', text: '' }]);
  };
  const checks = points
    .filter((point) => point.text.trim() !== '')
    .map(({ id, area, text }) => ({ area, text, ...(id === undefined ? {} : { id }) }));
  return (
    <ListForm
      item={stage}
      draft={{ name, truth, checks }}
      save={save}
      saved={t('groups:done.stageSaved', { name })}
      deleting={{ remove, deleted: t('groups:done.stageDeleted', { name: stage?.name ?? '' }) }}
      onChoose={onChoose}
    >
      <Form.Item label={t('groups:stages.name')} required>
        <Input
          value={name}
          maxLength={40}
          aria-label={t('groups:stages.name')}
          onChange={(event) => setName(event.target.value)}
        />
      </Form.Item>
      <Form.Item label={t('groups:stages.truth')}>
        <Input.TextArea
          value={truth}
          autoSize={{ minRows: 1, maxRows: 4 }}
          maxLength={2000}
          aria-label={t('groups:stages.truth')}
          onChange={(event) => setTruth(event.target.value)}
        />
      </Form.Item>
      <Form.Item label={t('groups:stages.checks')} extra={t('groups:stages.checksHelp')}>
        <ul className={styles['checks']}>
          {points.map(({ key, area, text }, at) => (
            <li key={key} className={styles['check']}>
              <Input
                value={area}
                maxLength={40}
                placeholder={t('groups:stages.area')}
                aria-label={t('groups:stages.areaOf', { number: at + 1 })}
                onChange={(event) => change(key, { area: event.target.value })}
              />
              <Input
                value={text}
                maxLength={500}
                aria-label={t('groups:stages.textOf', { number: at + 1 })}
                onChange={(event) => change(key, { text: event.target.value })}
              />
              <Button
                type="text"
                icon={<ArrowUpOutlined />}
                aria-label={t('groups:order.up')}
                title={t('groups:order.up')}
                disabled={at === 0}
                onClick={() => move(at, at - 1)}
              />
              <Button
                type="text"
                icon={<ArrowDownOutlined />}
                aria-label={t('groups:order.down')}
                title={t('groups:order.down')}
                disabled={at === points.length - 1}
                onClick={() => move(at, at + 1)}
              />
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('app:common.delete')}
                title={t('app:common.delete')}
                onClick={() => setPoints(points.filter((point) => point.key !== key))}
              />
            </li>
          ))}
        </ul>
        <Button type="text" icon={<PlusOutlined />} onClick={add}>
          {t('groups:stages.addCheck')}
        </Button>
      </Form.Item>
    </ListForm>
  );
}
