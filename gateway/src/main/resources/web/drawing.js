// The drawing of a site that people have uploaded. Shown as an image, so nothing in it can run, whatever it is; the gateway has cleaned it besides.
import { h, Component } from './lib.js';
import { t, pick } from './texts.js';
import './texts/plant.js';
import * as api from './api.js';

const BYTES_MAX = 512 * 1024;

export class Drawing extends Component {
  constructor() {
    super();
    this.state = { version: 0, said: null, error: null };
  }

  async take(file) {
    if (!file) {
      return;
    }
    if (file.size > BYTES_MAX) {
      this.setState({ error: t('drawingTooLarge'), said: null });
      return;
    }
    await this.run(async (version) => api.putDrawing(this.props.site, await file.text(), version));
  }

  componentDidMount() { this.look(); }

  /** Replaced and removed is the drawing that is shown, and no other. */
  async look() {
    if (this.props.mayUpload) {
      this.shown = await api.drawingVersion(this.props.site).catch(() => null);
    }
  }

  async run(ask) {
    try {
      const { dropped } = await ask(this.shown ?? await api.drawingVersion(this.props.site));
      this.setState(({ version }) => ({ version: version + 1, error: null, said: dropped.length > 0 ? `${t('drawingDropped')} ${dropped.join(', ')}` : null }));
      this.props.onChange();
    } catch (refusal) {
      this.setState(({ version }) => ({ version: version + 1, error: `${t('failed')}: ${refusal.message}`, said: null }));
      this.props.onChange();
    }
    await this.look();
  }

  render({ site, isThere, mayUpload }, { version, said, error }) {
    return (isThere || mayUpload) && h('figure', { class: 'drawing' },
      isThere && h('img', { src: `${api.drawingOf(site)}?version=${version}`, alt: `${t('drawing')} ${pick(site.name)}` }),
      h('figcaption', null, mayUpload && h('label', { class: 'button' }, t(isThere ? 'drawingReplace' : 'drawingUpload'),
        h('input', { id: 'drawing-file', class: 'aloud', type: 'file', accept: '.svg,image/svg+xml', onChange: ({ currentTarget }) => { this.take(currentTarget.files[0]); currentTarget.value = ''; } })),
      mayUpload && isThere && h('button', { id: 'drawing-remove', onClick: () => this.run((version) => api.removeDrawing(site, version)) }, t('drawingRemove')),
      said && h('p', { class: 'note', role: 'status' }, said), error && h('p', { class: 'note', role: 'alert' }, error)));
  }
}
