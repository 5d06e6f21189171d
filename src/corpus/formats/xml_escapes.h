// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace eender::corpus {

// Writes what &lt; &gt; &amp; &quot; &apos; and numeric references stand for in their place, and returns where the text ends then: they are
// shorter than they are written. All others stay as they are. REQUIRES: no numeric reference to a character that does not exist.
char* resolve_escapes(char* begin, char* end);

}  // namespace eender::corpus
