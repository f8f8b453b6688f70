// Whom the gateway calls until somebody answers: the level, the next step, who was tried by what and with which result.
import { h, Component } from './lib.js';
import { t, pick } from './texts.js';
import './texts/calls.js';
import './texts/record.js';
import { age, clock } from './format.js';
import { Shape } from './badge.js';
import { Board } from './board.js';
import { NotifyHere } from './push.js';
import { OrderExercise, Correct } from './exercise.js';
import { ForcedMiss } from './forced-miss.js';
import * as api from './api.js';

const SHOWN_MAX = 12;

export class Calls extends Board {
  get refreshMillis() { return 2_000; }

  fetch() { return api.escalations(); }

  async wish(work) {
    try {
      await work();
      this.load();
    } catch (refusal) {
      this.setState({ error: `${t('failed')}: ${refusal.message}` });
    }
  }

  show({ escalations }) {
    const { store, user, mayAct, now, onSelect } = this.props;
    return [mayAct && !user.enterprise && h(ForcedMiss, { key: 'miss' }), h(NotifyHere), this.props.mayOrder && h(OrderExercise, { key: 'order', onDone: () => this.load() }),
      escalations.length === 0 ? h('p', { class: 'nothing' }, t('calls.none'))
        : h('div', { class: 'cards calls' }, escalations.map((calls) => h(Call, {
          key: `${calls.kind} ${calls.alarm}`, calls, alarm: store.get(calls.alarm), now, onSelect,
          onWish: mayAct && calls.kind !== 'HOUSEHOLD' && ((name) => this.wish(() => wishes[name](calls, user))),
          onEnd: this.props.mayOrder && calls.kind === 'EXERCISE' && (() => this.wish(() => api.endExercise(calls.alarm))),
        })))];
  }
}

/** Taking concerns the announcement that is shown; an alarm is acknowledged by it. */
const wishes = {
  take: (calls) => api.takeCall(calls),
  decline: ({ alarm, kind }, user) => api.declineCall(alarm, user.person ?? user.user, kind),
  next: ({ alarm, kind }) => api.callNextLevel(alarm, kind),
};

const matter = (calls, alarm) => (alarm ? pick(alarm.message) : `${t(`subject.${calls.kind}`)} ${calls.place ? pick(calls.place) : ''} ${calls.matter ? pick(calls.matter) : calls.alarm}`);

/** Who is called to a household is known by the place only. */
const whom = (calls, { personName }) => (calls.kind !== 'HOUSEHOLD' ? pick(personName) : calls.place ? pick(calls.place) : t('subject.HOUSEHOLD'));

const levelOf = (calls) => (calls.kind === 'HOUSEHOLD' ? t('subject.HOUSEHOLD') : calls.levelName ? pick(calls.levelName) : '–');

const Call = ({ calls, alarm, now, onWish, onEnd, onSelect }) => h('article', { class: `card call ${calls.kind === 'EXERCISE' ? 'exercise' : calls.priority} ${calls.nobodyAnswered ? 'unanswered' : ''}`, 'data-call': calls.alarm },
  h('h2', null, calls.kind === 'EXERCISE' ? h('b', { class: 'exercise-mark' }, t('exercise.mark')) : h(Shape, { priority: calls.priority }), ` ${calls.priority} `, alarm
    ? h('button', { class: 'link', onClick: () => onSelect(calls.alarm) }, matter(calls, alarm)) : matter(calls, alarm)),
  calls.nobodyAnswered && h('p', { class: 'call-unanswered', role: 'alert' }, `${t('calls.nobody')} · ${t('calls.rounds')} ${calls.loops}`),
  h('p', { class: 'call-level' }, `${t('calls.level')} `, h('b', null, calls.loops > 0 && calls.kind !== 'HOUSEHOLD' ? t('calls.everybody') : levelOf(calls)),
    ` · ${t('calls.since')} ${clock(calls.since)} · ${t('calls.nextStep')} `, h('b', null, due(calls.nextAt, now))),
  calls.answers.length > 0 && h('p', { class: 'call-answers' }, calls.answers.map((each) => `${whom(calls, each)}: ${t(`answer.${each.answer}`)} ${clock(each.at)}`).join(' · ')),
  (calls.kind === 'ALARM' || calls.kind === 'EXERCISE') && h('p', null, h('a', { class: 'proof-link', href: `./proof.html?alarm=${encodeURIComponent(calls.alarm)}`, target: '_blank', rel: 'noopener' }, t('proof.link'))),
  onWish && h(Wishes, { onWish, isExercise: calls.kind === 'EXERCISE' }),
  onEnd && h('p', null, h('button', { 'data-end': calls.alarm, onClick: onEnd }, t('exercise.end'))),
  onWish && calls.kind === 'EXERCISE' && h(Correct, { id: calls.alarm }),
  h('ol', { class: 'call-tried' }, calls.tried.slice(0, SHOWN_MAX).map((each, i) => h('li', { key: i, class: each.state },
    h('span', null, clock(each.at)), h('b', { dir: 'auto' }, whom(calls, each)), h('span', null, t(`means.${each.means.toLowerCase()}`)), h('span', { class: 'call-result' }, result(each))))));

/** The time left, or that it is about to happen. */
function due(nextAt, now) {
  const millis = nextAt ? Date.parse(nextAt) - now : NaN;
  return Number.isNaN(millis) ? '–' : millis < 1_000 ? t('calls.now') : `${t('calls.in')} ${age(millis)}`;
}

/** The provider's words stand beside the state where there are any. */
function result({ state, result: words }) {
  const known = words && t(`outcome.${words.split(':')[0]}`, '');
  return known || (words && words !== 'accepted' ? `${t(`message.${state.toLowerCase()}`)}: ${words}` : t(`message.${state.toLowerCase()}`));
}

/** Each wish is asked for twice: nobody calls others by a slip of the hand. */
class Wishes extends Component {
  constructor() {
    super();
    this.state = { asked: null };
  }

  render({ onWish, isExercise }, { asked }) {
    const before = isExercise ? `${t('exercise.mark')} ` : '';
    const done = (name) => { this.setState({ asked: null }); onWish(name); };
    return h('p', { class: 'call-wishes' }, asked
      ? [h('b', null, t(`calls.sure.${asked}`)), h('button', { class: 'primary', 'data-sure': asked, onClick: () => done(asked) }, before + t(`calls.${asked}`)),
        h('button', { onClick: () => this.setState({ asked: null }) }, t('calls.back'))]
      : ['take', 'decline', 'next'].map((name) => h('button', { key: name, 'data-wish': name, class: name === 'take' ? 'primary' : undefined, onClick: () => this.setState({ asked: name }) }, before + t(`calls.${name}`))));
  }
}
