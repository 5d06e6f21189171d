// SPDX-License-Identifier: EUPL-1.2
#include "corpus/input.h"

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include "base/hash.h"
#include "base/test_folder.h"
#include "corpus/formats/test_sink.h"

namespace eender::corpus {
namespace {

namespace fs = std::filesystem;

// Without the rights of the superuser, who may read anything, as long as it lives.
class AsNobody {
 public:
  AsNobody() : user_(::geteuid()) {
    if (user_ == 0 && ::seteuid(65534) != 0) ADD_FAILURE() << "cannot become nobody";
  }
  ~AsNobody() {
    if (user_ == 0 && ::seteuid(user_) != 0) ADD_FAILURE() << "cannot become root again";
  }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;

 private:
  uid_t user_;
};

class Inputs : public testing::Test {
 protected:
  std::string file(const std::string& name, const std::string& bytes) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return (folder_ / name).string();
  }

  std::vector<std::string> walk(const std::vector<std::string>& paths) {
    std::vector<std::string> found;
    for_each_file(
        paths, [&](const std::string& path, bool) { found.push_back(path); }, sink_);
    return found;
  }

  TestFolder folder_;
  TestSink sink_;
};

enum class Codec { kGzip, kZstd };

// `times` times `block`, compressed: a bomb where that is much.
std::string compressed(Codec codec, const std::string& block, std::size_t times = 1) {
  archive* writer = archive_write_new();
  if (codec == Codec::kGzip)
    archive_write_add_filter_gzip(writer);
  else
    archive_write_add_filter_zstd(writer);
  archive_write_set_format_raw(writer);
  std::string out(1 << 20, '\0');
  std::size_t used = 0;
  archive_write_open_memory(writer, out.data(), out.size(), &used);
  archive_entry* entry = archive_entry_new();
  archive_entry_set_filetype(entry, AE_IFREG);
  EXPECT_EQ(archive_write_header(writer, entry), ARCHIVE_OK);
  for (std::size_t i = 0; i < times; ++i) archive_write_data(writer, block.data(), block.size());
  archive_entry_free(entry);
  archive_write_close(writer);
  archive_write_free(writer);
  out.resize(used);
  return out;
}

std::string read_from(Input& input, Result<void>& outcome, std::uint64_t limit = std::uint64_t{1} << 30) {
  std::string bytes;
  outcome = input.read_all(bytes, limit);
  return bytes;
}

TEST_F(Inputs, ReadsPlainAndCompressedFilesAlikeWhateverTheirName) {
  std::string text;
  for (int i = 0; i < 40000; ++i) text += "line " + std::to_string(i) + "\n";
  for (const std::string& path : {file("plain", text), file("a.txt", compressed(Codec::kGzip, text)),
                                  file("b.json", compressed(Codec::kZstd, text))}) {
    auto input = Input::open(path);
    ASSERT_TRUE(input) << input.error().describe();
    EXPECT_EQ(*input->peek(), text.substr(0, 4096));
    Result<void> outcome;
    EXPECT_EQ(read_from(*input, outcome), text);
    EXPECT_TRUE(outcome);
    EXPECT_EQ(input->name(), path);
  }
}

TEST_F(Inputs, ReadsAnEmptyFileAsNothing) {
  auto input = Input::open(file("empty", ""));
  ASSERT_TRUE(input);
  EXPECT_EQ(*input->peek(), "");
  Result<void> outcome;
  EXPECT_EQ(read_from(*input, outcome), "");
  EXPECT_TRUE(outcome);
}

TEST_F(Inputs, NamesTheContentByTheBytesAsReceived) {
  const std::string bytes = compressed(Codec::kGzip, "some text");
  EXPECT_EQ(content_of(file("a", bytes)).value(), hash_of(bytes));
  EXPECT_EQ(content_of(folder_ / "absent").error().kind, ErrorKind::kNotFound);
}

TEST_F(Inputs, RefusesWhatExpandsOutOfProportionAndKeepsMemoryBounded) {
  const std::string zeros(1 << 20, '\0');
  for (const Codec codec : {Codec::kGzip, Codec::kZstd}) {
    const std::string bomb = compressed(codec, zeros, 64);
    ASSERT_LT(bomb.size(), std::size_t{70000});
    Input input = Input::of_bytes(bomb, "bomb");
    std::string block(1 << 16, '\0');
    std::uint64_t read = 0;
    while (true) {
      auto got = input.read(block.data(), block.size());
      if (!got) {
        EXPECT_EQ(got.error().kind, ErrorKind::kInvalidInput);
        EXPECT_NE(got.error().message.find("expands to more than 1000 times its size"), std::string::npos)
            << got.error().message;
        break;
      }
      ASSERT_GT(*got, 0U) << "the bomb went off";
      read += *got;
    }
    EXPECT_GE(read, std::uint64_t{16} << 20);
    EXPECT_LE(read, std::uint64_t{68} << 20);
  }
}

TEST_F(Inputs, RefusesWhatExpandsToMoreThanTheLimit) {
  std::string block;
  for (int i = 0; block.size() < 1 << 16; ++i) block += std::to_string(i * 7919) + " ";
  const std::string bytes = compressed(Codec::kGzip, block, 40);
  Input input = Input::of_bytes(bytes, "large", ExpansionLimits{.bytes = 1 << 20});
  Result<void> outcome;
  const std::string read = read_from(input, outcome);
  ASSERT_FALSE(outcome);
  EXPECT_NE(outcome.error().message.find("expands to more than 1 MiB"), std::string::npos) << outcome.error().message;
  EXPECT_GT(read.size(), std::size_t{1} << 19);
}

TEST_F(Inputs, TellsWhatIsCutOffAndGivesWhatCameBefore) {
  std::string text;
  for (int i = 0; i < 200000; ++i) text += std::to_string(i * 7919 % 1000003) + "\n";
  for (const Codec codec : {Codec::kGzip, Codec::kZstd}) {
    std::string bytes = compressed(codec, text);
    bytes.resize(bytes.size() - bytes.size() / 4);
    Input input = Input::of_bytes(bytes, "cut");
    Result<void> outcome;
    const std::string read = read_from(input, outcome);
    ASSERT_FALSE(outcome);
    EXPECT_NE(outcome.error().message.find("damaged or cut off"), std::string::npos);
    EXPECT_GT(read.size(), text.size() / 4);
    EXPECT_EQ(read, text.substr(0, read.size()));
  }
}

TEST_F(Inputs, RefusesMoreThanTheCallerTakes) {
  Input input = Input::of_bytes("0123456789", "ten");
  Result<void> outcome;
  EXPECT_EQ(read_from(input, outcome, 4), "0123");
  ASSERT_FALSE(outcome);
  EXPECT_NE(outcome.error().message.find("larger than 4 bytes"), std::string::npos);
}

TEST_F(Inputs, ReadsWhatStandsWithinAnotherAndDecompressesIt) {
  const std::string text = "a text of some words";
  const std::string bytes = compressed(Codec::kGzip, text);
  Input around = Input::of_bytes("around", "around");
  std::size_t at = 0;
  Input inner = Input::within(
      around,
      [&](char* into, std::size_t size) -> Result<std::size_t> {
        const std::size_t step = bytes.copy(into, std::min<std::size_t>(size, 3), at);
        at += step;
        return step;
      },
      "inner");
  EXPECT_EQ(*inner.peek(), text);
  Result<void> outcome;
  EXPECT_EQ(read_from(inner, outcome), text);
  EXPECT_TRUE(outcome);
}

TEST_F(Inputs, GivesWhatCameBeforeAnErrorOfWhatItStandsIn) {
  Input around = Input::of_bytes("around", "around");
  int reads = 0;
  Input inner = Input::within(
      around,
      [&](char* into, std::size_t) -> Result<std::size_t> {
        if (++reads > 1) return fail(ErrorKind::kCorrupt, "the disk is broken", "around");
        *into = 'a';
        return 1;
      },
      "inner");
  Result<void> outcome;
  EXPECT_EQ(read_from(inner, outcome), "a");
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().message, "the disk is broken");
}

TEST_F(Inputs, CountsWhatStandsWithinAnotherAgainstTheLimitsOfBoth) {
  const std::string block(1 << 20, 'a');
  const std::string bytes = compressed(Codec::kGzip, block);
  Input around = Input::of_bytes("around", "around", ExpansionLimits{.bytes = 5 << 19});
  const auto read_one = [&] {
    std::size_t at = 0;
    Input inner = Input::within(
        around,
        [&](char* into, std::size_t size) -> Result<std::size_t> {
          const std::size_t step = bytes.copy(into, size, at);
          at += step;
          return step;
        },
        "inner");
    Result<void> outcome;
    read_from(inner, outcome);
    return outcome.has_value();
  };
  EXPECT_TRUE(read_one());
  EXPECT_TRUE(read_one());
  EXPECT_FALSE(read_one());
  EXPECT_FALSE(around.expanded(0));
  std::string rest;
  EXPECT_FALSE(around.read_all(rest, 100)) << "the outer one goes on as if nothing were";
}

TEST_F(Inputs, TellsAFolderAnAbsentFileAndOneWithoutRightsApart) {
  EXPECT_EQ(Input::open(folder_.path().string()).error().kind, ErrorKind::kInvalidInput);
  EXPECT_EQ(Input::open((folder_ / "absent").string()).error().kind, ErrorKind::kNotFound);
  const std::string path = file("secret", "text");
  fs::permissions(path, fs::perms::none);
  const auto input = [&] {
    const AsNobody nobody;
    return Input::open(path);
  }();
  ASSERT_FALSE(input);
  EXPECT_EQ(input.error().kind, ErrorKind::kUnavailable);
  EXPECT_NE(input.error().message.find("rights"), std::string::npos);
}

TEST_F(Inputs, WalksFoldersInTheOrderOfTheirNames) {
  const std::string b = file("b.xml", "1"), a2 = file("a/2", "1"), a10 = file("a/10", "1");
  EXPECT_EQ(walk({folder_.path().string(), "-"}), (std::vector<std::string>{a10, a2, b, "-"}));
  EXPECT_TRUE(sink_.problems.empty());
}

TEST_F(Inputs, SkipsNothingSilently) {
  const std::string kept = file("kept", "1");
  fs::create_directories(folder_ / "nothing");
  fs::create_symlink(folder_ / "absent", folder_ / "broken");
  fs::create_directory_symlink(folder_.path(), folder_ / "round");
  ASSERT_EQ(::mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  EXPECT_EQ(walk({folder_.path().string(), (folder_ / "typo").string()}), std::vector<std::string>{kept});
  std::vector<std::string> told;
  for (const Problem& problem : sink_.problems)
    told.push_back(fs::path(problem.source).filename().string() + ": " + problem.reason);
  EXPECT_EQ(
      told,
      (std::vector<std::string>{
          "broken: a link to something that does not exist", "nothing: the folder is empty", "pipe: not a regular file",
          "round: a link to a folder, which could lead round in a circle; name the folder itself to read it",
          "typo: no such file or folder"}));
}

TEST_F(Inputs, NamesAFolderWithoutRights) {
  fs::create_directories(folder_ / "closed");
  file("closed/in", "1");
  fs::permissions(folder_ / "closed", fs::perms::none);
  const auto found = [&] {
    const AsNobody nobody;
    return walk({(folder_ / "closed").string()});
  }();
  fs::permissions(folder_ / "closed", fs::perms::owner_all);
  EXPECT_TRUE(found.empty());
  ASSERT_EQ(sink_.problems.size(), 1U);
  EXPECT_NE(sink_.problems[0].reason.find("the folder cannot be read"), std::string::npos);
}

}  // namespace
}  // namespace eender::corpus
