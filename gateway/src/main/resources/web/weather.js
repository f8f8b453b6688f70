// Weather warnings: the ones in force in the head of every page, and a page with the issuer's text unaltered, the sites of each,
// who was told and answered, and the actions. A colour is shown only where the issuer states one.
import { h, Component } from './lib.js';
import { t, pick } from './texts.js';
import './texts/record.js';
import './texts/weather.js';
import { clock } from './format.js';
import { poll } from './poll.js';
import * as api from './api.js';
import { colourOf, inForce } from './weather-strip.js';
import { Restrictions } from './restrictions.js';

const POLL_MILLIS = 10_000;
/** More sites than these are counted only. */
const SITES_MAX = 50;
/** Longer side of a photo. */
const PHOTO_PIXELS = 480;

export class WeatherBoard extends Component {
  constructor() {
    super();
    this.state = { warnings: null, selected: null, shown: null, isAll: false, error: null, failure: null };
  }

  componentDidMount() { this.poll = poll(() => this.load(), POLL_MILLIS); }

  componentWillUnmount() { clearInterval(this.poll); }

  async load() {
    try {
      const { warnings } = await api.weatherWarnings(this.state.isAll);
      const id = this.state.selected;
      this.setState({ warnings, error: null, shown: id ? await api.weatherWarning(id) : null });
    } catch (refusal) {
      this.setState({ error: refusal.message });
    }
  }

  select(id) { this.setState({ selected: id === this.state.selected ? null : id, shown: null }, () => this.load()); }

  async act(work) {
    this.setState({ failure: null });
    try {
      await work();
    } catch (refusal) {
      this.setState({ failure: refusal.message });
    }
    this.load();
  }

  render({ mayAnswer, mayConfirm, mayMatch, mayHandIn }, { warnings, selected, shown, isAll, error, failure }) {
    return h('div', { class: 'weather' },
      error && h('p', { class: 'note', role: 'alert' }, error),
      failure && h('p', { class: 'note', id: 'weather-failure', role: 'alert' }, `${t('failed')}: ${failure}`),
      h('label', { class: 'all' }, h('input', { type: 'checkbox', checked: isAll, onChange: () => this.setState({ isAll: !isAll }, () => this.load()) }), t('weather.all')),
      h(Restrictions),
      warnings?.length === 0 && h('p', { class: 'nothing' }, t('weather.none')),
      h('ul', { class: 'warnings' }, warnings?.map((warning) => h('li', { key: warning.id },
        h('button', { class: `warning ${inForce(warning) ? '' : 'over'}`, 'aria-expanded': String(warning.id === selected), 'data-warning': warning.id, onClick: () => this.select(warning.id) },
          h('b', { class: `signal ${warning.colour ?? ''}` }, `${pick(warning.event.name)} ${colourOf(warning)}`),
          h('span', { class: 'headline' }, warning.headline),
          h('span', { class: 'soft' }, `${warning.issuer} · ${clock(warning.issuedAt)} · ${t(`weather.${warning.state}`)}`),
          h('span', { class: 'soft' }, `${t('weather.matched')} ${warning.sites} · ${t('weather.told')} ${warning.told} · ${t('weather.answered')} ${warning.answered}`),
          warning.status !== 'actual' && h('i', null, t(`weather.${warning.status}`, warning.status)),
          warning.needsPerson && h('i', null, t('weather.needsPerson'))),
        warning.id === selected && shown && h(Warning, { warning: shown, mayAnswer, mayConfirm, mayMatch, act: (work) => this.act(work) })))),
      mayHandIn && h(HandIn, { act: (work) => this.act(work) }),
      h(WarningTimes));
  }
}

/** A warning that came by telephone or paper: who issued it, when, and the text of the original, word for word. */
const HandIn = ({ act }) => h('details', { id: 'hand-in' }, h('summary', null, t('weather.handIn')), h('form', {
  class: 'match-form',
  onSubmit: (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    const { issuer, issued, text, event: kind, colour, code } = Object.fromEntries(new FormData(form));
    act(async () => {
      const { warnings: [taken] } = await api.handInWarning({ issuer, issuedAt: new Date(issued).toISOString(), text, event: kind, colour, areaCodes: code ? [code] : [] });
      if (taken.refused) {
        throw new Error(`${taken.refused} ${taken.detail}`);
      }
      form.reset();
    });
  },
},
h('input', { name: 'issuer', required: true, maxLength: 200, placeholder: t('weather.issuer'), 'aria-label': t('weather.issuer') }),
h('input', { name: 'issued', type: 'datetime-local', required: true, 'aria-label': t('weather.issuedAt') }),
h('input', { name: 'event', required: true, maxLength: 100, placeholder: t('weather.event'), 'aria-label': t('weather.event') }),
h('select', { name: 'colour', 'aria-label': t('weather.colourStated') }, ['', 'blue', 'yellow', 'orange', 'red'].map((each) => h('option', { key: each, value: each }, t(`colour.${each || 'none'}`)))),
h('input', { name: 'code', pattern: '[0-9]{6}|[0-9]{12}', placeholder: t('weather.matchArea'), 'aria-label': t('weather.matchArea') }),
h('textarea', { name: 'text', required: true, maxLength: 10000, rows: 3, placeholder: t('weather.originalText'), 'aria-label': t('weather.originalText') }),
h('button', { class: 'primary' }, t('weather.send'))));

const Warning = ({ warning, mayAnswer, mayConfirm, mayMatch, act }) => h('article', { class: 'card', 'data-shown': warning.id },
  warning.infos.map((info) => h('section', { lang: info.language, class: 'original' },
    h('h3', null, info.headline || info.event), h('p', null, info.description), info.instruction && h('p', null, info.instruction),
    h('p', { class: 'soft' }, info.areas.map(({ description }) => description).join(t('listComma'))))),
  h('p', { class: 'soft' }, `${t('weather.unaltered')} · ${warning.issuer} · ${warning.identifier} · ${warning.issuedText} · ${t('weather.until')} ${clock(warning.expires)}`
    + `${warning.statesEnd ? '' : ` ${t('weather.noEnd')}`} · ${t('weather.signature')} ${t(`signature.${warning.signature}`)}`),
  h(Steps, { warning }),
  warning.areasForPerson.length > 0 && h('p', { class: 'note' }, `${t('weather.needsPerson')}: ${warning.areasForPerson.map(({ description, problems }) => [description, ...problems].filter(Boolean).join(' ')).join('; ')}`),
  warning.notCompared?.length > 0 && h('p', { class: 'note' }, `${t('weather.notCompared')}: ${warning.notCompared.slice(0, SITES_MAX).join(t('listComma'))}${warning.notCompared.length > SITES_MAX ? ` + ${warning.notCompared.length - SITES_MAX}` : ''}`),
  (warning.areasForPerson.length > 0 || warning.notCompared?.length > 0) && mayMatch && h(MatchForm, { warning, act }),
  mayAnswer && inForce(warning) && warning.answered < warning.called && h('button', { class: 'primary', id: 'answer-warning', onClick: () => act(() => api.answerWarning(warning.id)) }, t('weather.answer')),
  warning.matches.slice(0, SITES_MAX).map((match) => h(Match, { key: `${match.enterprise}/${match.site}`, warning, match, mayAct: mayConfirm, act })),
  warning.matches.length > SITES_MAX && h('p', { class: 'soft' }, `+ ${warning.matches.length - SITES_MAX} ${t('sites')}`),
  warning.toldTo.length > 0 && h('details', null, h('summary', null, t('weather.toldTo')), h('ul', { class: 'names' }, warning.toldTo.map((told) =>
    h('li', null, `${clock(told.sentAt ?? told.at)} ${t(`told.${told.kind}`)} ${told.person || t('nobodyKnown')} (${t(`role.${told.level}`, told.level)}) · ${told.sites.length} ${t('sites')} · ${[told.sentAt ? told.means : t('weather.notSent'), told.reachedAt && `${t('weather.reached')} ${clock(told.reachedAt)}`, told.failure && `${t('weather.failed')}: ${told.failure}`].filter(Boolean).join(' · ')}`)))));

const STEPS = ['issuedAt', 'receivedAt', 'matchedAt', 'toldAt', 'reachedAt', 'answeredAt', 'allConfirmedAt'];

/** From issue to the last confirmation: when each step was done first and last, and at how many of the sites. */
const Steps = ({ warning }) => h('ol', { class: 'weather-steps', id: 'weather-steps' }, STEPS.map((step) => {
  const times = warning.times.length === 0 ? [warning[step]].filter(Boolean) : warning.times.map((site) => site[step]).filter(Boolean).sort();
  const [first, last] = [times[0], times.at(-1)].map((at) => at && clock(at));
  const count = warning.times.length > 0 && step !== 'issuedAt' && step !== 'receivedAt' ? ` · ${times.length}/${warning.times.length}` : '';
  return h('li', { key: step, 'data-step': step, class: times.length > 0 ? 'done' : '' }, h('b', null, t(`stepTime.${step}`)),
    h('span', null, times.length === 0 ? '–' : `${first === last ? first : `${first} – ${last}`}${count}`));
}));

/** Where only a description of the area is known, a person says which sites it concerns: one, or all of an administrative area. */
const MatchForm = ({ warning, act }) => h('form', {
  class: 'match-form',
  onSubmit: (event) => {
    event.preventDefault();
    const { code, one } = Object.fromEntries(new FormData(event.currentTarget));
    const [enterprise, site] = one.trim().split('/');
    const concerns = event.submitter?.value !== 'no';
    act(() => api.matchWarning(warning.id, code.trim() ? { adminCode: code.trim(), concerns } : { enterprise, site: site ?? '', concerns }));
  },
},
h('input', { name: 'code', pattern: '[0-9]{2,12}', placeholder: t('weather.matchArea'), 'aria-label': t('weather.matchArea') }),
h('input', { name: 'one', pattern: '[A-Za-z0-9_-]+/[A-Za-z0-9_-]+', placeholder: t('weather.matchOne'), 'aria-label': t('weather.matchOne') }),
h('button', { class: 'primary', value: 'yes' }, t('weather.concerned')), h('button', { value: 'no' }, t('weather.notConcerned')));

const seconds = (millis) => (millis < 120_000 ? `${Math.round(millis / 100) / 10} s` : `${Math.round(millis / 6_000) / 10} min`);

/** From issue to the last confirmation, by colour. */
class WarningTimes extends Component {
  load() { api.weatherFigures().then((figures) => this.setState({ figures }), () => {}); }

  render(props, { figures }) {
    return h('details', { id: 'weather-figures', onToggle: (event) => event.currentTarget.open && this.load() }, h('summary', null, t('weather.figures')),
      figures?.colours.map(({ colour, warnings, sites, steps }) => h('div', { key: colour ?? 'none' },
        h('p', null, `${colourOf({ colour })} · ${warnings} · ${sites} ${t('sites')}`),
        h('ul', { class: 'names' }, Object.entries(steps).filter(([, step]) => step.count > 0).map(([name, step]) =>
          h('li', { key: name }, `${t(`step.${name}`)}: ${step.count} · p50 ${seconds(step.p50Millis)} · p90 ${seconds(step.p90Millis)} · max ${seconds(step.maxMillis)}`))))));
  }
}

const Match = ({ warning, match, mayAct, act }) => h('section', { class: 'match', 'data-site': `${match.enterprise}/${match.site}` },
  h('h3', null, `${match.enterprise}/${match.site}`),
  h('p', { class: 'soft' }, [`${t('weather.matched')} ${clock(match.matchedAt)}`, match.calledAt && `${t('weather.called')} ${clock(match.calledAt)}`, match.toldAt && `${t('weather.told')} ${clock(match.toldAt)}`,
    match.answeredAt ? `${t('weather.answered')} ${clock(match.answeredAt)} ${match.answeredBy}` : match.answerBy && `${t('weather.answerBy')} ${clock(match.answerBy)}`,
    match.confirmedAt && `${t('weather.allConfirmed')} ${clock(match.confirmedAt)}`, match.endReason && t(`end.${match.endReason}`)].filter(Boolean).join(' · ')),
  h('ul', { class: 'weather-actions' }, match.actions.map((action) => h(Action, { key: action.id, warning, match, action, mayAct: mayAct && !match.endReason, act }))));

class Action extends Component {
  constructor() {
    super();
    this.state = { isRefusing: false };
  }

  confirm(body) {
    const { warning, match, action, act } = this.props;
    this.setState({ isRefusing: false });
    act(() => api.confirmWeatherAction(warning.id, action.id, { enterprise: match.enterprise, site: match.site, ...body }));
  }

  /** A photo is made small enough to travel with the confirmation. */
  photograph(file) {
    const { warning, match, action, act } = this.props;
    act(async () => api.confirmWeatherAction(warning.id, action.id, { enterprise: match.enterprise, site: match.site, done: true, photo: await small(file) }));
  }

  submit(event) {
    event.preventDefault();
    this.confirm({ done: false, ...Object.fromEntries(new FormData(event.currentTarget)) });
  }

  render({ warning, match, action, mayAct }, { isRefusing }) {
    const isOpen = !action.confirmedAt;
    return h('li', { 'data-action': action.id, class: isOpen ? (action.lateAt ? 'late' : '') : 'done' },
      h('span', null, pick(action.text)),
      h('span', { class: 'soft' }, isOpen ? `${t(`role.${action.role}`, action.role)} · ${t('weather.due')} ${clock(action.dueAt)}${action.lateAt ? ` · ${t('weather.late')}` : ''}`
        : `${t(action.done ? 'weather.done' : 'weather.cannot')} ${clock(action.confirmedAt)} ${action.by}${action.note ? ` · ${action.note}` : ''}${action.instead ? ` · ${t('weather.instead')}: ${action.instead}` : ''}`),
      action.hasPhoto && h('a', { href: api.actionPhoto(warning.id, action.id, match), target: '_blank', rel: 'noopener' }, t('weather.photo')),
      isOpen && mayAct && h('span', { class: 'buttons' },
        h('button', { 'data-confirm': action.id, onClick: () => this.confirm({ done: true }) }, t('weather.confirm')),
        action.wantsPhoto && h('label', { class: 'photo' }, t('weather.photo'), h('input', {
          type: 'file', accept: 'image/*', capture: 'environment', onChange: (event) => event.currentTarget.files[0] && this.photograph(event.currentTarget.files[0]),
        })),
        h('button', { onClick: () => this.setState({ isRefusing: !isRefusing }) }, t('weather.cannot'))),
      isRefusing && h('form', { onSubmit: (event) => this.submit(event) },
        h('input', { name: 'note', required: true, maxLength: 2000, placeholder: t('weather.why'), 'aria-label': t('weather.why') }),
        h('input', { name: 'instead', required: true, maxLength: 2000, placeholder: t('weather.instead'), 'aria-label': t('weather.instead') }),
        h('button', { class: 'primary' }, t('weather.send'))));
  }
}

async function small(file) {
  const bitmap = await createImageBitmap(file).catch(() => { throw new Error(t('weather.photoUnreadable')); });
  const scale = Math.min(1, PHOTO_PIXELS / Math.max(bitmap.width, bitmap.height));
  const canvas = Object.assign(document.createElement('canvas'), { width: bitmap.width * scale, height: bitmap.height * scale });
  canvas.getContext('2d').drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', 0.5).split(',')[1];
}
