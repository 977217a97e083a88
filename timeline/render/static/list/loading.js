/* The figure's scripts, plotly.js among them: fetched, or opened where they wait in the page, once a page. */

var own = document.currentScript;
var sources = own && own.dataset.later ? own.dataset.later.split(" ") : [];

function load() {
  if (!window.tlLoading) {
    window.tlLoading = sources.length ? Promise.all(sources.map(fromAddress)) : arrived().then(function () {
      return Promise.all(listed(document.querySelectorAll("script.tl-later")).slice(0, 2).map(fromText));
    });
  }
  return window.tlLoading.then(function () {
    if (!window.Plotly || !window.tlFigure) throw new Error("the figure's scripts did not load");
  });
}

// The page's end, where the figure's scripts stand; the list works before it is there.
function arrived() {
  return new Promise(function (done) {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", done);
    else done();
  });
}

// A script that waits in the page as compressed text. The policy knows it by its hash.
function fromText(idle) {
  var packed = atob(idle.textContent), bytes = new Uint8Array(packed.length);
  for (var n = 0; n < packed.length; n++) bytes[n] = packed.charCodeAt(n);
  var opened = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(opened).text().then(function (text) {
    document.head.appendChild(make("script", {}, text));
  });
}

function fromAddress(address) {
  return new Promise(function (done, fail) {
    var script = make("script", { src: address });
    script.async = false;
    script.onload = done;
    script.onerror = fail;
    document.head.appendChild(script);
  });
}
