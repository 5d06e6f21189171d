// SPDX-License-Identifier: EUPL-1.2
#include "sample/detail/templates.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "base/file.h"

namespace eender::sample {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\n')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = text.find(at);
    parts.push_back(trimmed(text.substr(0, end)));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string letters_only(std::string_view text) {
  std::string letters;
  for_each_word(text, [&](std::size_t, std::string_view word) { letters += lower(word) + " "; });
  return letters;
}

constexpr std::array<std::pair<std::string_view, SlotKind>, 18> kWordsOfSlots{{{"g", SlotKind::kName},
                                                                               {"board", SlotKind::kBoard},
                                                                               {"Board", SlotKind::kBoard},
                                                                               {"council", SlotKind::kCouncil},
                                                                               {"Council", SlotKind::kCouncil},
                                                                               {"mayor", SlotKind::kMayor},
                                                                               {"Mayor", SlotKind::kMayor},
                                                                               {"regulation", SlotKind::kRegulation},
                                                                               {"ref", SlotKind::kReference},
                                                                               {"term", SlotKind::kTerm},
                                                                               {"amount", SlotKind::kAmount},
                                                                               {"percent", SlotKind::kPercent},
                                                                               {"count", SlotKind::kCount},
                                                                               {"date", SlotKind::kDate},
                                                                               {"time", SlotKind::kTime},
                                                                               {"hour", SlotKind::kHour},
                                                                               {"way", SlotKind::kWay},
                                                                               {"syn", SlotKind::kSynonym}}};

// What stands between braces. Whether a name is written with a capital is not kept: a slot takes one where a sentence begins.
Result<Slot> read_slot(std::string_view inside, const std::string& where) {
  const auto colon = inside.find(':');
  const auto head = split(trimmed(inside.substr(0, colon)), ' ');
  const auto* known = std::ranges::find(kWordsOfSlots, head.front(), &std::pair<std::string_view, SlotKind>::first);
  if (known == kWordsOfSlots.end())
    return fail(ErrorKind::kInvalidInput, fmt::format("unknown slot {{{}}}", inside), where);
  Slot slot;
  slot.kind = known->second;
  const bool chooses = is_value(slot.kind) || slot.kind == SlotKind::kWay || slot.kind == SlotKind::kSynonym;
  if (chooses != (colon != std::string_view::npos)) {
    return fail(ErrorKind::kInvalidInput, fmt::format("{{{}}} {} alternatives", inside, chooses ? "needs" : "takes no"),
                where);
  }
  if (slot.kind == SlotKind::kReference) {
    if (head.size() < 2) return fail(ErrorKind::kInvalidInput, "{ref} names no provision", where);
    slot.target_id = head[1];
    if (head.size() > 2) std::from_chars(head[2].data(), head[2].data() + head[2].size(), slot.paragraph);
  }
  if (!chooses) return slot;

  if (head.size() > 1) slot.name = head[1];
  std::vector<std::string> seen;
  for (const std::string_view option : split(inside.substr(colon + 1), '|')) {
    if (is_value(slot.kind)) {
      auto value = read_value(slot.kind, option);
      if (!value) return fail(ErrorKind::kInvalidInput, value.error().message, where);
      seen.push_back(value->normal);
      slot.values.push_back(*std::move(value));
    } else {
      seen.push_back(letters_only(option));
      slot.options.emplace_back(option);
    }
  }
  std::ranges::sort(seen);
  if (seen.size() < 2 || std::ranges::adjacent_find(seen) != seen.end()) {
    return fail(ErrorKind::kInvalidInput,
                fmt::format("{{{}}} needs two alternatives that differ in more than layout", inside), where);
  }
  if (is_value(slot.kind) && slot.name.empty())
    return fail(ErrorKind::kInvalidInput, fmt::format("{{{}}} has no name", inside), where);
  return slot;
}

// The spellings of a value bring their unit: one that also stands in the text around the slot would be said twice.
void absorb_units(Line& line, const std::vector<Slot>& slots) {
  for (std::size_t i = 0; i < line.pieces.size(); ++i) {
    if (line.pieces[i].slot < 0) continue;
    const SlotKind kind = slots[static_cast<std::size_t>(line.pieces[i].slot)].kind;
    if (i + 1 < line.pieces.size() && line.pieces[i + 1].slot < 0) {
      std::string& after = line.pieces[i + 1].text;
      for (const std::string_view unit : {" procent", "%", " %"}) {
        if (kind == SlotKind::kPercent && after.starts_with(unit)) after.erase(0, unit.size());
      }
      if (kind == SlotKind::kAmount && after.starts_with(" euro")) after.erase(0, std::string_view(" euro").size());
    }
    if (kind == SlotKind::kAmount && i > 0 && line.pieces[i - 1].text.ends_with("€ ")) {
      line.pieces[i - 1].text.resize(line.pieces[i - 1].text.size() - std::string_view("€ ").size());
    }
  }
}

Result<void> add_line(Text& text, std::string_view written, const std::string& where) {
  Line line;
  if (written.starts_with("* ")) {
    line.kind = LineKind::kItem;
    written.remove_prefix(2);
  } else if (written.starts_with("§ ")) {
    line.kind = LineKind::kParagraph;
    written.remove_prefix(std::string_view("§ ").size());
  }
  written = trimmed(written);
  while (!written.empty()) {
    const auto open = written.find('{');
    if (open > 0) line.pieces.push_back({std::string(written.substr(0, open)), -1});
    if (open == std::string_view::npos) break;
    const auto close = written.find('}', open);
    if (close == std::string_view::npos) return fail(ErrorKind::kInvalidInput, "a brace is not closed", where);
    EENDER_TRY(Slot slot, read_slot(written.substr(open + 1, close - open - 1), where));
    const bool twice =
        !slot.name.empty() && std::ranges::any_of(text.slots, [&](const Slot& s) { return s.name == slot.name; });
    if (twice) return fail(ErrorKind::kInvalidInput, fmt::format("two slots are named {}", slot.name), where);
    line.pieces.push_back({"", static_cast<int>(text.slots.size())});
    text.slots.push_back(std::move(slot));
    written.remove_prefix(close + 1);
  }
  absorb_units(line, text.slots);
  text.lines.push_back(std::move(line));
  return {};
}

// An upper bound: each slot counted at its longest.
std::size_t most_words(const Text& text) {
  std::size_t words = 0;
  for (const Line& line : text.lines) {
    for (const Piece& piece : line.pieces) {
      if (piece.slot < 0) {
        words += static_cast<std::size_t>(std::ranges::count(piece.text, ' ')) + 1;
        continue;
      }
      const Slot& slot = text.slots[static_cast<std::size_t>(piece.slot)];
      std::size_t longest = is_body(slot.kind) || slot.kind == SlotKind::kRegulation ? 12 : 5;
      for (const std::string& option : slot.options) {
        longest = std::max(longest, static_cast<std::size_t>(std::ranges::count(option, ' ')) + 1);
      }
      words += longest;
    }
  }
  return words;
}

Result<Text> read_text(std::string_view written, const toml::array* own, std::string id, const std::string& where) {
  Text text;
  text.id = std::move(id);
  for (const std::string_view line : split(written, '\n')) {
    if (!line.empty()) EENDER_TRY_VOID(add_line(text, line, where));
  }
  if (text.lines.empty()) return fail(ErrorKind::kInvalidInput, "the text is empty", where);
  text.base = text.lines.size();
  if (own != nullptr) {
    for (const auto& line : *own) {
      if (const auto words = line.value<std::string>()) EENDER_TRY_VOID(add_line(text, trimmed(*words), where));
    }
  }
  if (most_words(text) > kMostWords) {
    return fail(ErrorKind::kInvalidInput, fmt::format("may grow to {} words, {} at most", most_words(text), kMostWords),
                where);
  }
  return text;
}

Result<toml::table> parse(const std::filesystem::path& path) {
  EENDER_TRY(const std::string bytes, read_file(path));
  try {
    return toml::parse(bytes, path.string());
  } catch (const toml::parse_error& error) {
    return fail(ErrorKind::kInvalidInput, std::string(error.description()),
                fmt::format("{}:{}", path.string(), error.source().begin.line));
  }
}

Result<std::vector<Provision>> read_provisions(const toml::table& table, const std::string& prefix,
                                               const std::string& file) {
  std::vector<Provision> provisions;
  const toml::array* list = table["provision"].as_array();
  if (list == nullptr) return fail(ErrorKind::kInvalidInput, "no [[provision]]", file);
  for (const auto& element : *list) {
    const toml::table* fields = element.as_table();
    if (fields == nullptr) return fail(ErrorKind::kInvalidInput, "a provision is not a table", file);
    const toml::table& f = *fields;
    const std::string id = f["id"].value_or(std::string());
    const std::string where = file + ": " + id;
    Provision provision;
    provision.id = prefix + "/" + id;
    provision.heading = f["heading"].value_or(std::string());
    provision.kind = f["kind"].value_or(std::string());
    provision.optional = f["optional"].value_or(false);
    if (id.empty() || provision.heading.empty())
      return fail(ErrorKind::kInvalidInput, "a provision needs id and heading", where);
    if (provision.kind != "definition" && provision.kind != "substantive" && provision.kind != "closing") {
      return fail(ErrorKind::kInvalidInput, "kind is definition, substantive or closing", where);
    }
    EENDER_TRY(provision.text, read_text(f["text"].value_or(std::string()), f["own"].as_array(), provision.id, where));
    if (const toml::array* independents = f["independent"].as_array()) {
      for (const auto& independent : *independents) {
        const toml::table* own = independent.as_table();
        if (own == nullptr) return fail(ErrorKind::kInvalidInput, "independent is not a table", where);
        EENDER_TRY(Text text, read_text((*own)["text"].value_or(std::string()), nullptr,
                                        fmt::format("{}~{}", provision.id, provision.independents.size() + 1), where));
        provision.independents.push_back(std::move(text));
      }
    }
    provisions.push_back(std::move(provision));
  }
  return provisions;
}

// Finds what references mean, and what must stay because something refers to it.
Result<void> resolve(Subject& subject) {
  std::map<std::string, std::size_t> index;
  for (std::size_t i = 0; i < subject.provisions.size(); ++i) {
    const std::string& id = subject.provisions[i].id;
    const bool fresh = index.emplace(id.substr(id.find('/') + 1), i).second;
    if (!fresh && i < subject.own_provisions) return fail(ErrorKind::kInvalidInput, "two provisions have this id", id);
  }
  for (Provision& provision : subject.provisions) {
    std::vector<Text*> texts{&provision.text};
    for (Text& text : provision.independents) texts.push_back(&text);
    for (Text* text : texts) {
      for (Slot& slot : text->slots) {
        if (slot.kind != SlotKind::kReference) continue;
        const auto found = index.find(slot.target_id);
        if (found == index.end()) {
          return fail(ErrorKind::kInvalidInput,
                      fmt::format("{{ref {}}} names no provision of the subject", slot.target_id), text->id);
        }
        slot.target = found->second;
        Provision& target = subject.provisions[slot.target];
        const auto paragraphs = std::ranges::count(
            target.text.lines.begin(), target.text.lines.begin() + static_cast<std::ptrdiff_t>(target.text.base),
            LineKind::kParagraph, &Line::kind);
        if (slot.paragraph > paragraphs) {
          return fail(ErrorKind::kInvalidInput,
                      fmt::format("{{ref {} {}}}: no such paragraph", slot.target_id, slot.paragraph), text->id);
        }
        target.referred = true;
        if (slot.paragraph > 0) target.paragraph_referred = true;
      }
    }
  }
  return {};
}

Result<Subject> read_subject(const std::filesystem::path& path, const std::vector<Provision>& common) {
  EENDER_TRY(const toml::table table, parse(path));
  Subject subject;
  subject.id = table["subject"].value_or(std::string());
  subject.title = table["title"].value_or(std::string());
  if (subject.id != path.stem().string() || subject.title.empty()) {
    return fail(ErrorKind::kInvalidInput, "needs a title and the subject its file is named after", path.string());
  }
  EENDER_TRY(subject.provisions, read_provisions(table, subject.id, path.string()));
  subject.own_provisions = subject.provisions.size();
  if (const toml::array* ids = table["common"].as_array()) {
    for (const auto& id : *ids) {
      const auto found = std::ranges::find(common, "common/" + id.value_or(std::string()), &Provision::id);
      if (found == common.end())
        return fail(ErrorKind::kInvalidInput, "common names a provision that common.toml lacks", path.string());
      subject.provisions.push_back(*found);
    }
  }
  EENDER_TRY_VOID(resolve(subject));
  collect_words(subject);
  return subject;
}

}  // namespace

std::string lower(std::string_view word) {
  std::string text(word);
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

void collect_words(Subject& subject) {
  const auto add = [&](std::string_view text) {
    for_each_word(text, [&](std::size_t, std::string_view word) { subject.words.insert(lower(word)); });
  };
  const auto add_text = [&](const Text& text) {
    for (const Line& line : text.lines) {
      for (const Piece& piece : line.pieces) add(piece.text);
    }
    for (const Slot& slot : text.slots) {
      for (const std::string& option : slot.options) add(option);
      for (const Value& value : slot.values) {
        for (const std::string& spelled : value.spellings) add(spelled);
      }
    }
  };
  add(subject.title);
  for (const Provision& provision : subject.provisions) {
    add_text(provision.text);
    for (const Text& text : provision.independents) add_text(text);
  }
}

Result<TemplateSet> load_templates(const std::filesystem::path& folder) {
  std::error_code error;
  std::vector<std::filesystem::path> paths;
  for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (it->path().extension() == ".toml" && it->path().filename() != "common.toml") paths.push_back(it->path());
  }
  if (error) return fail(ErrorKind::kNotFound, "cannot list the templates: " + error.message(), folder.string());
  if (paths.empty()) return fail(ErrorKind::kNotFound, "no templates (*.toml) here", folder.string());
  // The wheelchair first: it is the example a small corpus should hold.
  std::ranges::sort(paths, {}, [](const std::filesystem::path& p) {
    return std::pair(p.stem() != "rolstoel", p.filename().string());
  });

  EENDER_TRY(const toml::table common_table, parse(folder / "common.toml"));
  EENDER_TRY(const std::vector<Provision> common,
             read_provisions(common_table, "common", (folder / "common.toml").string()));
  TemplateSet set;
  for (const auto& path : paths) {
    EENDER_TRY(Subject subject, read_subject(path, common));
    set.words.insert(subject.words.begin(), subject.words.end());
    set.subjects.push_back(std::move(subject));
  }
  return set;
}

}  // namespace eender::sample
