// What a page asks for again and again.

/**
 * Asks now and then every so many milliseconds, but not while the question before still waits: a gateway that is slow is not asked more.
 * A question that fails is told as an error of the page and asked again at its time. Gives what clearInterval takes.
 */
export function poll(ask, millis) {
  let isAsking = false;
  const next = async () => {
    if (!isAsking) {
      isAsking = true;
      try {
        await ask();
      } finally {
        isAsking = false;
      }
    }
  };
  next();
  return setInterval(next, millis);
}
