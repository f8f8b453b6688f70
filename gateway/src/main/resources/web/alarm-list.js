// The list a shift is watched by. Rows are drawn up to a bound; what is beyond it is counted, never hidden silently.
import { h, Component } from './lib.js';
import { t, pick, isChinese } from './texts.js';
import { age, clock, letter, measured } from './format.js';
import { Badge } from './badge.js';
import { isCalling } from './store.js';
import { Suppression } from './suppression.js';

const ROWS_MAX = 200;

class Row extends Component {
  shouldComponentUpdate(next) {
    return ['alarm', 'age', 'language', 'isSelected', 'isBusy', 'mayAct', 'note', 'followers'].some((key) => next[key] !== this.props[key]);
  }

  render({ alarm, age: ageText, isSelected, isBusy, mayAct, note, followers, onSelect, onAcknowledge }) {
    const { value, unit, bound } = measured(alarm);
    const acknowledge = (event) => { event.stopPropagation(); onAcknowledge(alarm); };
    return h('tr', {
      class: `alarm ${alarm.priority} ${isCalling(alarm) ? 'unacked' : 'acked'} ${alarm.suppression.length ? 'suppressed' : ''} ${isSelected ? 'selected' : ''}`,
      tabIndex: 0, 'data-alarm': alarm.id, 'data-state': alarm.state,
      onClick: () => onSelect(alarm.id),
      onKeyDown: (event) => this.key(event, alarm),
    },
    h('td', { class: 'priority' }, h(Badge, { priority: alarm.priority })),
    h('td', { class: 'state' }, h('b', { class: 'letter' }, letter(alarm)), h('span', null, t(alarm.state)), h(Flags, { alarm, followers })),
    h('td', { class: 'point' }, h('b', null, pick(alarm.message)), h('span', { class: 'path' }, alarm.point), h(Suppression, { alarm }),
      note && h('span', { class: 'note', role: 'alert' }, note)),
    h('td', { class: 'value' }, h('b', null, value), ' ', h('span', { class: 'unit' }, unit), h('span', { class: 'limit' }, bound || ' ')),
    h('td', { class: 'raised' }, h('b', null, ageText), h('span', null, clock(alarm.raisedAt))),
    h('td', { class: 'acked-by' }, alarm.acked && alarm.ackedBy
      ? [h('b', null, alarm.ackedBy), h('span', null, clock(alarm.ackedAt))] : ''),
    h('td', { class: 'act' }, isCalling(alarm) && h('button', {
      class: 'acknowledge', disabled: isBusy || !mayAct, onClick: acknowledge,
      'aria-label': `${t('acknowledge')} ${alarm.point}`,
    }, t('acknowledge'))));
  }

  key(event, alarm) {
    const { onSelect, onAcknowledge, mayAct } = this.props;
    const row = event.currentTarget;
    if (event.target !== row) {
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      (event.key === 'ArrowDown' ? row.nextElementSibling : row.previousElementSibling)?.focus();
    } else if (event.key === 'Enter') {
      onSelect(alarm.id);
    } else if (event.key.toLowerCase() === 'a' && mayAct && isCalling(alarm)) {
      onAcknowledge(alarm);
    }
  }
}

const Flags = ({ alarm, followers }) => h('span', { class: 'flags' },
  ['chattering', 'late', 'qualityBad', 'latching'].filter((flag) => alarm[flag]).map((flag) => h('i', { key: flag, class: flag }, t(flag))),
  followers > 0 && h('i', { class: 'leads', title: t('leadsTitle') }, `${t('leads')} ${followers}`),
  alarm.group && h('i', { class: 'follows', title: alarm.group }, t('follows')));

export function AlarmList({ alarms, selected, busy, notes, followers, mayAct, now, empty = 'nothing', onSelect, onAcknowledge }) {
  if (alarms.length === 0) {
    return h('p', { class: 'nothing' }, t(empty));
  }
  const language = isChinese();
  return h('div', { class: 'list' },
    h('table', null,
      h('thead', null, h('tr', null, ['priority', 'state', 'point', 'value', 'raised', 'ackedBy']
        .map((column) => h('th', { scope: 'col' }, t(column))), h('th', null, ''))),
      h('tbody', null, alarms.slice(0, ROWS_MAX).map((alarm) => h(Row, {
        key: alarm.id, alarm, language, mayAct, age: alarm.raisedAt ? age(now - Date.parse(alarm.raisedAt)) : '–',
        isSelected: selected === alarm.id, isBusy: busy.has(alarm.id), note: notes.get(alarm.id),
        followers: followers(alarm.id), onSelect, onAcknowledge,
      })))),
    alarms.length > ROWS_MAX && h('p', { class: 'more' }, `${alarms.length - ROWS_MAX} ${t('more')}`),
    h('p', { class: 'keys' }, t('keys')));
}
