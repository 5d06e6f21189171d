// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/archive.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "corpus/formats/archive_stream.h"
#include "corpus/formats/format.h"
#include "corpus/formats/office_package.h"

namespace eender::corpus {
namespace {

using Severity = Problem::Severity;
using Member = ArchiveStream::Member;

constexpr int kMostNested = 1;  // archives within the archive

// Passes on what members hold. A regulation that an earlier member held is not handed on: to whoever takes it, it would be more of the
// same regulation.
class MemberSink : public Sink {
 public:
  MemberSink(Sink& sink, const std::string& archive) : sink_(sink), archive_(archive) {}

  void begin_member(std::string source) {
    ++member_;
    source_ = std::move(source);
    kept_ = dropped_ = 0;
  }

  void regulation(Regulation regulation) override {
    const std::string key =
        hash_of(regulation.government + '\n' + regulation.work + '\n' + regulation.version).substr(0, 24);
    const auto [at, added] = first_.try_emplace(key);
    if (added) at->second = {member_, source_.substr(std::min(archive_.size() + 1, source_.size()))};
    if (added || at->second.member == member_) {
      ++kept_;
      return sink_.regulation(std::move(regulation));
    }
    ++dropped_;
    Problem problem;
    problem.severity = Severity::kPartial;
    problem.source = regulation.source;
    problem.government = regulation.government;
    problem.reason = regulation.work + (regulation.version.empty() ? "" : " version " + regulation.version) +
                     ": stands also in " + at->second.name + "; only that was read";
    sink_.problem(std::move(problem));
  }
  void problem(Problem problem) override { sink_.problem(std::move(problem)); }
  void offer(const std::string& work, const std::string& version, const std::function<std::string()>& text) override {
    sink_.offer(work, version, text);
  }
  std::optional<std::string> text_of(const std::string& work, const std::string& version) override {
    return sink_.text_of(work, version);
  }
  void account(const Account& account) override {
    if (dropped_ == 0 || kept_ > 0) return sink_.account(account);
    Account twice;
    twice.visible = account.visible;
    twice.left_out = account.left_out;
    twice.left_out["stands in the archive more than once"] +=
        account.provisions + account.tables + account.headings + account.notes + account.metadata;
    twice.lost_at = account.lost_at;
    sink_.account(twice);
  }

 private:
  struct First {
    std::size_t member = 0;
    std::string name;  // in the archive
  };

  Sink& sink_;
  const std::string& archive_;
  std::unordered_map<std::string, First> first_;  // by key of the regulation
  std::size_t member_ = 0;
  std::string source_;
  std::size_t kept_ = 0, dropped_ = 0;  // of the member at hand
};

bool is_system_file(std::string_view path) {
  const std::string_view name = path.substr(path.find_last_of('/') + 1);
  return path.starts_with("__MACOSX/") || path.find("/__MACOSX/") != std::string_view::npos || name.starts_with("._") ||
         name == ".DS_Store" || name == "Thumbs.db" || name == "desktop.ini";
}

bool is_image(std::string_view bytes) {
  using namespace std::string_view_literals;
  constexpr std::array kBegin{"\x89PNG"sv, "\xff\xd8\xff"sv, "GIF8"sv, "II*\0"sv, "MM\0*"sv};
  return std::any_of(kBegin.begin(), kBegin.end(), [&](std::string_view begin) { return bytes.starts_with(begin); });
}

// Members of one kind, counted, the first of them by name.
struct Counted {
  std::size_t count = 0;
  std::vector<std::string> names;

  void add(const std::string& name) {
    constexpr std::size_t kNamed = 5;
    ++count;
    if (names.size() < kNamed) names.push_back(name);
  }
  std::string text() const {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : "; ") + name;
    if (count > names.size()) list += "; …";
    return std::to_string(count) + " (" + list + ")";
  }
};

class Importer {
 public:
  Importer(MemberSink& sink, int depth) : sink_(sink), depth_(depth) {}

  void import(Input& input, const Origin& origin) {
    origin_ = origin;
    auto archive = ArchiveStream::open(input);
    if (!archive) return report(Severity::kUnreadable, archive.error().message);
    Member at_hand;
    bool first_file = true;
    for (std::size_t members = 0;; ++members) {
      const auto more = archive->next(at_hand);
      if (!more) {
        // Where not even one member was there, what is wrong is all there is to say.
        if (members == 0) return report(Severity::kUnreadable, more.error().message);
        report(Severity::kPartial, more.error().message + "; what stands before that was read");
        break;
      }
      if (!*more) break;
      if (members == kMostMembers) {
        report(Severity::kPartial, "holds more than " + std::to_string(kMostMembers) +
                                       " members; those behind were not read; split it and import the parts");
        break;
      }
      if (at_hand.kind == Member::Kind::kFolder) continue;
      if (std::exchange(first_file, false) && begins_office_document(at_hand.name)) {
        sink_.begin_member(origin_.source);
        return import_office_document(*archive, std::move(at_hand), origin_, sink_);
      }
      member(input, *archive, at_hand);
      if (const auto bounded = input.expanded(0); !bounded) {
        report(Severity::kPartial, bounded.error().message + "; what stands behind " + at_hand.name + " was not read");
        break;
      }
    }
    tell();
  }

 private:
  void member(Input& input, ArchiveStream& archive, const Member& at_hand) {
    if (at_hand.encrypted) return encrypted_.add(at_hand.name);
    if (at_hand.kind == Member::Kind::kLink) return left_out_["links"].add(at_hand.name);
    if (at_hand.kind == Member::Kind::kOther) return left_out_["neither files nor folders"].add(at_hand.name);
    if (!is_system_file(at_hand.name))
      file(input, archive, at_hand.name);
    else
      left_out_["of an operating system"].add(at_hand.name);
    archive.drain();
  }

  void file(Input& input, ArchiveStream& archive, const std::string& name) {
    const Origin origin{origin_.source + "!" + name, origin_.content, origin_.model};
    Input inner = Input::within(
        input, [&](char* into, std::size_t size) { return archive.read(into, size); }, name);
    const auto begin = inner.peek();
    if (!begin) {
      ++read_;
      return sink_.problem(problem_of(begin.error(), origin.source));
    }
    if (is_image(*begin)) return left_out_["images"].add(name);
    switch (recognise(*begin)) {
      case Format::kEmpty:
        return left_out_["empty"].add(name);
      case Format::kXml:
        return left_out_["XML of a kind unknown to eender"].add(name);
      case Format::kUnknown:
        return left_out_["of an unknown format"].add(name);
      default:
        break;
    }
    ++read_;
    sink_.begin_member(origin.source);
    if (recognise(*begin) != Format::kArchive) return import_source(inner, origin, sink_);
    Importer nested(sink_, depth_ + 1);
    if (depth_ < kMostNested || office_only(*begin)) return nested.import(inner, origin);
    Problem problem;
    problem.source = origin.source;
    problem.reason =
        "is an archive in an archive in an archive, further down than is read; unpack the outer one and import the "
        "folder";
    sink_.problem(std::move(problem));
  }

  // The name in the first header of a ZIP: an office document is no further archive.
  static bool office_only(std::string_view zip) {
    constexpr std::size_t kHeader = 30, kNameLength = 26;
    if (zip.size() < kHeader || !zip.starts_with("PK\x03\x04")) return false;
    const auto length = static_cast<std::size_t>(static_cast<unsigned char>(zip[kNameLength]) |
                                                 static_cast<unsigned char>(zip[kNameLength + 1]) << 8);
    return begins_office_document(zip.substr(kHeader, length));
  }

  void tell() {
    if (encrypted_.count > 0)
      report(Severity::kUnreadable, "members are encrypted and were not read: " + encrypted_.text() +
                                        "; unpack the archive with its password and import the folder");
    std::string kinds;
    std::size_t count = 0;
    for (const auto& [kind, counted] : left_out_) {
      count += counted.count;
      kinds += (kinds.empty() ? "" : "; ") + kind + ": " + counted.text();
    }
    if (count > 0 && read_ == 0 && encrypted_.count == 0)
      report(Severity::kUnreadable, "holds nothing that eender reads. " + kinds);
    else if (count > 0)
      report(Severity::kNotice, std::to_string(count) + (count == 1 ? " member is" : " members are") +
                                    " no regulation, left out. " + kinds);
    else if (read_ == 0 && encrypted_.count == 0)
      report(Severity::kUnreadable, "is an archive without files");
  }

  void report(Severity severity, std::string reason) {
    Problem problem;
    problem.severity = severity;
    problem.source = origin_.source;
    problem.reason = std::move(reason);
    sink_.problem(std::move(problem));
  }

  MemberSink& sink_;
  int depth_;
  Origin origin_;
  std::size_t read_ = 0;  // members that an importer was asked to read
  Counted encrypted_;
  std::map<std::string, Counted> left_out_;
};

}  // namespace

void import_archive(Input& input, const Origin& origin, Sink& sink) {
  MemberSink members(sink, origin.source);
  Importer(members, 0).import(input, origin);
}

}  // namespace eender::corpus
