// Setting up the second factor: a secret for an authenticator app, proved by a code, and recovery codes that are shown once.
import { h, Component } from './lib.js';
import { t } from './texts.js';
import './texts/account.js';
import * as api from './api.js';

/** Light squares around a code, without which no camera reads it. */
const MARGIN = 4;

function Qr({ rows }) {
  const size = rows.length + 2 * MARGIN;
  const dark = rows.flatMap((row, y) => [...row].map((square, x) => (square === '1' ? `M${x + MARGIN} ${y + MARGIN}h1v1h-1z` : ''))).join('');
  return h('svg', { class: 'qr', viewBox: `0 0 ${size} ${size}`, role: 'img', 'aria-label': t('factorQr') },
    h('rect', { width: size, height: size, fill: '#fff' }), h('path', { d: dark, fill: '#000' }));
}

export class SecondFactor extends Component {
  constructor() {
    super();
    this.state = { known: null, offered: null, codes: null, note: null };
  }

  componentDidMount() { api.secondFactor().then((known) => this.setState({ known }), () => {}); }

  async attempt(work) {
    try {
      await work();
    } catch (refusal) {
      this.setState({ note: t(`refusal.${refusal.problem?.reason}`, refusal.message) });
    }
  }

  offer(event) {
    event.preventDefault();
    const { password, code } = Object.fromEntries(new FormData(event.currentTarget));
    this.attempt(async () => this.setState({ offered: await api.offerSecondFactor(password, code), note: null }));
  }

  confirm(event) {
    event.preventDefault();
    const { code } = Object.fromEntries(new FormData(event.currentTarget));
    this.attempt(async () => {
      const { recoveryCodes } = await api.confirmSecondFactor(code);
      this.setState({ codes: recoveryCodes, offered: null, note: null });
    });
  }

  step() {
    const { known, offered, codes } = this.state;
    const code = (name) => h('label', null, t(name), h('input', { name: 'code', autocomplete: 'one-time-code', required: true, maxLength: 64 }));
    if (codes) {
      return h('div', { class: 'request' }, h('p', { role: 'status' }, t('factorCodes')), h('ul', { class: 'codes' }, codes.map((each) => h('li', { key: each }, h('code', null, each)))),
        h('button', { class: 'primary', onClick: () => this.props.onDone?.() }, t('factorKept')));
    }
    if (offered) {
      return h('form', { class: 'request', key: 'confirm', onSubmit: (event) => this.confirm(event) },
        h('p', null, t('factorScan')), h(Qr, { rows: offered.qr }), h('p', null, t('factorSecret'), ' ', h('code', null, offered.secret)),
        code('factorCode'), h('button', { class: 'primary' }, t('factorConfirm')));
    }
    return h('form', { class: 'request', key: 'offer', onSubmit: (event) => this.offer(event) },
      h('p', null, known?.enrolled ? `${t('factorThere')} ${known.recoveryCodesLeft}` : t('factorExplained')),
      h('label', null, t('password'), h('input', { name: 'password', type: 'password', autocomplete: 'current-password', required: true })),
      known?.enrolled && code('code'), h('button', null, t(known?.enrolled ? 'factorReplace' : 'factorBegin')));
  }

  render() {
    return h('section', { id: 'second-factor' }, h('h2', null, t('secondFactor')), this.state.note && h('p', { class: 'note', role: 'alert' }, this.state.note), this.step());
  }
}

/** The whole page of somebody whose role needs a second factor and who has none yet. */
export function EnrolPage({ user, onDone, onLogOut }) {
  return h('main', { class: 'log-in' }, h('div', { class: 'enrol' }, h('h1', null, 'HazardWatch'), h('p', null, `${user}: ${t('factorNeeded')}`),
    h(SecondFactor, { onDone }), h('button', { class: 'plain', onClick: onLogOut }, t('logOut'))));
}
