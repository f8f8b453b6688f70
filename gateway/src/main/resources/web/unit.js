// A unit of a site, and in which mode it is.
import { h, Component } from './lib.js';
import { t, pick } from './texts.js';
import './texts/duty.js';
import './texts/edits.js';
import './texts/plant.js';
import './texts/second-person.js';
import { AskSecondPerson, second } from './second-person.js';
import { clock } from './format.js';

/** The mode as the form has it, without who else agrees. */
const said = (form) => {
  const { mode, reason, minutes } = Object.fromEntries(new FormData(form));
  return { mode, reason, ...(minutes ? { minutes: Number(minutes) } : {}) };
};

/** A unit's mode decides which alarms are meant, so nobody changes it without a reason. */
export class Unit extends Component {
  constructor() {
    super();
    this.state = { isOpen: false, error: null, mode: null };
  }

  async submit(event) {
    event.preventDefault();
    const form = event.currentTarget;
    try {
      await this.props.say({ ...said(form), ...second(Object.fromEntries(new FormData(form))) });
      this.setState({ isOpen: false, error: null });
    } catch (refusal) {
      this.setState({ error: refusal.message });
    }
  }

  render({ unit, mayAct }, { isOpen, error }) {
    return h('section', { class: 'plant-unit', 'data-unit': unit.id },
      h('div', { class: 'head' }, h('b', null, pick(unit.name)),
        h('span', { class: `mode ${unit.mode ?? 'unknown'}` }, unit.mode ? t(`mode.${unit.mode}`, unit.mode) : t('noMode')),
        mayAct && h('button', { 'aria-expanded': String(isOpen), onClick: () => this.setState({ isOpen: !isOpen, error: null }) },
          t('changeMode'))),
      unit.mode && h('p', { class: 'path' },
        `${unit.by}${unit.second ? `, ${unit.second}` : ''} · ${t('since')} ${clock(unit.since)}${unit.until ? ` ${t('until')} ${clock(unit.until)}` : ''}`),
      unit.reason && h('q', null, unit.mode ? unit.reason : t('modeDisputed')),
      error && h('p', { class: 'note', role: 'alert' }, `${t('failed')}: ${error}`),
      isOpen && mayAct && this.form(unit));
  }

  form(unit) {
    return h('form', { class: 'request', onSubmit: (event) => this.submit(event) },
      h('label', null, t('mode'), h('select', { name: 'mode', onChange: (event) => this.setState({ mode: event.currentTarget.value }) }, unit.modes.map((mode) =>
        h('option', { value: mode, selected: mode === unit.mode }, t(`mode.${mode}`, mode))))),
      h('label', null, t('field.reason'), h('input', { name: 'reason', required: true, maxLength: 1000, autocomplete: 'off' })),
      h('label', null, t('minutesAtMost'), h('input', { name: 'minutes', type: 'number', min: 1 })),
      this.takesTwo(unit) && [h('p', { key: 'why' }, t('modeSecond')), this.field('username', 'text', true), this.field('password', 'password', true), this.field('code', 'text', false)],
      h('button', { class: 'primary' }, t('changeMode')),
      this.takesTwo(unit) && h(AskSecondPerson, { path: this.props.path, body: said, onAsked: () => this.setState({ isOpen: false, error: null }) }));
  }

  /** Whether the chosen mode suppresses what can be a P1. */
  takesTwo(unit) { return unit.secondPersonModes?.includes(this.state.mode ?? unit.mode ?? unit.modes[0]); }

  field(name, type, required) {
    return h('label', { key: name }, t(`field.${name}`), h('input', { name, type, required, maxLength: 256, autocomplete: 'off' }));
  }
}
