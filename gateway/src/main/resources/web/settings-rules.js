// Every rule of a site with its setting, and why its alarm exists: what causes it, what follows, what is done, and who approved that.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/posts.js';
import './texts/plant.js';
import { number, shownUnit } from './format.js';
import { Board } from './board.js';
import { Rationale } from './rationale.js';
import * as api from './api.js';

const REFRESH_MILLIS = 60_000;
const SECOND = 1000;
/** Rows at once: a large site has thousands of rules. */
const SHOWN = 200;
const path = ({ enterprise, site }) => `${enterprise}/${site}`;
const seconds = (millis) => `${number(millis / SECOND)} s`;

/** The rules of a point: [name, priority, words]. */
const rulesOf = ({ limits, rate, rules, unit }) => [
  ...Object.entries(limits).map(([level, { at, deadband, onDelayMillis, priority, latching }]) => [level, priority,
    [`${number(at)} ${shownUnit(unit)}`, deadband > 0 && `${t('rules.deadband')} ${number(deadband)}`, onDelayMillis > 0 && `${t('rules.onDelay')} ${seconds(onDelayMillis)}`, latching && t('rules.latching')]]),
  ...rate.map(({ id, limit, unit: per, windowMillis, onDelayMillis, priority }) => [id, priority, [`${number(limit)} ${shownUnit(per)}`, `${t('rules.window')} ${seconds(windowMillis)}`, onDelayMillis > 0 && `${t('rules.onDelay')} ${seconds(onDelayMillis)}`]]),
  ...(rules ?? []).map(({ id, kind, priority }) => [id, priority, [t(`rule.${kind}`, kind)]]),
];

/** chosen: enterprise/site of the site that is shown; onChoose receives another one; onEdit the site whose file is edited. */
export class Rules extends Board {
  get refreshMillis() { return REFRESH_MILLIS; }

  componentDidUpdate({ chosen }) {
    if (chosen !== this.props.chosen) {
      this.load();
    }
  }

  async fetch() {
    const { sites, chosen } = this.props;
    const shown = sites.find((site) => path(site) === chosen) ?? sites[0];
    return shown ? { shown, whole: await api.site(shown) } : {};
  }

  show({ shown, whole }) {
    const { sites, mayConfigure, onChoose, onEdit } = this.props;
    return [h('h2', { key: 'head' }, t('rules')), h('p', { key: 'about', class: 'soft' }, t('rules.about')),
      !shown ? h('p', { key: 'none', class: 'soft' }, t('rules.noSite')) : h('form', { key: 'form', class: 'request compact', onSubmit: (event) => event.preventDefault() },
        h('label', null, t('site'), h('select', { name: 'site', value: path(shown), onChange: (event) => onChoose(event.currentTarget.value) }, sites.map((site) => h('option', { key: path(site), value: path(site) }, pick(site.name))))),
        mayConfigure && h('p', null, h('button', { type: 'button', id: 'rules-edit', onClick: () => onEdit(path(shown)) }, t('rules.change')))),
      shown && whole.rules.length > 0 && h('section', { key: 'over', id: 'rules-over-points' }, h('h3', null, t('rulesOfSite')), this.table(t('rulesOfSite'), whole.rules.map((rule) => this.siteRule(rule)))),
      shown && h('section', { key: 'points', id: 'rules-of-points' }, h('h3', null, t('rules.ofPoints')), this.table(t('rules.ofPoints'), whole.devices.flatMap(({ device, points }) => points.flatMap((point) => rulesOf(point).map(([name, priority, words]) =>
        this.row(`${device}/${point.id}`, pick(point.name), name, priority, words, point.why?.[name]))))))];
  }

  table(label, rows) {
    const { shown = SHOWN } = this.state;
    return h('div', { class: 'wide', tabIndex: 0, role: 'region', 'aria-label': label }, h('table', { class: 'rules' }, h('thead', null, h('tr', null, ['point', 'rules.rule', 'rules.setting', 'rules.why'].map((name) => h('th', { key: name, scope: 'col' }, t(name))))), h('tbody', null, rows.slice(0, shown))), rows.length > shown && h('p', null, h('button', { onClick: () => this.setState({ shown: shown + SHOWN }) }, `${t('rules.more')} (${rows.length - shown})`)));
  }

  siteRule({ id, name, form, priority, points, onDelayMillis, why }) {
    return this.row(points.map((point) => point.split('/').slice(2).join('/')).join(t('listComma')), pick(name), id, priority, [form, onDelayMillis > 0 && `${t('rules.onDelay')} ${seconds(onDelayMillis)}`], why);
  }

  row(where, title, name, priority, words, why) {
    return h('tr', { key: `${where} ${name}`, 'data-rule': `${where} ${name}` }, h('td', null, h('b', null, title), h('span', { class: 'path' }, where)), h('td', null, h('b', null, name), ` ${priority}`), h('td', null, words.filter(Boolean).map((word) => h('span', { key: word, class: 'line' }, word))),
      h('td', null, why ? h(Rationale, { why }) : h('span', { class: 'soft' }, t('rules.noWhy'))));
  }
}
