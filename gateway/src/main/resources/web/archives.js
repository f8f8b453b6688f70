// Credentials for many devices in one encrypted file: ordering it, how far it is, fetching it once, and deleting one that nobody fetched.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/access.js';
import './texts/claims.js';
import './texts/gateway.js';
import { Managed } from './managed.js';
import * as api from './api.js';

const REFRESH_MILLIS = 3_000;
const PASSPHRASE_MIN = 12;
const PASSPHRASE_MAX = 256;
const CONFLICT = 409;
/** What is chosen instead of a site, which has no such name. */
const ALL = '*all';
const NAMED = '*named';

const KINDS = ['token', 'certificate'];

const lines = (text) => (text ?? '').split(/[\s,，]+/).filter(Boolean);

/** What is asked of the gateway, from the fields of the form. */
export const wanted = ({ of, devices, kind, passphrase }) => ({ kind, ...(of === NAMED ? { devices: lines(devices) } : of === ALL ? {} : { site: of }), ...(passphrase ? { passphrase } : {}) });

export class Archives extends Managed {
  constructor() {
    super();
    this.state = { ...this.state, of: ALL, passphrase: null, file: null };
  }

  get refreshMillis() { return REFRESH_MILLIS; }

  componentWillUnmount() {
    super.componentWillUnmount();
    this.forget();
  }

  /** The file that was fetched is held by this page, so that it can be saved again while the page is open. */
  forget() {
    if (this.state.file) {
      URL.revokeObjectURL(this.state.file.href);
    }
  }

  fetch() { return api.archives(this.props.enterprise); }

  words(refusal) { return refusal.status === CONFLICT ? t('archiveConflict') : refusal.message; }

  order(event) {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = Object.fromEntries(new FormData(form));
    this.act(async () => {
      const { passphrase } = await api.orderArchive(this.props.enterprise, wanted(fields));
      this.forget();
      form.reset();
      this.setState({ passphrase, file: null, of: ALL });
    });
  }

  /** The file is fetched once: a further press asks nothing, unless the fetch failed. */
  take({ id }) {
    if (this.taken === id) {
      return;
    }
    this.taken = id;
    this.act(async () => {
      try {
        const blob = await api.fetchArchive(this.props.enterprise, id);
        this.forget();
        const file = { href: URL.createObjectURL(blob), name: `${this.props.enterprise}-${id}.creds` };
        this.setState({ file });
        Object.assign(document.createElement('a'), { href: file.href, download: file.name }).click();
      } catch (refusal) {
        this.taken = null;
        throw refusal;
      }
    });
  }

  /** The passphrase opens nothing any more. */
  async drop({ id }) {
    await api.deleteArchive(this.props.enterprise, id);
    this.setState({ passphrase: null });
  }

  show({ archives: [archive] }) {
    const { passphrase, file } = this.state;
    return [h('h2', { key: 'head' }, `${t('archives')} ${this.props.enterprise}`), h('p', { key: 'how', class: 'soft' }, t('archiveHow')),
      archive && this.present(archive),
      passphrase && h('p', { key: 'passphrase', id: 'archive-passphrase', role: 'status' }, `${t('archivePassphrase')}${t('colon')}`, h('code', null, passphrase), ' ', h('b', null, t('archiveOnce'))),
      file && h('p', { key: 'file', id: 'archive-file', role: 'status' }, t('archiveFetched'), ' ', h('a', { class: 'button', href: file.href, download: file.name }, t('archiveSaveAgain'))),
      this.note(),
      (!archive || archive.state === 'failed') && this.form()];
  }

  present(archive) {
    const { id, kind, state, devices, made, failureReason } = archive;
    const { mayAct } = this.props;
    return h('section', { key: 'archive', class: 'card', id: 'archive', 'data-state': state }, h('h3', null, `${t(`archive.${state}`)} `, h('span', { class: 'path' }, id)),
      h('p', null, h('progress', { max: Math.max(devices, 1), value: made, 'aria-label': t('archiveMade') }), ` ${t('archiveMade')} ${made} / ${devices} · ${t(`archiveKind.${kind}`)}`),
      failureReason && h('p', { class: 'note' }, t(`archiveFailure.${failureReason}`)),
      mayAct && h('p', { class: 'archive-acts' }, state === 'ready' && h('button', { id: 'fetch-archive', class: 'primary', onClick: () => this.take(archive) }, t('archiveFetch')),
        state !== 'fetching' && this.button(id, state === 'running' ? 'archiveGiveUp' : 'archiveDelete', () => this.drop(archive))));
  }

  form() {
    const { enterprise, sites, mayAct } = this.props;
    const { of } = this.state;
    return h('form', { key: 'form', class: 'request', id: 'order-archive', onSubmit: (event) => this.order(event) },
      h('label', null, t('archiveOf'), h('select', { name: 'of', value: of, onChange: (event) => this.setState({ of: event.currentTarget.value }) },
        h('option', { value: ALL }, t('archiveAll')), sites.filter((site) => site.enterprise === enterprise).map(({ site, name }) => h('option', { key: site, value: site }, `${t('archiveSite')} ${pick(name)} (${site})`)),
        h('option', { value: NAMED }, t('archiveNamed')))),
      of === NAMED && h('label', null, t('archiveDevices'), h('textarea', { name: 'devices', rows: 4, required: true, spellcheck: false })),
      h('label', null, t('archiveKind'), h('select', { name: 'kind' }, KINDS.map((kind) => h('option', { key: kind, value: kind }, t(`archiveKind.${kind}`))))),
      h('label', null, t('archiveOwn'), h('input', { name: 'passphrase', type: 'password', minLength: PASSPHRASE_MIN, maxLength: PASSPHRASE_MAX, autocomplete: 'new-password' })),
      h('button', { class: 'primary', disabled: !mayAct }, t('archiveOrder')));
  }
}
