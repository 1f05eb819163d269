// The little that pages need before and beside WebAssembly.
window.dxioc = {
  language(code) {
    document.cookie = `dxioc-language=${code}; path=/; max-age=31536000; samesite=lax`;
    document.documentElement.lang = code;
  },
  // The control library's look and script, once, before the first page that uses them is drawn; our own styles stay the last word.
  controls() {
    const library = "_content/Radzen.Blazor/";
    if (document.querySelector(`script[src^="${library}"]`)) {
      return;
    }
    const put = (tag, values, place) => new Promise((there, failed) => {
      const made = Object.assign(document.createElement(tag), values, {
        onload: there,
        // Taken away again, so that the next try is one.
        onerror: () => { made.remove(); failed(new Error(values.src ?? values.href)); },
      });
      place(made);
    });
    return Promise.all([
      put("link", { rel: "stylesheet", href: `${library}css/material-dark-base.css` }, (made) => document.head.prepend(made)),
      put("script", { src: `${library}Radzen.Blazor.min.js` }, (made) => document.body.append(made)),
    ]).then(() => undefined);
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
