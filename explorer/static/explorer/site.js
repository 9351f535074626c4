// What every page does, named once: a page waits for fewer files until it shows its text.

import "./header.js";
import "./search-box.js";
import "./copy.js";
import "./reading-list.js";
