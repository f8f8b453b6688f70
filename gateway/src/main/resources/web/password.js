// Everybody changes the own password here, and sets the PIN by which roll calls are answered and logs signed.
import { h, Component } from './lib.js';
import { t } from './texts.js';
import './texts/account.js';
import * as api from './api.js';
import { SecondFactor } from './second-factor.js';
import { ThemeChoice } from './theme.js';

/** The server insists on it. */
const LENGTH_MIN = 10;

export class Password extends Component {
  constructor() {
    super();
    this.state = { note: null, isDone: false };
  }

  async submit(event) {
    event.preventDefault();
    const { old, next, again } = Object.fromEntries(new FormData(event.currentTarget));
    if (next !== again) {
      this.setState({ note: t('passwordsDiffer') });
      return;
    }
    try {
      await api.changePassword(old, next);
      this.setState({ isDone: true });
    } catch (refusal) {
      const reason = refusal.problem?.reason;
      this.setState({ note: `${t('failed')}: ${reason === 'WRONG_PASSWORD' ? t('oldPasswordWrong') : refusal.message}` });
    }
  }

  async setPin(event) {
    event.preventDefault();
    const form = event.currentTarget;
    const { password, pin, again } = Object.fromEntries(new FormData(form));
    if (pin !== again) {
      this.setState({ pinNote: t('pinsDiffer') });
      return;
    }
    try {
      await api.setPin(password, pin);
      form.reset();
      this.setState({ pinNote: t('pinSet') });
      this.props.onPin?.();
    } catch (refusal) {
      this.setState({ pinNote: `${t('failed')}: ${refusal.message}` });
    }
  }

  async handOver(event) {
    event.preventDefault();
    const { username, pin } = Object.fromEntries(new FormData(event.currentTarget));
    try {
      this.props.onHandOver(await api.handOver(username, pin));
    } catch (refusal) {
      this.setState({ handOverNote: `${t('failed')}: ${t(`refusal.${refusal.problem?.reason}`, refusal.message)}` });
    }
  }

  handOverForm() {
    return h('form', { class: 'request', id: 'hand-over', onSubmit: (event) => this.handOver(event) },
      h('h2', null, t('handOver')), h('p', null, t('handOverExplained')),
      h('label', null, t('user'), h('input', { name: 'username', autocomplete: 'off', required: true, maxLength: 64 })),
      h('label', null, 'PIN', h('input', { name: 'pin', type: 'password', autocomplete: 'off', inputMode: 'numeric', required: true, maxLength: 12 })),
      this.state.handOverNote && h('p', { class: 'note', role: 'alert' }, this.state.handOverNote),
      h('button', null, t('handOver')));
  }

  pinForm() {
    const field = (name, autocomplete, digits) => h('label', null, t(`pin.${name}`), h('input', {
      name, type: 'password', autocomplete, required: true, maxLength: 256, ...(digits ? { pattern: '[0-9]{6,12}', inputMode: 'numeric' } : {}),
    }));
    return h('form', { class: 'request', id: 'pin', onSubmit: (event) => this.setPin(event) },
      h('h2', null, t('setPin')), h('p', null, t('pinExplained')),
      !this.props.isOfProvider && field('password', 'current-password'), field('pin', 'new-password', true), field('again', 'new-password', true),
      this.state.pinNote && h('p', { class: 'note', role: 'status' }, this.state.pinNote),
      h('button', null, t('setPin')));
  }

  render({ user, isOfProvider, onClose }, { note, isDone }) {
    const field = (name, autocomplete, minLength) => h('label', null, t(`password.${name}`), h('input', {
      name, type: 'password', autocomplete, required: true, minLength, maxLength: 256,
    }));
    return h('aside', { class: 'details', id: 'password', role: 'dialog', 'aria-label': t('changePassword'), onKeyDown: (event) => event.key === 'Escape' && onClose() },
      h('button', { class: 'close', onClick: onClose, 'aria-label': t('close') }, '✕'),
      h(ThemeChoice, { onChange: () => this.setState({}) }),
      h('h2', null, `${t('changePassword')}: ${user}`),
      isOfProvider ? h('p', { class: 'note' }, t('passwordElsewhere')) : isDone ? h('p', { class: 'note', role: 'status' }, t('passwordChanged')) : h('form', { class: 'request', onSubmit: (event) => this.submit(event) },
        field('old', 'current-password'), field('next', 'new-password', LENGTH_MIN), field('again', 'new-password'),
        note && h('p', { class: 'note', role: 'alert' }, note),
        h('button', { class: 'primary' }, t('changePassword'))),
      this.props.onHandOver && this.handOverForm(), this.pinForm(), !isOfProvider && h(SecondFactor, null));
  }
}
