/* The figure: what is in view of a story, drawn by plotly.js. The files of this folder are one script when served. */

var INSTANT = 0, WITHIN = 1, LASTING = 2, SINCE = 3, BY = 4;
var WINDOWS = 0, BOUNDS = 1, BARS = 2, CONFLICTS = 3, ARROWS = 4, MARKS = 5, COUNTS = 6, LABELS = 7, RING = 8;
var EDGE = 18, WHOLE = [-EDGE, 1000 + EDGE];
var ROW = 22, TALL_ROW = 32, HEADER = 20, AXIS = 56, TOP = 4;
var MOST_MARKS = 240, MOST_LABELS = 40, BUCKET = 60, STUB = 44;
var CUTS = [42, 28], LONGEST = 72; // letters of a label
var ROWS = 4; // named rows that a figure of usual height has
var NEAREST = 120; // places on the axis that the view of all has, at least
var SYMBOLS = { occurred: "circle", planned: "circle-open", ongoing: "circle", cancelled: "x-thin", hypothetical: "square-open-dot" };
var DAY = 864e5;
