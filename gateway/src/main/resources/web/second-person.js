// What takes two persons: the fields of a form for who else agrees, the way to ask somebody elsewhere, and what waits for whom in words.
import { h, Component } from './lib.js';
import { t } from './texts.js';
import './texts/alarm.js';
import './texts/duty.js';
import './texts/edits.js';
import './texts/plant.js';
import './texts/record.js';
import './texts/second-person.js';
import { clock } from './format.js';
import * as api from './api.js';

const ROOT = '/api/v1';

const OF_SECOND = ['username', 'password', 'code'];

/** Whether all of a form is filled in but who else agrees; says what is missing. */
const isFilled = (form) => [...form.elements].filter(({ name }) => !OF_SECOND.includes(name)).every((field) => field.reportValidity());

/** Who else agrees, as a form has it; nothing if nobody is named. */
export const second = ({ username, password, code }) => (username ? { second: { username, password, ...(code ? { code } : {}) } } : {});

/** The way for a second person who does not stand here, or has no password here. body: of the action, without that person. */
export class AskSecondPerson extends Component {
  async ask(form) {
    if (!isFilled(form)) {
      return;
    }
    try {
      await api.askSecondPerson(`${ROOT}${this.props.path}`, this.props.body(form));
      this.setState({ note: null });
      window.dispatchEvent(new Event(api.SECOND_PERSON_ASKED));
      this.props.onAsked();
    } catch (refusal) {
      this.setState({ note: refusal.message });
    }
  }

  render({ isDead }, { note }) {
    return h('div', { class: 'ask-second' },
      h('button', { type: 'button', disabled: isDead, onClick: (event) => this.ask(event.currentTarget.form) }, t('askSecond')),
      h('p', { class: 'path' }, t('askSecondWhy')), note && h('p', { class: 'note', role: 'alert' }, note));
  }
}

/** An action in words: what, of what, and with which details. */
function words({ path, body }) {
  const parts = path.slice(ROOT.length + 1).split('/');
  const details = Object.entries(body).filter(([name]) => name !== 'revision')
    .map(([name, value]) => `${t(`field.${name}`, name)}: ${name === 'until' ? clock(value) : name === 'mode' ? t(`mode.${value}`, value) : value}`).join(t('listComma'));
  if (parts[0] === 'configuration') {
    return `${t('secondConfiguration')} ${body.revision?.slice(0, 12) ?? ''}`;
  }
  const what = parts[0] === 'sites' ? `${t('changeMode')} ${parts.slice(1, 3).join('/')}/${parts[4]}` : `${t(parts[2])} ${parts[1]}`;
  return `${what} · ${details}`;
}

/** What others ask this person to agree to, and the own requests until they are done. */
export class SecondPersonLines extends Component {
  /** Whoever has asked further down sees what became of it. */
  componentDidMount() {
    if (this.props.requests.some(({ by }) => by === this.props.user)) {
      document.getElementById('second-person').scrollIntoView({ block: 'center' });
    }
  }

  async act(id, work) {
    this.setState({ failure: null, busy: id });
    try {
      await work();
    } catch (refusal) {
      this.setState({ failure: refusal.message });
    }
    this.setState({ busy: null });
    this.props.onChange();
  }

  render({ user, requests }, { failure }) {
    return h('section', { class: 'second-strip', id: 'second-person', role: 'status', 'aria-label': t('secondPerson') },
      failure && h('p', { class: 'note', role: 'alert' }, `${t('failed')}: ${failure}`),
      requests.map((request) => this.line(request, request.by === user)));
  }

  line(request, isOwn) {
    const { id, by, second: agreed, state, until, path, body } = request;
    const button = (name, label, work, isMain) => h('button', { 'data-second': name, class: isMain ? 'primary' : null, disabled: this.state.busy === id, onClick: () => this.act(id, work) }, label);
    return h('div', { key: id, 'data-request': id },
      h('b', null, `${id} ${isOwn ? t(state === 'AGREED' ? 'secondAgreed' : 'secondWaits') : t('secondAsked')} ${isOwn ? agreed ?? '' : by}`),
      h('span', { dir: 'auto' }, words(request)), h('span', { class: 'soft' }, `${t('until')} ${clock(until)}`),
      isOwn ? [state === 'AGREED' && button('do', t('secondDo'), () => api.withSecondPerson(path.slice(ROOT.length), body, id), true), button('back', t('secondBack'), () => api.answerSecondPerson(id, 'decline'))]
        : [button('agree', t('secondAgree'), () => api.answerSecondPerson(id, 'agree'), true), button('decline', t('secondDecline'), () => api.answerSecondPerson(id, 'decline'))]);
  }
}
