// A unit of a site, and in which mode it is.
import { h, Component } from './lib.js';
import { t, pick } from './texts.js';
import './texts/duty.js';
import './texts/edits.js';
import './texts/plant.js';
import { clock } from './format.js';

/** A unit's mode decides which alarms are meant, so nobody changes it without a reason. */
export class Unit extends Component {
  constructor() {
    super();
    this.state = { isOpen: false, error: null };
  }

  async submit(event) {
    event.preventDefault();
    const { mode, reason, minutes } = Object.fromEntries(new FormData(event.currentTarget));
    try {
      await this.props.say({ mode, reason, ...(minutes ? { minutes: Number(minutes) } : {}) });
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
        `${unit.by} · ${t('since')} ${clock(unit.since)}${unit.until ? ` ${t('until')} ${clock(unit.until)}` : ''}`),
      unit.reason && h('q', null, unit.mode ? unit.reason : t('modeDisputed')),
      error && h('p', { class: 'note', role: 'alert' }, `${t('failed')}: ${error}`),
      isOpen && mayAct && this.form(unit));
  }

  form(unit) {
    return h('form', { class: 'request', onSubmit: (event) => this.submit(event) },
      h('label', null, t('mode'), h('select', { name: 'mode' }, unit.modes.map((mode) =>
        h('option', { value: mode, selected: mode === unit.mode }, t(`mode.${mode}`, mode))))),
      h('label', null, t('field.reason'), h('input', { name: 'reason', required: true, maxLength: 1000, autocomplete: 'off' })),
      h('label', null, t('minutesAtMost'), h('input', { name: 'minutes', type: 'number', min: 1 })),
      h('button', { class: 'primary' }, t('changeMode')));
  }
}
