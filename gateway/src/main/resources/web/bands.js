// Alarms and modes as stretches of time beneath the curves. Pure, so that it is tested without a page.

/** Changes by which an alarm ends that stood until then; by others, as when a point is suppressed, nobody knows whether it stood. */
const ENDS = new Set(['ALARM_RTN_UNACKED', 'ALARM_LATCHED_UNACKED', 'ALARM_LATCHED', 'ALARM_CLEARED', 'ALARM_DECOMMISSIONED']);
/** Letters of states in which an alarm stands. */
const STANDING = new Set(['B', 'C', 'E', 'F']);

/**
 * When alarms of a point stood: { from, to, priority, text }, in milliseconds. changes: as the history of a point gives them, in any order; an
 * alarm whose first change in the time is its end stood since before.
 */
export function alarmBands(changes, from, to) {
  const byAlarm = new Map();
  [...changes].filter(({ state }) => state).sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .forEach((change) => byAlarm.set(change.alarm, [...(byAlarm.get(change.alarm) ?? []), change]));
  return [...byAlarm.values()].flatMap((its) => stretches(its.map(({ at, state, type, priority, level }) => ({
    at: Date.parse(at), isOn: STANDING.has(state), isEnd: ENDS.has(type), priority, text: level ?? '',
  })), from, to));
}

function stretches(steps, from, to) {
  const made = [];
  let open = steps[0].isEnd ? { ...steps[0], at: from } : null;
  steps.forEach((step) => {
    if (step.isOn && !open) {
      open = step;
    } else if (!step.isOn && open) {
      made.push({ from: open.at, to: step.at, priority: open.priority, text: open.text });
      open = null;
    }
  });
  return open ? [...made, { from: open.at, to, priority: open.priority, text: open.text }] : made;
}

/** When a unit was in a mode, by the notes of the journal about it: { from, to, mode }; what was before the first note is not known. */
export function modeBands(notes, subject, to) {
  const its = notes.filter((note) => note.subject === subject).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return its.map(({ at, comment }, i) => ({ from: Date.parse(at), to: i + 1 < its.length ? Date.parse(its[i + 1].at) : to, mode: (comment ?? '').split(/[ ,:]/)[0] || 'unknown' }));
}

/** A history as if it had been later: for a comparison with an earlier day. */
export const later = (history, millis) => ({ ...history, t: history.t.map((iso) => new Date(Date.parse(iso) + millis).toISOString()) });

/** The part of a history within two times in milliseconds. */
export function within(history, from, to) {
  const places = history.t.map((iso, i) => [Date.parse(iso), i]).filter(([at]) => at >= from && at <= to).map(([, i]) => i);
  return Object.fromEntries(['t', 'min', 'mean', 'max', 'n'].map((name) => [name, places.map((i) => history[name][i])]));
}
