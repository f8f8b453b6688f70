// The proof of delivery of one alarm, to be printed: who was told what, when, by which means, with what result and in which words.
import { h, render, Component } from './lib.js';
import { t, pick, isChinese, switchLanguage } from './texts.js';
import './texts/alarm.js';
import './texts/calls.js';
import './texts/duty.js';
import './texts/frame.js';
import './texts/gateway.js';
import './texts/names.js';
import './texts/record.js';
import './texts/shift.js';
import { moment } from './format.js';
import * as api from './api.js';

const alarmId = new URLSearchParams(location.search).get('alarm') ?? '';
const STEPS = ['createdAt', 'acceptedAt', 'deliveredAt', 'seenAt', 'answeredAt'];

/** One line for each step that happened. */
const times = (row) => STEPS.filter((step) => row[step]).map((step) => h('div', { key: step }, `${t(`proof.${step}`)} ${moment(row[step])}`));

const oldestFirst = (rows) => [...rows].sort((a, b) => a.id - b.id);

class Proof extends Component {
  constructor() {
    super();
    this.state = { alarm: null, proof: null, error: null };
  }

  componentDidMount() {
    api.allNotices(alarmId).then((proof) => this.setState({ proof }), (refusal) => this.setState({ error: refusal.message }));
    api.alarm(alarmId).then((alarm) => this.setState({ alarm }), () => {});
  }

  render(props, { alarm, proof, error }) {
    return h('main', null,
      h('p', { class: 'controls' }, h('button', { onClick: () => print() }, t('print')), ' ',
        h('button', { onClick: () => { switchLanguage(); this.forceUpdate(); } }, isChinese() ? 'English' : '中文')),
      h('h1', null, t('proof.title')),
      alarm && h('p', null, h('b', { dir: 'auto' }, `${alarm.priority} ${pick(alarm.message)}`)),
      h('p', null, `${alarmId} · ${t('proof.printed')} ${moment(new Date().toISOString())}`),
      error && h('p', { role: 'alert' }, `${t('failed')}: ${error}`),
      proof && [h('h2', null, t('proof.five')), five(proof.times ?? []), h('h2', null, t('proof.people')), people(oldestFirst(proof.messages)), h('h2', null, t('proof.systems')), systems(oldestFirst(proof.notices))]);
  }
}

/** The five times of each announcement, newest first, and how the first hand-over kept its budget. */
const five = (rows) => (rows.length === 0 ? h('p', null, t('proof.nobody')) : h('table', { class: 'five' },
  h('thead', null, h('tr', null, ['announcement', 'device', 'arrived', 'decided', 'accepted', 'answered', 'budget'].map((name) => h('th', { key: name }, t(`proof.${name}`))))),
  h('tbody', null, rows.map((row) => h('tr', { key: `${row.occurrence}/${row.annSeq}` },
    h('td', null, `${row.priority} ${row.occurrence}/${row.annSeq}`), [row.eventAt, row.arrivedAt].map((at, i) => h('td', { key: i }, at ? moment(at) : '–')),
    h('td', null, `${moment(row.decidedAt)} / ${moment(row.committedAt)}`), [row.acceptedAt, row.answeredAt].map((at, i) => h('td', { key: i }, at ? moment(at) : '–')),
    h('td', null, budget(row)))))));

const budget = ({ handoverMillis, budgetMillis, withinBudget }) => (handoverMillis == null ? `– / ${budgetMillis / 1_000} s`
  : `${(handoverMillis / 1_000).toFixed(1)} / ${budgetMillis / 1_000} s${withinBudget ? '' : ` · ${t('proof.broken')}`}`);

const people = (rows) => (rows.length === 0 ? h('p', null, t('proof.nobody')) : h('table', { class: 'people' },
  h('thead', null, h('tr', null, ['person', 'means', 'channel', 'times', 'result', 'text'].map((name) => h('th', { key: name }, t(`proof.${name}`))))),
  h('tbody', null, rows.map((row) => h('tr', { key: row.id },
    h('td', { dir: 'auto' }, `${pick(row.personName)} (${row.person})`), h('td', null, t(`means.${row.means.toLowerCase()}`)), h('td', null, row.channel ?? '–'), h('td', null, times(row)),
    h('td', null, `${t(`message.${row.state.toLowerCase()}`)}${row.result ? `: ${t(`outcome.${row.result.split(':')[0]}`, row.result)}` : ''} · ${t('proof.attempts')} ${row.attempts}`),
    h('td', { class: 'text', dir: 'auto' }, row.text ?? '–'))))));

const systems = (rows) => (rows.length === 0 ? h('p', null, t('proof.nobody')) : h('table', null,
  h('thead', null, h('tr', null, ['channel', 'times', 'result'].map((name) => h('th', { key: name }, t(`proof.${name}`))))),
  h('tbody', null, rows.map((row) => h('tr', { key: row.id },
    h('td', null, row.channel), h('td', null, times(row)), h('td', null, `${t(`message.${row.state.toLowerCase()}`)}${row.error ? `: ${row.error}` : ''} · ${t('proof.attempts')} ${row.attempts}`))))));

render(h(Proof), document.getElementById('app'));
