// The forms of the roster page; each says what it would change whenever it is whole, so that the proof follows what is typed.
import { h, Component } from './lib.js';
import { t, pick } from './texts.js';
import './texts/duty.js';
import './texts/plant.js';
import { instantOf } from './roster-timeline.js';

const People = ({ people, ...props }) => h('select', props, !props.multiple && h('option', { value: '' }, '—'),
  people.map(([id, name]) => h('option', { key: id, value: id, selected: props.multiple ? props.value?.includes(id) : undefined }, pick(name))));

export const ExceptionForm = ({ draft, people, onChange }) => {
  const change = (fields) => onChange({ ...draft, ...fields });
  return h('form', { class: 'request roster-form', id: 'exception', onSubmit: (event) => event.preventDefault() },
    h('label', null, t('rosterFrom'), h('input', { name: 'from', type: 'datetime-local', value: draft.from, onInput: (event) => change({ from: event.currentTarget.value }) })),
    h('label', null, t('rosterTo'), h('input', { name: 'to', type: 'datetime-local', value: draft.to, onInput: (event) => change({ to: event.currentTarget.value }) })),
    h('label', null, t('rosterPersons'), h(People, { name: 'persons', multiple: true, size: Math.min(people.length, 5), people, value: draft.persons, onChange: (event) => change({ persons: [...event.currentTarget.selectedOptions].map(({ value }) => value) }) })),
    h('label', null, t('rosterMode'), h('select', { name: 'mode', value: draft.mode, onChange: (event) => change({ mode: event.currentTarget.value }) },
      ['replace', 'add'].map((mode) => h('option', { key: mode, value: mode }, t(`mode.${mode}`))))),
    h('label', null, t('rosterWhy'), h('input', { name: 'why', maxLength: 1000, value: draft.why ?? '', onInput: (event) => change({ why: event.currentTarget.value }) })));
};

/** Fields of one form; tells of them once the needed ones are there. */
class Fields extends Component {
  input(event) {
    const fields = Object.fromEntries([...new FormData(event.currentTarget.form ?? event.currentTarget)].filter(([, value]) => value !== ''));
    const body = this.body(fields);
    if (body) {
      this.props.onChange(body);
    }
  }
}

const iso = (wallTime, zone) => new Date(instantOf(wallTime, zone)).toISOString();

/** Leave, or a sickness that begins now, with who comes instead. */
export class LeaveForm extends Fields {
  body({ person, kind, from, to, replacement, why }) {
    return person && to ? { person, kind, to: iso(to, this.props.zone), ...(from ? { from: iso(from, this.props.zone) } : {}), ...(replacement ? { replacement } : {}), ...(why ? { why } : {}) } : null;
  }

  render({ people, user, isSupervisor }) {
    const own = user.person ?? user.user;
    return h('form', { class: 'request roster-form', id: 'leave', onInput: (event) => this.input(event), onSubmit: (event) => event.preventDefault() },
      h('label', null, t('rosterPerson'), h(People, { name: 'person', people: isSupervisor ? people : people.filter(([id]) => id === own) })),
      h('label', null, t('logKind'), h('select', { name: 'kind' }, ['sickness', 'leave'].map((kind) => h('option', { key: kind, value: kind }, t(`leave.${kind}`))))),
      h('label', null, t('rosterFromOrNow'), h('input', { name: 'from', type: 'datetime-local' })),
      h('label', null, t('rosterTo'), h('input', { name: 'to', type: 'datetime-local' })),
      h('label', null, t('rosterReplacement'), h(People, { name: 'replacement', people })),
      h('label', null, t('rosterWhy'), h('input', { name: 'why', maxLength: 1000 })));
  }
}

/** One shift of one person goes to another, who gives one back if need be; it holds when both sides have confirmed. */
export class SwapForm extends Fields {
  shifts() {
    return this.props.week.shifts.filter(({ onDuty }) => onDuty.length > 0)
      .flatMap((span) => span.onDuty.map(({ person, name }) => ({ value: `${person} ${span.from.slice(0, 16)} ${span.to.slice(0, 16)}`, text: `${span.from.slice(5, 16).replace('T', ' ')} – ${span.to.slice(5, 16).replace('T', ' ')} ${name ? pick(name) : person}` })));
  }

  body({ given, taken, taker }) {
    const { post } = this.props.post;
    const leg = (shift, to) => { const [giver, from, until] = shift.split(' '); return { post, from, to: until, giver, taker: to }; };
    if (!given || !(taken || taker)) {
      return null;
    }
    const other = taken ? taken.split(' ')[0] : taker;
    return other === given.split(' ')[0] ? null : { legs: [leg(given, other), ...(taken ? [leg(taken, given.split(' ')[0])] : [])] };
  }

  render({ people }) {
    const shifts = this.shifts();
    const choice = (name) => h('select', { name }, h('option', { value: '' }, '—'), shifts.map(({ value, text }) => h('option', { key: value, value }, text)));
    return h('form', { class: 'request roster-form', id: 'swap', onInput: (event) => this.input(event), onSubmit: (event) => event.preventDefault() },
      h('label', null, t('swapGiven'), choice('given')), h('label', null, t('swapTaken'), choice('taken')),
      h('label', null, t('swapTaker'), h(People, { name: 'taker', people })));
  }
}

const moment = (time) => time.slice(0, 16).replace('T', ' ');

/** Whether what is being made would be covered, and if not, where not and why. */
export const Proof = ({ draft, proof }) => h('div', { class: `proof ${proof ? (proof.accepted ? 'good' : 'bad') : ''}`, id: 'proof', role: 'status', 'aria-live': 'polite' },
  !draft ? t('proofNothing') : !proof ? t('proofRuns') : proof.accepted ? `✓ ${t('proofGood')}`
    : [`✗ ${proof.message ? pick(proof.message) : proof.text}`, proof.subject && proof.gaps.length === 0 && ` ${proof.subject}`,
      h('ul', null, proof.gaps.slice(0, 8).map((gap) => h('li', { key: `${gap.from} ${gap.reason} ${gap.person}` }, `${moment(gap.from)} – ${moment(gap.to)}: ${t(`gap.${gap.reason}`, gap.reason)} ${gap.person ?? ''}`))),
      proof.gaps.length > 8 && `+ ${proof.gaps.length - 8}`]);
