// Another value of a limit, from the page of a site: what it is now, what it would be, and which way; it becomes a proposal, never a change at once.
import { h, Component } from './lib.js';
import { t, pick } from './texts.js';
import './texts/proposals.js';
import './texts/settings.js';
import { number, shownUnit } from './format.js';
import { Change } from './change.js';
import { Problems } from './proposals-problems.js';
import * as api from './proposals-api.js';

const LEVELS = ['HH', 'H', 'L', 'LL'];

/** The value that the site file has, though weather may tighten it at present. */
const configured = ({ limits, tightened }, level) => (tightened ?? []).find((each) => each.level === level)?.configured ?? limits[level]?.at;

export class LimitForm extends Component {
  state = { level: null, at: '', preview: null, made: null, refused: null, problems: null };

  constructor(props) {
    super(props);
    this.state.level = LEVELS.find((level) => props.point.limits[level]) ?? 'H';
  }

  wish() {
    const { device, point } = this.props;
    const { level, at } = this.state;
    return { device, point: point.id, level, at: Number(at) };
  }

  /** The file is read again before each check, so that what is proposed is made of the file that was checked. */
  async check(event) {
    event.preventDefault();
    this.setState({ refused: null, problems: null });
    try {
      const { tag } = await api.siteFile(this.props.site);
      this.setState({ preview: await api.limit(this.props.site, this.wish(), { dryRun: true, tag }), tag });
    } catch (refusal) {
      this.setState({ refused: `${t('failed')}: ${refusal.message}`, problems: refusal.problem?.problems });
    }
  }

  async make(why) {
    const made = await api.limit(this.props.site, { ...this.wish(), why }, { tag: this.state.tag });
    this.setState({ made, preview: null, at: '' });
  }

  lines({ changes, needsApproval }) {
    const { point } = this.props;
    const { level, at } = this.state;
    const present = configured(point, level);
    const unit = shownUnit(point.unit);
    return {
      before: { 'limit.value': present === undefined ? '' : `${level} ${number(present)} ${unit}` },
      after: { 'limit.value': `${level} ${number(Number(at))} ${unit}`, 'limit.means': changes.map(({ words }) => pick(words)).join('; '), 'limit.approval': t(needsApproval ? 'proposal.needsApproval' : 'proposal.needsNobody') },
    };
  }

  render({ point, onProposal }, { level, at, preview, made, refused, problems }) {
    const present = configured(point, level);
    const title = `${t('limit.change')}: ${pick(point.name)}`;
    if (preview) {
      return h(Change, { title, action: 'siteFile.propose', ...this.lines(preview), onMake: (why) => this.make(why), onMade: () => {}, onPresent: () => this.setState({ preview: null, refused: t('proposal.fileChanged') }), onCancel: () => this.setState({ preview: null }) });
    }
    return h('form', { class: 'request compact limit-form', 'aria-label': title, onSubmit: (event) => this.check(event) },
      h('h4', null, t('limit.change')),
      h('label', null, t('limit.level'), h('select', { name: 'level', value: level, onChange: (event) => this.setState({ level: event.currentTarget.value }) }, LEVELS.map((each) => h('option', { key: each, value: each }, each)))),
      h('p', { class: 'limit-now' }, t('settings.old'), ' ', h('b', null, present === undefined ? t('limit.none') : `${number(present)} ${shownUnit(point.unit)}`)),
      h('label', null, `${t('settings.new')} (${shownUnit(point.unit)})`, h('input', { name: 'at', type: 'number', step: 'any', required: true, value: at, onInput: (event) => this.setState({ at: event.currentTarget.value }) })),
      h('p', null, h('button', { class: 'primary' }, t('settings.review'))),
      refused && h('p', { class: 'note', role: 'alert' }, refused), h(Problems, { problems }),
      made && h('p', { class: 'note', role: 'status' }, `${t('proposal.made')} `, h('button', { type: 'button', class: 'open-proposal', onClick: () => onProposal(made.id) }, `${t('proposal.one')} ${made.id}`)));
  }
}
