// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/format.h"

#include <gtest/gtest.h>

#include "corpus/formats/test_sink.h"

namespace eender::corpus {
namespace {

TEST(Formats, AreToldByContent) {
  const std::string utf16 = [] {
    std::string bytes = "\xff\xfe";
    for (const char c : std::string("<?xml version=\"1.0\"?><cvdr>")) bytes += {c, '\0'};
    return bytes;
  }();
  for (const auto& [bytes, format] : std::vector<std::pair<std::string, Format>>{
           {"{\"government\":\"x\"}", Format::kJsonLines},
           {"\xef\xbb\xbf\n { \"a\":1}", Format::kJsonLines},
           {"<?xml version=\"1.0\"?><!-- <html> --><cvdr xmlns=\"x\">", Format::kCvdr},
           {"<c:cvdr xmlns:c=\"x\">", Format::kCvdr},
           {utf16, Format::kCvdr},
           {"<searchRetrieveResponse xmlns=\"http://www.loc.gov/zing/srw/\">", Format::kCvdr},
           {"<sru:searchRetrieveResponse>", Format::kCvdr},
           {"<gzd>", Format::kCvdr},
           {"<AanleveringBesluit xmlns=\"https://standaarden.overheid.nl/lvbb/stop/aanlevering/\">", Format::kStop},
           {"<lvbbu:Consolidaties xmlns:lvbbu=\"https://standaarden.overheid.nl/lvbb/stop/uitlevering/\">",
            Format::kStop},
           {"<akomaNtoso xmlns=\"http://www.akomantoso.org/2.0\">", Format::kAkomaNtoso},
           {"<!DOCTYPE HTML><html>", Format::kHtml},
           {"<html lang=\"nl\">", Format::kHtml},
           {"<note/>", Format::kXml},
           {"%PDF-1.7", Format::kPdf},
           {"PK\x03\x04...", Format::kArchive},
           {"[{\"a\":1}]", Format::kJsonArray},
           {"", Format::kEmpty},
           {" \n", Format::kEmpty},
           {"{\\rtf1", Format::kUnknown},
           {"naam;tekst", Format::kText},
           {std::string("\0\0", 2), Format::kUnknown}})
    EXPECT_EQ(recognise(bytes), format) << bytes;
}

TEST(Formats, ThatAreNotReadAreNamed) {
  for (const auto& [bytes, part] :
       std::vector<std::pair<std::string, std::string>>{{"%PDF-1.7", "this is a PDF; eender does not read that yet"},
                                                        {"", "this is an empty file"},
                                                        {"[{}]", "JSON Lines"}}) {
    TestSink sink;
    Input input = Input::of_bytes(bytes, "a");
    import_source(input, {"a", "", false}, sink);
    ASSERT_EQ(sink.problems.size(), 1U);
    EXPECT_TRUE(sink.has_problem(Problem::Severity::kUnreadable, part)) << sink.problems[0].reason;
    EXPECT_EQ(sink.problems[0].source, "a");
  }
}

TEST(Formats, ThatAreReadReachTheirImporters) {
  TestSink sink;
  Input lines = Input::of_bytes("{\"government\":\"x\",\"document\":\"w\",\"text\":\"a\"}", "a");
  import_source(lines, {"a", "", false}, sink);
  Input xml = Input::of_bytes(
      "<cvdr><meta><creator>x</creator></meta><body><regeling><regeling-tekst><al>b</al></regeling-tekst></regeling></"
      "body></cvdr>",
      "b");
  import_source(xml, {"b", "", false}, sink);
  EXPECT_EQ(sink.provisions(), 2U);
}

TEST(Formats, ACompressedSourceThatIsCutOffIsTold) {
  TestSink sink;
  Input input = Input::of_bytes(std::string_view("\x1f\x8b\x08\x00\x00", 5), "a");
  import_source(input, {"a", "", false}, sink);
  EXPECT_TRUE(sink.has_problem(Problem::Severity::kUnreadable, "damaged or cut off"));
}

}  // namespace
}  // namespace eender::corpus
