// A value in its range, with the limits as ticks: read at a glance, without colour while all is well.
import { h } from './lib.js';
import { number } from './format.js';

const WIDTH = 100;

/** Which limit a value is beyond: the outermost one, or null. */
export function beyond(value, limits) {
  const order = ['HH', 'LL', 'H', 'L'];
  const reached = (level) => limits[level] && (level.startsWith('H') ? value >= limits[level].at : value <= limits[level].at);
  return typeof value === 'number' ? order.find(reached) ?? null : null;
}

export const Band = ({ value, range: [low, high], limits }) => {
  if (typeof low !== 'number' || typeof high !== 'number' || high <= low) {
    return null;
  }
  const place = (at) => Math.min(WIDTH, Math.max(0, (at - low) / (high - low) * WIDTH));
  const level = beyond(value, limits);
  return h('svg', { class: `band ${level ? limits[level].priority : ''}`, viewBox: `0 0 ${WIDTH} 12`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    h('rect', { x: 0, y: 4, width: WIDTH, height: 4, class: 'range' }),
    Object.entries(limits).map(([name, { at }]) => h('rect', { key: name, x: place(at) - 0.4, y: 1, width: 0.8, height: 10, class: 'tick' })),
    typeof value === 'number' && h('rect', { x: place(value) - 1.2, y: 0, width: 2.4, height: 12, class: 'here' }));
};

/** Limits in words: HH 50, H 25. */
export const limitWords = (limits) => Object.entries(limits).sort(([, a], [, b]) => b.at - a.at).map(([level, { at }]) => `${level} ${number(at)}`).join(' · ');
