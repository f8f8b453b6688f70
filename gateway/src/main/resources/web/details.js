// One alarm and everything that ever happened to it.
import { h, Component } from './lib.js';
import { t, pick } from './texts.js';
import { clock, letter, measured, number } from './format.js';
import { Badge } from './badge.js';
import { Actions } from './actions.js';
import { Rationale } from './rationale.js';
import { Suppression } from './suppression.js';
import * as api from './api.js';

export class Details extends Component {
  constructor() {
    super();
    this.state = { whole: null, entries: [], notices: [], text: '', error: null };
  }

  componentDidMount() { this.load(); }

  componentDidUpdate(before) {
    if (before.id !== this.props.id || before.alarm !== this.props.alarm) {
      this.load();
    }
  }

  async load() {
    const { id } = this.props;
    try {
      const [whole, journal, notices] = await Promise.all([api.alarm(id), api.journal(id), api.notices(id)]);
      if (id === this.props.id) {
        this.setState({ whole, entries: journal.entries.reverse(), notices: notices.notices, error: null });
      }
    } catch (refusal) {
      this.setState({ error: refusal.message });
    }
  }

  async act(action) {
    try {
      await action();
      this.setState({ text: '' });
      await this.load();
    } catch (refusal) {
      this.setState({ error: t(`refusal.${refusal.problem?.reason}`, refusal.message) });
    }
  }

  render({ id, alarm, role, mayAct, onClose, onSelect }, { whole, entries, notices, text, error }) {
    const known = whole?.id === id ? whole : null;
    const shown = alarm ?? known;
    const why = known?.rationalisation;
    return h('aside', { class: 'details', 'aria-label': id },
      h('button', { class: 'close', onClick: onClose, 'aria-label': t('close') }, '✕'),
      shown && h('div', { class: 'head' }, h(Badge, { priority: shown.priority }),
        h('span', { class: 'letter' }, letter(shown)), h('span', null, t(shown.state))),
      h('h2', null, shown ? pick(shown.message) : id),
      h('p', { class: 'path' }, id),
      why && h(Rationale, { why }),
      shown && h('dl', null, this.facts(shown).map(([name, value]) => [h('dt', null, name), h('dd', null, value)])),
      shown && h(Suppression, { alarm: shown }),
      shown?.group && h('p', { class: 'group' }, `${t('consequenceOf')} `, h('button', { onClick: () => onSelect(shown.group) }, shown.group)),
      error && h('p', { class: 'note', role: 'alert' }, `${t('failed')}: ${error}`),
      mayAct && h('form', {
        class: 'remark',
        onSubmit: (event) => { event.preventDefault(); this.act(() => api.comment(id, text)); },
      },
      h('input', {
        value: text, maxLength: 1000, placeholder: t('comment'), 'aria-label': t('comment'),
        onInput: (event) => this.setState({ text: event.currentTarget.value }),
      }),
      h('button', { disabled: !text.trim() }, t('addComment'))),
      mayAct && shown && h(Actions, { alarm: shown, role, onDone: (action) => this.act(action) }),
      h('h3', null, t('journal')),
      h('ol', { class: 'journal' }, entries.map((entry) => h('li', { key: entry.seq },
        h('time', null, clock(entry.at)), h('b', null, t(entry.type)),
        h('span', { class: 'change' }, entry.from === entry.to && !entry.refusal ? '' : `${entry.from ?? 'A'} → ${entry.to}${entry.refusal ? ` (${t(`refusal.${entry.refusal}`, entry.refusal)})` : ''}`),
        h('span', { class: 'who' }, entry.actor === 'system' ? '' : entry.actor),
        entry.comment && h('q', null, entry.comment)))),
      notices.length > 0 && h('h3', null, t('notices')),
      h('ol', { class: 'journal' }, notices.map((notice) => h('li', { key: notice.id },
        h('time', null, clock(notice.acceptedAt ?? notice.createdAt)), h('b', null, notice.channel),
        h('span', { class: 'change' }, t(notice.type)), h('span', { class: 'who' }, notice.state),
        notice.error && h('q', null, notice.error)))));
  }

  facts(alarm) {
    const { value, unit } = measured(alarm);
    const values = alarm.kind === 'time_to_limit'
      ? [[t('timeToLimit'), `${value} ${unit}`], [t('between'), `${number(alarm.limit)}–${number(alarm.worst)} ${unit}`], [t('limit'), alarm.level]]
      : [[t('value'), `${value} ${unit}`], [t('worst'), `${number(alarm.worst)} ${unit}`], [t('limit'), `${alarm.rule} ${number(alarm.limit)}`]];
    return [
      ...values,
      [t('event'), clock(alarm.eventAt)],
      [t('raised'), clock(alarm.raisedAt)],
      [t('cleared'), clock(alarm.clearedAt)],
    ];
  }
}
