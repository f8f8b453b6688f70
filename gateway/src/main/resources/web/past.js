// What happened before: the journal of alarms over a chosen time, searched by words. Read page by page, and only as far as asked.
import { h, Component } from './lib.js';
import { t, pick } from './texts.js';
import './texts/curves.js';
import './texts/record.js';
import { moment } from './format.js';
import { Badge } from './badge.js';
import * as api from './api.js';

const DAY = 24;
const HOURS = [1, 8, DAY, 168];
const HOUR_MILLIS = 3_600_000;
/** Entries read for one question; beyond them the time must be narrowed. */
const READ_MAX = 5_000;
const SHOWN_MAX = 500;

/** Whether an entry has every word, in ids and in the sentences of both languages. */
export function has({ subject, actor, comment, alarm }, text) {
  const all = [subject, actor, comment, alarm?.point, alarm?.message.zh, alarm?.message.en].join(' ').toLowerCase();
  return text.toLowerCase().split(/\s+/).every((word) => all.includes(word));
}

export class Past extends Component {
  constructor(props) {
    super(props);
    this.state = { hours: props.words ? HOURS.at(-1) : props.type ? DAY : HOURS[1], type: props.type ?? 'ALARM_RAISED', text: props.words ?? '', entries: [], isReading: false, isWhole: true, error: null };
  }

  componentDidMount() { this.read(); }

  componentWillUnmount() { this.question = null; }

  componentDidUpdate(props, state) {
    if (state.hours !== this.state.hours || state.type !== this.state.type || props.enterprise !== this.props.enterprise) {
      this.read();
    }
  }

  /** Only the newest question is answered. */
  async read() {
    const question = {};
    this.question = question;
    this.setState({ entries: [], isReading: true, error: null });
    const { hours, type } = this.state;
    const to = Date.now() + api.skewMillis();
    try {
      let cursor = null;
      let entries = [];
      do {
        const page = await api.pastEntries({ from: to - hours * HOUR_MILLIS, to, type, enterprise: this.props.enterprise, cursor });
        if (this.question !== question) {
          return;
        }
        entries = [...page.entries.filter(({ alarm }) => alarm).reverse(), ...entries];
        cursor = page.next;
        this.setState({ entries });
      } while (cursor && entries.length < READ_MAX);
      this.setState({ isReading: false, isWhole: !cursor });
    } catch (refusal) {
      this.setState({ isReading: false, error: refusal.message });
    }
  }

  render(props, { hours, type, text, entries, isReading, isWhole, error }) {
    const found = text.trim() ? entries.filter((entry) => has(entry, text.trim())) : entries;
    return h('section', { class: 'board past' },
      h('div', { class: 'filter', role: 'search' },
        h('input', { type: 'search', id: 'past-text', value: text, placeholder: t('searchPast'), 'aria-label': t('searchPast'), maxLength: 200, onInput: (event) => this.setState({ text: event.currentTarget.value }) }),
        choice('past-hours', t('time'), hours, HOURS.map((each) => [each, t(`hours.${each}`)]), (next) => this.setState({ hours: Number(next) })),
        choice('past-type', t('kind'), type ?? '', [['ALARM_RAISED', t('past.raised')], ...(props.type && props.type !== 'ALARM_RAISED' ? [[props.type, t(props.type, props.type)]] : []), ['', t('past.all')]], (next) => this.setState({ type: next || null })),
        h('span', { class: 'shown', role: 'status' }, isReading ? t('reading') : `${found.length} / ${entries.length}`),
        h('button', { onClick: () => this.read() }, t('readAgain'))),
      error && h('p', { class: 'note', role: 'alert' }, error),
      !isWhole && h('p', { class: 'note', role: 'status' }, t('past.notAll')),
      !isReading && found.length === 0 ? h('p', { class: 'nothing' }, t('past.none')) : h(Entries, { found: found.slice(0, SHOWN_MAX), onSelect: props.onSelect }),
      found.length > SHOWN_MAX && h('p', { class: 'more' }, `${found.length - SHOWN_MAX} ${t('more')}`));
  }
}

const choice = (id, label, value, options, onChange) => h('select', { id, 'aria-label': label, value, onChange: (event) => onChange(event.currentTarget.value) },
  options.map(([name, words]) => h('option', { key: name, value: name }, words)));

const Entries = ({ found, onSelect }) => h('table', null,
  h('thead', null, h('tr', null, ['time', 'priority', 'entry', 'point', 'who'].map((name) => h('th', { key: name, scope: 'col' }, t(name))))),
  h('tbody', null, found.map((entry) => h('tr', { key: entry.seq, class: entry.alarm.priority, 'data-entry': entry.seq },
    h('td', null, moment(entry.at)), h('td', null, h(Badge, { priority: entry.alarm.priority })),
    h('td', null, t(entry.type), entry.refusal && ` (${t(`refusal.${entry.refusal}`, entry.refusal)})`),
    h('td', null, onSelect ? h('button', { class: 'plain-title', onClick: () => onSelect(entry.subject) }, pick(entry.alarm.message)) : h('b', null, pick(entry.alarm.message)), h('span', { class: 'path' }, entry.alarm.point), entry.comment && h('q', null, entry.comment)),
    h('td', null, entry.actor === 'system' ? '' : entry.actor)))));
