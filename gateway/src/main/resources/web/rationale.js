// Why an alarm exists and what to do about it: what must be done comes first, because it is read at three in the morning.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/record.js';

export const Rationale = ({ why }) => h('section', { class: 'rationale' },
  why.action && h('p', { class: 'todo' }, h('span', null, t('todo')), h('b', null, pick(why.action))),
  why.timeToRespondSeconds && h('p', { class: 'within' }, t('within'), ' ', h('b', null, span(why.timeToRespondSeconds))),
  ['consequence', 'cause'].filter((name) => why[name]).map((name) => h('p', { key: name }, h('span', null, t(name)), pick(why[name]))),
  why.approver && h('p', { class: 'path' }, `${t('approver')} ${why.approver}${why.reviewed ? ` · ${why.reviewed}` : ''}`));

const span = (seconds) => (seconds % 60 === 0 ? `${seconds / 60} ${t('minutes')}` : `${seconds} ${t('seconds')}`);
