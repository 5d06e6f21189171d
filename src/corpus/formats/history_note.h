// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace eender::corpus {

// Cuts what stands behind a rule and is not one off the end of `text`, and returns it as lines in the order of the text; empty where
// there is nothing of the kind. American codes of ordinances end their sections so:
//
//   history    "(Ord. No. 12-3, § 4, 5-6-2012)", "(Code 1990, § 1-2; Res. of 3-4-05)", "(Laws 1970, p. 215)"
//   editors    "Editor's note— …", "Cross reference— …", "State law reference— …", "Note— …"
//   edges      the heading of the next division, where a source was cut at sections only: "ARTICLE II. - DOGS[2] Footnotes: …"
//
// In doubt the text stays: a history note needs a sentence or nothing before it, and must begin as such notes do. Never cuts inside a
// UTF-8 character, and looks at the last 16 KiB only.
std::string split_history_note(std::string& text);

}  // namespace eender::corpus
