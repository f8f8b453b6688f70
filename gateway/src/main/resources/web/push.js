// Notifications in this browser: subscribes it, and takes the code that is pushed to it.
import { h, Component } from './lib.js';
import { t } from './texts.js';
import * as api from './api.js';

const canPush = () => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

/** The key of the gateway as the browser wants it. */
function bytes(base64) {
  const text = atob(base64.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** A subscription for another key, of another gateway or of earlier, is of no use any more. */
async function subscribed(registration, publicKey) {
  await (await registration.pushManager.getSubscription())?.unsubscribe();
  return registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(publicKey) });
}

export class NotifyHere extends Component {
  constructor() {
    super();
    this.state = { offer: null, pending: null, note: null, code: '' };
  }

  componentDidMount() { this.load(); }

  load() { api.pushDevices().then((offer) => this.setState({ offer }), () => {}); }

  async attempt(work) {
    try {
      this.setState({ note: null });
      await work();
    } catch (refusal) {
      this.setState({ note: `${t('failed')}: ${refusal.message}` });
    }
    this.load();
  }

  subscribe() {
    return this.attempt(async () => {
      if (await Notification.requestPermission() !== 'granted') {
        this.setState({ note: t('push.denied') });
        return;
      }
      await navigator.serviceWorker.register('./service-worker.js');
      const registration = await navigator.serviceWorker.ready;
      const { endpoint, keys } = (await subscribed(registration, this.state.offer.publicKey)).toJSON();
      const { id } = await api.addPushDevice({ endpoint, p256dh: keys.p256dh, auth: keys.auth, device: device() });
      this.setState({ pending: id });
    });
  }

  confirm(event) {
    event.preventDefault();
    return this.attempt(async () => {
      await api.confirmPushDevice(this.state.pending, this.state.code);
      this.setState({ pending: null, code: '', note: t('push.verified') });
    });
  }

  render(props, { offer, pending, note, code }) {
    if (!offer?.configured || !offer.person) {
      return null;
    }
    return h('section', { class: 'notify-here' },
      canPush() ? h('button', { id: 'notify-here', onClick: () => this.subscribe() }, t('push.here')) : h('p', { class: 'nothing' }, t('push.cannot')),
      pending && h('form', { onSubmit: (event) => this.confirm(event) },
        h('label', null, t('push.code'), ' ', h('input', { name: 'code', inputMode: 'numeric', autocomplete: 'one-time-code', maxLength: 6, value: code, onInput: (event) => this.setState({ code: event.currentTarget.value }) })),
        h('button', { class: 'primary' }, t('push.confirm'))),
      note && h('p', { class: 'note', role: 'status' }, note),
      offer.devices.map((each) => h('p', { key: each.id, 'data-device': each.id }, each.device, ' · ', t(each.verifiedAt ? 'push.isVerified' : 'push.isUnverified'), ' ',
        h('button', { onClick: () => this.attempt(() => api.removePushDevice(each.id)) }, t('push.remove')))));
  }
}

/** What the person will know it by. */
const device = () => `${navigator.userAgentData?.platform ?? navigator.platform} · ${new Date().toISOString().slice(0, 10)}`.slice(0, 60);
