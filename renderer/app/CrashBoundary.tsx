import { Component, type ReactNode } from 'react';
import { Translation } from 'react-i18next';
import { Button } from '../components/Button';
import styles from './Shell.module.css';

/** Keeps a fault of one screen from taking the window with it. */
export class CrashBoundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <Translation>
        {(t) => (
          <div className={styles['crash']} role="alert">
            <p>{t('app:error.crashed')}</p>
            <Button look="primary" onClick={() => this.setState({ failed: false })}>
              {t('app:common.retry')}
            </Button>
          </div>
        )}
      </Translation>
    );
  }
}
