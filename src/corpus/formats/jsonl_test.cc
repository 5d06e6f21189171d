// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/jsonl.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "corpus/formats/format.h"
#include "corpus/formats/test_sink.h"

namespace eender::corpus {
namespace {

using Severity = Problem::Severity;
using testing::ElementsAre;
using testing::IsEmpty;

TestSink import(const std::string& bytes, bool model = false) {
  TestSink sink;
  Input input = Input::of_bytes(bytes, "a.jsonl");
  import_jsonl(input, {"a.jsonl", "c0ffee", model}, sink);
  return sink;
}

// A line of government "x", work "w", with `fields` added.
std::string line(const std::string& fields) { return "{\"government\":\"x\",\"document\":\"w\"," + fields + "}\n"; }
std::string english(const std::string& number, const std::string& heading, const std::string& text) {
  return line("\"language\":\"en\",\"number\":\"" + number + "\",\"heading\":\"" + heading + "\",\"text\":\"" + text +
              "\"");
}

TEST(JsonLines, ReadAProvisionALine) {
  const auto sink = import(
      "{\"government\":\"Leerdam\",\"work\":\"ezels\",\"version\":2,\"title\":\"Ezelverordening\",\"type\":"
      "\"verordening\",\"subject\":\"dieren\","
      "\"adopted\":\"2019-12-01\",\"from\":\"2020-01-01\",\"until\":\"2021-01-01\",\"path\":\"h1/"
      "a5\",\"number\":5,\"heading\":\"Balken\","
      "\"text\":\"Een ezel  balkt.\\n  a. luid;\\n\\n  b. vaak.\\n\\tx\\ty\",\"note\":\"Zie "
      "elders.\",\"colour\":\"grey\"}\n"
      "{\"government\":\"Leerdam\",\"work\":\"ezels\",\"version\":\"2\",\"number\":\"6\",\"text\":\"Een paard "
      "niet.\"}\r\n");
  ASSERT_EQ(sink.regulations.size(), 1U);
  const Regulation& read = sink.regulations[0];
  EXPECT_EQ(read.government + " " + read.work + " " + read.version + " " + read.title + " " + read.type + " " +
                read.subject + " " + read.language,
            "Leerdam ezels 2 Ezelverordening verordening dieren nl");
  EXPECT_EQ(read.adopted, Date::of(2019, 12, 1));
  EXPECT_EQ(read.from, Date::of(2020, 1, 1));
  EXPECT_EQ(read.until, Date::of(2021, 1, 1));
  EXPECT_EQ(read.source, "a.jsonl");
  EXPECT_EQ(read.content, "c0ffee");
  ASSERT_EQ(read.provisions.size(), 2U);
  EXPECT_EQ(read.provisions[0].path, "h1/a5");
  EXPECT_EQ(read.provisions[0].number, "5");
  EXPECT_EQ(read.provisions[0].heading, "Balken");
  EXPECT_EQ(read.provisions[0].text, "Een ezel balkt.\n  a. luid;\n  b. vaak.\n\tx\ty");
  EXPECT_EQ(read.provisions[0].note, "Zie elders.");
  EXPECT_EQ(read.provisions[1].path, "6");
  EXPECT_THAT(sink.problems, IsEmpty());
}

TEST(JsonLines, ReadAWholeRegulationALine) {
  const auto sink = import(
      "{\"provisions\":[{\"number\":\"1\",\"text\":\"Een.\"},{\"number\":\"1\",\"heading\":\"Twee\",\"text\":\"Twee.\"}"
      ",{\"heading\":\"Slot van alles\",\"text\":\"Drie.\"}],"
      "\"title\":\"Ezelverordening\",\"government\":\"x\",\"model\":true}\n");
  ASSERT_EQ(sink.regulations.size(), 1U);
  EXPECT_TRUE(sink.regulations[0].model);
  EXPECT_EQ(sink.regulations[0].work, "Ezelverordening");
  EXPECT_THAT(sink.paths(), ElementsAre("1", "1~2", "slot-van-alles"));
}

TEST(JsonLines, BeginARegulationWhereGovernmentWorkOrVersionChange) {
  const auto sink = import(
      "{\"government\":\"x\",\"work\":\"w\",\"number\":\"1\",\"text\":\"a\"}\n{\"government\":\"y\",\"work\":\"w\","
      "\"number\":\"1\",\"text\":\"a\"}\n"
      "{\"government\":\"y\",\"work\":\"w\",\"version\":\"2\",\"number\":\"1\",\"text\":\"a\"}\n"
      "{\"government\":\"x\",\"work\":\"w\",\"number\":\"1\",\"text\":\"b\"}\n");
  EXPECT_EQ(sink.regulations.size(), 4U);
  EXPECT_THAT(sink.paths(), ElementsAre("1", "1", "1", "1~2"));
}

TEST(JsonLines, ReadDutchNamesOfFieldsAndPathsOfHeadings) {
  const auto sink = import(
      "{\"cvdr\":\"CVDR12_3\",\"gemeente_code\":\"GM9999\",\"pad\":\"HOOFDSTUK 2: Stallen > Artikel 2.1 Stro en water "
      "> lid 4\",\"sectietype\":\"artikel\","
      "\"tekst\":\"Er is stro, ook\\n                      in de winter.\"}");
  ASSERT_EQ(sink.regulations.size(), 1U);
  EXPECT_EQ(sink.regulations[0].government, "GM9999");
  EXPECT_EQ(sink.regulations[0].work, "CVDR12");
  EXPECT_EQ(sink.regulations[0].version, "3");
  const Provision provision = sink.provision("hoofdstuk-2/artikel-2.1/lid-4");
  EXPECT_EQ(provision.number, "2.1, lid 4");
  EXPECT_EQ(provision.heading, "Stro en water");
  EXPECT_EQ(provision.text, "Er is stro, ook in de winter.");
}

TEST(JsonLines, PutNumbersAndHeadingsRightThatASourceMixedUp) {
  const auto sink =
      import(english("24", "158.", "- Short title. This part is about goats.") +
             english("42", "2. - Goats; sheep.", "Both eat.") +
             english("16", "04A.001.", "- Scope of it. Goats only.") + english("3.2", "Goats, etc.", "They eat.") +
             english("70", "9.", "- [Fences.] A fence is high.") + english("8", "1-2.", "No dash here. At all.") +
             english("9", "1-3 - How named.", "By name.") + english("24-5", "5.", "- Last. The end is near."));
  std::vector<std::string> read;
  for (const Provision& provision : sink.regulations.at(0).provisions)
    read.push_back(provision.path + "|" + provision.number + "|" + provision.heading + "|" + provision.text);
  EXPECT_THAT(read,
              ElementsAre("24-158|24-158|Short title|This part is about goats.", "42-2|42-2|Goats; sheep|Both eat.",
                          "16-04a.001|16-04A.001|Scope of it|Goats only.", "3.2|3.2|Goats, etc.|They eat.",
                          "70-9|70-9|Fences|A fence is high.", "8-1-2|8-1-2||No dash here. At all.",
                          "9-1-3|9-1-3|How named|By name.", "24-5|24-5|Last|The end is near."));
}

TEST(JsonLines, SetHistoryNotesApartInEnglishOnly) {
  const std::string text = "Goats eat grass. (Ord. No. 5, § 1, 2-3-2004)";
  EXPECT_EQ(import(english("1", "Goats", text)).provision("1").note, "(Ord. No. 5, § 1, 2-3-2004)");
  EXPECT_EQ(import(line("\"number\":\"1\",\"text\":\"" + text + "\"")).provision("1").text, text);
}

TEST(JsonLines, LeaveOutWhatHoldsNoRuleAndCountIt) {
  const auto sink = import(english("1", "2.", "- Reserved.") +
                           english("1", "3. - Reserved.", "Editor's note— Ord. No. 5 repealed it.") +
                           english("1", "4.", "") + english("1", "5.", "- Goats. They eat."));
  EXPECT_THAT(sink.paths(), ElementsAre("1-5"));
  EXPECT_TRUE(sink.has_problem(Severity::kNotice, "3 provisions without a rule"));
}

TEST(JsonLines, LeadBackToTheTextInTheSource) {
  const std::string bytes = "\n" + english("1", "Text", "Goats eat.") + english("2", "3.", "- Why. Goats climb.") +
                            line("\"provisions\":[{\"text\" : \"Een.\"},{\"heading\":\"text\",\"text\":\"  Twee.\"}]");
  const auto sink = import(bytes);
  ASSERT_EQ(sink.provisions(), 4U);
  for (const Provision& provision : sink.regulations[0].provisions) {
    ASSERT_EQ(provision.source_map.size(), 1U);
    EXPECT_EQ(bytes.substr(provision.source_map[0].source, provision.text.size()), provision.text);
  }
}

TEST(JsonLines, TellWhatIsWrongWithALineAndReadTheNext) {
  const std::string good = line("\"number\":\"1\",\"text\":\"Een ezel balkt.\"");
  struct Case {
    std::string bad;
    std::string reason;
  };
  const std::vector<Case> cases{{"{\"government\":\"x\",", "not JSON"},
                                {"onzin", "not JSON"},
                                {"{\"government\":\"x\"} {}", "not JSON"},
                                {"[1,2]", "not an object"},
                                {line("\"text\":5"), "\"text\" is not a text"},
                                {line("\"text\":\"a\",\"model\":\"yes\""), "\"model\" is not true or false"},
                                {line("\"provisions\":{}"), "\"provisions\" is not an array"},
                                {line("\"provisions\":[1]"), "a provision is not an object"},
                                {line("\"number\":\"2\""), "no \"text\""},
                                {line("\"text\":null"), "no \"text\""},
                                {"{\"document\":\"w\",\"text\":\"a\"}", "no \"government\""},
                                {"{\"government\":\"x\",\"text\":\"a\"}", "no \"document\""},
                                {line("\"text\":\"caf\xe9\""), "not UTF-8"},
                                {line("\"text\":\"\\ud800 half\""), "surrogate"},
                                {line("\"text\":\"a\\u0000b\""), "NUL"},
                                {line(std::string("\"text\":\"a") + '\0' + "b\""), "not JSON"}};
  for (const Case& bad : cases) {
    const std::string text = bad.bad.ends_with('\n') ? bad.bad : bad.bad + "\n";
    const auto sink = import(good + text + good);
    EXPECT_EQ(sink.provisions(), 2U) << bad.bad;
    ASSERT_EQ(sink.problems.size(), 1U) << bad.bad;
    EXPECT_THAT(sink.problems[0].reason, testing::HasSubstr(bad.reason));
    EXPECT_EQ(sink.problems[0].severity, Severity::kUnreadable);
    EXPECT_EQ(sink.problems[0].line, 2U);
    EXPECT_EQ(sink.problems[0].offset, good.size());
  }
}

TEST(JsonLines, KeepALineWhoseDatesAreNone) {
  const auto sink = import(line("\"text\":\"a\",\"from\":\"gisteren\""));
  EXPECT_EQ(sink.provisions(), 1U);
  EXPECT_TRUE(sink.has_problem(Severity::kPartial, "\"from\" is not a date"));
}

TEST(JsonLines, TellOnlyTheNumberOfProblemsOfAKindBehindTheThousandth) {
  std::string bytes;
  for (int i = 0; i < 1500; ++i) bytes += "onzin\n";
  bytes += line("\"text\":5");
  const auto sink = import(bytes);
  EXPECT_EQ(sink.problems.size(), kMaxProblemsOfAKind + 2);
  EXPECT_TRUE(sink.has_problem(Severity::kUnreadable, "500 more lines not JSON"));
  EXPECT_TRUE(sink.has_problem(Severity::kUnreadable, "is not a text"));
}

TEST(JsonLines, SkipALineThatIsTooLongAndReadTheNext) {
  const std::string good = line("\"number\":\"1\",\"text\":\"Een ezel balkt.\"");
  for (const std::size_t size : {kMaxJsonLine + 1, kMaxJsonLine * 4}) {
    std::string bytes = good + "{\"government\":\"" + std::string(size, 'x') + "\n" + good;
    const auto sink = import(bytes);
    EXPECT_EQ(sink.provisions(), 2U);
    ASSERT_EQ(sink.problems.size(), 1U);
    EXPECT_EQ(sink.problems[0].line, 2U);
    EXPECT_THAT(sink.problems[0].reason, testing::HasSubstr("longer than 16 MiB"));
    EXPECT_THAT(import(bytes.substr(0, bytes.size() - good.size() - 1)).problems, testing::SizeIs(1));
  }
  const std::string just = line("\"number\":\"1\",\"text\":\"" + std::string(kMaxJsonLine - 60, 'x') + "\"");
  EXPECT_EQ(import(just + good).provisions(), 2U);
}

TEST(JsonLines, OfAModelNeedNoGovernment) {
  const auto sink = import("{\"document\":\"w\",\"text\":\"a\"}", true);
  ASSERT_EQ(sink.regulations.size(), 1U);
  EXPECT_TRUE(sink.regulations[0].model);
}

TEST(JsonLines, MayBeginWithAByteOrderMarkAndEndWithoutALineBreak) {
  EXPECT_EQ(import("\xef\xbb\xbf{\"government\":\"x\",\"document\":\"w\",\"text\":\"a\"}").provisions(), 1U);
  EXPECT_THAT(import("\n \n").problems, IsEmpty());
}

TEST(JsonLines, ReadTheRealCorporaWholly) {
  const auto corpora = std::filesystem::path(EENDER_SOURCE_DIR) / "../shared/corpora";
  if (!std::filesystem::exists(corpora)) GTEST_SKIP() << "no real texts at " << corpora;
  TestSink passages;
  const std::string small = (corpora / "nl-wmo-passages/passages_sample.jsonl").string();
  auto input = Input::open(small);
  ASSERT_TRUE(input);
  import_source(*input, {small, "", false}, passages);
  EXPECT_EQ(passages.provisions(), 28U);
  EXPECT_THAT(passages.problems, IsEmpty());

  struct Count : Sink {
    std::size_t provisions = 0, noted = 0, unreadable = 0;
    Account total;
    std::set<std::string> governments;
    std::set<std::string> ids;
    void regulation(Regulation regulation) override {
      provisions += regulation.provisions.size();
      governments.insert(regulation.government);
      for (const Provision& provision : regulation.provisions) {
        noted += !provision.note.empty();
        ids.insert(regulation.government + "/" + regulation.work + "/" + provision.path);
      }
    }
    void account(const Account& account) override { total += account; }
    void problem(Problem problem) override { unreadable += problem.severity != Severity::kNotice; }
  } count;
  const std::string large = (corpora / "georgia-codes.jsonl.zst").string();
  auto codes = Input::open(large);
  ASSERT_TRUE(codes);
  import_source(*codes, {large, "", false}, count);
  EXPECT_EQ(count.governments.size(), 154U);
  EXPECT_EQ(count.unreadable, 0U);
  EXPECT_GT(count.provisions, 130000U);
  EXPECT_LE(count.provisions, 131313U);
  EXPECT_EQ(count.ids.size(), count.provisions) << "paths are unique";
  EXPECT_GT(count.noted, 100000U);
}

}  // namespace
}  // namespace eender::corpus
