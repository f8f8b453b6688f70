// What every quieter page is made of.
import { h, Component } from './lib.js';

/** A page that is asked for again every few seconds while it is looked at. */
export class Board extends Component {
  constructor() {
    super();
    this.state = { data: null, error: null };
  }

  /** How long an answer is good enough. */
  get refreshMillis() { return 5_000; }

  componentDidMount() {
    this.timer = setInterval(() => this.running || this.load(), this.refreshMillis);
    this.load();
  }

  componentWillUnmount() { clearInterval(this.timer); }

  /** One after the other: who has changed something sees what is afterwards. */
  async load() {
    const mine = (this.running ?? Promise.resolve()).then(() => this.ask());
    this.running = mine;
    await mine;
    if (this.running === mine) {
      this.running = null;
    }
  }

  async ask() {
    try {
      this.setState({ data: await this.fetch(), error: null });
    } catch (refusal) {
      this.setState({ error: refusal.message });
    }
  }

  render(props, { data, error }) {
    return h('section', { class: 'board' }, error && h('p', { class: 'note', role: 'alert' }, error), data && this.show(data));
  }
}
