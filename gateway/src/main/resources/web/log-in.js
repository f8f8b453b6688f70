// The way in.
import { h, Component } from './lib.js';
import { t, pick, isChinese, switchLanguage } from './texts.js';
import { clock } from './format.js';
import * as api from './api.js';

const RETRY_MILLIS = 5_000;

export class LogIn extends Component {
  constructor() {
    super();
    const refused = new URLSearchParams(location.search).get('logIn');
    this.state = { error: refused && t(`logIn.${refused}`, t('logIn.REFUSED')), isBusy: false, provider: null };
  }

  async submit(event) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    this.setState({ isBusy: true, error: null });
    try {
      this.props.onLogIn(await api.logIn(fields.get('username'), fields.get('password'), fields.get('code')));
    } catch (refusal) {
      const reason = refusal.problem?.reason;
      const said = reason === 'SECOND_FACTOR' ? t('codeAsked') : reason === 'WRONG_CODE' ? t('refusal.WRONG_CODE') : t('wrong');
      this.setState((before) => ({ isBusy: false, asksCode: before.asksCode || reason === 'SECOND_FACTOR', error: refusal.status === 401 ? said : refusal.message }));
    }
  }

  /** A wall console that nobody touches comes back by itself as soon as its session is known again. */
  componentDidMount() {
    if (location.search) {
      history.replaceState(null, '', `${location.pathname}${location.hash}`);
    }
    api.provider().then(({ offered, name }) => this.isGone || this.setState({ provider: offered ? name : null }), () => {});
    if (this.props.isLost) {
      this.retry = setInterval(() => api.whoAmI().then((user) => this.isGone || this.state.isBusy || this.props.onLogIn(user), () => {}), RETRY_MILLIS);
    }
  }

  componentWillUnmount() { clearInterval(this.retry); this.isGone = true; }

  render({ isLost, lostAt, onHeard }, { error, isBusy, provider, asksCode }) {
    return h('main', { class: 'log-in' },
      isLost && h('p', { class: 'horn blocked', id: 'lost', role: 'alert' }, t('loggedOutByGateway'), ` (${t('lostSince')} ${clock(lostAt)}) `, h('button', { onClick: onHeard }, t('silence'))),
      h('form', { onSubmit: (event) => this.submit(event) },
        h('img', { src: './icon.svg', alt: '' }),
        h('h1', null, 'HazardWatch'),
        h('p', null, t('tagline')),
        h('label', null, t('user'), h('input', { name: 'username', autocomplete: 'username', required: true, autofocus: true })),
        h('label', null, t('password'),
          h('input', { name: 'password', type: 'password', autocomplete: 'current-password', required: true })),
        asksCode && h('label', null, t('code'), h('input', { name: 'code', inputMode: 'numeric', autocomplete: 'one-time-code', required: true, autofocus: true })),
        error && h('p', { class: 'note', role: 'alert' }, error),
        h('button', { class: 'primary', disabled: isBusy }, t('logIn')),
        provider && h('a', { class: 'primary', id: 'provider', href: './oidc/start' }, pick(provider)),
        h('button', { type: 'button', class: 'plain', onClick: () => { switchLanguage(); this.forceUpdate(); } },
          isChinese() ? 'English' : '中文')));
  }
}
