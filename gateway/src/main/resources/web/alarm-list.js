// The list a shift is watched by. Only rows near the screen are drawn; the list is as long as all of them.
import { h, Component } from './lib.js';
import { t, pick, isChinese } from './texts.js';
import { age, atAlarm, clock, letter, number, standing, shownUnit } from './format.js';
import { Badge } from './badge.js';
import { Help } from './help.js';
import { isReturned } from './list-filter.js';
import { classOf, USUAL } from './list-look.js';
import { isCalling } from './store.js';
import { Suppression } from './suppression.js';
import { command, moved } from './keys.js';
import { visible } from './rows.js';

/** Assumed until rows have been drawn and measured. */
const ROW_PIXELS = 64;
const LIST_COLUMNS = 7;
/** Keys of texts, and classes of the cells. */
const COLUMNS = [['priority', 'priority'], ['state', 'state'], ['point', 'point'], ['valueNow', 'value'], ['raised', 'raised'], ['ackedBy', 'acked-by'], ['actionsColumn', 'act']];

class Row extends Component {
  shouldComponentUpdate(next) {
    return ['alarm', 'present', 'age', 'standing', 'zone', 'language', 'isSelected', 'isCursor', 'isPicked', 'isBusy', 'mayAct', 'note', 'followers'].some((key) => next[key] !== this.props[key]);
  }

  render({ alarm, present, age: ageText, standing: standingText, isSelected, isCursor, isPicked, isBusy, mayAct, note, followers, position, onSelect, onFocus, onAcknowledge, onPick }) {
    const acknowledge = (event) => { event.stopPropagation(); onAcknowledge(alarm); };
    return h('tr', {
      class: `alarm ${alarm.priority} ${isCalling(alarm) ? 'unacked' : 'acked'} ${isReturned(alarm) ? 'returned' : ''} ${alarm.suppression.length ? 'suppressed' : ''} ${isSelected ? 'selected' : ''} ${isCursor ? 'cursor' : ''}`,
      tabIndex: 0, 'aria-rowindex': position, 'data-alarm': alarm.id, 'data-state': alarm.state,
      onClick: () => onSelect(alarm.id), onFocusIn: () => onFocus(alarm.id),
    },
    h('td', { class: 'priority' }, onPick && h('label', { class: 'pick-area', onClick: (event) => event.stopPropagation() }, h('input', {
      type: 'checkbox', class: 'pick', checked: isPicked, disabled: !mayAct || !isCalling(alarm), 'aria-label': `${t('pick')} ${alarm.point}`,
      onClick: (event) => { event.stopPropagation(); onPick(alarm); },
    })), h(Badge, { priority: alarm.priority })),
    h('td', { class: 'state' }, h(Help, { id: `state.${alarm.state}`, class: 'letter', shown: letter(alarm), label: `${letter(alarm)} ${t(alarm.state)}`, isTabStop: false }), h('span', null, t(alarm.state)), h(Flags, { alarm, followers })),
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

const rowOf = (id) => id && document.querySelector(`tr.alarm[data-alarm="${CSS.escape(id)}"]`);

const edgeOf = (selector) => document.querySelector(selector)?.getBoundingClientRect();

/** Whether all of a row is on the screen, beneath the banner and above the bar of those that are ticked. */
function isInSight(row) {
  const { top, bottom } = row.getBoundingClientRect();
  return top >= Math.max(0, edgeOf('.banner')?.bottom ?? 0) - 1 && bottom <= Math.min(window.innerHeight, edgeOf('.bulk')?.top ?? Infinity) + 1;
}

export class AlarmList extends Component {
  constructor() {
    super();
    this.state = { first: 0, last: 40 };
    this.rowHeight = ROW_PIXELS;
    this.onScroll = () => { this.frame ??= requestAnimationFrame(() => { this.frame = undefined; this.look(); }); };
    /** The row that keys act on: it stays what it was when the focus is lost or the order changes. */
    this.cursor = null;
    this.onKey = (event) => this.key(event);
    this.onFocus = (id) => this.focus(id);
  }

  componentDidMount() {
    document.addEventListener('keydown', this.onKey);
    ['scroll', 'resize'].forEach((name) => window.addEventListener(name, this.onScroll, { passive: true }));
    this.look();
  }

  componentWillUnmount() {
    document.removeEventListener('keydown', this.onKey);
    ['scroll', 'resize'].forEach((name) => window.removeEventListener(name, this.onScroll));
    cancelAnimationFrame(this.frame);
  }

  /** Draws what the screen shows, by the height that rows turned out to have. */
  look() {
    const drawn = this.body?.querySelectorAll('tr.alarm') ?? [];
    if (drawn.length > 0) {
      this.rowHeight = (drawn[drawn.length - 1].getBoundingClientRect().bottom - drawn[0].getBoundingClientRect().top) / drawn.length;
    }
    const top = this.body ? -this.body.getBoundingClientRect().top : 0;
    const { first, last } = visible({ top, height: window.innerHeight, rowHeight: this.rowHeight, count: this.props.alarms.length });
    if (first !== this.state.first || last !== this.state.last) {
      this.setState({ first, last });
    }
  }

  /** A row that moves in the order loses the focus; it gets it back where it is now, without a jump of the page. */
  getSnapshotBeforeUpdate() { return document.activeElement?.closest?.('tr.alarm')?.dataset.alarm ?? null; }

  componentDidUpdate(props, state, focused) {
    if (focused !== null && document.activeElement === document.body) {
      rowOf(focused)?.focus({ preventScroll: true });
    }
    if (props.alarms.length !== this.props.alarms.length) {
      this.onScroll();
    }
  }

  /** What has the focus goes before the row that had it last. */
  key(event) {
    const { alarms, onSelect, onSilence } = this.props;
    const meant = document.getElementById('search') ? null : command(event, event.target);
    const at = event.target.closest('tr.alarm')?.dataset.alarm ?? this.cursor?.id;
    const alarm = alarms.find(({ id }) => id === at);
    if (meant === null) {
      return;
    }
    event.preventDefault();
    if (meant === 'next' || meant === 'previous') {
      this.move(meant === 'next' ? 1 : -1);
    } else if (meant === 'filter') {
      document.getElementById('filter-text')?.focus();
    } else if (meant === 'silence') {
      onSilence();
    } else if (alarm && meant === 'open') {
      onSelect(alarm.id);
    } else if (alarm) {
      this.act(meant, alarm);
    }
  }

  /** Nothing is done to an alarm that is not seen: another one is open beside the list, or the row is not on the screen, where it is brought then. */
  act(meant, alarm) {
    const { selected, mayAct, onAcknowledge, onShelve } = this.props;
    if (selected && selected !== alarm.id || meant === 'acknowledge' && !(mayAct && isCalling(alarm))) {
      return;
    }
    const row = rowOf(alarm.id);
    if (!row || !isInSight(row)) {
      this.cursor = { id: alarm.id, index: this.props.alarms.indexOf(alarm) };
      this.reveal();
    } else if (meant === 'shelve') {
      onShelve(alarm.id);
    } else {
      onAcknowledge(alarm);
    }
  }

  move(by) {
    this.cursor = moved(this.props.alarms.map(({ id }) => id), this.cursor, by);
    if (this.cursor !== null) {
      this.reveal();
    }
  }

  /** Brings the row of the cursor onto the screen and gives it the focus. */
  reveal() {
    if (!rowOf(this.cursor.id)) {
      window.scrollTo(0, window.scrollY + this.body.getBoundingClientRect().top + this.cursor.index * this.rowHeight - window.innerHeight / 2);
      this.look();
    }
    this.setState({}, () => {
      const row = rowOf(this.cursor?.id);
      ['nearest', 'center'].forEach((block) => row && !isInSight(row) && row.scrollIntoView({ block }));
      row?.focus({ preventScroll: true });
    });
  }

  focus(id) {
    if (this.cursor?.id !== id) {
      this.cursor = { id, index: this.props.alarms.findIndex((alarm) => alarm.id === id) };
      this.setState({});
    }
  }

  render({ alarms, store, selected, busy, notes, mayAct, now, zone, picked, look, empty = 'nothing', onSelect, onAcknowledge, onPick }, { first, last }) {
    if (alarms.length === 0) {
      return h('p', { class: 'nothing' }, t(empty));
    }
    const language = isChinese();
    const begin = Math.min(first, Math.max(0, alarms.length - 1));
    const drawn = alarms.slice(begin, last);
    return h('div', { class: classOf(look ?? USUAL) },
      h('table', { 'aria-rowcount': alarms.length },
        h('thead', null, h('tr', null, COLUMNS
          .map(([column, name]) => h('th', { key: name, scope: 'col', class: name }, t(column))))),
        h('tbody', { ref: (body) => { this.body = body; } },
          h(Space, { key: 'above', height: begin * this.rowHeight }),
          drawn.map((alarm, i) => {
            const present = store.present(alarm.id);
            return h(Row, {
              key: alarm.id, alarm, present, language, zone, mayAct, age: alarm.raisedAt ? age(now - alarm.raisedMillis) : '–',
              standing: present?.now && standing(present.now, now), position: begin + i + 1,
              isSelected: selected === alarm.id, isCursor: this.cursor?.id === alarm.id, isPicked: picked.has(alarm.id), isBusy: busy.has(alarm.id), note: notes.get(alarm.id),
              followers: store.followers(alarm.id), onSelect, onAcknowledge, onPick, onFocus: this.onFocus,
            });
          }),
          h(Space, { key: 'below', height: Math.max(0, alarms.length - last) * this.rowHeight }))),
      h('p', { class: 'keys' }, t('keys')));
  }
}

/** Stands for the rows that are not drawn. */
const Space = ({ height }) => height > 0 && h('tr', { class: 'space', 'aria-hidden': 'true' }, h('td', { colSpan: LIST_COLUMNS, style: { height: `${Math.round(height)}px` } }));
