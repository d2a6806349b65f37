import { createHash } from 'node:crypto';
import type { ScriptPart, ScriptVersion } from '#shared/contract/scripts';
import type { DeliveryDetail, DeliveryRow } from '#shared/contract/today';
import type { Candidate } from '#shared/domain/round';
import { spokenAt } from '#shared/domain/today';
import { fillTemplate, timeVariables, type Variables } from '#shared/text/template';
import type { Context } from '../context';
import { CodedError } from '../errors';
import { latestVersion, readVersion } from '../scripts/repo';
import { readSettings } from '../settings/repo';
import { readDelivery, sentVersionId, slotCounts, slotFacts, type SlotFacts } from './repo';

/** What a delivery says: the version (the one sent, or the newest) with its variables filled in. */
interface Content {
  readonly row: DeliveryRow;
  readonly facts: SlotFacts;
  readonly version: ScriptVersion;
  readonly variables: Variables;
  /** As they are copied. */
  readonly parts: readonly ScriptPart[];
}

/** The content of a delivery as it goes (or went) out, or undefined. */
export function readContent(ctx: Context, id: number): Content | undefined {
  const { db } = ctx;
  const row = readDelivery(db, id);
  const facts = row && slotFacts(db, row.slotId);
  if (!row || !facts) return undefined;
  const sent = sentVersionId(db, id);
  const version = sent === null ? latestVersion(db, facts.script_id) : readVersion(db, sent);
  if (!version)
    throw new CodedError('INTERNAL', 'error.internal', { cause: `script ${facts.script_id} has no version` });
  const variables = variablesOf(ctx, row, facts);
  const parts = version.parts.map((part) =>
    part.kind === 'text' ? { ...part, text: fillTemplate(part.text, variables).text } : part,
  );
  return { row, facts, version, variables, parts };
}

/** A delivery with all that its screen shows, or null. */
export function readDetail(ctx: Context, id: number): DeliveryDetail | null {
  const content = readContent(ctx, id);
  if (!content) return null;
  const { row, facts, version, variables } = content;
  const { total, open } = slotCounts(ctx.db, row.slotId);
  return {
    ...row,
    title: version.title,
    scriptId: facts.script_id,
    note: facts.note,
    accountName: facts.account_name,
    colour: facts.colour,
    device: facts.device,
    parts: version.parts,
    variables,
    prints: content.parts.map(printOfPart),
    perGroup: version.parts.some(namesGroup),
    ofSlot: total,
    openOfSlot: open,
  };
}

/** A delivery as the round weighs it, or null where it is no longer open. */
export function readCandidate(ctx: Context, id: number): Candidate | null {
  const content = readContent(ctx, id);
  if (content?.row.status !== 'due') return null;
  const parts = content.parts.map(printOfPart);
  return { deliveryId: id, accountId: content.row.accountId, parts, print: printOf(parts.join()) };
}

const namesGroup = (part: ScriptPart): boolean =>
  part.kind === 'text' && fillTemplate(part.text, {}).segments.some((segment) => segment.name === 'group');

const printOfPart = (part: ScriptPart): string => printOf(part.kind === 'text' ? `t${part.text}` : `p${part.sha256}`);

const printOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

function variablesOf(ctx: Context, row: DeliveryRow, facts: SlotFacts): Variables {
  const settings = readSettings(ctx.db);
  const at = spokenAt(row.dueAt, row.doneAt ?? ctx.now(), ctx.zone);
  return {
    // Posts are Chinese unless the operator chose another language of their own accord.
    ...timeVariables(at, ctx.zone, settings.language === 'system' ? 'zh-CN' : settings.language),
    ...(row.groupName === null ? {} : { group: row.groupName }),
    account: facts.account_name,
    ...(facts.persona === null ? {} : { persona: facts.persona }),
    house: settings.house,
    benefit: settings.benefit,
  };
}
