import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pick, step, word, type Step } from './commandSteps';

/** A small chat of two who are members, or are not. */
const spokenText = (by: number, other: number): string =>
  [by, other, by]
    .map((who, at) => `2026-11-${10 + (who % 9)} 09:${10 + at}:00 ${word(who)}客人${who % 9}\n${word(other + at)}\n\n`)
    .join('');

/** Hands a workspace over as it is, or takes in again what an earlier step handed over: what went since comes back. */
const takePackage: Step = async (data, [a, b]) => {
  const made = readdirSync(data.dir).filter((name) => name.endsWith('.qundesk'));
  const jobId = `package-${a}-${b}-${data.now}`;
  const path = join(data.dir, made[b % Math.max(made.length, 1)] ?? `${jobId}.qundesk`);
  if (made.length > 0) return data.ask('package.apply', { jobId, token: data.grant(path), keep: [] });
  const whole = { accountId: pick(data, 'account', a), history: true, phones: true };
  return data.ask('package.save', { jobId, target: data.target(path), ...whole });
};

/** Campaigns, chats taken in, and packages, each with whatever the three numbers choose. */
export const jobSteps: readonly Step[] = [
  step('campaign.save', (data, [a, b, c]) => ({
    ...(c % 2 ? { id: pick(data, 'campaign', c) } : {}),
    accountId: pick(data, 'account', a),
    name: word(b),
    aim: 'fission',
    reason: 'festival',
    play: '',
    startsOn: '2026-11-01',
    endsOn: `2026-11-${20 + (b % 9)}`,
    note: '',
    groupIds: a % 2 ? [] : [pick(data, 'chat_group', b)],
  })),
  step('campaign.archive', (data, [a]) => ({ ids: [pick(data, 'campaign', a)] })),
  step('campaign.restore', (data, [a]) => ({ ids: [pick(data, 'campaign', a)] })),
  step('campaign.addMembers', (data, [a, b, c]) => ({
    id: pick(data, 'campaign', a),
    personIds: [pick(data, 'person', b), pick(data, 'person', c)],
  })),
  step('campaign.removeMembers', (data, [a, b]) => ({
    id: pick(data, 'campaign', a),
    personIds: [pick(data, 'person', b)],
  })),
  step('campaign.saveStages', (data, [a, b]) => ({
    id: pick(data, 'campaign', a),
    stages: [{ invites: 1 + (b % 2), reward: word(b), points: b % 5 }],
  })),
  step('campaign.grant', (data, [a]) => ({ id: pick(data, 'campaign', a), stageId: null, personIds: null })),
  step('campaign.revoke', (data, [a]) => ({ id: pick(data, 'campaign', a), stageId: null, personIds: null })),
  step('chat.apply', (data, [a, b, c]) => ({
    jobId: `chat-${a}-${b}-${c}`,
    groupId: pick(data, 'chat_group', a),
    source: { text: spokenText(b, c) },
    keepText: c % 2 === 0,
    decisions: [],
  })),
  step('chat.match', (data, [a, b, c]) => ({
    senderId: pick(data, 'chat_sender', a),
    personId: c % 3 ? pick(data, 'person', b) : null,
    ignored: c % 4 === 0,
  })),
  step('chat.forget', (data, [a]) => ({ groupId: pick(data, 'chat_group', a) })),
  takePackage,
];
