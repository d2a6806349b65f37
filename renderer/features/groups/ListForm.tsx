import { Button, Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useUndo } from '../../components/undo';
import styles from './ListDrawer.module.css';

/** A write as `useWrite` gives it. */
interface Writing<Input, Done> {
  readonly isPending: boolean;
  readonly mutate: (input: Input, then: { readonly onSuccess: (done: Done) => void }) => void;
}

interface ListFormProps<Draft> {
  /** The thing as it is stored; none for a new one. */
  readonly item: { readonly id: number; readonly name: string } | undefined;
  readonly draft: Draft;
  readonly save: Writing<NoInfer<Draft> & { readonly id?: number }, { readonly ids: readonly number[] }>;
  /** What the toast says after saving; none is shown without. */
  readonly saved?: string;
  /** How it is deleted, and what the toast says then; without it there is no deleting. */
  readonly deleting?: { readonly remove: Writing<{ readonly id: number }, unknown>; readonly deleted: string };
  readonly isValid?: boolean;
  readonly onChoose: (id: number | null) => void;
  readonly children: ReactNode;
}

/** The form beside the list of a `ListDrawer`, with its foot: save, and delete with the offer to undo. */
export function ListForm<Draft extends { readonly name: string }>(props: ListFormProps<Draft>) {
  const { item, draft, save, saved, deleting, isValid = true, onChoose, children } = props;
  const { t } = useTranslation();
  const { offer } = useUndo();
  const submit = (): void =>
    save.mutate(
      { ...draft, ...(item ? { id: item.id } : {}) },
      {
        onSuccess: ({ ids: [id] }) => {
          if (saved !== undefined) offer(saved);
          if (id) onChoose(id);
        },
      },
    );
  return (
    <Form layout="vertical" className={styles['form'] ?? ''} onFinish={submit}>
      {children}
      <div className={styles['actions']}>
        <Button
          type="primary"
          htmlType="submit"
          loading={save.isPending}
          disabled={draft.name.trim() === '' || !isValid}
        >
          {t('app:common.save')}
        </Button>
        {item && deleting ? (
          <Button
            type="text"
            onClick={() =>
              deleting.remove.mutate(
                { id: item.id },
                {
                  onSuccess: () => {
                    onChoose(null);
                    offer(deleting.deleted);
                  },
                },
              )
            }
          >
            {t('app:common.delete')}
          </Button>
        ) : null}
      </div>
    </Form>
  );
}
