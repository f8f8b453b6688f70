// Several alarms acknowledged at once: exactly those that were ticked, as they stood when they were ticked. Pure.
import { isCalling } from './store.js';

/** More than these at once need a right of their own. */
export const BULK_MAX = 10;
/** How many one call takes. */
export const CALL_MAX = 500;

/** Ticks or unticks what is shown; an alarm that waits for nobody cannot be ticked. picked: Map of id to alarm. */
export function toggled(picked, alarm) {
  const next = new Map(picked);
  if (!next.delete(alarm.id) && isCalling(alarm)) {
    next.set(alarm.id, alarm);
  }
  return next;
}

/** Ticked alarms that still wait; who was acknowledged by somebody else or has ended is no longer among them. */
export const remaining = (picked, find) => new Map([...picked].filter(([id]) => { const now = find(id); return now && isCalling(now); }));

export const mayAcknowledge = (rights, count) => count <= BULK_MAX || (rights.includes('BULK_ACKNOWLEDGE') && count <= CALL_MAX);
