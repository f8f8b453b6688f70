// Points that devices send and nobody has configured: what they probably are, corrected by whoever knows them, and a proposal that takes them up.
import { Component, h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/adoption.js';
import { moment } from './format.js';
import { call } from './http.js';

const FIELDS = ['name', 'template', 'unit', 'rangeLow', 'rangeHigh', 'period', 'staleAfter', 'H', 'HH'];
const PATIENCE_MILLIS = 120_000;
const NAME_MAX = 200;
const shown = (value) => (value === null || value === undefined ? '' : String(value));
const key = ({ site, device, point }) => `${site}/${device}/${point}`;

/** One form a site, because a proposal of rows is about one. */
export class Adoption extends Component {
  async propose(event, site, points) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const chosen = points.filter((each) => form.get(`take ${key(each)}`)).map((each) => ({ device: each.device, point: each.point,
      ...Object.fromEntries(FIELDS.map((field) => [field, form.get(`${field} ${key(each)}`).trim()])) }));
    this.setState({ busy: site, refused: null, proposal: null });
    try {
      const { proposal } = await call('POST', `/adoptions/${encodeURIComponent(this.props.enterprise)}/${encodeURIComponent(site)}`, { why: form.get('why'), points: chosen }, { patience: PATIENCE_MILLIS });
      this.setState({ proposal });
    } catch (refusal) {
      const { report } = refusal.problem ?? {};
      this.setState({ refused: report ? report.notes.map(({ row, value, rule }) => `${chosen[row - 2]?.device}/${chosen[row - 2]?.point}: ${value} ${pick(rule)}`).concat(
        report.problems.map(({ path, value, rule }) => `${path}: ${value}: ${rule}`)) : [refusal.message] });
    }
    this.setState({ busy: null });
  }

  render({ points, onProposal }, { busy, refused, proposal, taken = {} }) {
    const sites = [...new Set(points.map(({ site }) => site))].sort();
    return h('section', { id: 'adoption' }, h('h3', null, t('adoption')), h('p', null, t(points.length > 0 ? 'adoption.about' : 'adoption.none')),
      refused && h('ul', { class: 'note', role: 'alert' }, refused.map((line) => h('li', { key: line }, line))),
      proposal && h('p', { class: 'summary', role: 'status' }, t('adoption.proposed'), ' ', h('button', { class: 'open-proposal', onClick: () => onProposal(proposal.id) }, proposal.id)),
      sites.map((site) => this.form(site, points.filter((each) => each.site === site), busy, taken)));
  }

  form(site, points, busy, taken) {
    const isAny = points.some((each) => taken[key(each)]);
    return h('form', { key: site, class: 'adoption', 'data-site': site, onSubmit: (event) => this.propose(event, site, points) },
      h('div', { class: 'wide', tabIndex: 0, role: 'region', 'aria-label': `${t('adoption.site')} ${site}` }, h('table', null, h('caption', null, `${t('adoption.site')} ${site}`),
        h('thead', null, h('tr', null, ['take', 'point', 'value', ...FIELDS].map((name) => h('th', { key: name, scope: 'col' }, t(`adoption.${name}`))))),
        h('tbody', null, points.map((each) => this.row(each, taken))))),
      h('p', { class: 'request' }, h('label', null, t('adoption.why'), ' ', h('input', { name: 'why', required: true, maxLength: 1000, autocomplete: 'off' })), ' ',
        h('button', { class: 'primary', disabled: !isAny || busy === site }, t('adoption.propose'))));
  }

  row(each, taken) {
    const name = key(each);
    const label = `${each.device}/${each.point}`;
    return h('tr', { key: name, 'data-unknown': label },
      h('td', null, h('label', null, h('input', { type: 'checkbox', name: `take ${name}`, 'aria-label': `${t('adoption.take')} ${label}`, checked: taken[name] ?? false, onChange: ({ currentTarget }) => this.setState({ taken: { ...taken, [name]: currentTarget.checked } }) }))),
      h('td', null, h('b', null, label), h('span', { class: 'path' }, each.deviceKnown ? '' : `${t('adoption.newDevice')} `, `${t('adoption.count')} ${each.count} · ${moment(each.lastAt)}`)),
      h('td', null, shown(each.value) || '—'),
      FIELDS.map((field) => h('td', { key: field }, h('input', { name: `${field} ${name}`, class: 'short', 'aria-label': `${t(`adoption.${field}`)} ${label}`, defaultValue: shown(each[field]), maxLength: NAME_MAX, autocomplete: 'off' }))));
  }
}
