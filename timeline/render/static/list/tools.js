/* The list: search, filters, the state in the address, brief lists that open, and the figure's loading.
 * Without this script the page is complete; it only adds. The files of this folder are one script when served. */

function make(tag, attributes, text) {
  var element = document.createElement(tag);
  for (var name in attributes) element.setAttribute(name, attributes[name]);
  if (text != null) element.textContent = text;
  return element;
}

function listed(nodes) { return Array.prototype.slice.call(nodes); }

// How to scroll: at once for readers who want no motion, and over long ways.
function calm(far) {
  return far || window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
}

// Strings with {fields}, in the plural form that the count asks for.
function speaker(words, locale) {
  var plurals, numbers; // made when they are first wanted: they are slow to make
  return function (key, values) {
    var entry = words[key];
    if (typeof entry === "object") entry = entry[(plurals = plurals || new Intl.PluralRules(locale)).select(values.count)] || entry.other;
    return entry.replace(/\{(\w+)\}/g, function (all, name) {
      var value = values && values[name];
      return typeof value === "number" ? (numbers = numbers || new Intl.NumberFormat(locale)).format(value) : value == null ? all : value;
    });
  };
}

// Letters without case, accents and marks that nobody types.
function fold(text) {
  return text.normalize("NFKD").replace(/[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e]/g, "").toLowerCase();
}

// The day, counted from 1970, on which a date or a year begins, and the one after its end; null for no such text.
function startOf(text) { return dayOf(text, 0); }
function endOf(text) { return dayOf(text, 1); }

function dayOf(text, later) {
  var parts = /^(-?\d{1,6})(?:-(\d\d)-(\d\d))?$/.exec(text || ""), date = new Date(0);
  if (!parts) return null;
  date.setUTCFullYear(+parts[1] + (parts[2] ? 0 : later), parts[2] ? parts[2] - 1 : 0, parts[3] ? +parts[3] + later : 1);
  return date.getTime() / 864e5;
}

function decode(text) {
  try { return decodeURIComponent(text); } catch (error) { return text; }
}
