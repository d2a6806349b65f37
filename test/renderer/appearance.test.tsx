import '../../renderer/app/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { theme } from 'antd';
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { makeQueryClient } from '../../renderer/app/queryClient';
import { queryKey } from '../../renderer/api/hooks';
import { Themed } from '../../renderer/components/Themed';
import { startLanguages } from '../../renderer/locales/index';

afterEach(cleanup);

type Token = ReturnType<typeof theme.useToken>['token'];

// What is drawn without antd looks as what is drawn with it.
const SAME: Readonly<Record<string, (token: Token) => string>> = {
  '--ink': (token) => token.colorText,
  '--ink-off': (token) => token.colorTextDisabled,
  '--border': (token) => token.colorBorder,
  '--primary': (token) => token.colorPrimary,
  '--primary-hover': (token) => token.colorPrimaryHover,
  '--primary-active': (token) => token.colorPrimaryActive,
  '--link': (token) => token.colorLink,
  '--link-hover': (token) => token.colorLinkHover,
  '--focus': (token) => token.colorPrimaryBorder,
  '--fill-off': (token) => token.colorBgContainerDisabled,
  '--raised': (token) => token.colorBgElevated,
  '--tip': (token) => token.colorBgSpotlight,
};

/** A colour as the browser writes it, however it was written. */
function asDrawn(colour: string): string {
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.color = colour;
  const drawn = getComputedStyle(probe).color;
  probe.remove();
  return drawn;
}

test.each(['light', 'dark'] as const)(
  'the colours of the first picture are those of antd in our theme, %s',
  async (look) => {
    await startLanguages('zh-CN');
    document.documentElement.dataset['theme'] = look;
    const client = makeQueryClient();
    client.setQueryData(queryKey('setting.all', undefined), { theme: look });
    const seen: Token[] = [];
    function Probe() {
      seen.push(theme.useToken().token);
      return null;
    }
    render(
      <QueryClientProvider client={client}>
        <Themed>
          <Probe />
        </Themed>
      </QueryClientProvider>,
    );
    const [made] = seen;
    const ours = Object.keys(SAME).map((name) => [name, asDrawn(`var(${name})`)]);
    expect(ours).toEqual(Object.entries(SAME).map(([name, of]) => [name, made ? asDrawn(of(made)) : '']));
  },
);
