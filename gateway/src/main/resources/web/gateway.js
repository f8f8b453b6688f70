// What the gateway itself needs a person for: files that are not in force, what waits to be confirmed, what waits for a restart.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/edits.js';
import './texts/gateway.js';
import './texts/plant.js';
import { Board } from './board.js';
import * as api from './api.js';
import { waiting } from './configuration.js';
import { BreakGlass } from './break-glass.js';
import { AskSecondPerson, second } from './second-person.js';

export class Gateway extends Board {
  fetch() { return api.configuration(); }

  async confirm(revision, second) {
    this.setState({ isAsked: false });
    try {
      this.setState({ data: await api.confirmConfiguration(revision, second), error: null });
    } catch (refusal) {
      this.setState({ error: refusal.message });
    }
  }

  show(configuration) {
    const { problems, unreadable, pending, heldAlarms, restart } = configuration;
    return h('div', { class: 'cards gateway' },
      waiting(configuration) === 0 && h('p', { class: 'nothing' }, t('configurationInForce')),
      problems.length > 0 && h(Matter, { id: 'problems', title: t(unreadable ? 'filesUnreadable' : 'filesRefused'), grave: true }, h(Faults, { faults: problems })),
      pending && h(Matter, { id: 'pending', title: `${t('waitsForConfirmation')}: ${t(`pending.${pending.reason}`)}`, grave: true },
        h('p', null, `${t('points')} ${pending.pointsNow} → ${pending.points} · ${t('dropped')} ${pending.dropped}`),
        h(Names, { title: t('droppedInAlarm'), names: pending.droppedInAlarm }),
        h(Names, { title: t('droppedSites'), names: pending.droppedSites }),
        h(Names, { title: t('droppedPoints'), names: pending.droppedPoints }),
        this.button(pending.revision)),
      heldAlarms.length > 0 && !pending && h(Matter, { id: 'held', title: t('heldAlarms'), grave: true },
        h(Names, { title: '', names: heldAlarms }), this.button(configuration.revision)),
      restart.files.length > 0 && h(Matter, { id: 'restart', title: t('needsRestart') }, h(Names, { title: '', names: restart.files })),
      restart.problems.length > 0 && h(Matter, { id: 'restart-problems', title: t('wouldNotStart'), grave: true }, h(Faults, { faults: restart.problems })),
      this.props.maySeal && h(Matter, { id: 'break-glass', title: t('breakGlass') }, h(BreakGlass, { isStale: !this.props.isFresh })));
  }

  /** Asks twice: what is confirmed here is watched no more. */
  button(revision) {
    const { isAsked } = this.state;
    return this.props.mayConfirm && (isAsked
      ? this.really(revision)
      : h('button', { 'data-confirm': 'ask', onClick: () => this.setState({ isAsked: true }) }, t('confirm')));
  }

  /** What watches for a P1 goes by two persons only; the second gives name and password here, or agrees from a session of their own. */
  really(revision) {
    const needsSecond = this.state.data.secondPerson;
    const field = (name, type, required) => h('label', { key: name }, t(`field.${name}`), h('input', { name, type, required, maxLength: 256, autocomplete: 'off' }));
    return h('form', { class: 'request', onSubmit: (event) => { event.preventDefault(); this.confirm(revision, needsSecond ? second(Object.fromEntries(new FormData(event.currentTarget))).second : null); } },
      needsSecond && [h('p', { key: 'why' }, t('confirmSecond')), field('username', 'text', true), field('password', 'password', true), field('code', 'text', false)],
      h('button', { class: 'primary', 'data-confirm': 'really' }, t('confirmReally')),
      needsSecond && h(AskSecondPerson, { path: '/configuration/confirm', body: () => ({ revision }), onAsked: () => this.setState({ isAsked: false }) }));
  }
}

const Matter = ({ id, title, grave, children }) => h('article', { class: `card ${grave ? 'P1' : 'P3'}`, 'data-matter': id }, h('h2', null, title), children);

const Names = ({ title, names }) => names.length > 0 && h('div', null, title && h('p', null, title),
  h('ul', { class: 'names' }, names.map((name) => h('li', { key: name }, name))));

const Faults = ({ faults }) => h('ul', { class: 'names' }, faults.map(({ file, path, value, rule, text }) =>
  h('li', { key: `${file} ${path} ${rule}` }, h('b', null, file), ` ${path}: ${value}: ${pick(text)}`)));
