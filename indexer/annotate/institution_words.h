#pragma once

#include <cstdint>
#include <string_view>

namespace article_search {

/// What the last word of an institution's name says, by what has to stand around it.
enum class InstitutionHead : std::uint8_t {
  none,
  /// University: any name before it, or "of" and a place behind it.
  university,
  /// Institute, Hospital, College, Laboratory: a name before it, or something behind it.
  institute,
  /// Clinic, Trust: a name before it.
  clinic,
  /// Center: a name and what it is for before it, or "for" behind it.
  center,
  /// School: a name before it, and "Medical" before it or "of" behind it.
  school,
  /// Academy, Committee: something behind it.
  academy,
  /// Society, Association, Federation: an adjective or a name before it.
  society,
  /// In other languages, its name on either side: Universität, Institutet, Hôpital.
  foreign,
};

/// The head that `word` is, in this very case.
InstitutionHead find_institution_head(std::string_view word);

/// What a capitalised word in an institution's name tells. common: nothing ("General", "Research").
/// origin: something together with a subject ("American", "National"). subject: "Heart", "Cancer".
enum class NamePart : std::uint8_t { proper, common, origin, subject };

NamePart find_name_part(std::string_view word);

/// Whether a place's name goes on behind the word: "New", "San", "East".
bool begins_place_name(std::string_view word);

/// A name known as a whole that begins `text`, and how it is displayed; both empty if there is
/// none.
struct KnownInstitution {
  std::string_view spelling;
  std::string_view name;
};
KnownInstitution find_known_institution(std::string_view text);

/// Whether the words of a university's name that begin `text` tell which campus it is; their size
/// in bytes, else 0.
std::size_t campus_size(std::string_view text);

}  // namespace article_search
