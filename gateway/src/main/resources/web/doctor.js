// The connection doctor: how far each device has come on its way to a protected point, what keeps it, and what to change. Looked at live while it is open.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/doctor.js';
import './texts/gateway.js';
import { moment } from './format.js';
import { Board } from './board.js';
import { Adoption } from './adoption.js';
import { call } from './http.js';

const REFRESH_MILLIS = 5_000;
const path = (...parts) => parts.map(encodeURIComponent).join('/');
const nameOf = ({ device, username }) => device ?? username;

export class Doctor extends Board {
  get refreshMillis() { return REFRESH_MILLIS; }

  async fetch() {
    const { enterprise, mayAdopt } = this.props;
    const unknown = mayAdopt ? (await call('GET', `/adoptions/${encodeURIComponent(enterprise)}`)).points : [];
    const { subjects, strangers } = await call('GET', `/doctor/${encodeURIComponent(enterprise)}`);
    const chosen = this.state.chosen && subjects.some((each) => nameOf(each) === this.state.chosen) ? this.state.chosen : null;
    return { subjects, strangers, unknown, chosen, report: chosen ? await call('GET', `/doctor/${path(enterprise, ...chosen.split('/'))}`) : null };
  }

  choose(chosen) {
    this.setState({ chosen }, () => this.load());
  }

  show({ subjects, strangers, unknown, chosen, report }) {
    const wrong = subjects.filter((each) => each.wrong).length;
    return [h('h2', { key: 'head' }, `${t('doctor')} ${this.props.enterprise}`), h('p', { key: 'what' }, t('doctor.about')),
      h('p', { key: 'sum', id: 'doctor-sum' }, `${t('doctor.subjects')} ${subjects.length}`, t('listComma'), `${t('doctor.withFault')} ${wrong}`, t('listComma'), `${t('doctor.protected')} ${subjects.filter((each) => each.protected).length}`),
      report && h('div', { key: 'report' }, this.report(report, chosen)),
      h('div', { key: 'all', class: 'wide', tabIndex: 0, role: 'region', 'aria-label': t('doctor') }, h('table', null,
        h('thead', null, h('tr', null, ['device', 'credential', 'doctor.state', 'doctor.says'].map((name) => h('th', { key: name, scope: 'col' }, t(name))))),
        h('tbody', null, subjects.map((each) => h('tr', { key: nameOf(each), 'data-subject': nameOf(each), 'data-cause': each.wrong?.cause ?? '' },
          h('td', null, h('button', { class: 'open-doctor', onClick: () => this.choose(nameOf(each)) }, each.device ?? t('credentialAll'))), h('td', null, each.name ?? '—'),
          h('td', null, each.wrong ? t(`doctor.step.${each.wrong.step}`) : t(each.protected ? 'doctor.protected' : 'doctor.onTheWay')), h('td', null, each.wrong ? pick(each.wrong.says) : '')))))),
      strangers.length > 0 && h('details', { key: 'strangers', id: 'strangers', class: 'card' }, h('summary', null, `${t('doctor.strangers')} ${strangers.length}`), h('ul', null, strangers.map(({ at, address, kind, name, says, mend }, i) => h('li', { key: `${at} ${i}`, 'data-stranger': kind },
        moment(at), ' ', address, ' ', name, ' ', pick(says), ' ', h('b', null, t('doctor.mend')), pick(mend))))),
      this.props.mayAdopt && h(Adoption, { key: 'adoption', enterprise: this.props.enterprise, points: unknown, onProposal: this.props.onProposal })];
  }

  report({ steps, records, name, username }, chosen) {
    return h('article', { class: 'card', id: 'doctor-report' }, h('h3', null, chosen, name && h('span', { class: 'path' }, `${name} ${username}`)),
      h('ol', { class: 'doctor-steps' }, steps.map(({ step, state, at, says, mend, detail }) => h('li', { key: step, 'data-step': step, 'data-state': state },
        h('b', null, t(`doctor.step.${step}`)), ' ', t(`doctor.state.${state}`), at && ` · ${moment(at)}`,
        says && h('p', null, pick(says), ' ', h('b', null, t(state === 'WAITING' ? 'doctor.toDo' : 'doctor.mend')), pick(mend)), detail && h('p', null, h('code', null, detail))))),
      records.length > 0 && h('details', null, h('summary', null, t('doctor.records')), h('ul', null, records.map(({ at, says, step }) => h('li', { key: at }, moment(at), ' ', step ? `${t(`doctor.step.${step}`)}: ${pick(says)}` : t('doctor.nothingWrong'))))));
  }
}
