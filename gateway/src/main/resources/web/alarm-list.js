// The list a shift is watched by. Rows are drawn up to a bound that grows when asked; what is beyond it is counted, never hidden silently.
import { h, Component } from './lib.js';
import { t, pick, isChinese } from './texts.js';
import { age, atAlarm, clock, letter, number, standing, shownUnit } from './format.js';
import { Badge } from './badge.js';
import { isReturned } from './list-filter.js';
import { isCalling } from './store.js';
import { Suppression } from './suppression.js';

const ROWS_STEP = 200;

class Row extends Component {
  shouldComponentUpdate(next) {
    return ['alarm', 'present', 'age', 'standing', 'zone', 'language', 'isSelected', 'isBusy', 'mayAct', 'note', 'followers'].some((key) => next[key] !== this.props[key]);
  }

  render({ alarm, present, age: ageText, standing: standingText, isSelected, isBusy, mayAct, note, followers, onSelect, onAcknowledge }) {
    const acknowledge = (event) => { event.stopPropagation(); onAcknowledge(alarm); };
    return h('tr', {
      class: `alarm ${alarm.priority} ${isCalling(alarm) ? 'unacked' : 'acked'} ${isReturned(alarm) ? 'returned' : ''} ${alarm.suppression.length ? 'suppressed' : ''} ${isSelected ? 'selected' : ''}`,
      tabIndex: 0, 'data-alarm': alarm.id, 'data-state': alarm.state,
      onClick: () => onSelect(alarm.id),
      onKeyDown: (event) => this.key(event, alarm),
    },
    h('td', { class: 'priority' }, h(Badge, { priority: alarm.priority })),
    h('td', { class: 'state' }, h('b', { class: 'letter' }, letter(alarm)), h('span', null, t(alarm.state)), h(Flags, { alarm, followers })),
    h('td', { class: 'point' }, h('b', null, pick(alarm.message)), h('span', { class: 'path' }, alarm.point), h(Suppression, { alarm }),
      note && h('span', { class: 'note', role: 'alert' }, note)),
    h('td', { class: 'value' }, h(Value, { alarm, present, standingText })),
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

/** What the point reads now, and beneath it what the alarm was raised with. */
function Value({ alarm, present, standingText }) {
  const { value, bound } = atAlarm(alarm, present?.worst);
  const now = present?.now;
  return [
    now && h('span', { class: `now ${now.quality}` }, h('b', null, number(now.value)), ' ', h('span', { class: 'unit' }, shownUnit(now.unit)),
      h('span', { class: 'standing' }, standingText)),
    value && h('span', { class: 'at-alarm' }, h('span', null, t('valueAtAlarm')), ' ', h('b', null, value)),
    h('span', { class: 'limit' }, bound)];
}

const Flags = ({ alarm, followers }) => h('span', { class: 'flags' },
  ['chattering', 'late', 'qualityBad', 'latching'].filter((flag) => alarm[flag]).map((flag) => h('i', { key: flag, class: flag }, t(flag))),
  followers > 0 && h('i', { class: 'leads', title: t('leadsTitle') }, `${t('leads')} ${followers}`),
  alarm.group && h('i', { class: 'follows', title: alarm.group }, t('follows')));

export class AlarmList extends Component {
  constructor() {
    super();
    this.state = { rows: ROWS_STEP };
  }

  render({ alarms, store, selected, busy, notes, mayAct, now, zone, empty = 'nothing', onSelect, onAcknowledge }, { rows }) {
    if (alarms.length === 0) {
      return h('p', { class: 'nothing' }, t(empty));
    }
    const language = isChinese();
    return h('div', { class: 'list' },
      h('table', null,
        h('thead', null, h('tr', null, ['priority', 'state', 'point', 'valueNow', 'raised', 'ackedBy']
          .map((column) => h('th', { scope: 'col' }, t(column))), h('th', null, ''))),
        h('tbody', null, alarms.slice(0, rows).map((alarm) => {
          const present = store.present(alarm.id);
          return h(Row, {
            key: alarm.id, alarm, present, language, zone, mayAct, age: alarm.raisedAt ? age(now - Date.parse(alarm.raisedAt)) : '–',
            standing: present?.now && standing(present.now, now),
            isSelected: selected === alarm.id, isBusy: busy.has(alarm.id), note: notes.get(alarm.id),
            followers: store.followers(alarm.id), onSelect, onAcknowledge,
          });
        }))),
      alarms.length > rows && h('p', { class: 'more' }, h('button', {
        id: 'more', onClick: () => this.setState({ rows: rows + ROWS_STEP }),
      }, `${t('showMore')} (${alarms.length - rows} ${t('more')})`)),
      h('p', { class: 'keys' }, t('keys')));
  }
}
