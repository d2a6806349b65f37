import { afterEach, expect, test } from 'vitest';
import { narrowMembers, useMembersUi } from '../../renderer/features/members/uiStore';

afterEach(() => useMembersUi.setState(useMembersUi.getInitialState()));

test('a letter typed leaves the sort the same object: another one would draw heads and tools anew', () => {
  const sort = { by: 'points', desc: true, second: { by: 'name', desc: false } } as const;
  useMembersUi.setState({ sort });
  narrowMembers({ search: '小雨' });
  expect(useMembersUi.getState().sort).toBe(sort);
});

test('what only those who left are sorted by falls away with them', () => {
  useMembersUi.setState({ shown: 'left', sort: { by: 'name', desc: false, second: { by: 'left', desc: true } } });
  narrowMembers({ shown: 'now' });
  expect(useMembersUi.getState().sort).toEqual({ by: 'name', desc: false });
  useMembersUi.setState({ shown: 'left', sort: { by: 'left', desc: true } });
  narrowMembers({ shown: 'archived' });
  expect(useMembersUi.getState().sort).toEqual({ by: 'name', desc: false });
});
