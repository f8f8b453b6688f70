// One alarm and everything that ever happened to it: its curve, its times, its journal, and who was told.
import { h, Component } from './lib.js';
import { t, pick } from './texts.js';
import './texts/curves.js';
import './texts/record.js';
import { atAlarm, clock, letter, number, ruleName, standing, shownUnit } from './format.js';
import { Badge } from './badge.js';
import { Help, Sentence, hasHelp } from './help.js';
import { Actions } from './actions.js';
import { AlarmTasks } from './alarm-tasks.js';
import { Rationale } from './rationale.js';
import { later } from './later.js';
import { Suppression } from './suppression.js';
import { isCalling } from './store.js';
import { PointCurve } from './point-curve.js';
import { around } from './curve.js';
import { RunningCall, Told, callOf } from './told.js';
import { CardsOf } from './cards.js';
import { Correct } from './exercise.js';
import * as api from './api.js';

/** Alarms of the gateway itself stand at no site. */
const hasPlace = ({ point }) => !point.startsWith('_');
const Surroundings = later(() => import('./surroundings.js'), 'Surroundings');

export class Details extends Component {
  constructor() {
    super();
    this.state = { whole: null, entries: [], earlier: null, isDeep: false, notices: [], messages: [], times: [], call: null, point: null, asked: null, text: '', error: null };
  }

  componentDidMount() { this.load(); }

  componentDidUpdate(before) {
    if (before.id !== this.props.id) {
      this.setState({ text: '', error: null, refusal: null });
    }
    if (before.id !== this.props.id || before.alarm !== this.props.alarm) {
      this.load();
    }
  }

  async load() {
    const { id } = this.props;
    try {
      const [whole, journal, { notices, messages = [], times = [] }, { escalations }] = await Promise.all([api.alarm(id), api.journal(id), api.notices(id), api.escalations()]);
      if (id === this.props.id) {
        this.setState({ whole, ...this.joined(journal), notices, messages, times, call: callOf(escalations, id), error: null });
        await this.learnPoint(whole);
      }
    } catch (refusal) {
      this.setState({ error: refusal.message });
    }
  }

  /**
   * The point with its limits; alarms of several points, of communication and of the gateway itself have none, nor has a point that is
   * configured no more: that is asked once.
   */
  async learnPoint({ id: alarm, point: id }) {
    if (this.state.asked === id || id.split('/').some((part) => part.startsWith('_'))) {
      return;
    }
    const { point, refusal } = await api.point(id).then((found) => ({ point: found }), (reason) => ({ point: null, refusal: reason }));
    if (alarm === this.props.id) {
      this.setState({ point, asked: !refusal || refusal.status === 404 ? id : null });
    }
  }

  /** The time that the curve shows; it is kept while it is only the end that moves, so that the curve does not jump. */
  curve(alarm) {
    const { point } = this.state;
    if (!point || point.point !== alarm.point) {
      return null;
    }
    const { from, to } = around(alarm, Date.now() + api.skewMillis());
    return h('section', null, h('h3', null, t('curve')), h(PointCurve, { key: `${alarm.id} ${alarm.occurrence}`, point, alarm: alarm.id, from, to: alarm.active ? undefined : to, height: this.props.isWhole ? 320 : 200 }));
  }

  /** The newest page, and beneath it the earlier ones if they were asked for. */
  joined({ entries, next }) {
    const { entries: known, earlier, isDeep } = this.state;
    const last = entries.at(-1)?.seq ?? 0;
    const kept = known.findIndex(({ seq }) => seq < last);
    const isSame = known[0]?.subject === this.props.id && known[0].seq >= last;
    return !isDeep || kept < 0 || !isSame ? { entries, earlier: next, isDeep: false } : { entries: [...entries, ...known.slice(kept)], earlier };
  }

  async loadEarlier() {
    const { id } = this.props;
    const { earlier } = this.state;
    try {
      const { entries, next } = await api.journal(id, earlier);
      if (id === this.props.id && earlier === this.state.earlier) {
        this.setState({ entries: [...this.state.entries, ...entries], earlier: next, isDeep: true });
      }
    } catch (refusal) {
      this.setState({ error: refusal.message });
    }
  }

  /** Returns whether it was done. */
  async act(action) {
    try {
      await action();
      this.setState({ text: '', refusal: null });
      await this.load();
      return true;
    } catch (refusal) {
      await import('./texts/help.js').catch(() => {});
      this.setState({ error: refusal.message, refusal: refusal.problem?.reason });
      return false;
    }
  }

  /** Always in the same place, grey when there is nothing to acknowledge; acknowledges what is shown here. */
  acknowledgeButton(alarm) {
    const { mayAct, isBusy, onAcknowledge } = this.props;
    return h('button', {
      class: 'acknowledge', id: 'acknowledge', disabled: !mayAct || isBusy || !isCalling(alarm), onClick: () => onAcknowledge(alarm),
    }, t('acknowledge'));
  }

  render({ id, alarm, present, now, role, mayAct, hasActions, mayNote, opened, isWhole, onOpened, onClose, onSelect, onTask, onWhole }, { whole, entries, earlier, notices, messages, times, call, text, error }) {
    const known = whole?.id === id ? whole : null;
    const shown = alarm ?? known;
    const why = known?.rationalisation;
    return h(isWhole ? 'article' : 'aside', { class: isWhole ? 'whole' : 'details', 'data-details': id, 'aria-label': id },
      h('button', { class: 'close', onClick: onClose, 'aria-label': t('close') }, '✕'),
      !isWhole && h('button', { class: 'close', id: 'whole', onClick: onWhole, 'aria-label': t('wholePage'), title: t('wholePage') }, '⤢'),
      h('div', { class: 'facts' }, shown && h('div', { class: 'head' }, h(Badge, { priority: shown.priority }),
        h(Help, { id: `state.${shown.state}`, class: 'letter', shown: letter(shown), label: `${letter(shown)} ${t(shown.state)}` }), h('span', null, t(shown.state)), this.acknowledgeButton(shown)),
      h('h2', null, shown ? pick(shown.message) : id),
      known?.skill && h('p', { class: 'skill' }, pick(known.skill.words)),
      h('p', { class: 'path' }, id),
      h(CardsOf, { key: id, query: `alarm=${encodeURIComponent(id)}`, since: Date.parse(shown?.raisedAt), about: id, mayNote }),
      shown && hasPlace(shown) && h(AlarmTasks, { key: `tasks ${id}`, alarm: id, onTask }),
      why && h(Rationale, { why }),
      shown && h('dl', null, this.facts(shown, present ?? shown, now).map(([name, value]) => [h('dt', null, name), h('dd', null, value)])),
      shown && this.curve(shown),
      shown && hasPlace(shown) && h(Surroundings, { key: `around ${shown.point}`, point: shown.point }),
      shown && h(Suppression, { alarm: shown }),
      shown?.group && h('p', { class: 'group' }, `${t('consequenceOf')} `, h('button', { onClick: () => onSelect(shown.group) }, shown.group)),
      error && h('p', { class: 'note', role: 'alert' }, `${t('failed')}: ${error}`, hasHelp(`refusal.${this.state.refusal}`) && h('span', { class: 'why' }, h(Sentence, { id: `refusal.${this.state.refusal}` }))),
      mayAct && h('form', {
        class: 'remark',
        onSubmit: (event) => { event.preventDefault(); this.act(() => api.comment(id, text)); },
      },
      h('input', {
        value: text, maxLength: 1000, placeholder: t('comment'), 'aria-label': t('comment'),
        onInput: (event) => this.setState({ text: event.currentTarget.value }),
      }),
      h('button', { disabled: !text.trim() }, t('addComment'))),
      hasActions && shown && h(Actions, { key: id, isDead: !mayAct, alarm: shown, refused: known?.refused, shelving: known?.shelving, role, opened, onOpened, onDone: (action) => this.act(action) }),
      h(RunningCall, { call })),
      h('div', { class: 'records' },
      h('h3', null, t('journal')),
      h('ol', { class: 'journal' }, entries.map((entry) => h('li', { key: entry.seq },
        h('time', null, clock(entry.at)), h('b', null, t(entry.type)),
        h('span', { class: 'change' }, entry.from === entry.to && !entry.refusal ? '' : `${entry.from ?? 'A'} → ${entry.to}${entry.refusal ? ` (${t(`refusal.${entry.refusal}`, entry.refusal)})` : ''}`),
        h('span', { class: 'who' }, entry.actor === 'system' ? '' : entry.actor),
        entry.comment && h('q', null, entry.comment)))),
      earlier && h('p', { class: 'more' }, h('button', { id: 'earlier', onClick: () => this.loadEarlier() }, t('earlier'))),
      h(Told, { messages, notices, times: times[0] }),
      mayAct && messages.length > 0 && h(Correct, { key: `correct ${id}`, id, onTake: call && (() => api.takeCall(call)) })));
  }

  facts(alarm, present, millis) {
    const { value } = atAlarm(alarm);
    const values = alarm.kind === 'time_to_limit'
      ? [[t('timeToLimit'), value], [t('between'), `${number(alarm.limit)}–${number(alarm.worst)} ${t('minutes')}`], [t('limit'), alarm.level]]
      : [[t('valueAtAlarm'), value || '–'], [t('worst'), `${number(present.worst)} ${shownUnit(alarm.unit)}`], [t('limit'), alarm.limit === null ? ruleName(alarm) : `${ruleName(alarm)} ${number(alarm.limit)}`]];
    const now = present.now;
    return [
      [t('valueNow'), now ? `${number(now.value)} ${shownUnit(now.unit)} (${standing(now, millis)}, ${clock(now.at)})` : '–'],
      ...values,
      [t('event'), clock(alarm.eventAt)],
      [t('raised'), clock(alarm.raisedAt)],
      [t('acked'), alarm.acked && alarm.ackedAt ? `${clock(alarm.ackedAt)} ${alarm.ackedBy ?? ''}` : '–'],
      [t('cleared'), clock(alarm.clearedAt)],
    ];
  }
}
