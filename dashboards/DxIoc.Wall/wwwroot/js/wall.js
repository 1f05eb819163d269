// The little that pages need before and beside WebAssembly.
(() => {
  const pause = { first: 2_000, longest: 300_000 };
  const patience = { failedStart: 10_000, fetch: 60_000, look: 10_000, looks: 3 };
  const renewals = "dxioc-renewals";
  const rest = (milliseconds) => new Promise((rested) => setTimeout(rested, milliseconds));

  let controls = null;
  let renewing = null;
  let beats = 0;

  // Once, before the first page that uses them is drawn; our own styles stay the last word.
  function fetchControls() {
    const library = "_content/Radzen.Blazor/";
    const put = (tag, values, place) => new Promise((there, failed) => {
      const made = Object.assign(document.createElement(tag), values, {
        onload: there,
        // Taken away again, so that the next try is one.
        onerror: () => { made.remove(); failed(new Error(values.src ?? values.href)); },
      });
      place(made);
    });
    return Promise.all([
      document.querySelector(`link[href^="${library}"]`)?.sheet
        || put("link", { rel: "stylesheet", href: `${library}css/material-dark-base.css` }, (made) => document.head.prepend(made)),
      window.Radzen || put("script", { src: `${library}Radzen.Blazor.min.js` }, (made) => document.body.append(made)),
    ]).then(() => undefined);
  }

  // How often the page was loaded anew in a row; one that has lived since for longer than any pause begins again. Where nothing can be
  // kept nothing else would hold back a storm: the longest pause does.
  function renewed(again) {
    try {
      const { count, at } = JSON.parse(sessionStorage.getItem(renewals)) ?? { count: 0, at: 0 };
      const row = Math.abs(Date.now() - at) < 2 * pause.longest ? count : 0;
      if (again) {
        sessionStorage.setItem(renewals, JSON.stringify({ count: row + 1, at: Date.now() }));
      }
      return row;
    } catch {
      return Infinity;
    }
  }

  // What stands on the screen is older from now on, and says so; not where the program never began and the page is kept of now without it.
  function sayEnded() {
    const said = document.getElementById("blazor-error-ui");
    if (!said || "ended" in document.documentElement.dataset || "early" in document.documentElement.dataset) {
      return;
    }
    document.documentElement.dataset.ended = "";
    const stood = document.querySelector("[data-testid=clock] span")?.textContent ?? "–";
    said.querySelectorAll("time").forEach((time) => { time.textContent = stood; });
    said.style.display = "block";
  }

  async function loadAnew() {
    sayEnded();
    // Never the same on every screen: two hundred of them lose a server together.
    const spread = () => 0.7 + 0.6 * Math.random();
    await rest(Math.min(pause.longest, pause.first * 2 ** renewed(false)) * spread());
    // A page that is gone cannot come back by itself: this one stands until there is another.
    while (await dxioc.served() === null) {
      await rest(3_000 * spread());
    }
    renewed(true);
    location.reload();
  }

  window.dxioc = {
    language(code) {
      document.cookie = `dxioc-language=${code}; path=/; max-age=31536000; samesite=lax`;
      document.documentElement.lang = code;
    },

    // The control library's look and script.
    controls() {
      return controls ??= fetchControls().catch((failed) => {
        controls = null;
        throw failed;
      });
    },

    // An assembly that is fetched late, whole or not at all: the runtime's own way takes one for loaded as soon as an answer to it begins,
    // whatever that answers and wherever it breaks off.
    async assembly(file) {
      const { name, hash } = Blazor.runtime.getConfig().resources.lazyAssembly.find((asset) => asset.virtualPath === file);
      const answer = await fetch(`_framework/${name}`, { integrity: hash, signal: AbortSignal.timeout(patience.fetch) });
      if (!answer.ok) {
        if (answer.status === 404) {
          // The server has another version by now, and this page's files no more.
          dxioc.renew();
        }
        throw new Error(`${name}: ${answer.status}`);
      }
      return new Uint8Array(await answer.arrayBuffer());
    },

    // The version that the server has of this page; null where it gives none, also where a proxy answers in its place.
    async served() {
      try {
        const answer = await fetch(location.href, { cache: "no-store", signal: AbortSignal.timeout(10_000) });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        return answer.ok ? page.querySelector("meta[name=dxioc-release]")?.content ?? null : null;
      } catch {
        return null;
      }
    },

    // Loads the page anew once the server answers: for a page whose program has ended, which nobody may come to visit.
    renew() {
      return renewing ??= loadAnew();
    },

    // The program lives.
    beat() {
      beats++;
    },

    // False where the browser gives no clipboard, as on plain http from another machine.
    async copy(text) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        return false;
      }
    },
  };

  // An error that nobody caught: the framework shows its element.
  new MutationObserver(() => dxioc.renew()).observe(document.getElementById("blazor-error-ui"), { attributes: true, attributeFilter: ["style"] });

  // A start that failed tells nobody: a script that could not be fetched, or the promise of one that did not find its files.
  const failedStart = () => setTimeout(() => beats || dxioc.renew(), patience.failedStart);
  addEventListener("unhandledrejection", () => beats || failedStart());
  addEventListener("error", (e) => {
    if (e.target instanceof HTMLScriptElement && !beats) {
      failedStart();
    }
  }, true);

  // A program that ended without a word beats no more. Looks are counted, not time: what holds up the one, as a sleep does, holds up the other.
  let seen = 0;
  let silent = 0;
  setInterval(() => {
    silent = beats === seen ? silent + 1 : 0;
    seen = beats;
    if (beats && silent >= patience.looks) {
      dxioc.renew();
    }
  }, patience.look);

  // A sheet of styles that could not be fetched is asked for again: without it a page stands bare until it is left.
  async function askAgain(sheet) {
    await rest(3_000);
    if (sheet.isConnected) {
      sheet.setAttribute("href", sheet.getAttribute("href"));
    }
  }

  [...document.querySelectorAll("link[rel=stylesheet]")].filter((link) => !link.sheet).forEach(askAgain);
  addEventListener("error", (e) => {
    if (e.target instanceof HTMLLinkElement && e.target.rel === "stylesheet" && !e.target.onerror) {
      askAgain(e.target);
    }
  }, true);
})();
