// What the list of quotes does beside site.js.

import "./panel.js";
import "./filter-sheet.js";
import "./filters.js";
