// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "view/drawings.h"
#include "view/svg.h"

// What the drawings share. Internal to them.
namespace eender::view {

// The width drawings are laid out for: a narrow telephone's, so that a unit is about a pixel there and more elsewhere.
constexpr double kDrawingWidth = 320;

enum class Interaction { kNone, kLinks };

// <svg> with title and description. A drawing with links is a group, for what stands inside an image is hidden from assistive software.
void open_drawing(Svg& svg, std::string_view classes, const Caption& caption, double width, double height,
                  Interaction interaction);

// A <text> that is not closed yet.
Svg& open_text(Svg& svg, std::string_view classes, double x, double y, double size);

// About how wide a text is in a common sans serif; drawings leave room for it, and nothing breaks where it is off by a tenth.
double text_width(std::string_view text, double size);

// "12 345": groups of three from 10,000 on, parted by a narrow space, as readers of any language take it.
std::string count_text(std::uint64_t count);

}  // namespace eender::view
