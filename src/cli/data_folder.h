// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>

namespace eender::cli {

// Where governments.csv, ways/, sample/ and templates/ are: the environment's EENDER_DATA; else ../share/eender beside the folder of the program;
// else the folder of the source tree it was built from.
std::filesystem::path data_folder();

// Where the compiled message catalogues are: messages/ in the data folder; else where the build puts them.
std::filesystem::path message_folder();

}  // namespace eender::cli
