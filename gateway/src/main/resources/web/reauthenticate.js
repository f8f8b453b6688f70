// Asks for the own secret again, in place: whatever was begun goes on afterwards, and nothing that was typed is lost.
import { h, Component } from './lib.js';
import { t } from './texts.js';
import * as api from './api.js';

export class Reauthentication extends Component {
  constructor() {
    super();
    this.state = { asked: null, note: null, isBusy: false };
  }

  /** Several calls may wait for the one answer. */
  componentDidMount() {
    api.askAgainBy(({ by }) => {
      this.waiting ??= new Promise((settle) => { this.settle = settle; });
      this.setState({ asked: { by }, note: null }, () => document.querySelector('#reauthenticate input, #reauthenticate a')?.focus());
      return this.waiting;
    });
  }

  componentWillUnmount() {
    api.askAgainBy(async () => false);
    this.settle?.(false);
  }

  /** Whoever is logged in instead sees the own console, not what was shown to another person. */
  end(isProved) {
    if (this.isOther && !isProved) {
      location.reload();
    }
    const { settle } = this;
    this.waiting = null;
    this.settle = null;
    this.setState({ asked: null, note: null, isBusy: false });
    settle?.(isProved);
  }

  /** An account of an identity provider logs in there, in another window: the cookie of the new session is that of this window as well. */
  async confirm(event) {
    event.preventDefault();
    const secret = Object.fromEntries(new FormData(event.currentTarget));
    this.setState({ isBusy: true, note: null });
    try {
      if (this.state.asked.by === 'provider') {
        const { user } = await api.whoAmI();
        if (user !== this.props.user) {
          this.isOther = true;
          throw new Error(`${t('reauthenticateOther')} ${user}`);
        }
      } else {
        await api.reauthenticate(secret);
      }
      this.end(true);
    } catch (refusal) {
      this.setState({ isBusy: false, note: refusal.message });
    }
  }

  render({ user }, { asked, note, isBusy }) {
    const isElsewhere = asked?.by === 'provider';
    return asked && h('div', { class: 'search', id: 'reauthenticate', role: 'dialog', 'aria-modal': 'true', 'aria-label': t('reauthenticate'), onKeyDown: (event) => { if (event.key === 'Escape') { event.stopPropagation(); this.end(false); } } },
      h('form', { class: 'request', onSubmit: (event) => this.confirm(event) },
        h('h2', null, `${t('reauthenticate')}: ${user}`),
        h('p', null, t(isElsewhere ? 'reauthenticateProvider' : 'reauthenticateWhy')),
        isElsewhere ? h('a', { class: 'primary', href: './oidc/start?again=true', target: '_blank', rel: 'noopener' }, t('reauthenticateThere'))
          : h('label', null, t('password'), h('input', { name: 'password', type: 'password', autocomplete: 'current-password', required: true, maxLength: 256 })),
        note && h('p', { class: 'note', role: 'alert' }, note),
        h('p', null, h('button', { class: 'primary', disabled: isBusy }, t(isElsewhere ? 'reauthenticateDone' : 'reauthenticateGo')), ' ',
          h('button', { type: 'button', class: 'plain', onClick: () => this.end(false) }, t('reauthenticateNot')))));
  }
}
