// The little that pages need before and beside WebAssembly.
window.dxioc = {
  language(code) {
    document.cookie = `dxioc-language=${code}; path=/; max-age=31536000; samesite=lax`;
    document.documentElement.lang = code;
  },
};
