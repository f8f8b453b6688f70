// Curves as numbers: what a chart draws and a table holds. Pure, so that it is tested without a page.

/** Longer than this many steps without a reading is a gap, drawn as one. */
const GAP_STEPS = 1.5;

/**
 * Columns of one history: seconds, and the least, mean and greatest value of each step; a gap stays a gap.
 * history: as the API gives it.
 */
export function columns({ t, min, mean, max, stepMillis }) {
  const made = [[], [], [], []];
  t.forEach((iso, i) => {
    const seconds = Date.parse(iso) / 1000;
    const last = made[0].at(-1);
    if (last !== undefined && (seconds - last) * 1000 > stepMillis * GAP_STEPS) {
      push(made, (last + seconds) / 2, null, null, null);
    }
    push(made, seconds, min[i], mean[i], max[i]);
  });
  return made;
}

function push(made, ...row) {
  row.forEach((value, i) => made[i].push(value));
}

/** Limits of a point, the highest first; clear is where the alarm ends, a deadband away. */
export function limitLines(limits) {
  return Object.entries(limits).map(([level, { at, deadband, priority }]) => ({
    level, at, priority, clear: level.startsWith('H') ? at - deadband : at + deadband,
  })).sort((a, b) => b.at - a.at);
}

/** From the least to the greatest of values and limits, with a twentieth of air on both sides. */
export function extent([, min, , max], lines) {
  const values = [...min, ...max, ...lines.map(({ at }) => at)].filter((value) => value !== null && value !== undefined);
  if (values.length === 0) {
    return [0, 1];
  }
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  const air = (high - low || Math.abs(high) || 1) / 20;
  return [low - air, high + air];
}

/** A curve begins at a multiple of this, so that it does not begin anew with every moment of an alarm that stands. */
const FROM_MILLIS = 300_000;

/** The time around an occurrence that its curve shows, in milliseconds since the epoch; at most a day. */
export function around({ eventAt, raisedAt, clearedAt, active }, now) {
  const begin = Math.min(Date.parse(eventAt ?? raisedAt), Date.parse(raisedAt ?? eventAt));
  const end = !active && clearedAt ? Date.parse(clearedAt) : now;
  const lead = Math.max(15 * 60_000, (end - begin) / 4);
  const to = Math.min(now, end + lead);
  return { from: Math.max(Math.floor((begin - lead) / FROM_MILLIS) * FROM_MILLIS, Math.ceil((to - 86_400_000) / FROM_MILLIS) * FROM_MILLIS), to };
}

/** One time axis for several curves of the same step: seconds, and a column of means for each; null where one has nothing. */
export function joined(all) {
  const times = [...new Set(all.flatMap(([t]) => t))].sort((a, b) => a - b);
  const places = new Map(times.map((time, i) => [time, i]));
  return [times, ...all.map(([t, , mean]) => {
    const column = new Array(times.length).fill(null);
    t.forEach((time, i) => { column[places.get(time)] = mean[i]; });
    return column;
  })];
}

/** A table that spreadsheets read: times in UTC, a column for each name; a name is never taken for a formula. */
export function csv(names, [times, ...values]) {
  const head = ['time', ...names.map((name) => `"${name.replace(/^[=+\-@\t]/, "'$&").replaceAll('"', '""')}"`)];
  const rows = times.map((time, i) => [new Date(time * 1000).toISOString(), ...values.map((column) => column[i] ?? '')].join(','));
  return [head.join(','), ...rows, ''].join('\r\n');
}

const STEPS = [1, 5, 10, 30, 60, 300, 900, 3600, 21_600, 86_400];
/** A chart is no wider. */
const ROWS = 1500;

/** The step, as the API takes it, of a span in milliseconds. */
export const stepFor = (millis) => `${STEPS.find((step) => millis / 1000 / step <= ROWS) ?? STEPS.at(-1)}s`;

/** Over all steps of a history: least, mean of all readings, greatest, and how many readings; null where there are none. */
export function statistics({ min, mean, max, n }) {
  const known = mean.map((value, i) => ({ value, n: n[i], min: min[i], max: max[i] })).filter(({ value, n: count }) => value !== null && count > 0);
  const count = known.reduce((sum, each) => sum + each.n, 0);
  return count === 0 ? { min: null, mean: null, max: null, n: 0 } : {
    min: known.reduce((least, each) => Math.min(least, each.min), Infinity), max: known.reduce((most, each) => Math.max(most, each.max), -Infinity),
    mean: known.reduce((sum, each) => sum + each.value * each.n, 0) / count, n: count,
  };
}
