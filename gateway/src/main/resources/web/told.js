// Who was told of an alarm, by what and with which result, and which call runs at present.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/calls.js';
import './texts/record.js';
import { clock } from './format.js';

const FIVE = [['device', 'eventAt'], ['arrived', 'arrivedAt'], ['decided', 'committedAt'], ['accepted', 'acceptedAt'], ['answered', 'answeredAt']];
const ENDED = { SEEN: 'seenAt', DELIVERED: 'deliveredAt', ACCEPTED: 'acceptedAt' };

/** The call of one alarm that runs, or undefined. */
export const callOf = (escalations, id) => escalations.find((call) => call.kind === 'ALARM' && call.alarm === id);

/** The newest time that a message has, and which it is. */
export function latest(message) {
  const answered = message.answeredAt && ['answered', message.answeredAt];
  const reached = ENDED[message.state] && [message.state.toLowerCase(), message[ENDED[message.state]]];
  return answered || reached || [message.state.toLowerCase(), message.acceptedAt ?? message.createdAt];
}

/** Where a running call stands: its level and round, what comes next and when, and who has answered. */
export const RunningCall = ({ call }) => call && h('section', { class: `running-call ${call.nobodyAnswered ? 'urgent' : ''}`, id: 'running-call' },
  h('h3', null, t('runningCall')),
  h('p', null, h('b', null, t(`level.${call.level}`, t(`role.${call.level}`, call.level))), ` · ${t('callStep')} ${call.step}`, call.loops > 0 && ` · ${t('callLoops')} ${call.loops}`,
    call.nextAt && ` · ${t('callNext')} ${clock(call.nextAt)}`),
  call.nobodyAnswered && h('p', { class: 'note' }, t('nobodyAnswered')),
  (call.answers ?? []).map(({ person, personName, answer, at }) => h('p', { key: person + at }, h('b', { dir: 'auto' }, personName ? pick(personName) : person), ` ${t(answer === 'take' ? 'outcome.taken' : 'outcome.declined')} ${clock(at)}`)));

/** messages: to people, newest first; notices: to systems. */
export const Told = ({ messages, notices, times }) => messages.length + notices.length > 0 && [h('h3', null, t('notices'), ' ', h('a', { class: 'proof-link', href: `./proof.html?alarm=${encodeURIComponent([...messages, ...notices][0].alarm)}`, target: '_blank', rel: 'noopener' }, t('proof.link'))),
  times && h('p', { class: 'five-times' }, FIVE.filter(([, at]) => times[at]).map(([name, at]) => `${t(`proof.${name}`)} ${clock(times[at])}`).join(' · '), times.withinBudget === false && h('b', null, ` · ${t('proof.budget')}: ${t('proof.broken')}`)),
  h('ol', { class: 'journal told' },
    messages.map((message) => {
      const [what, at] = latest(message);
      return h('li', { key: `m${message.id}`, class: message.state.toLowerCase() }, h('time', null, clock(at)), h('b', { dir: 'auto' }, message.personName ? pick(message.personName) : message.person),
        h('span', { class: 'change' }, `${t(`means.${message.means.toLowerCase()}`)} · ${t(`message.${what}`)}${message.attempts > 1 ? ` ×${message.attempts}` : ''}`),
        message.state === 'FAILED' && message.result && h('span', { class: 'who' }, result(message.result)));
    }),
    notices.map((notice) => h('li', { key: notice.id },
      h('time', null, clock(notice.acceptedAt ?? notice.createdAt)), h('b', null, notice.channel),
      h('span', { class: 'change' }, `${t(notice.type)} · ${t(`message.${notice.state.toLowerCase()}`)}`), notice.error && h('q', null, notice.error))))];

/** A reason such as "no_answer: demo", in words where the first part is known. */
const result = (text) => t(`outcome.${text.split(':')[0]}`, text);
