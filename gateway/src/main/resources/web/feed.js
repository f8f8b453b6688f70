// The live feed: keeps connected, resumes where it was, and knows how old its knowledge is.
const STALE_MILLIS = 10_000;
const PAUSE_MILLIS_MAX = 5_000;

export class Feed {
  #handlers;
  #socket = null;
  #seq = null;
  #lastFrame = performance.now();
  #isOpen = false;
  #isEnded = false;
  #pause = 250;
  #watch;

  /** handlers: snapshot(alarms), change(alarm), values(values), time(millis), duty(post), notice(what), lost(), jumped(): each is optional work for the page. */
  constructor(handlers) {
    this.#handlers = handlers;
    this.#watch = setInterval(() => this.#restartWhenSilent(), 1000);
    this.#connect();
  }

  get ageMillis() { return performance.now() - this.#lastFrame; }
  get isStale() { return this.ageMillis > STALE_MILLIS; }
  get isLive() { return this.#isOpen && !this.isStale; }

  end() {
    this.#isEnded = true;
    clearInterval(this.#watch);
    const ended = this.#socket;
    this.#socket = null;
    this.#isOpen = false;
    ended?.close();
  }

  #connect() {
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const since = this.#seq === null ? '' : `?since=${this.#seq}`;
    const socket = new WebSocket(`${scheme}//${location.host}/api/v1/live${since}`);
    this.#socket = socket;
    socket.onmessage = (event) => this.#socket === socket && this.#receive(JSON.parse(event.data));
    socket.onclose = () => this.#socket === socket && this.#reconnect();
  }

  #receive(frame) {
    this.#lastFrame = performance.now();
    this.#isOpen = true;
    this.#pause = 250;
    if (frame.type === 'snapshot') {
      this.#handlers.snapshot(frame.alarms);
    } else if (frame.type === 'alarm' && this.#seq !== null && frame.seq < this.#seq) {
      this.#startAnew();
      return;
    } else if (frame.type === 'alarm') {
      this.#handlers.change(frame.alarm);
    } else if (frame.type === 'values') {
      this.#handlers.values(frame.values);
    } else if (frame.type === 'duty') {
      this.#handlers.duty(frame.duty);
    } else if (frame.type === 'duty-notice') {
      this.#handlers.notice(frame);
    } else if (frame.type === 'heartbeat') {
      this.#handlers.time(Date.parse(frame.at));
    }
    this.#seq = frame.seq ?? this.#seq;
  }

  /** The feed has jumped back: what is shown may be of a future that is not, so everything is asked for again, visibly. */
  #startAnew() {
    const old = this.#socket;
    this.#socket = null;
    this.#seq = null;
    this.#handlers.jumped();
    old?.close();
    this.#reconnect();
  }

  #reconnect() {
    this.#isOpen = false;
    if (this.#isEnded) {
      return;
    }
    this.#handlers.lost();
    setTimeout(() => this.#isEnded || this.#connect(), this.#pause * (0.75 + Math.random() / 2));
    this.#pause = Math.min(this.#pause * 2, PAUSE_MILLIS_MAX);
  }

  /** A connection that is open but says nothing is as good as none. */
  #restartWhenSilent() {
    if (this.isStale && this.#socket?.readyState === WebSocket.OPEN) {
      const silent = this.#socket;
      this.#socket = null;
      silent.close();
      this.#lastFrame = Math.min(this.#lastFrame, performance.now() - STALE_MILLIS - 1);
      this.#reconnect();
    }
  }
}
