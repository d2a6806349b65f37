import { DeleteOutlined, PlusOutlined } from '../../components/icons';
import { Button, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { groupsOf, newKey, useStart, type PostDraft } from './draft';
import styles from './start.module.css';

/** Suggested times of day by how many posts a day; the best hour, 9 to 10, comes first. */
const times: Readonly<Record<number, readonly string[]>> = {
  3: ['09:30', '14:30', '20:00'],
  5: ['09:30', '11:30', '14:30', '17:30', '20:30'],
};

/** Step three: how often to post each day, with texts to start from; the slots are made on finishing. */
export function RhythmStep() {
  const { t } = useTranslation();
  const { desks, batches, rhythm, posts, postTo, put } = useStart();
  const groups = groupsOf(batches, desks);
  const suggest = (count: number): readonly PostDraft[] =>
    (times[count] ?? []).map((time, index) => ({
      key: newKey(),
      time,
      text: t(`start:rhythm.posts.${count}.${index}`),
    }));
  const choose = (count: number): void => put({ rhythm: count, posts: count === rhythm ? posts : suggest(count) });
  const change = (key: number, changes: Partial<PostDraft>): void =>
    put({ posts: posts.map((post) => (post.key === key ? { ...post, ...changes } : post)) });
  return (
    <>
      <h1>{t('start:rhythm.head')}</h1>
      <p className={styles['lead']}>{t(groups.length === 0 ? 'start:rhythm.needGroups' : 'start:rhythm.lead')}</p>
      {groups.length === 0 ? null : (
        <>
          <Radio.Group
            value={rhythm ?? 0}
            className={styles['rhythms'] ?? ''}
            onChange={(event) => choose(Number(event.target.value))}
          >
            {[3, 5, 0].map((count, index) => (
              <Radio key={count} value={count} autoFocus={index === 0}>
                {t(`start:rhythm.choice.${count}`)}{' '}
                <span className={styles['hint']}>{t(`start:rhythm.hint.${count}`)}</span>
              </Radio>
            ))}
          </Radio.Group>
          {rhythm !== null && rhythm > 0 ? (
            <>
              <ul className={styles['posts']}>
                {posts.map((post) => (
                  <li key={post.key}>
                    <Input
                      type="time"
                      required
                      value={post.time}
                      aria-label={t('start:rhythm.time')}
                      onChange={(event) => change(post.key, { time: event.target.value })}
                    />
                    <Input.TextArea
                      autoSize={{ minRows: 1, maxRows: 4 }}
                      value={post.text}
                      aria-label={t('start:rhythm.textAt', { time: post.time })}
                      onChange={(event) => change(post.key, { text: event.target.value })}
                    />
                    <Button
                      type="text"
                      icon={<DeleteOutlined />}
                      aria-label={t('start:rhythm.removeAt', { time: post.time })}
                      title={t('start:rhythm.remove')}
                      onClick={() => put({ posts: posts.filter((other) => other.key !== post.key) })}
                    />
                  </li>
                ))}
              </ul>
              {posts.length < 12 ? (
                <Button
                  type="text"
                  icon={<PlusOutlined />}
                  onClick={() => put({ posts: [...posts, { key: newKey(), time: '12:00', text: '' }] })}
                >
                  {t('start:rhythm.add')}
                </Button>
              ) : null}
              <div className={styles['field']}>
                <label htmlFor="start-post-to">{t('start:rhythm.to')}</label>
                <Select
                  id="start-post-to"
                  mode="multiple"
                  maxTagCount="responsive"
                  allowClear
                  placeholder={t('start:rhythm.all', { n: groups.length })}
                  value={postTo ?? []}
                  onChange={(names) => put({ postTo: names.length === 0 ? null : names })}
                  options={groups.map((group) => ({ value: group.name, label: group.name }))}
                />
              </div>
            </>
          ) : null}
        </>
      )}
    </>
  );
}
