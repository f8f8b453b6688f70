// The account for emergencies: how it stands, and sealing it with a password that is shown once.
import { h, Component } from './lib.js';
import { t } from './texts.js';
import './texts/gateway.js';
import * as api from './api.js';

export class BreakGlass extends Component {
  constructor() {
    super();
    this.state = { account: null, password: null, isAsked: false, note: null };
  }

  componentDidMount() { api.breakGlass().then((account) => this.setState({ account }), ({ message }) => this.setState({ note: message })); }

  async seal() {
    this.setState({ isAsked: false });
    try {
      const { password } = await api.sealBreakGlass();
      this.setState({ password, account: { state: 'SEALED' }, note: null });
    } catch (refusal) {
      this.setState({ note: `${t('failed')}: ${refusal.message}` });
    }
  }

  /** Asks twice: the password on paper is void then. */
  render({ isStale }, { account, password, isAsked, note }) {
    return h('div', null,
      account && h('p', { class: account.state === 'USED' ? 'note' : '' }, t(`breakGlass.${account.state}`)),
      password && h('p', { role: 'status' }, `${t('credentialOnce')}: `, h('code', null, password)),
      note && h('p', { class: 'note', role: 'alert' }, note),
      h('button', { disabled: isStale, onClick: () => (isAsked ? this.seal() : this.setState({ isAsked: true })) }, t(isAsked ? 'breakGlassReally' : 'breakGlassSeal')));
  }
}
