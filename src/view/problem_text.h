// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "view/messages.h"

namespace eender::view {

// Why something could not be read, or not wholly, in the reader's language.
struct ProblemText {
  std::string text;
  std::string language;  // as HTML's lang has it: the reader's; "en" where no sentence of ours is recognised
};

// The library keeps what importers say as English sentences, with names, numbers and quotes of the source in them. They are recognised here,
// so that what was imported before can be told in a language that came later; tools/check-problems finds a sentence that is missing.
ProblemText problem_text(std::string_view reason, const Messages& say);

}  // namespace eender::view
