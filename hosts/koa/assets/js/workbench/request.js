// One way to the server for all of the workbench.
const timeoutMs = 20_000;

export const createRequest = () => {
  const token = document.querySelector('input[name=_csrf]').value;
  /** The answer, or undefined when none came. With a body (as a form sends it) it is a POST. `key`: tells a repetition. */
  return async (address, body, key) => {
    const headers = { 'hx-request': 'true', accept: 'text/html, application/json' };
    if (body !== undefined) {
      headers['x-csrf-token'] = token;
      if (body !== '') headers['content-type'] = 'application/x-www-form-urlencoded';
    }
    if (key !== undefined) headers['idempotency-key'] = key;
    const how = { headers, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) };
    try {
      return await fetch(address, body === undefined ? how : { ...how, method: 'POST', body: body || undefined });
    } catch {
      return undefined;
    }
  };
};
