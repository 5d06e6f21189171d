// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>

namespace eender {

// For tests: an empty folder that one test has to itself and that is gone with this. Named by the test and the process, so that tests may run
// side by side.
class TestFolder {
 public:
  TestFolder() {
    std::filesystem::remove_all(path_);  // what a process of this number left when it was killed
    std::filesystem::create_directories(path_);
  }
  ~TestFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::filesystem::path& name) const { return path_ / name; }

 private:
  static std::string name() {
    const testing::TestInfo& test = *testing::UnitTest::GetInstance()->current_test_info();
    std::string name =
        std::string("eender-") + test.test_suite_name() + "." + test.name() + "-" + std::to_string(::getpid());
    std::replace(name.begin(), name.end(), '/', '.');  // of a test with parameters
    return name;
  }

  const std::filesystem::path path_ = std::filesystem::temp_directory_path() / name();
};

}  // namespace eender
