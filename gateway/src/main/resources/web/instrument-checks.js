// Bump tests and calibrations of an instrument: when they are due, what was found, and a form to record one.
import { h, Component } from './lib.js';
import { t } from './texts.js';
import './texts/plant.js';
import { clock, number } from './format.js';
import { Refusal } from './http.js';
import * as api from './api.js';

const SHOWN_MAX = 5;
const filled = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
const NUMBERS = ['applied', 'asFound', 'asLeft'];

export class InstrumentChecks extends Component {
  constructor() {
    super();
    this.state = { known: null, error: null, isOpen: false, kind: 'bump_test' };
  }

  componentDidMount() { this.load(); }

  componentWillUnmount() { this.isGone = true; }

  async load() {
    try {
      this.show({ known: await api.instrumentChecks(this.props.point.point), error: null });
    } catch (refusal) {
      this.show({ error: refusal.message });
    }
  }

  show(state) {
    if (!this.isGone) {
      this.setState(state);
    }
  }

  /** One key for one opened form, so that a press that was repeated is recorded once. */
  open() { this.setState({ isOpen: !this.state.isOpen, error: null, key: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}` }); }

  async submit(event) {
    event.preventDefault();
    const said = filled(Object.fromEntries(new FormData(event.currentTarget)));
    NUMBERS.filter((name) => name in said).forEach((name) => { said[name] = Number(said[name]); });
    try {
      await api.recordCheck(this.props.point.point, said, this.state.key);
      this.show({ isOpen: false, error: null });
      await this.load();
    } catch (refusal) {
      this.show({ error: refusal.message, ...(refusal instanceof Refusal && refusal.status < 500 ? { key: crypto.randomUUID?.() ?? `${Date.now()}` } : {}) });
    }
  }

  render({ point, mayRecord }, { known, error, isOpen, kind }) {
    return h('section', { class: 'instrument-checks', 'data-checks': point.point },
      known && h('p', { class: 'path' }, dates('bump_test', known.bumpTest), ' · ', dates('calibration', known.calibration)),
      known?.foundOff && h('p', { class: 'note', role: 'alert' }, t('check.foundOff')),
      known && known.checks.length > 0 && h('ul', null, known.checks.slice(0, SHOWN_MAX).map((check) => h('li', { key: check.id }, words(check, point.unit)))),
      mayRecord && h('button', { class: 'record-check', 'aria-expanded': String(isOpen), onClick: () => this.open() }, t('check.record')),
      error && h('p', { class: 'note', role: 'alert' }, `${t('failed')}: ${error}`),
      isOpen && mayRecord && this.form(kind, point.unit));
  }

  form(kind, unit) {
    const isBump = kind === 'bump_test';
    const amount = (name, required) => h('label', null, `${t(`check.${name}`)} (${unit})`, h('input', { name, type: 'number', step: 'any', required }));
    return h('form', { class: 'request', onSubmit: (event) => this.submit(event) },
      h('label', null, t('check.kind'), h('select', { name: 'kind', value: kind, onChange: (event) => this.setState({ kind: event.currentTarget.value }) },
        ['bump_test', 'calibration'].map((each) => h('option', { key: each, value: each, selected: each === kind }, t(`check.${each}`))))),
      h('label', null, t('check.gas'), h('input', { name: 'gas', maxLength: 64, autocomplete: 'off' })),
      amount('applied', isBump), amount('asFound', isBump), !isBump && amount('asLeft', false),
      h('label', null, t('check.result'), h('select', { name: 'result' }, ['passed', 'failed'].map((each) => h('option', { key: each, value: each }, t(`check.${each}`))))),
      h('label', null, t('check.due'), h('input', { name: 'due', type: 'date' })),
      h('label', null, t('check.words'), h('input', { name: 'words', maxLength: 500, autocomplete: 'off' })),
      h('button', { class: 'primary' }, t('check.record')));
  }
}

const dates = (kind, { last, due }) => `${t(`check.${kind}`)}: ${last ?? t('check.never')}${due ? ` · ${t('check.due')} ${due}` : ''}`;

function words({ kind, gas, applied, asFound, asLeft, result, by, at, words: said }, unit) {
  const amounts = [['applied', applied], ['asFound', asFound], ['asLeft', asLeft]].filter(([, value]) => value !== null)
    .map(([name, value]) => `${t(`check.${name}`)} ${number(value)} ${unit}`);
  return [h('b', { class: result }, `${t(`check.${kind}`)}: ${t(`check.${result}`)}`), ` ${[clock(at), by, gas, ...amounts, said].filter(Boolean).join(' · ')}`];
}
