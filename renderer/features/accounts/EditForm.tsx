import { Form } from 'antd';
import type { ReactNode } from 'react';
import { KeptNote } from '../../components/KeptNote';
import { useKept } from '../../components/useKept';
import { EditDrawer } from './EditDrawer';

interface EditFormProps<Values> {
  /** What is edited; with how it is stored it names what was typed and not saved. */
  readonly name: string;
  readonly initial: Values;
  readonly title: string;
  readonly saving: boolean;
  readonly onSave: (values: Values) => Promise<unknown>;
  readonly onClose: () => void;
  /** Beside the buttons. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A drawer with a form that is saved as a whole; Escape loses nothing of it. */
export function EditForm<Values extends object>({
  name,
  initial,
  title,
  saving,
  onSave,
  onClose,
  aside,
  children,
}: EditFormProps<Values>) {
  const kept = useKept(`${name} ${JSON.stringify(initial)}`, initial);
  const save = async (values: Values): Promise<void> => {
    await onSave(values);
    kept.forget();
    onClose();
  };
  return (
    <EditDrawer title={title} form="edit-form" saving={saving} onClose={onClose} aside={aside}>
      <KeptNote shown={kept.isRestored} onDrop={kept.drop} />
      <Form<Values>
        // Begun anew, its fields are those of a new form.
        key={String(kept.isRestored)}
        id="edit-form"
        layout="vertical"
        initialValues={kept.value}
        onValuesChange={(_changed, values) => kept.set(values)}
        // A failure is said by the message above; what was typed stays.
        onFinish={(values) => void save(values).catch(() => undefined)}
      >
        {children}
      </Form>
    </EditDrawer>
  );
}
