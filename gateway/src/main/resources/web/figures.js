// How good the alarm system itself was in the last day: the figures of docs/kpis.md, and its floods.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/figures.js';
import './texts/help.js';
import { Board } from './board.js';
import { Help, hasHelp } from './help.js';
import { format } from './link.js';
import { age, moment } from './format.js';
import * as api from './api.js';

const DAY_MILLIS = 86_400_000;
/** Parts that are shares, whatever the unit of the rest. */
const SHARES = /(^|\.)(share|precision|recall|acceptedWithin60s)$/;

const RAISED = { page: 'past', type: 'ALARM_RAISED' };
const ACKED = { page: 'past', type: 'ALARM_ACKED' };
/** The list behind each figure: where what it counts stands one by one. */
export const LISTS = {
  K1: RAISED, K2: RAISED, K3: RAISED, K4: RAISED, K5: RAISED, K6: RAISED, K7: RAISED, K8: RAISED, K9: RAISED, K10: RAISED, K10b: RAISED, K11: { page: 'past', type: 'ALARM_CLEARED' }, K12: { page: 'alarms' }, K13: RAISED, K13b: { page: 'rules' },
  K14: { page: 'suppressed' }, K15: { page: 'monitoringActions' }, K16: ACKED, K17: { page: 'calls' }, K18: ACKED, K19: { page: 'past', type: 'ALARM_CLEARED' }, K20: { page: 'past', type: 'ALARM_ACK_EXPIRED' }, K21: RAISED, K22: RAISED, K23: { page: 'unprotected' },
  K24: { page: 'calls' }, K25: { page: 'past', type: 'ALARM_ACK_REJECTED' },
};

export class Figures extends Board {
  /** The whole journal of the day is read for an answer. */
  get refreshMillis() { return 60_000; }

  /** At a position its own figures, unless an enterprise is chosen; those that it names stand first. */
  async fetch() {
    const { enterprise, position } = this.props;
    const found = await api.kpis(new Date(Date.now() + api.skewMillis() - DAY_MILLIS).toISOString(), enterprise, enterprise ? null : position?.id);
    const place = ({ id }) => { const at = position?.figures.indexOf(id) ?? -1; return at < 0 ? position?.figures.length : at; };
    return position ? { ...found, kpis: [...found.kpis].sort((a, b) => place(a) - place(b)) } : found;
  }

  show({ kpis, floods, observed }) {
    const { enterprise, position } = this.props;
    return [h('h2', null, t('lastDay'), position && !enterprise && ` · ${t('position')} ${pick(position.name)}`), h(ObservedNote, { observed }),
      h('table', { class: 'figures' },
        h('thead', null, h('tr', null, ['figure', 'value', 'target', 'actionFrom', 'basis'].map(column))),
        h('tbody', null, kpis.map((kpi) => h(Kpi, { key: kpi.id, kpi, observed, enterprise })))),
      h('h2', null, t('floods')),
      floods.length === 0 ? h('p', { class: 'none' }, t('noFloods')) : h('table', { class: 'floods' },
        h('thead', null, h('tr', null, ['begin', 'end', 'announced', 'peak', 'firstOut'].map(column))),
        h('tbody', null, floods.map((flood) => this.flood(flood))))];
  }

  flood(flood) {
    return h('tr', { key: flood.from },
      h('td', null, moment(flood.from)),
      h('td', null, flood.open ? t('goingOn') : moment(flood.to)),
      h('td', null, flood.count), h('td', null, flood.peak),
      h('td', null, h('button', { onClick: () => this.props.onSelect(flood.firstOut) }, flood.firstOut)));
  }
}

const column = (name) => h('th', { scope: 'col' }, t(name));

/** Figures are of the time the gateway watched; what it did not see is unknown, not calm. */
const ObservedNote = ({ observed: { seconds, share, enough } }) => h('p', { class: enough ? 'path' : 'note', 'data-observed': String(enough) },
  `${t('observed')} ${age(seconds * 1000)} (${rounded(share * 100)} %)`, !enough && ` · ${t('tooLittleObserved')}`);

const Kpi = ({ kpi, observed, enterprise }) => h('tr', { 'data-kpi': kpi.id, class: kpi.parts ? '' : grade(kpi, kpi.value, observed) },
  h('td', null, h('b', null, pick(kpi.name)), ' ', hasHelp(kpi.id) && h(Help, { id: kpi.id, label: pick(kpi.name) }), h('span', { class: 'path' }, kpi.id, LISTS[kpi.id] && [' · ', h('a', { class: 'to-list', href: format({ ...LISTS[kpi.id], enterprise }) }, t('toList'))])),
  h('td', { class: 'figure' }, kpi.parts
    ? h('ul', null, Object.entries(kpi.parts).map(([part, figure]) => h('li', { key: part, class: grade(kpi, figure.value, observed) },
      part, ' ', h(Value, { figure, unit: SHARES.test(part) ? 'share' : kpi.unit }))))
    : [h(Value, { figure: kpi, unit: kpi.unit }), h('span', { class: 'grade' }, t(`grade.${grade(kpi, kpi.value, observed)}`, ''))]),
  h('td', null, bound(kpi.target, kpi.unit)), h('td', null, bound(kpi.action, kpi.unit)),
  h('td', { class: 'path' }, t(`basis.${kpi.id}`, kpi.basis)));

/** What cannot be known is no number: the dash says why. */
const Value = ({ figure, unit }) => (figure.value === null
  ? h('b', { class: 'missing', title: t(`missing.${figure.reason}`, figure.reason) }, '–')
  : h('b', null, measured(figure.value, unit)));

const measured = (value, unit) => (unit === 'share' ? `${rounded(value * 100)} %` : `${rounded(value)} ${t(`unit.${unit}`, unit)}`);
const bound = (value, unit) => (value === null ? '' : measured(value, unit));
const rounded = (value) => String(Number(value.toPrecision(3)));

/** Nothing is on target while too little was watched to know. */
function grade({ target, action }, value, { enough }) {
  if (value === null || (target === null && action === null)) {
    return '';
  }
  if (target !== null && value <= target) {
    return enough ? 'good' : '';
  }
  return action !== null && value >= action ? 'urgent' : 'over';
}
