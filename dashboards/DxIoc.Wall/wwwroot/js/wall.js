// The little that pages need before and beside WebAssembly.
window.dxioc = {
  language(code) {
    document.cookie = `dxioc-language=${code}; path=/; max-age=31536000; samesite=lax`;
    document.documentElement.lang = code;
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
