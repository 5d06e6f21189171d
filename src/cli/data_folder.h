// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>

namespace eender::cli {

// Where governments.csv, ways/ and sample/ are: the environment's EENDER_DATA; else ../share/eender beside the folder of the program;
// else the folder of the source tree it was built from.
std::filesystem::path data_folder();

}  // namespace eender::cli
