// Who may use the console and the API: accounts, keys of programs, open sessions, the access log, and the report of actions on monitoring.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/access.js';
import './texts/duty.js';
import './texts/gateway.js';
import './texts/plant.js';
import './texts/record.js';
import { moment } from './format.js';
import { columns, Managed } from './managed.js';
import * as api from './api.js';

const NAME_MAX = 64;
const DAY_MILLIS = 86_400_000;
const ROLES = ['VIEWER', 'OPERATOR', 'MAINTENANCE', 'SUPERVISOR', 'DUTY', 'ENGINEER', 'ENTERPRISE_ADMIN', 'REGULATOR', 'AUDITOR', 'ADMIN'];
const SCOPE_LISTS = ['sites', 'areas', 'kinds'];

/** Words of a text box, apart by commas or blanks. */
const words = (text) => text.split(/[,，\s]+/).filter(Boolean);
/** What was chosen stays when the page is drawn again. */
const select = (name, values, chosen, shown = (value) => value) => h('select', { name, 'aria-label': t(name) }, values.map((value) => h('option', { key: value, value, selected: value === chosen }, shown(value))));

/** With the name that the API and the documents have for it. */
const roleName = (role) => `${t(`accountRole.${role}`, role)} (${role})`;

/** What somebody sees, in words. */
const seen = ({ enterprise, scope }) => [enterprise ?? t('allEnterprises'), ...SCOPE_LISTS.flatMap((list) => scope?.[list] ?? [])].join(' · ');

export class Accounts extends Managed {
  fetch() { return api.users(); }

  wanted(form) {
    const { username, password, role, enterprise, ...lists } = Object.fromEntries(new FormData(form));
    const scope = Object.fromEntries(SCOPE_LISTS.map((list) => [list, words(lists[list] ?? '')]).filter(([, named]) => named.length > 0));
    return { ...(username ? { username } : {}), ...(password ? { password } : {}), role, ...(enterprise ? { enterprise } : {}), ...(Object.keys(scope).length > 0 ? { scope } : {}) };
  }

  async make(event) {
    event.preventDefault();
    const form = event.currentTarget;
    await this.act(async () => {
      await api.addUser(this.wanted(form));
      form.reset();
    });
  }

  /** Changes the account as it was when the form was opened; whoever came first is shown, what was typed stays, and the next press changes that. */
  change(event, shown) {
    event.preventDefault();
    const form = event.currentTarget;
    this.act(async () => {
      try {
        await api.changeUser(shown, this.wanted(form));
        this.setState({ edited: null });
      } catch (refusal) {
        this.setState({ edited: refusal.problem?.present ?? shown });
        throw refusal;
      }
    });
  }

  fields({ role = 'VIEWER', enterprise, scope } = {}) {
    return [h('label', { key: 'role' }, t('role'), select('role', ROLES, role, roleName)),
      h('label', { key: 'enterprise' }, t('accessEnterprise'), h('input', { name: 'enterprise', maxLength: NAME_MAX, autocomplete: 'off', defaultValue: enterprise ?? '' })),
      ...SCOPE_LISTS.map((list) => h('label', { key: list }, t(`access.${list}`), h('input', { name: list, autocomplete: 'off', defaultValue: (scope?.[list] ?? []).join(' ') })))];
  }

  show({ users }) {
    return [h('h2', { key: 'head' }, t('accounts')),
      h('form', { key: 'form', class: 'request', id: 'make-account', onSubmit: (event) => this.make(event) },
        h('label', null, t('accessName'), h('input', { name: 'username', required: true, maxLength: NAME_MAX, autocomplete: 'off' })),
        h('label', null, t('password'), h('input', { name: 'password', type: 'password', required: true, minLength: 10, autocomplete: 'new-password' })),
        this.fields(), h('button', { class: 'primary' }, t('accessMake'))),
      this.note(),
      h('div', { key: 'all', class: 'wide' }, h('table', null, columns(['accessName', 'role', 'accessSees', null]),
        h('tbody', null, users.map((user) => h('tr', { key: user.username, 'data-account': user.username },
          h('td', null, h('b', null, user.username), user.person && h('span', { class: 'path' }, user.person)),
          this.state.edited?.username === user.username
            ? h('td', { colSpan: 3 }, h('form', { class: 'request', onSubmit: (event) => this.change(event, this.state.edited) }, this.fields(this.state.edited), h('button', { class: 'primary' }, t('accessKeep'))))
            : [h('td', { key: 'role' }, roleName(user.role)), h('td', { key: 'sees' }, seen(user)), h('td', { key: 'do' },
              h('button', { class: 'edit', onClick: () => this.setState({ edited: user }) }, t('accessChange')), ' ',
              this.button(user.username, 'accessRemove', () => api.removeUser(user)))])))))];
  }
}

export class ApiKeys extends Managed {
  fetch() { return api.apiKeys(); }

  async make(event) {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    await this.act(async () => {
      const made = await api.makeKey({ name: data.get('name'), rights: data.getAll('rights'), expiresAt: new Date(Date.now() + Number(data.get('days')) * DAY_MILLIS).toISOString() });
      form.reset();
      return made;
    });
  }

  show({ keys }) {
    const { made } = this.state;
    return [h('h2', { key: 'head' }, t('apiKeys')),
      h('form', { key: 'form', class: 'request', id: 'make-key', onSubmit: (event) => this.make(event) },
        h('label', null, t('accessKeyName'), h('input', { name: 'name', required: true, maxLength: NAME_MAX, autocomplete: 'off' })),
        h('label', null, t('accessDays'), h('input', { name: 'days', type: 'number', min: 1, max: 365, defaultValue: 90, required: true })),
        h('fieldset', null, h('legend', null, t('accessRights')), this.props.rights.filter((right) => right !== 'OWN_ACCOUNT').map((right) => h('label', { key: right }, h('input', { type: 'checkbox', name: 'rights', value: right }), ` ${right}`))),
        h('button', { class: 'primary' }, t('accessMakeKey'))),
      this.note(),
      made && h('p', { key: 'made', id: 'made-key', role: 'status' }, h('code', null, made.key), ' ', h('b', null, t('credentialOnce'))),
      keys.length === 0 ? h('p', { key: 'none', class: 'nothing' }, t('accessNoKeys')) : h('div', { key: 'all', class: 'wide' }, h('table', null,
        columns(['accessKeyName', 'accessOf', 'accessRights', 'accessSees', 'accessUntil', 'accessLastUse', null]),
        h('tbody', null, keys.map((key) => h('tr', { key: key.id, 'data-key': key.id }, h('td', null, h('b', null, key.name)), h('td', null, key.user), h('td', null, key.rights.join(', ')), h('td', null, seen(key)),
          h('td', null, moment(key.expiresAt)), h('td', null, key.usedAt ? moment(key.usedAt) : t('accessNever')), h('td', null, this.button(key.id, 'credentialRevoke', () => api.revokeKey(key))))))))];
  }
}

export class Sessions extends Managed {
  fetch() { return api.sessions(); }

  show({ sessions }) {
    return [h('h2', { key: 'head' }, t('sessions')), this.note(),
      h('div', { key: 'all', class: 'wide' }, h('table', null, columns(['accessOf', 'accessOpened', 'accessLastUse', 'accessAddress', 'accessClient', null]),
        h('tbody', null, sessions.map((session) => h('tr', { key: session.id, 'data-session': session.id }, h('td', null, h('b', null, session.user)), h('td', null, moment(session.openedAt)), h('td', null, moment(session.usedAt)),
          h('td', null, session.address), h('td', null, session.client), h('td', null, session.current ? t('accessThis') : this.button(session.id, 'accessEnd', () => api.endSession(session.id))))))))];
  }
}

export class AccessLog extends Managed {
  constructor() {
    super();
    this.state = { ...this.state, filter: {}, pages: [null] };
  }

  fetch() { return api.accessLog({ ...this.state.filter, cursor: this.state.pages.at(-1) }); }

  choose(event) {
    event.preventDefault();
    const { user, from, to, refused } = Object.fromEntries(new FormData(event.currentTarget));
    this.setState({ filter: { user, from: from && new Date(from).toISOString(), to: to && new Date(to).toISOString(), refused: refused ? 'true' : '' }, pages: [null] }, () => this.load());
  }

  turn(pages) { this.setState({ pages }, () => this.load()); }

  show({ entries, next }) {
    const { pages } = this.state;
    return [h('h2', { key: 'head' }, t('accessLog')),
      h('form', { key: 'form', class: 'request', id: 'access-filter', onSubmit: (event) => this.choose(event) },
        h('label', null, t('accessOf'), h('input', { name: 'user', autocomplete: 'off' })), h('label', null, t('accessFrom'), h('input', { name: 'from', type: 'datetime-local' })),
        h('label', null, t('accessTo'), h('input', { name: 'to', type: 'datetime-local' })), h('label', null, h('input', { name: 'refused', type: 'checkbox' }), ` ${t('accessRefusedOnly')}`),
        h('button', { class: 'primary' }, t('accessShow'))),
      entries.length === 0 ? h('p', { key: 'none', class: 'nothing' }, t('accessNothing')) : h('div', { key: 'all', class: 'wide' }, h('table', { id: 'access-lines' }, columns(['accessTime', 'accessOf', 'accessAddress', 'accessCall', 'accessStatus']),
        h('tbody', null, entries.map((entry, i) => h('tr', { key: `${entry.at} ${i}`, class: entry.reason ? 'refused' : undefined }, h('td', null, moment(entry.at)), h('td', null, entry.user, h('span', { class: 'path' }, entry.session)), h('td', null, entry.address),
          h('td', null, `${entry.method} ${entry.path}`), h('td', null, entry.status, entry.reason && h('span', { class: 'path' }, entry.reason))))))),
      h('p', { key: 'pages' }, pages.length > 1 && h('button', { id: 'access-newer', onClick: () => this.turn(pages.slice(0, -1)) }, t('accessNewer')), ' ',
        next && h('button', { id: 'access-older', onClick: () => this.turn([...pages, next]) }, t('accessOlder')))];
  }
}

export class MonitoringActions extends Managed {
  constructor() {
    super();
    this.state = { ...this.state, days: 30 };
  }

  query() { return new URLSearchParams({ from: new Date(Date.now() - this.state.days * DAY_MILLIS).toISOString() }); }

  fetch() { return api.monitoringActions(this.query()); }

  show({ law, actions, completeTo }) {
    const path = (form) => `/api/v1/reports/monitoring-actions${form}?${this.query()}`;
    return [h('h2', { key: 'head' }, t('monitoringActions')), h('p', { key: 'law', id: 'law' }, pick(law)),
      h('p', { key: 'days' }, h('label', null, t('accessDaysBack'), ' ', h('select', { value: this.state.days, onChange: (event) => this.setState({ days: Number(event.currentTarget.value) }, () => this.load()) },
        [1, 7, 30, 90, 365].map((days) => h('option', { key: days, value: days }, days)))), ' ',
      h('a', { href: path('.csv') }, t('asTable')), ' ', h('a', { href: `${path('/print')}&lang=${pick({ zh: 'zh', en: 'en' })}`, target: '_blank', rel: 'noopener' }, t('print'))),
      completeTo && h('p', { key: 'more', id: 'monitoring-more' }, h('strong', null, t('accessIncomplete'), ' ', moment(completeTo))),
      actions.length === 0 ? h('p', { key: 'none', class: 'nothing' }, t('accessNoActions')) : h('div', { key: 'all', class: 'wide' }, h('table', { id: 'monitoring-lines' },
        columns(['accessTime', 'accessWhat', 'accessSubject', 'accessOf', 'accessSecond', 'accessReason', 'accessMeasure', 'accessUntil', 'accessEnded']),
        h('tbody', null, actions.map((action, i) => h('tr', { key: `${action.at} ${i}` }, h('td', null, moment(action.at)), h('td', null, t(action.type), action.refusal && ` (${t(`refusal.${action.refusal}`, action.refusal)})`, action.times > 1 && ` ×${action.times}`),
          h('td', null, action.priority && h('b', null, `${action.priority} `), action.subject), h('td', null, action.by), h('td', null, action.second), h('td', null, action.reason), h('td', null, action.measure, action.permit && h('span', { class: 'path' }, action.permit)),
          h('td', null, action.until && moment(action.until)), h('td', null, action.endedAt && moment(action.endedAt)))))))];
  }
}
