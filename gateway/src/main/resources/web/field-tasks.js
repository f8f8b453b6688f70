// Tasks of field staff about gas in households: what is to be done and by when, one of them with its times, valves and alarms, taking and finishing it.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/field-tasks.js';
import { clock, moment } from './format.js';
import { Managed } from './managed.js';
import * as api from './api.js';

const REFRESH_MILLIS = 5_000;
const SHOWN_MAX = 200;
const RESULT_MAX = 500;
const MISSING = 404;
/** Of reading the journal of one change. */
const TRIES_MAX = 5;

const isOpen = ({ state }) => state === 'open' || state === 'taken';
/** What of all tasks each choice leaves; the first is what a page begins with. */
const STATES = { toDo: isOpen, untaken: ({ state }) => state === 'open', taken: ({ state }) => state === 'taken', overdue: ({ overdue }) => overdue, over: (task) => !isOpen(task), all: () => true };
const NEEDS_ALL = ['over', 'all'];
const siteOf = ({ enterprise, site }) => `${enterprise}/${site}`;
/** Whether entries of the journal tell how a task stands. */
const isTold = (entries, { state, takenBy, toldOverdueAt }) => [state === 'open' ? 'opened' : state, ...(toldOverdueAt ? ['overdue'] : [])]
  .every((what) => entries.some(({ actor, comment }) => comment.startsWith(`${what}:`) && (what !== 'taken' || actor === takenBy)));
const line = (...parts) => parts.filter(Boolean).join(' · ');

/** Every word is found somewhere in what the task says, in either language. */
function contains({ id, place, households, takenBy, doneBy, result }, text) {
  const all = [id, place.zh, place.en, ...households.flatMap(({ zh, en }) => [zh, en]), takenBy, doneBy, result].filter(Boolean).join(' ').toLowerCase();
  return text.toLowerCase().split(/\s+/).every((word) => all.includes(word));
}

/** The tasks that pass, in their order; site: enterprise/site or null, text: words searched for. */
export const passing = (tasks, { state, site, text }) => tasks.filter((task) => STATES[state](task) && (!site || siteOf(task) === site) && contains(task, text));

/** chosen: id of the task that is shown whole, or null; onChoose receives the same. site: enterprise/site that is chosen, or null. */
export class FieldTasks extends Managed {
  constructor() {
    super();
    this.state = { ...this.state, shown: 'toDo', text: '', past: [] };
  }

  get refreshMillis() { return REFRESH_MILLIS; }

  async fetch() {
    const { chosen, enterprise } = this.props;
    if (!chosen) {
      return api.fieldTasks(enterprise, NEEDS_ALL.includes(this.state.shown));
    }
    try {
      const task = await api.fieldTask(chosen);
      await this.learnPast(task);
      return { task };
    } catch (refusal) {
      if (refusal.status === MISSING) {
        return { missing: true };
      }
      throw refusal;
    }
  }

  /**
   * Who did what, from the journal, when the task is shown first and whenever it has changed. What cannot be read, or is not there yet because the
   * journal follows the task, is asked again a few times.
   */
  async learnPast(task) {
    const told = JSON.stringify([task.state, task.takenBy, task.toldOverdueAt]);
    if (told !== this.told) {
      this.told = told;
      this.tries = TRIES_MAX;
    }
    if (this.props.maySeePast && this.tries > 0) {
      const entries = await api.fieldTaskEntries(task).then((found) => found, () => null);
      this.tries = entries && isTold(entries, task) ? 0 : this.tries - 1;
      this.setState({ past: entries ?? this.state.past });
    }
  }

  show(data) {
    const { chosen } = this.props;
    return chosen ? h('article', { class: 'field-task-page' }, h('p', null, h('button', { id: 'all-field-tasks', onClick: () => this.props.onChoose(null) }, `← ${t('task.back')}`)), this.note(),
      data.missing ? h('p', { class: 'nothing', role: 'status' }, t('task.missing')) : data.task && this.whole(data.task)) : this.list(data);
  }

  list({ tasks = [], total }) {
    const { sites, site, onSite, onChoose } = this.props;
    const { shown, text } = this.state;
    const found = passing(tasks, { state: shown, site, text: text.trim() });
    const names = new Map(sites.filter((each) => each.kind === 'gas_user').map((each) => [siteOf(each), pick(each.name)]));
    [...tasks.map(siteOf), site].filter((each) => each && !names.has(each)).forEach((each) => names.set(each, pick(sites.find((known) => siteOf(known) === each)?.name ?? { zh: each, en: each })));
    const cut = found.length - SHOWN_MAX;
    return [h('p', { key: 'filter', class: 'filter', role: 'search' },
      h('select', { id: 'task-state', 'aria-label': t('state'), value: shown, onChange: (event) => this.setState({ shown: event.currentTarget.value }, () => this.load()) }, Object.keys(STATES).map((name) => h('option', { key: name, value: name }, t(`task.only.${name}`)))),
      h('select', { id: 'task-site', 'aria-label': t('site'), value: site ?? '', onChange: (event) => onSite(event.currentTarget.value || null) }, h('option', { value: '' }, t('all.site')), [...names].map(([id, name]) => h('option', { key: id, value: id }, name))),
      h('input', { id: 'task-words', type: 'search', size: 28, value: text, placeholder: t('task.find'), 'aria-label': t('task.find'), onInput: (event) => this.setState({ text: event.currentTarget.value }) }),
      h('span', { class: 'shown', role: 'status' }, `${found.length} / ${total ?? 0}`)),
    tasks.length < total && h('p', { key: 'cut', class: 'note' }, `${t('task.cut')} ${total - tasks.length}`),
    found.length === 0 ? h('p', { key: 'none', class: 'nothing' }, t(tasks.length === 0 ? 'task.none' : 'task.noneMatches'))
      : h('div', { key: 'all', class: 'cards' }, found.slice(0, SHOWN_MAX).map((task) => h(Card, { key: task.id, task, onChoose: () => onChoose(task.id) }))),
    cut > 0 && h('p', { key: 'more', class: 'more' }, `${cut} ${t('more')}`)];
  }

  whole(task) {
    const { onSitePage } = this.props;
    return [h(Card, { key: 'card', task, isWhole: true }), this.actions(task),
      h('dl', { key: 'times', class: 'summary', id: 'task-times' }, timesOf(task).filter(([, value]) => value).map(([name, value]) => [h('dt', { key: name }, t(`task.${name}`)), h('dd', { key: `${name} value` }, value)])),
      task.households.length > 0 && h('section', { key: 'households' }, h('h3', null, `${t('task.households')} ${task.households.length}`), h('ul', { id: 'task-households' }, task.households.map((each) => h('li', { key: `${each.zh} ${each.en}`, dir: 'auto' }, pick(each))))),
      h('p', { key: 'site' }, h('button', { class: 'button', id: 'task-open-site', onClick: () => onSitePage(siteOf(task)) }, `${t('site')} ${siteOf(task)}`)),
      task.joinedInto && h('p', { key: 'joined' }, `${t('task.joinedInto')} `, h('button', { id: 'task-joined', onClick: () => this.props.onChoose(task.joinedInto) }, task.joinedInto)),
      this.valves(task), this.alarms(task), this.past()];
  }

  /** What the gateway would refuse is not offered: only who has taken a task finishes it, and what is over changes no more. */
  actions(task) {
    const { mayAct, user } = this.props;
    const isMine = task.takenBy === user;
    if (!mayAct || !isOpen(task)) {
      return null;
    }
    return h('section', { key: 'acts', id: 'task-acts' },
      !task.takenBy && h('p', null, h('button', { class: 'primary', id: 'take-task', onClick: () => this.act(() => api.takeFieldTask(task)) }, t('task.take'))),
      task.takenBy && !isMine && h('p', null, t('task.takenBySomebody'), ' ', this.button(task.id, 'task.takeOver', () => api.takeFieldTask(task))),
      isMine && h('form', { class: 'request', id: 'finish-task', onSubmit: (event) => this.finish(event, task) },
        h('label', null, t('task.result'), h('textarea', { name: 'result', rows: 3, required: true, maxLength: RESULT_MAX })),
        h('button', { class: 'primary' }, t('task.finish'))));
  }

  /** What was typed stays until the task is known to be done; a second press while the first one waits is none. */
  async finish(event, task) {
    event.preventDefault();
    const result = new FormData(event.currentTarget).get('result').trim();
    if (!this.isBusy) {
      this.isBusy = true;
      await this.act(() => api.finishFieldTask(task, result));
      this.isBusy = false;
    }
  }

  valves({ valves }) {
    return valves.length > 0 && h('section', { key: 'valves' }, h('h3', null, t('task.valves')), h('ul', { id: 'task-valves' }, valves.map((valve) => h('li', { key: valve.id, 'data-valve': valve.id, 'data-state': valve.state, class: valve.state === 'closed' ? '' : 'late' },
      h('b', null, pick(valve.name)), ` ${t(`task.valve.${valve.state}`)}`, h('span', { class: 'path' }, line(valve.at && `${t('task.heard')} ${clock(valve.at)}`, valve.point))))));
  }

  /** The alarm it is about, and those of its detectors and valves that are open now. */
  alarms({ alarm: id, detectors, valves }) {
    const { alarms, onAlarm } = this.props;
    const points = new Set([...detectors, ...valves.flatMap((valve) => valve.alarms)]);
    const others = alarms.filter((each) => each.id !== id && points.has(each.point));
    const about = alarms.find((each) => each.id === id);
    return h('section', { key: 'alarms' }, h('h3', null, t('task.alarms')), h('ul', { id: 'task-alarms' },
      h('li', null, h('button', { 'data-alarm': id, onClick: () => onAlarm(id) }, about ? pick(about.message) : id)),
      others.slice(0, SHOWN_MAX).map((each) => h('li', { key: each.id }, h('button', { 'data-alarm': each.id, onClick: () => onAlarm(each.id) }, pick(each.message))))));
  }

  past() {
    const { past } = this.state;
    return past.length > 0 && h('section', { key: 'past' }, h('h3', null, t('task.past')), h('ol', { id: 'task-past', class: 'journal' }, past.map(({ seq, at, actor, comment }) => {
      const what = comment.split(':')[0];
      return h('li', { key: seq, 'data-what': what }, h('time', null, clock(at)), h('b', null, t(`task.did.${what}`, what)), h('span', { class: 'who', dir: 'auto' }, actor === 'system' ? t('gateway') : actor));
    })));
  }
}

const by = (time, account) => time && line(moment(time), account);

const timesOf = ({ createdAt, dueAt, toldOverdueAt, takenAt, takenBy, doneAt, doneBy, result }) => [['created', moment(createdAt)], ['due', moment(dueAt)], ['told', toldOverdueAt && moment(toldOverdueAt)],
  ['takenAt', by(takenAt, takenBy)], ['doneAt', by(doneAt, doneBy)], ['found', result]];

const Card = ({ task, isWhole, onChoose }) => h('section', { class: `card ${task.overdue ? 'late' : ''}`, 'data-task': task.id, 'data-state': task.state },
  h('h2', null, isWhole ? pick(task.place) : h('button', { class: 'plain-title', onClick: onChoose }, pick(task.place))),
  h('p', null, h('b', null, t(`task.${task.state}`)), task.overdue && h('b', { class: 'over' }, ` · ${t('task.isOverdue')}`), isOpen(task) && ` · ${t('task.due')} ${clock(task.dueAt)}`, task.takenBy && ` · ${task.takenBy}`),
  !isWhole && task.households.length > 0 && h('p', { class: 'soft' }, `${t('task.households')} ${task.households.length}${t('colon')}`, task.households.slice(0, 4).map(pick).join(t('listComma')), task.households.length > 4 && ' …'),
  !isWhole && task.result && h('p', null, task.result),
  h('p', { class: 'soft' }, line(siteOf(task), `${t('task.created')} ${clock(task.createdAt)}`)));
