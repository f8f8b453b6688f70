// Credentials of the devices of an enterprise: who has one, a new one, whose password is shown once, or a certificate
// for the key of a request, and taking one away.
import { h } from './lib.js';
import { t } from './texts.js';
import './texts/gateway.js';
import { moment } from './format.js';
import { Board } from './board.js';
import * as api from './api.js';

const NAME_MAX = 64;
const CSR_MAX = 16_384;

export class Credentials extends Board {
  get refreshMillis() { return 30_000; }

  fetch() { return api.credentials(this.props.enterprise); }

  async issue(event) {
    event.preventDefault();
    const form = event.currentTarget;
    const { name, device, csr } = Object.fromEntries(new FormData(form));
    const wanted = { name, ...(device && { device }), ...(csr.trim() && { csr }) };
    await this.act(async () => {
      const issued = await api.issueCredential(this.props.enterprise, wanted);
      form.reset();
      return { ...issued, name };
    });
  }

  /** The first press asks, the second revokes: devices that use it stop sending at once. */
  revoke(shown) {
    if (this.state.asked !== shown.username) {
      this.setState({ asked: shown.username });
      return;
    }
    this.act(async () => {
      await api.revokeCredential(this.props.enterprise, shown);
      return null;
    });
  }

  async act(change) {
    this.setState({ asked: null });
    try {
      this.setState({ issued: await change(), refused: null });
    } catch (refusal) {
      this.setState({ refused: `${t('failed')}: ${refusal.message}` });
    }
    this.load();
  }

  show({ credentials }) {
    const { issued, refused, asked } = this.state;
    return [h('h2', { key: 'head' }, `${t('credentials')} ${this.props.enterprise}`),
      h('form', { key: 'form', class: 'request', id: 'issue-credential', onSubmit: (event) => this.issue(event) },
        h('label', null, t('credentialName'), h('input', { name: 'name', required: true, maxLength: NAME_MAX, autocomplete: 'off' })),
        h('label', null, t('credentialDevice'), h('input', { name: 'device', maxLength: 3 * NAME_MAX, autocomplete: 'off' })),
        h('label', null, t('credentialRequest'), h('textarea', { name: 'csr', rows: 3, maxLength: CSR_MAX, spellcheck: false })),
        h('button', { class: 'primary' }, t('credentialIssue'))),
      refused && h('p', { key: 'refused', class: 'note', role: 'alert' }, refused),
      issued && h('div', { key: 'issued', id: 'issued-credential', role: 'status' }, h('dl', { class: 'summary' },
        h('dt', null, t('credential')), h('dd', null, issued.name), h('dt', null, t('credentialUser')), h('dd', null, h('code', null, issued.username)),
        issued.certificate ? [h('dt', { key: 'certificate' }, t('credentialCertificate')), h('dd', { key: 'pem' }, h('pre', null, issued.certificate + (issued.authority ?? '')))]
          : [h('dt', { key: 'password' }, t('credentialPassword')), h('dd', { key: 'once' }, h('code', null, issued.password), ' ', h('b', null, t('credentialOnce')))])),
      credentials.length === 0 ? h('p', { key: 'none', class: 'nothing' }, t('noCredentials')) : h('div', { key: 'all', class: 'wide' }, h('table', null,
        h('thead', null, h('tr', null, ['credential', 'device', 'credentialSince', 'credentialUntil'].map((name) => h('th', { key: name, scope: 'col' }, t(name))), h('td', null))),
        h('tbody', null, credentials.map((one) => h('tr', { key: one.username, 'data-credential': one.username },
          h('td', null, h('b', null, one.name), h('span', { class: 'path' }, one.username)), h('td', null, one.device ?? t('credentialAll')), h('td', null, moment(one.createdAt)),
          h('td', null, one.certificate && [`${t('credentialCertificate')} ${moment(one.certificate.validUntil)}`, one.certificate.state !== 'holds' && h('b', { key: 'state', class: 'certificate-state' }, ' ', t(`certificate.${one.certificate.state}`))]),
          h('td', null, h('button', { class: 'revoke', onClick: () => this.revoke(one) }, t(asked === one.username ? 'credentialReally' : 'credentialRevoke'))))))))];
  }
}
