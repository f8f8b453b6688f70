// The prompt of a roll call, answered only by a secret that somebody types: above everything on every page for who was asked, a bar
// on every page for everybody else, whose alarms it must not cover.
import { h, Component } from './lib.js';
import { t, pick } from './texts.js';
import { names } from './on-duty.js';
import * as api from './api.js';

const ME = 'username';

export class RollCallPrompt extends Component {
  constructor() {
    super();
    this.state = { note: null, isBusy: false };
  }

  /** Keys pressed for something else behind the prompt do nothing there, and nothing here but typing. */
  componentDidUpdate() {
    const isAsked = this.isMine(this.asked()[0]);
    if (isAsked !== this.isGuarding) {
      this.isGuarding = isAsked;
      this.guard ??= (event) => this.keepOut(event);
      document[isAsked ? 'addEventListener' : 'removeEventListener']('keydown', this.guard, true);
      document.title = isAsked ? `⚠ ${t('rollCall')}` : 'HazardWatch';
    }
  }

  /** Tab, which nobody presses for anything else, leads into the prompt. */
  keepOut(event) {
    if (!event.target.closest?.('#roll-call')) {
      event.stopImmediatePropagation();
      event.preventDefault();
      if (event.key === 'Tab') {
        document.querySelector('#roll-call [name=username]').focus();
      }
    }
  }

  componentWillUnmount() { document.removeEventListener('keydown', this.guard, true); }

  isMine(asked) { return asked !== undefined && asked.call.asked.some(({ person }) => person === this.props.person); }

  asked() { return this.props.posts.flatMap((post) => post.rollCalls.map((call) => ({ post, call }))); }

  async submit(event, call) {
    event.preventDefault();
    const form = event.currentTarget;
    const { username, secret } = Object.fromEntries(new FormData(form));
    if (secret.length === 0 || this.state.isBusy) {
      return;
    }
    this.setState({ isBusy: true, note: null });
    try {
      await api.answerRollCall(call.id, username, secret);
      this.setState({ isBusy: false });
    } catch (refusal) {
      form.reset();
      this.setState({ isBusy: false, note: refusal.message });
    }
  }

  render({ user, now }, { note, isBusy }) {
    const [first] = this.asked();
    if (!first) {
      return null;
    }
    const { post, call } = first;
    const seconds = Math.max(0, Math.ceil((Date.parse(call.answerBy) - now) / 1000));
    return h('div', { class: this.isMine(first) ? 'roll-call' : 'roll-call-bar', id: 'roll-call', role: 'alertdialog', 'aria-modal': String(this.isMine(first)), 'aria-label': t('rollCall') },
      h('form', { onSubmit: (event) => this.submit(event, call), autocomplete: 'off' },
        h('h2', null, t(call.isSpotCheck ? 'spotCheck' : 'rollCall')),
        h('p', null, `${pick(post.name)} · ${names(call.asked)}`),
        h('p', { class: 'countdown', role: 'timer' }, `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`),
        h('label', null, t('user'), h('input', { name: ME, defaultValue: user, key: call.id, required: true, maxLength: 256, autocomplete: 'off' })),
        h('label', null, t('ownSecret'), h('input', { name: 'secret', type: 'password', required: true, maxLength: 256, autocomplete: 'new-password' })),
        note && h('p', { class: 'note', role: 'alert' }, note),
        h('button', { class: 'primary', disabled: isBusy }, t('answerHere'))));
  }
}
