import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ExportOutlined } from '../components/icons';
import { ExportDialog } from './ExportDialog';
import type { Exported } from './exporting';

interface ExportButtonProps {
  readonly exported: Exported;
  /** The ids of the columns that the view shows, in its order. */
  readonly shown?: readonly string[];
}

/** Opens the export of what a screen shows. */
export function ExportButton({ exported, shown }: ExportButtonProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const nothing = exported.of !== 'source' && exported.all.length === 0 && exported.selected.length === 0;
  // What is exported changes with every letter of a search, the button does not.
  const button = useMemo(
    () => (
      <Button type="text" icon={<ExportOutlined />} disabled={nothing} onClick={() => setOpen(true)}>
        {t('exports:open')}
      </Button>
    ),
    [t, nothing],
  );
  return (
    <>
      {button}
      {open ? <ExportDialog exported={exported} {...(shown ? { shown } : {})} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
