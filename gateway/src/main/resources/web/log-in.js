// The way in.
import { h, Component } from './lib.js';
import { t, isChinese, switchLanguage } from './texts.js';
import { clock } from './format.js';
import * as api from './api.js';

const RETRY_MILLIS = 5_000;

export class LogIn extends Component {
  constructor() {
    super();
    this.state = { error: null, isBusy: false };
  }

  async submit(event) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    this.setState({ isBusy: true, error: null });
    try {
      this.props.onLogIn(await api.logIn(fields.get('username'), fields.get('password')));
    } catch (refusal) {
      this.setState({ isBusy: false, error: refusal.status === 401 ? t('wrong') : refusal.message });
    }
  }

  /** A wall console that nobody touches comes back by itself as soon as its session is known again. */
  componentDidMount() {
    if (this.props.isLost) {
      this.retry = setInterval(() => api.whoAmI().then((user) => this.isGone || this.state.isBusy || this.props.onLogIn(user), () => {}), RETRY_MILLIS);
    }
  }

  componentWillUnmount() { clearInterval(this.retry); this.isGone = true; }

  render({ isLost, lostAt, onHeard }, { error, isBusy }) {
    return h('main', { class: 'log-in' },
      isLost && h('p', { class: 'horn blocked', id: 'lost', role: 'alert' }, t('loggedOutByGateway'), ` (${t('lostSince')} ${clock(lostAt)}) `, h('button', { onClick: onHeard }, t('silence'))),
      h('form', { onSubmit: (event) => this.submit(event) },
        h('img', { src: './icon.svg', alt: '' }),
        h('h1', null, 'HazardWatch'),
        h('p', null, t('tagline')),
        h('label', null, t('user'), h('input', { name: 'username', autocomplete: 'username', required: true, autofocus: true })),
        h('label', null, t('password'),
          h('input', { name: 'password', type: 'password', autocomplete: 'current-password', required: true })),
        error && h('p', { class: 'note', role: 'alert' }, error),
        h('button', { class: 'primary', disabled: isBusy }, t('logIn')),
        h('button', { type: 'button', class: 'plain', onClick: () => { switchLanguage(); this.forceUpdate(); } },
          isChinese() ? 'English' : '中文')));
  }
}
