// Exercises of calls, and corrections of what people were told. Each has a colour, words and a confirmation of its own.
import { h, Component } from './lib.js';
import { t, pick } from './texts.js';
import './texts/calls.js';
import { clock } from './format.js';
import * as api from './api.js';

/** The form to order an exercise; nothing is ordered before its own word is written. */
export class OrderExercise extends Component {
  constructor() {
    super();
    this.state = { isOpen: false, sites: [], place: '', priority: 'P1', matter: '', word: '', error: null };
  }

  async open() {
    this.setState({ isOpen: true, error: null, word: '' });
    try {
      const { sites } = await api.sites();
      this.setState({ sites, place: sites.length > 0 ? `${sites[0].enterprise}/${sites[0].site}` : '' });
    } catch (refusal) {
      this.setState({ error: refusal.message });
    }
  }

  async order(event) {
    event.preventDefault();
    const { place, priority, matter, word } = this.state;
    const [enterprise, site] = place.split('/');
    try {
      await api.orderExercise({ enterprise, site, priority, matter, confirm: word });
      this.setState({ isOpen: false });
      this.props.onDone();
    } catch (refusal) {
      this.setState({ error: `${t('failed')}: ${refusal.message}` });
    }
  }

  render({}, { isOpen, sites, place, priority, matter, word, error }) {
    if (!isOpen) {
      return h('button', { class: 'exercise-open', onClick: () => this.open() }, t('exercise.order'));
    }
    const set = (name) => (event) => this.setState({ [name]: event.target.value });
    return h('form', { class: 'card exercise', onSubmit: (event) => this.order(event) },
      h('h2', null, h('b', { class: 'exercise-mark' }, t('exercise.mark')), ` ${t('exercise.order')}`),
      h('label', null, t('exercise.place'), h('select', { value: place, onChange: set('place') }, sites.map((site) => h('option', { key: `${site.enterprise}/${site.site}`, value: `${site.enterprise}/${site.site}` }, pick(site.name))))),
      h('label', null, t('exercise.priority'), h('select', { value: priority, onChange: set('priority') }, ['P1', 'P2', 'P3', 'P4'].map((each) => h('option', { key: each }, each)))),
      h('label', null, t('exercise.matter'), h('input', { name: 'matter', value: matter, maxLength: 200, required: true, onInput: set('matter') })),
      h('label', null, t('exercise.confirm'), h('input', { name: 'word', value: word, required: true, pattern: `\\s*(${t('exercise.words')})\\s*`, autocomplete: 'off', onInput: set('word') })),
      error && h('p', { role: 'alert' }, error),
      h('p', null, h('button', { class: 'exercise-order', type: 'submit' }, t('exercise.begin')), ' ', h('button', { type: 'button', onClick: () => this.setState({ isOpen: false }) }, t('calls.back'))));
  }
}

/** One press shows the prepared correction and who gets it, the second sends it. Calls about an alarm that still run are taken with it. */
export class Correct extends Component {
  constructor() {
    super();
    this.state = { draft: null, said: null };
  }

  async prepare() {
    try {
      this.setState({ draft: await api.correction(this.props.id), said: null });
    } catch (refusal) {
      this.setState({ said: `${t('failed')}: ${refusal.message}` });
    }
  }

  async send(reason) {
    try {
      if (this.state.draft.callsRun && this.props.onTake) {
        await this.props.onTake();
      }
      const { recipients } = await api.correct(this.props.id, reason);
      this.setState({ draft: null, said: `${t('correction.sent')} ${recipients}` });
    } catch (refusal) {
      this.setState({ said: `${t('failed')}: ${refusal.message}` });
    }
  }

  render({}, { draft, said }) {
    return h('div', { class: 'correction' }, draft ? [
      h('p', null, `${t('correction.to')} `, h('b', null, draft.recipients.length), draft.recipients.length > 0 && `: ${[...new Set(draft.recipients.map((each) => pick(each.personName)))].join(t('listComma'))}`),
      draft.correctedAt && h('p', null, `${t('correction.before')} ${clock(draft.correctedAt)}`),
      !draft.correctedAt && draft.recipients.length > 0 && ['EXERCISE', 'WRONG'].map((reason) => h('p', { key: reason }, h('q', { dir: 'auto' }, pick(draft.texts[reason])), ' ',
        h('button', { 'data-correct': reason, onClick: () => this.send(reason) }, t(`correction.${reason}`)))),
      h('button', { onClick: () => this.setState({ draft: null }) }, t('calls.back'))]
      : h('button', { 'data-correction': this.props.id, onClick: () => this.prepare() }, t('correction.prepare')),
    said && h('p', { role: 'status' }, said));
  }
}
