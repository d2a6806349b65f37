import { App as AntApp } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RequestError } from '../api/client';
import { errorText } from '../components/errorText';
import { giveMessages } from '../components/messages';
import { Themed } from '../components/Themed';
import { writeErrors } from './queryClient';
import { useWideWork } from './useWideWork';

/** antd, with its messages, for the screens and dialogs drawn with it. */
export function Kit({ children }: { readonly children: ReactNode }) {
  return (
    <Themed>
      <AntApp component={false}>
        <Messages />
        {children}
      </AntApp>
    </Themed>
  );
}

function Messages() {
  const { message } = AntApp.useApp();
  const { t } = useTranslation();
  useWideWork();
  useEffect(() => {
    writeErrors.show = (error) => {
      const stopped = error instanceof RequestError && error.code === 'CANCELLED';
      void message[stopped ? 'info' : 'error']({ content: errorText(t, error), duration: 6 });
    };
    giveMessages(message);
  }, [message, t]);
  return null;
}
