// A page before its program runs, which on a slow machine is many seconds, and for ever where the program cannot come: the page asks for
// itself and takes over what differs, so that its figures and ages are those of now. Without an answer it says of when they are.
(() => {
  const every = 1000;           // from one answer to the next question
  const share = 3;              // but so many times what the answer took: the program's files need the line more
  const limit = 10_000;

  const wall = () => document.querySelector('.wall');
  // What the program begins with, the last of the page; it takes it away when it does.
  const seedOf = page => [...page.childNodes].find(n => n.nodeType === Node.COMMENT_NODE && n.data.startsWith('Blazor-WebAssembly-Component-State:'));
  let seed = null;
  const releaseOf = page => page.querySelector('meta[name=dxioc-release]')?.content;

  // A node that stays is the one that was: what has the focus keeps it.
  function follow(here, fresh) {
    if (here.isEqualNode(fresh)) { return; }
    if (here.nodeName !== fresh.nodeName || here.childNodes.length !== fresh.childNodes.length) {
      here.replaceWith(document.importNode(fresh, true));
      return;
    }
    if (here.nodeType !== Node.ELEMENT_NODE) {
      here.nodeValue = fresh.nodeValue;
      return;
    }
    for (const { name } of [...here.attributes]) {
      if (!fresh.hasAttribute(name)) { here.removeAttribute(name); }
    }
    for (const { name, value } of fresh.attributes) {
      if (here.getAttribute(name) !== value) { here.setAttribute(name, value); }
    }
    [...here.childNodes].forEach((child, i) => follow(child, fresh.childNodes[i]));
  }

  function away() {
    wall().classList.add('is-offline');
    const link = document.querySelector('[data-testid=connection]');
    link.dataset.state = 'offline';
    link.textContent = `✕ ${link.dataset.away.replace('{0}', document.querySelector('[data-testid=clock] span').textContent)}`;
  }

  async function ask() {
    const began = performance.now();
    let fresh = null;
    try {
      const answer = await fetch(location.href, { cache: 'no-store', signal: AbortSignal.timeout(limit) });
      const page = answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
      fresh = page?.querySelector('.wall') && seedOf(page) ? page : null;
      if (fresh && seed.isConnected && releaseOf(fresh) !== releaseOf(document)) {
        // The files that are on their way are of another version than what the server tells now.
        location.reload();
        return;
      }
    } catch {
      // Told as away below.
    }
    if (!seed.isConnected) {
      delete document.documentElement.dataset.early;
      return;
    }
    if (fresh) {
      follow(wall(), fresh.querySelector('.wall'));
      seed.data = seedOf(fresh).data;
    } else {
      away();
    }
    setTimeout(ask, Math.max(every, share * (performance.now() - began)));
  }

  addEventListener('DOMContentLoaded', () => {
    seed = seedOf(document);
    // At once, while the program's many files do not yet stand in line before it.
    if (seed && wall()) {
      document.documentElement.dataset.early = '';
      ask();
    }
  });
})();
