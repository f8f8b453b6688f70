// What a page asks for again and again.

/**
 * Asks now and then every so many milliseconds, but not while the question before still waits: a gateway that is slow is not asked more.
 * ask: gives a promise that does not fail. Gives what clearInterval takes.
 */
export function poll(ask, millis) {
  let isAsking = false;
  const next = async () => {
    if (!isAsking) {
      isAsking = true;
      await ask();
      isAsking = false;
    }
  };
  next();
  return setInterval(next, millis);
}
