// SPDX-License-Identifier: EUPL-1.2
#include "corpus/government.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "base/file.h"
#include "base/test_folder.h"

namespace eender::corpus {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

const Register& dutch() {
  static const Register loaded = [] {
    auto result = Register::load(std::filesystem::path(EENDER_SOURCE_DIR) / "data" / "governments.csv");
    return result ? *std::move(result) : Register();
  }();
  return loaded;
}

std::string id_of(std::string_view written, std::string_view kind_hint = {}) {
  return dutch().find(written, kind_hint).id;
}

// How many municipalities there were on a day.
long municipalities_on(const Date& day) {
  return std::count_if(dutch().all().begin(), dutch().all().end(), [&day](const Government& g) {
    return g.kind == "municipality" && (!g.from || *g.from <= day) && (!g.until || *g.until > day);
  });
}

TEST(Register, CountsTheMunicipalitiesOfEachYear) {
  EXPECT_EQ(municipalities_on(*Date::of(2020, 12, 31)), 355);
  EXPECT_EQ(municipalities_on(*Date::of(2021, 1, 1)), 352);
  EXPECT_EQ(municipalities_on(*Date::of(2022, 1, 1)), 345);
  EXPECT_EQ(municipalities_on(*Date::of(2022, 3, 24)), 344);
  EXPECT_EQ(municipalities_on(*Date::of(2024, 1, 1)), 342);
}

TEST(Register, GivesEveryMunicipalityOfTodayAPlaceAndInhabitants) {
  for (const auto& g : dutch().all()) {
    if (g.kind != "municipality" || g.until) continue;
    ASSERT_TRUE(g.inhabitants && g.latitude && g.longitude) << g.name;
    EXPECT_TRUE(*g.inhabitants > 900 && *g.inhabitants < 1'000'000) << g.name;
    EXPECT_TRUE(*g.latitude > 50.7 && *g.latitude < 53.6 && *g.longitude > 3.3 && *g.longitude < 7.3) << g.name;
    EXPECT_FALSE(g.region.empty()) << g.name;
  }
}

TEST(Register, LeadsFromAnAbolishedMunicipalityToOneThatExists) {
  ASSERT_FALSE(dutch().all().empty());
  for (const auto& row : dutch().all()) {
    int steps = 0;
    for (const Government* g = &row; g->until; g = dutch().by_id(g->successor)) {
      ASSERT_LT(++steps, 6) << row.name << " never arrives";
    }
  }
  const Government spijkenisse = dutch().find("Spijkenisse");
  EXPECT_EQ(spijkenisse.until, Date::of(2015, 1, 1));
  EXPECT_EQ(dutch().by_id(spijkenisse.successor)->name, "Nissewaard");
}

TEST(Register, KnowsAMunicipalityHoweverItIsWritten) {
  for (const char* written : {"Haarlem", "haarlem", " HAARLEM\n", "Gemeente Haarlem", "gemeente  Haarlem", "gm0392",
                              "GM0392", "http://standaarden.overheid.nl/owms/terms/Haarlem",
                              "http://standaarden.overheid.nl/owms/terms/Haarlem_(gemeente)",
                              "https://identifier.overheid.nl/tooi/id/gemeente/gm0392"}) {
    EXPECT_EQ(id_of(written), "gm0392") << written;
  }
  for (const char* written : {"'s-Gravenhage", "s-Gravenhage", "’s-Gravenhage", "'s Gravenhage", "Den Haag",
                              "gemeente den haag", "http://standaarden.overheid.nl/owms/terms/'s-Gravenhage",
                              "http://standaarden.overheid.nl/owms/terms/%27s-Gravenhage"}) {
    EXPECT_EQ(id_of(written), "gm0518") << written;
  }
  for (const char* written : {"Súdwest-Fryslân", "Sudwest Fryslan", "SÚDWEST-FRYSLÂN", "su\u0301dwest fryslan"}) {
    EXPECT_EQ(id_of(written), "gm1900") << written;
  }
}

TEST(Register, FindsEveryRowByItsCode) {
  for (const Government& g : dutch().all()) EXPECT_EQ(id_of(g.id), g.id);
}

TEST(Register, TellsPlacesOfOneNameApartByTheirProvince) {
  for (const char* written :
       {"Bergen (NH)", "Bergen (NH.)", "Bergen NH", "Bergen (N.H.)", "gemeente Bergen (Noord-Holland)"}) {
    EXPECT_EQ(id_of(written), "gm0373") << written;
  }
  for (const char* written : {"Bergen (L)", "Bergen (L.)", "Bergen (Li)", "Bergen Limburg"}) {
    EXPECT_EQ(id_of(written), "gm0893") << written;
  }
  EXPECT_EQ(id_of("Hengelo (O.)"), "gm0164");
  EXPECT_EQ(id_of("Hengelo"), "gm0164");
  EXPECT_FALSE(dutch().find("Hengelo (Gld)").known);
}

TEST(Register, DoesNotGuessBetweenTwoOfOneName) {
  const Government bergen = dutch().find("Bergen");
  EXPECT_FALSE(bergen.known);
  EXPECT_EQ(bergen.id, "bergen");
}

TEST(Register, MeansTheMunicipalityUnlessTheKindIsSaid) {
  EXPECT_EQ(id_of("Utrecht"), "gm0344");
  EXPECT_EQ(id_of("Utrecht", "province"), "pv26");
  EXPECT_EQ(id_of("Utrecht", "overheid:Provincie"), "pv26");
  EXPECT_EQ(id_of("Gemeente Utrecht", "province"), "gm0344");
  EXPECT_EQ(id_of("Utrecht", "overheid:Ministerie"), "gm0344");
  EXPECT_EQ(id_of("Provincie Utrecht"), "pv26");
  EXPECT_EQ(id_of("Groningen_(provincie)"), "pv20");
  EXPECT_EQ(id_of("Groningen"), "gm0014");
  EXPECT_EQ(id_of("Limburg"), "pv31");
  EXPECT_EQ(id_of("Waterschap Limburg"), "ws0665");
  EXPECT_EQ(id_of("Hoogheemraadschap van Rijnland"), "ws0616");
  EXPECT_EQ(id_of("Rijnland", "overheid:Waterschap"), "ws0616");
  EXPECT_EQ(id_of("Wetterskip Fryslân"), "ws0653");
  EXPECT_EQ(id_of("Provincie Friesland"), "pv21");
}

TEST(Register, FindsEveryRowByItsNameAndKind) {
  for (const auto& g : dutch().all()) EXPECT_EQ(id_of(g.name, g.kind), g.id) << g.name;
}

TEST(Register, GivesAnUnknownGovernmentAnIdAndAReadableName) {
  const Government fulton = dutch().find("fulton-county");
  EXPECT_FALSE(fulton.known);
  EXPECT_EQ(fulton.id, "fulton-county");
  EXPECT_EQ(fulton.name, "Fulton County");
  EXPECT_EQ(id_of("Fulton County"), "fulton-county");
  EXPECT_EQ(dutch().find("city-of-rome").name, "City of Rome");
  EXPECT_EQ(dutch().find("McRae-Helena").name, "McRae-Helena");

  const Government village = dutch().find("Gemeente Nergenshuizen");
  EXPECT_EQ(village.id, "nergenshuizen");
  EXPECT_EQ(village.name, "Nergenshuizen");
  EXPECT_EQ(id_of("Nergenshuizen_(gemeente)"), "nergenshuizen");
  EXPECT_EQ(id_of("Provincie Nergenshuizen"), "provincie-nergenshuizen");
}

TEST(Register, KeepsAnIdThroughAnotherFind) {
  for (const char* written :
       {"Fulton County", "Gemeente Overal", "Overal (Gld)", "gemeente Bergen (Gld)", "Provincie Nergens", "Bergen",
        "St. Mary's", "Saint-Louis & Co.", "Žďár", "gm9999", "gemeente", "(gemeente)", "", " ", "???", "\xff"}) {
    const std::string id = id_of(written);
    EXPECT_FALSE(id.empty()) << written;
    EXPECT_EQ(id_of(id), id) << written;
  }
}

TEST(Register, RefusesAFileThatIsNotARegister) {
  const TestFolder folder;
  const auto csv = folder / "governments.csv";
  const std::string header = "id,name,kind,region,inhabitants,latitude,longitude,from,until,successor\n";
  const auto complaint = [&](const std::string& bytes) {
    EXPECT_TRUE(replace_file(csv, bytes));
    const auto result = Register::load(csv);
    return result ? std::string("accepted") : result.error().describe();
  };
  EXPECT_EQ(complaint(header + "gm1,\"A, \"\"B\"\"\",municipality,,1,52.5,5,,,\r\n"), "accepted");
  EXPECT_THAT(complaint("id,name\n"), HasSubstr(":1: the first line must be"));
  EXPECT_THAT(complaint(header + "gm1,A\n"), HasSubstr(":2: a row has ten fields"));
  EXPECT_THAT(complaint(header + "gm1,,,,,,,,,\n"), HasSubstr("needs an id and a name"));
  EXPECT_THAT(complaint(header + "gm1,A,,,many,,,,,\n"), HasSubstr("inhabitants"));
  EXPECT_THAT(complaint(header + "gm1,A,,,,52.x,,,,\n"), HasSubstr("latitude"));
  EXPECT_THAT(complaint(header + "gm1,A,,,,,,2021-02-30,,\n"), HasSubstr("from or until"));
  EXPECT_EQ(complaint(header + "gm1,A,,,,,,,2021-01-01,\n"), "accepted") << "who took it over need not be known";
  EXPECT_THAT(complaint(header + "gm1,A,,,,,,,,gm1\n"), HasSubstr("needs an until"));
  EXPECT_THAT(complaint(header + "gm1,A,,,,,,,2021-01-01,gm2\ngm2,B,,,,,,,2022-01-01,gm1\n"), HasSubstr("circle"));
  EXPECT_THAT(complaint(header + "gm1,A,,,,,,,2021-01-01,gm2\n"), AllOf(HasSubstr("gm1"), HasSubstr("gm2")));
  EXPECT_THAT(complaint(header + "gm2,A,,,,,,,,\ngm1,B,,,,,,,,\n"), HasSubstr(":3: rows must ascend"));
  std::filesystem::remove(csv);
  EXPECT_EQ(Register::load(csv).error().kind, ErrorKind::kNotFound);
}

TEST(OwnNames, AreThoseThatTextsUse) {
  const auto names = [](std::string_view written) { return own_names(dutch().find(written)); };
  EXPECT_THAT(names("gm0392"), ElementsAre("Haarlem"));
  EXPECT_THAT(names("gm0373"), ElementsAre("Bergen (NH)", "Bergen"));
  EXPECT_THAT(names("gm0518"), ElementsAre("'s-Gravenhage", "Den Haag"));
  EXPECT_THAT(names("ws0616"), ElementsAre("Hoogheemraadschap van Rijnland", "Rijnland"));
  EXPECT_THAT(names("fulton-county"), ElementsAre("Fulton County", "Fulton"));
  EXPECT_THAT(names("garden-city"), ElementsAre("Garden City"));
  EXPECT_THAT(names("City of Cape Town"), ElementsAre("City of Cape Town", "Cape Town"));
}

}  // namespace
}  // namespace eender::corpus
