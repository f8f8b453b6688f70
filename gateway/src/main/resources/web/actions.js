// What a person may do to one alarm besides acknowledging: each action asks for what the server will insist on.
import { h, Component } from './lib.js';
import { t } from './texts.js';
import './texts/edits.js';
import './texts/record.js';
import { Help } from './help.js';
import { AskSecondPerson, second } from './second-person.js';
import * as api from './api.js';

const ROLES = ['VIEWER', 'OPERATOR', 'MAINTENANCE', 'SUPERVISOR', 'ADMIN'];
const OF_SECOND = ['username', 'password', 'code'];
const HOUR_MILLIS = 3_600_000;

const has = (alarm, kind) => alarm.suppression.some((member) => member.kind === kind);
const isActive = (alarm) => alarm.dark === 'B' || alarm.dark === 'C';
const isShelvable = (alarm) => !has(alarm, 'outOfService');

/** Fields in brackets may stay empty. */
const ACTIONS = {
  silence: { role: 'OPERATOR', fits: (alarm) => alarm.annunciation === 'sounding', fields: [], body: () => ({}) },
  shelve: {
    role: 'OPERATOR', fits: (alarm) => isShelvable(alarm), fields: ['minutes', 'reason', '[username]', '[password]', '[code]'],
    body: (form) => ({ minutes: Number(form.minutes), reason: form.reason, ...second(form) }),
  },
  shelveOnce: {
    role: 'OPERATOR', verb: 'shelve', fits: (alarm) => isActive(alarm) && isShelvable(alarm), fields: ['reason'],
    body: (form) => ({ oneShot: true, reason: form.reason }),
  },
  unshelve: {
    role: 'OPERATOR', fits: (alarm) => has(alarm, 'shelved'), fields: ['[reason]'],
    body: (form) => ({ reason: form.reason ?? '' }),
  },
  'out-of-service': {
    role: 'MAINTENANCE', fits: () => true, fields: ['permit', 'hours', 'measure', '[username]', '[password]', '[code]'],
    body: (form) => ({
      permit: form.permit, measure: form.measure, ...second(form),
      until: new Date(Date.now() + api.skewMillis() + Number(form.hours) * HOUR_MILLIS).toISOString(),
    }),
  },
  'in-service': { role: 'MAINTENANCE', fits: (alarm) => has(alarm, 'outOfService'), fields: ['test'], body: ({ test }) => ({ test }) },
  unack: {
    role: 'SUPERVISOR', fits: (alarm) => alarm.dark === 'C' || alarm.dark === 'F', fields: ['reason'],
    body: ({ reason }) => ({ reason }),
  },
  reset: { role: 'OPERATOR', fits: (alarm) => alarm.dark === 'F', fields: ['comment'], body: ({ comment }) => ({ comment }) },
};

const NEW_FORM = { minutes: 30, hours: 8 };

export class Actions extends Component {
  constructor() {
    super();
    this.state = { chosen: null, form: {} };
  }

  componentDidMount() { this.open(); }

  componentDidUpdate() { this.open(); }

  /** opened: the action that was asked for by key, once; a form of it that stands there already keeps what was typed. */
  open() {
    const { opened, alarm, onOpened } = this.props;
    if (!opened) {
      return;
    }
    onOpened();
    if (!this.props.isDead && this.refusal(opened) === null && ACTIONS[opened].fits(alarm)) {
      const form = this.state.chosen === opened ? this.state.form : { ...NEW_FORM };
      this.setState({ chosen: opened, form }, () => document.querySelector('.request [name=reason]')?.focus());
    }
  }

  async send(name) {
    const { verb = name, body } = ACTIONS[name];
    const { alarm, onDone } = this.props;
    const { form } = this.state;
    const isDone = await onDone(() => api.act(alarm.id, verb, body(form)));
    // The feed may have closed this form before the answer came, and another one may stand open by now: what is typed there stays.
    this.setState((now) => {
      if (now.chosen !== name) {
        return null;
      }
      return isDone ? { chosen: null, form: {} } : { form: { ...now.form, password: '', code: '' } };
    });
  }

  /** Why the gateway would refuse it to this person now, or null; unknown counts as allowed, because the gateway decides. */
  refusal(name) { return this.props.refused?.[ACTIONS[name].verb ?? name] ?? null; }

  choose(name) {
    if (ACTIONS[name].fields.length === 0) {
      this.send(name);
    } else {
      this.setState({ chosen: this.state.chosen === name ? null : name, form: { ...NEW_FORM } });
    }
  }

  /**
   * What does not fit at present is greyed, not taken away: a button must not slip under a finger on its way to another. While the picture is old
   * (isDead) nothing can be sent, and what was typed stays.
   */
  render({ alarm, role, shelving, isDead }, { chosen }) {
    const isOffered = (name) => this.refusal(name) === null && ACTIONS[name].fits(alarm);
    const refusals = new Set(['shelve', 'out-of-service'].map((name) => this.refusal(name)).filter((reason) => reason !== null && reason !== 'ROLE'));
    const allowed = Object.keys(ACTIONS).filter((name) => ROLES.indexOf(role) >= ROLES.indexOf(ACTIONS[name].role));
    return h('div', { class: 'actions' },
      h('div', { class: 'choices' }, allowed.map((name) => h('button', {
        'data-action': name, 'aria-expanded': String(chosen === name), disabled: isDead || !isOffered(name), title: this.refusal(name) === null ? undefined : t(`refusal.${this.refusal(name)}`),
        onClick: () => this.choose(name),
      }, t(name)))),
      [...refusals].map((reason) => h('p', { key: reason, class: 'path', 'data-refused': reason }, `${t(`refusal.${reason}`)} `, h(Help, { id: `refusal.${reason}`, label: t(`refusal.${reason}`) }))),
      chosen && allowed.includes(chosen) && isOffered(chosen) && this.form(chosen, shelving));
  }

  /** The second person is asked for where it takes one, and the longest time stands beside the minutes. */
  form(name, shelving) {
    const { form } = this.state;
    const isShelving = name === 'shelve' && shelving;
    const fields = ACTIONS[name].fields.map((field) => ({ field: field.replace(/[[\]]/g, ''), isFree: field === '[code]' || (field[0] === '[' && !(isShelving && shelving.secondPerson)) }))
      .filter(({ field }) => !isShelving || shelving.secondPerson || !OF_SECOND.includes(field));
    return h('form', {
      class: 'request', onSubmit: (event) => { event.preventDefault(); this.send(name); },
    },
    fields.map(({ field, isFree }) => h('label', { key: field }, isShelving && field === 'minutes' ? `${t('field.minutes')} (${t('atMost')} ${shelving.minutesMax})` : t(`field.${field}`), h('input', {
      name: field, required: !isFree, maxLength: 1000, value: form[field] ?? '',
      type: field === 'password' ? 'password' : field === 'minutes' || field === 'hours' ? 'number' : 'text',
      min: 1, autocomplete: 'off',
      onInput: (event) => this.setState({ form: { ...this.state.form, [field]: event.currentTarget.value } }),
    }))),
    h('button', { class: 'primary', disabled: this.props.isDead }, t(name)),
    fields.some(({ field }) => field === 'username') && h(AskSecondPerson, {
      path: `/alarms/${this.props.alarm.id}/${ACTIONS[name].verb ?? name}`, body: () => ACTIONS[name].body({ ...this.state.form, username: '' }), isDead: this.props.isDead,
      onAsked: () => this.setState({ chosen: null, form: {} }),
    }));
  }
}
