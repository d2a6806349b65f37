import { Button, Dropdown } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { axes, layersOf, type Axis, type LayerReason } from '#shared/contract/layers';
import type { Standing } from '#shared/contract/memberPage';
import { useWrite } from '../../../api/hooks';
import { DownOutlined } from '../../../components/icons';
import { useConditionNames } from '../../../pickers/useConditionNames';
import members from '../members.module.css';
import { byHand } from './byHand';
import { Part } from './Part';
import styles from './person.module.css';

const RULE = 'rule';

/** The layers a member stands in and why; either can be set by hand, and given back to the rules. */
export function Layers({ id, standing }: { readonly id: number; readonly standing: Standing }) {
  const { t } = useTranslation();
  return (
    <Part title={t('person:layer.title')}>
      {axes.map((axis) => (
        <OneAxis key={axis} id={id} axis={axis} standing={standing} />
      ))}
    </Part>
  );
}

interface OneAxisProps {
  readonly id: number;
  readonly axis: Axis;
  readonly standing: Standing;
}

function OneAxis({ id, axis, standing }: OneAxisProps) {
  const { t } = useTranslation();
  const set = useWrite('member.setLayer');
  const names = useConditionNames(
    null,
    useMemo(() => [], []),
  );
  const { layer, manual, reason } =
    axis === 'activity'
      ? { layer: standing.layer, manual: standing.layerManual, reason: standing.layerReason }
      : { layer: standing.valueLayer, manual: standing.valueManual, reason: standing.valueReason };
  const saw = ({ facts }: LayerReason): string =>
    facts
      .map(({ field, value }) =>
        t('person:layer.fact', { field: names.field(field), value: value ?? t('person:head.never') }),
      )
      .join(t('members:page.separator'));
  const why = manual
    ? byHand(t, standing.imported[axis])
    : reason === null
      ? ''
      : [t('person:layer.why', { name: reason.name, day: reason.day }), saw(reason)]
          .filter((text) => text !== '')
          .join(' · ');
  const label = t(`person:layer.axis.${axis}`);
  const shown = layer === null ? t('person:layer.none') : t(`conditions:layer.${layer}`);
  return (
    <div className={styles['axis']}>
      <span className={styles['axisName']}>{label}</span>
      <Dropdown
        trigger={['click']}
        menu={{
          selectedKeys: layer === null ? [] : [layer],
          items: [
            ...layersOf[axis].map((key) => ({ key, label: t(`conditions:layer.${key}`) })),
            ...(manual ? [{ type: 'divider' as const }, { key: RULE, label: t('person:layer.byRule') }] : []),
          ],
          onClick: ({ key }) =>
            set.mutate({
              ids: [id],
              jobId: crypto.randomUUID(),
              axis,
              layer: layersOf[axis].find((one) => one === key) ?? null,
            }),
        }}
      >
        <Button
          size="small"
          icon={<DownOutlined />}
          iconPlacement="end"
          aria-label={`${t('person:layer.set', { axis: label })} ${shown}`}
        >
          {shown}
        </Button>
      </Dropdown>
      <span className={members['quiet']}>{why}</span>
    </div>
  );
}
