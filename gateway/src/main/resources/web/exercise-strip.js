// A running exercise in the head of every page, in its own colour and words, so that nobody takes it for real, or what is real for an exercise.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import { clock } from './format.js';

/** exercises: as the running calls list them. */
export const ExerciseStrip = ({ exercises, onOpen }) => exercises.length > 0 && h('div', { class: 'exercise-strip', id: 'exercise-strip', role: 'status' },
  h('b', { class: 'exercise-mark' }, t('exercise.mark')), h('b', null, t('exercise.running')),
  exercises.map((each) => h('span', { key: each.alarm, dir: 'auto' }, `${each.place ? pick(each.place) : each.enterprise}: ${each.matter ? pick(each.matter) : each.alarm} · ${each.priority} · ${t('since')} ${clock(each.since)}`)),
  h('span', null, t('exercise.others')), h('button', { onClick: onOpen }, t('calls')));
