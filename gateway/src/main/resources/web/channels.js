// Channels to people: how each is doing, its last test, and a button that sends one.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/access.js';
import './texts/calls.js';
import './texts/settings.js';
import { moment } from './format.js';
import { Board } from './board.js';
import * as api from './api.js';
import * as settings from './settings-api.js';

const REFRESH_MILLIS = 10_000;
const COUNTS = ['accepted', 'refused', 'unreachable', 'limited'];

/** As health has it: one refused address is a wrong number, several in a row are what an account that is blocked looks like. */
const isInDoubt = ({ failuresInARow, refusedInARow }) => failuresInARow > 0 || refusedInARow > 1;

export class Channels extends Board {
  get refreshMillis() { return REFRESH_MILLIS; }

  async fetch() {
    const [{ channels }, { people }] = await Promise.all([settings.channels(), api.people()]);
    return { channels, people };
  }

  async test(event, channel) {
    event.preventDefault();
    const [person, kind, ...address] = new FormData(event.currentTarget).get('means').split(' ');
    this.setState({ busy: channel, refused: null });
    try {
      await settings.testChannel(channel, { person, kind, address: address.join(' ') });
    } catch (refusal) {
      this.setState({ refused: { channel, text: `${t('failed')}: ${refusal.message}` } });
    }
    this.setState({ busy: null });
    this.load();
  }

  show({ channels, people }) {
    return [h('h2', { key: 'head' }, t('channels')), h('p', { key: 'what' }, t('channels.about')),
      channels.length === 0 ? h('p', { key: 'none', class: 'nothing' }, t('channels.none')) : h('div', { key: 'all', class: 'cards' }, channels.map((channel) => this.card(channel, people)))];
  }

  card(channel, people) {
    const { busy, refused } = this.state;
    const state = channel.leftAlone ? 'leftAlone' : channel.askedLast ? 'askedLast' : channel.failuresInARow > 0 ? 'failing' : channel.refusedInARow > 0 ? 'refusing' : channel.lastAcceptedAt ? 'works' : 'unused';
    const count = { failing: channel.failuresInARow, leftAlone: channel.failuresInARow, refusing: channel.refusedInARow }[state];
    const { lastTest } = channel;
    return h('article', { key: channel.id, class: `card ${isInDoubt(channel) ? 'P2' : ''}`, 'data-channel': channel.id, 'data-state': state },
      h('h3', null, channel.id),
      h('p', null, channel.means.map((kind) => t(`means.${kind}`)).join(t('listComma'))),
      h('dl', { class: 'summary' },
        h('dt', null, t('channels.state')), h('dd', null, t(`channels.${state}`), count > 0 && ` (${count})`),
        channel.lastError && [h('dt', null, t('channels.lastError')), h('dd', null, channel.lastError)],
        h('dt', null, t('channels.lastAccepted')), h('dd', null, channel.lastAcceptedAt ? moment(channel.lastAcceptedAt) : t('accessNever')),
        COUNTS.map((name) => [h('dt', null, t(`channels.${name}`)), h('dd', null, channel[name])]),
        h('dt', null, t('channels.daily')), h('dd', null, t(channel.probed ? 'settings.yes' : 'settings.no')),
        h('dt', null, t('channels.lastTest')), h('dd', { 'data-test': lastTest?.result ?? '' }, lastTest ? `${moment(lastTest.at)} ${lastTest.by}: ${t(`channels.result.${lastTest.result ?? 'waits'}`)}` : t('channels.noTest'),
          lastTest?.detail && h('span', { class: 'path' }, lastTest.detail))),
      this.form(channel, people, busy === channel.id),
      refused?.channel === channel.id && h('p', { class: 'note', role: 'alert' }, refused.text));
  }

  /** Goes to somebody who has such a means, best to oneself. */
  form(channel, people, isBusy) {
    const means = people.flatMap(({ id, name, means: all }) => [...(all?.urgent ?? []), ...(all?.normal ?? [])].filter(({ kind }) => channel.means.includes(kind)).map(({ kind, address }) => [`${id} ${kind} ${address}`, `${pick(name)} · ${t(`means.${kind}`)} ${kind === 'push' ? '' : address}`]));
    const known = [...new Map(means)];
    return known.length === 0 ? h('p', null, t('channels.nobody')) : h('form', { class: 'request', onSubmit: (event) => this.test(event, channel.id) },
      h('label', null, t('channels.to'), h('select', { name: 'means' }, known.map(([value, text]) => h('option', { key: value, value }, text)))),
      h('button', { class: 'test', disabled: isBusy || !this.props.mayTest }, t('channels.test')));
  }
}
