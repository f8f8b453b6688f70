// A priority by colour, shape and word, so that no one of them is needed to read it.
import { h } from './lib.js';
import { t } from './texts.js';

/** By priority, on a ground of 24 × 24. */
export const SHAPES = {
  P1: 'M7 1h10l6 6v10l-6 6H7l-6-6V7Z',
  P2: 'M12 2 23 22H1Z',
  P3: 'M12 1 23 12 12 23 1 12Z',
  P4: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Z',
};

export const Shape = ({ priority }) =>
  h('svg', { class: `shape ${priority}`, viewBox: '0 0 24 24', 'aria-hidden': 'true' }, h('path', { d: SHAPES[priority] }));

export const Badge = ({ priority }) =>
  h('span', { class: `badge ${priority}` }, h(Shape, { priority }), h('b', null, priority), h('span', null, t(priority)));
