// The phones and mailboxes of a demonstration: what people would have received, with what they could press.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/calls.js';
import { clock } from './format.js';
import { Board } from './board.js';
import { NotifyHere } from './push.js';
import * as api from './api.js';

/** Persons with their messages, whoever got the newest first. */
function byPerson(messages) {
  const phones = new Map();
  messages.forEach((message) => phones.set(message.person, [...(phones.get(message.person) ?? []), message]));
  return [...phones];
}

export class Phones extends Board {
  get refreshMillis() { return 2_000; }

  fetch() { return api.demoPhones(); }

  async answer(id, outcome) {
    try {
      await api.answerDemoPhone(id, outcome);
    } catch (refusal) {
      this.setState({ error: refusal.message });
    }
    this.load();
  }

  show({ messages }) {
    return [h(NotifyHere), h('p', { class: 'unreal', role: 'note' }, t('phones.unreal')),
      messages.length === 0 ? h('p', { class: 'nothing' }, t('phones.none'))
        : h('div', { class: 'cards phones' }, byPerson(messages).map(([person, own]) => h('article', { class: 'card phone', tabIndex: 0, key: person, 'data-person': person },
          h('h2', { dir: 'auto' }, pick(own[0].personName)), own.map((message) => h(Message, { key: message.id, message, onAnswer: this.props.mayAct && ((outcome) => this.answer(message.id, outcome)) })))))];
  }
}

const Message = ({ message, onAnswer }) => h('section', { class: `phone-message ${message.priority ?? ''} ${message.nature}`, 'data-message': message.id },
  h('p', { class: 'phone-head' }, h('b', null, t(`means.${message.means}`)), ` ${message.address} · ${clock(message.sentAt)}`, message.attempts > 1 && ` · ×${message.attempts}`),
  h('p', { class: 'phone-title', dir: 'auto' }, message.title),
  h('p', { class: 'phone-text', dir: 'auto' }, message.text),
  message.link && message.means !== 'voice' && message.means !== 'sms' && h('p', null, h('a', { href: message.link, target: '_blank', rel: 'noopener noreferrer' }, t('phones.page'))),
  message.outcome && h('p', { class: 'phone-outcome' }, `${t(`outcome.${message.outcome}`)} ${clock(message.outcomeAt)}`),
  onAnswer && message.answers.length > 0 && h('p', { class: 'phone-answers' }, message.answers.map((outcome) => h('button', {
    key: outcome, 'data-answer': outcome, class: outcome === 'taken' ? 'primary' : undefined, onClick: () => onAnswer(outcome),
  }, label(message, outcome)))));

/** A call is answered by a key, an SMS by a code. */
function label({ means, code, declineCode }, outcome) {
  if (outcome === 'taken' || outcome === 'declined') {
    const key = means === 'voice' ? (outcome === 'taken' ? '1' : '5') : means === 'sms' && code ? (outcome === 'taken' ? code : declineCode) : null;
    return key ? `${key} ${t(`answer.${outcome}`)}` : t(`answer.${outcome}`);
  }
  return t(`answer.${outcome}`);
}
