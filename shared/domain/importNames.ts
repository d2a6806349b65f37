import type { Decision, ImportReview } from '../contract/imports';

type Suggestion = Omit<Decision, 'line'>;
type Doubt = Pick<ImportReview, 'reason' | 'suggested'> & { readonly candidates: readonly unknown[] };

// What WeChat calls those who have no name, or who are gone.
const NOBODYS =
  /^(微信用户|微信用戶|wechat ?user|用户\d*|用戶\d*|user\d*|匿名(用户|用戶)?|游客|遊客|已注销|已註銷|新用户|新用戶)$/i;

/** How much a name says of who someone is: none (`微信用户`, `A`, `🌸`), little (`小雨`: many are called so) or enough. */
export function nameTells(name: string): 'nothing' | 'little' | 'enough' {
  const letters = name.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
  const count = Array.from(letters).length;
  if (count < 2 || NOBODYS.test(name.normalize('NFKC').trim()) || /^\p{N}{1,3}$/u.test(letters)) return 'nothing';
  return count < 3 ? 'little' : 'enough';
}

/** What is suggested of a name that only people elsewhere have: the same person only where one is called so and hardly anyone else is. */
export function elsewhereDoubt(
  name: string,
  ids: readonly (number | null)[],
): Pick<ImportReview, 'reason' | 'suggested'> {
  const common = nameTells(name) !== 'enough';
  const [only = null, another] = ids;
  return {
    reason: common ? 'common' : 'elsewhere',
    suggested: common || another !== undefined ? { action: 'new', memberId: null } : { action: 'same', memberId: only },
  };
}

/** What becomes of a doubtful row that nobody looked at: what is wished of all such rows, but of several nobody is taken at random. */
export function undecided(
  { reason, candidates, suggested }: Doubt,
  others: Decision['action'] | undefined,
): Suggestion {
  if (others === undefined) return suggested;
  if (others !== 'same') return { action: others, memberId: null };
  const anyone = (reason === 'elsewhere' || reason === 'common') && candidates.length > 1;
  return anyone ? suggested : { action: 'same', memberId: suggested.memberId };
}
