// The daily check of the sound: each rhythm is played, and a person says whether it was heard. Who heard nothing has a console without sound.
import { h, Component } from './lib.js';
import { t } from './texts.js';
import './texts/duty.js';
import * as horn from './horn.js';
import * as api from './api.js';

const KEY = 'hazardwatch.soundCheck';
const DAY_MILLIS = 86_400_000;
const PRIORITIES = ['P1', 'P2', 'P3', 'P4'];

/** Whether the last check here that was heard is a day old; a full storage only asks again. */
export function isCheckDue(now, storage = localStorage) {
  try {
    return !(now - Number(storage.getItem(KEY)) < DAY_MILLIS);
  } catch {
    return true;
  }
}

/** post: in whose duty log the result is written. */
export class SoundCheck extends Component {
  state = { playing: null, isAsked: false, note: null };

  async play() {
    for (const priority of PRIORITIES) {
      this.setState({ playing: priority });
      await horn.play(priority);
    }
    this.setState({ playing: null, isAsked: true });
  }

  async answer(isHeard) {
    horn.checked(isHeard);
    try {
      localStorage.setItem(KEY, isHeard ? String(Date.now()) : '0');
    } catch {
      // Asked again at the next hand-over.
    }
    try {
      await api.writeDutyLog({ post: this.props.post.post, kind: 'remark', matter: t(isHeard ? 'soundCheck.logHeard' : 'soundCheck.logUnheard') });
      this.setState({ isAsked: false, note: t('soundCheck.written') });
    } catch (refusal) {
      this.setState({ isAsked: false, note: `${t('failed')}: ${refusal.message}` });
    }
  }

  render({ mayAct }, { playing, isAsked, note }) {
    return h('article', { class: 'card', 'data-card': 'sound-check' }, h('h2', null, t('soundCheck')), isCheckDue(Date.now()) && h('p', { class: 'note' }, t('soundCheck.due')),
      h('p', null, h('button', { id: 'sound-check', disabled: playing !== null, onClick: () => this.play() }, playing ? `${t('soundCheck.playing')} ${playing} ${t(playing)}` : t('soundCheck.play'))),
      isAsked && mayAct && h('p', { role: 'group', 'aria-label': t('soundCheck.heard') }, h('b', null, t('soundCheck.heard')), ' ', h('button', { id: 'sound-heard', class: 'primary', onClick: () => this.answer(true) }, t('yes')), ' ', h('button', { id: 'sound-unheard', onClick: () => this.answer(false) }, t('no'))),
      note && h('p', { role: 'status' }, note));
  }
}
