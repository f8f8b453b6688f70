// Warnings of our own: prepared, released by people, sent, corrected. An exercise is marked in every line.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/record.js';
import './texts/response.js';
import { clock } from './format.js';
import { Board } from './board.js';
import * as api from './api.js';

const both = (fields, name) => ({ zh: fields[`${name}Zh`], en: fields[`${name}En`] });
const TEXTS = ['event', 'headline', 'description', 'instruction'];

const Message = ({ message, mayAct, asked, act }) => h('section', { class: `card ${message.exercise ? 'exercise' : ''}`, 'data-message': message.id, 'data-type': message.type },
  message.exercise && h('p', null, h('b', { class: 'exercise-mark' }, t('own.exercise'))),
  h('h3', null, pick(message.headline)),
  h('p', null, `${t(`own.${message.state}`)} · ${t(`own.${message.scope}`)} · ${t(`ownType.${message.type}`)} · ${t(`ownUrgency.${message.urgency}`)}`),
  h('p', { class: 'soft' }, [`${message.enterprise}/${message.site}`, message.incident, message.sentAt ? `${t('own.sentAt')} ${clock(message.sentAt)}` : `${t('own.preparedBy')} ${message.preparedBy}`,
    message.expiresAt && `${t('own.until')} ${clock(message.expiresAt)}`, message.state === 'prepared' && `${t('own.releases')} ${message.releasedBy.length}/${message.releasesNeeded}`].filter(Boolean).join(' · ')),
  h('p', null, pick(message.description)), pick(message.instruction) && h('p', null, pick(message.instruction)),
  message.identifier && h('a', { href: `/api/v1/cap/${encodeURIComponent(message.identifier)}.xml`, target: '_blank', rel: 'noopener' }, 'CAP'),
  mayAct && message.state === 'prepared' && h('p', { class: 'call-wishes' },
    h('button', { class: 'primary', 'data-release': message.id, onClick: () => act('release', message) }, t(message.exercise ? 'own.releaseExercise' : 'own.release')),
    h('button', { onClick: () => act('discard', message) }, t('own.discard'))),
  mayAct && message.state === 'sent' && message.type !== 'correction' && h('button', { 'data-correct': message.id, onClick: () => act('correct', message) }, t(asked === message.id ? 'own.correctReally' : 'own.correct')));

export class OwnWarnings extends Board {
  fetch() { return api.ownWarnings(); }

  async act(verb, message) {
    try {
      await (verb === 'release' ? api.releaseWarning(message) : verb === 'discard' ? api.discardWarning(message) : api.correctWarning(message, t('own.inError')));
      this.setState({ refused: null });
    } catch (refusal) {
      this.setState({ refused: `${t('failed')}: ${refusal.message}` });
    }
    this.load();
  }

  async prepare(event) {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const fields = Object.fromEntries(data);
    const [enterprise, site] = fields.site.split('/');
    try {
      await api.prepareWarning({ enterprise, site, scope: fields.scope, exercise: data.has('exercise'), urgency: fields.urgency, ...Object.fromEntries(TEXTS.map((name) => [name, both(fields, name)])) });
      form.reset();
      this.setState({ refused: null });
    } catch (refusal) {
      this.setState({ refused: `${t('failed')}: ${refusal.message}` });
    }
    this.load();
  }

  show({ messages }) {
    const { mayAct, sites } = this.props;
    const { refused } = this.state;
    return [h('h2', { key: 'head' }, t('warnings')), refused && h('p', { key: 'refused', class: 'note', role: 'alert', id: 'own-refused' }, refused),
      messages.length === 0 ? h('p', { key: 'none', class: 'nothing' }, t('own.none')) : h('div', { key: 'list', class: 'cards' },
        messages.map((message) => h(Message, { key: message.id, message, mayAct, act: (verb, one) => this.act(verb, one) }))),
      mayAct && h('details', { key: 'new', id: 'new-warning' }, h('summary', null, t('own.new')), h('form', { class: 'request', onSubmit: (event) => this.prepare(event) },
        h('label', null, t('permit.site'), h('select', { name: 'site', required: true }, sites.map((one) => h('option', { key: `${one.enterprise}/${one.site}`, value: `${one.enterprise}/${one.site}` }, pick(one.name))))),
        h('label', null, t('own.scope'), h('select', { name: 'scope' }, ['RESTRICTED', 'PUBLIC'].map((name) => h('option', { key: name, value: name }, t(`own.${name.toLowerCase()}`))))),
        h('label', null, t('own.urgency'), h('select', { name: 'urgency' }, ['EXPECTED', 'IMMEDIATE', 'FUTURE'].map((name) => h('option', { key: name, value: name }, t(`ownUrgency.${name.toLowerCase()}`))))),
        TEXTS.map((name) => ['Zh', 'En'].map((language) => h('label', { key: name + language }, `${t(`own.${name}`)} ${t(`own.in${language}`)}`, h('input', { name: name + language, required: true, maxLength: 1000 })))),
        h('label', { class: 'all' }, h('input', { type: 'checkbox', name: 'exercise' }), t('own.exercise')),
        h('button', { class: 'primary' }, t('own.prepare'))))];
  }
}
