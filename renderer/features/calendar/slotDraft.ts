import type { Conflict, SlotDetail, SlotDraft } from '#shared/contract/calendar';
import { localDateTime } from '#shared/domain/time';

/** A draft as the editor holds it while it may still be incomplete. */
export interface EditedSlot {
  readonly slotId: number | null;
  readonly draft: SlotDraft;
  /** Whether the text is written here rather than chosen. */
  readonly oneOff: boolean;
}

// The hour when most people look at their phones.
const BEST_HOUR = '09:30';

/** An empty draft that starts at a wall clock, or on a day at the best hour; not before now. */
export function newDraft(at: string, zone: string, now: number): EditedSlot {
  const current = localDateTime(now, zone);
  const wished = at.length === 10 ? `${at}T${BEST_HOUR}` : at;
  const starts =
    at.length === 10 && wished < current && at === current.slice(0, 10)
      ? localDateTime(Math.ceil((now + 60_000) / 1_800_000) * 1_800_000, zone)
      : wished;
  return {
    slotId: null,
    oneOff: false,
    draft: {
      kind: 'group',
      starts,
      zone,
      windowMinutes: 0,
      groupIds: [],
      accountId: null,
      scriptId: null,
      inlineText: null,
      repeat: null,
      note: '',
      campaignId: null,
    },
  };
}

/** A stored slot as the editor starts with it. */
export function draftOf(slot: SlotDetail): EditedSlot {
  const inline = slot.inlineText !== null;
  return {
    slotId: slot.id,
    oneOff: inline,
    draft: {
      kind: slot.kind,
      starts: localDateTime(slot.startsAt, slot.zone),
      zone: slot.zone,
      windowMinutes: slot.windowMinutes,
      groupIds: slot.targets.flatMap((target) => (target.groupId === null ? [] : [target.groupId])),
      accountId: slot.kind === 'moments' ? slot.accountId : null,
      scriptId: inline ? null : slot.scriptId,
      inlineText: slot.inlineText,
      repeat: slot.repeat,
      note: slot.note,
      campaignId: slot.campaignId,
    },
  };
}

export type Missing = 'text' | 'groups' | 'account' | null;

/** What a draft still lacks before it can be saved. */
export function missingIn({ draft }: EditedSlot): Missing {
  if (draft.kind === 'group' && draft.groupIds.length === 0) return 'groups';
  if (draft.kind === 'moments' && draft.accountId === null) return 'account';
  if (draft.scriptId === null && (draft.inlineText ?? '').trim() === '') return 'text';
  return null;
}

/** Conflicts of one kind together, in the order in which kinds are shown. */
export function conflictsByKind(
  conflicts: readonly Conflict[],
): readonly { readonly kind: Conflict['kind']; readonly conflicts: readonly Conflict[] }[] {
  const order: readonly Conflict['kind'][] = ['account', 'near', 'sameText', 'quietHours', 'qrLapsed'];
  return order
    .map((kind) => ({ kind, conflicts: conflicts.filter((one) => one.kind === kind) }))
    .filter((group) => group.conflicts.length > 0);
}
