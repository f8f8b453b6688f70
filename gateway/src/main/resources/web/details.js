// One alarm and everything that ever happened to it.
import { h, Component } from './lib.js';
import { t, pick } from './texts.js';
import { clock, letter, number } from './format.js';
import { Badge } from './badge.js';
import { Actions } from './actions.js';
import { Suppression } from './suppression.js';
import * as api from './api.js';

export class Details extends Component {
  constructor() {
    super();
    this.state = { entries: [], notices: [], text: '', error: null };
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
      const [journal, notices] = await Promise.all([api.journal(id), api.notices(id)]);
      if (id === this.props.id) {
        this.setState({ entries: journal.entries.reverse(), notices: notices.notices, error: null });
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

  render({ id, alarm, role, mayAct, onClose }, { entries, notices, text, error }) {
    const shown = alarm ?? entries[0]?.alarm;
    return h('aside', { class: 'details', 'aria-label': id },
      h('button', { class: 'close', onClick: onClose, 'aria-label': t('close') }, '✕'),
      shown && h('div', { class: 'head' }, h(Badge, { priority: shown.priority }),
        h('span', { class: 'letter' }, letter(shown)), h('span', null, t(shown.state))),
      h('h2', null, shown ? pick(shown.message) : id),
      h('p', { class: 'path' }, id),
      shown && h('dl', null, this.facts(shown).map(([name, value]) => [h('dt', null, name), h('dd', null, value)])),
      shown && h(Suppression, { alarm: shown }),
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
    return [
      [t('value'), `${number(alarm.value)} ${alarm.unit ?? ''}`],
      [t('worst'), `${number(alarm.worst)} ${alarm.unit ?? ''}`],
      [t('limit'), `${alarm.rule} ${number(alarm.limit)}`],
      [t('event'), clock(alarm.eventAt)],
      [t('raised'), clock(alarm.raisedAt)],
      [t('cleared'), clock(alarm.clearedAt)],
    ];
  }
}
