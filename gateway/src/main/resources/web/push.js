// Notifications in this browser: subscribes it, and takes the code that is pushed to it.
import { h, Component } from './lib.js';
import { t } from './texts.js';
import './texts/calls.js';
import * as api from './api.js';

const canPush = () => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

/** The key of the gateway as the browser wants it. */
function bytes(base64) {
  const text = atob(base64.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** The subscription there is, unless it is for another key, of another gateway or of earlier: that is of no use any more. */
async function subscribed(registration, publicKey) {
  const key = bytes(publicKey);
  const known = await registration.pushManager.getSubscription();
  if (known && String(new Uint8Array(known.options.applicationServerKey ?? [])) === String(key)) {
    return known;
  }
  await known?.unsubscribe();
  return registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

export class NotifyHere extends Component {
  constructor() {
    super();
    this.state = { offer: null, note: null };
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
      await api.addPushDevice({ endpoint, p256dh: keys.p256dh, auth: keys.auth, device: device() });
    });
  }

  confirm(event, id) {
    event.preventDefault();
    const code = new FormData(event.currentTarget).get('code').trim();
    return this.attempt(async () => {
      await api.confirmPushDevice(id, code);
      this.setState({ note: t('push.verified') });
    });
  }

  render(props, { offer, note }) {
    if (!offer?.configured || !offer.person) {
      return null;
    }
    return h('section', { class: 'notify-here' },
      canPush() ? h('button', { id: 'notify-here', onClick: () => this.subscribe() }, t('push.here')) : h('p', { class: 'nothing' }, t('push.cannot')),
      note && h('p', { class: 'note', role: 'status' }, note),
      offer.devices.map((each) => h('div', { key: each.id, 'data-device': each.id }, each.device, ' · ', t(each.verifiedAt ? 'push.isVerified' : 'push.isUnverified'), ' ',
        h('button', { onClick: () => this.attempt(() => api.removePushDevice(each.id)) }, t('push.remove')),
        !each.verifiedAt && h('form', { onSubmit: (event) => this.confirm(event, each.id) },
          h('label', null, t('push.code'), ' ', h('input', { name: 'code', inputMode: 'numeric', autocomplete: 'one-time-code', required: true, maxLength: 6 })),
          h('button', { class: 'primary' }, t('push.confirm'))))));
  }
}

/** What the person will know it by. */
const device = () => `${navigator.userAgentData?.platform ?? navigator.platform} · ${new Date().toISOString().slice(0, 10)}`.slice(0, 60);
