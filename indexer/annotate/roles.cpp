#include "indexer/annotate/roles.h"

#include <algorithm>
#include <array>
#include <string>

namespace article_search {

namespace {

using schema::PassageRole;

/// Longer headings say something of their own.
constexpr std::size_t kLongestHeading = 80;

struct RolePhrases {
  PassageRole role;
  /// In lower case, each between bars, also at the ends.
  std::string_view phrases;
};

constexpr std::array<RolePhrases, 6> kRoles = {{
    {PassageRole::background,
     "|background|introduction|rationale|objective|objectives|aim|aims|purpose|context|"
     "background and aims|background and objectives|background and purpose|aims and objectives|"
     "literature review|related work|review of the literature|importance|hypothesis|"
     "einleitung|hintergrund|einführung|introducción|introduzione|contexte|antecedentes|"
     "objectif|objectifs|objetivos|inleiding|introdução|inledning|innledning|johdanto|"},
    {PassageRole::methods,
     "|method|methods|methodology|materials|material and methods|materials and methods|"
     "methods and materials|patients and methods|subjects and methods|participants and methods|"
     "design|study design|research design|design and methods|methods and design|study population|"
     "participants|subjects|experimental procedures|experimental section|experimental design|"
     "data collection|data sources|statistical analysis|statistical analyses|statistical methods|"
     "statistics|procedure|procedures|search strategy|star methods|online methods|"
     "data and methods|how the study was done|how we did it|"
     "methoden|methodik|material und methoden|méthode|méthodes|matériel et méthodes|métodos|"
     "material y métodos|materiales y métodos|metodi|materiali e metodi|methode|metoder|metod|"},
    {PassageRole::results,
     "|result|results|findings|main findings|key findings|main results|results and discussion|"
     "outcomes|outcome|results and analysis|what we found|what the study found|"
     "ergebnisse|resultate|ergebnisse und diskussion|résultats|resultados|resultados y discusión|"
     "risultati|resultaten|resultater|resultat|tulokset|"},
    {PassageRole::outlook,
     "|conclusion|conclusions|concluding remarks|summary and conclusions|conclusions and outlook|"
     "discussion and conclusion|discussion and conclusions|outlook|future directions|"
     "future research|future work|future perspectives|future prospects|perspectives|next steps|"
     "conclusion and perspectives|conclusions and future directions|"
     "conclusions and perspectives|what comes next|what is next|what's next|"
     "implications|implications for research|recommendations for research|looking ahead|"
     "ausblick|fazit|schlussfolgerung|schlussfolgerungen|zusammenfassung und ausblick|"
     "conclusión|conclusiones|conclusioni|conclusie|conclusies|conclusões|slutsats|konklusjon|"},
    {PassageRole::funding,
     "|funding|funding information|funding statement|funding source|funding sources|"
     "source of funding|sources of funding|financial support|grant support|sponsors|"
     "sponsorship|role of the funding source|role of the funder|financial disclosure|"
     "support statement|who paid for the study|who funded the study|grants and funding|"
     "acknowledgements and funding|funding and acknowledgements|funding and support|"
     "finanzierung|förderung|financement|financiación|finanziamento|financiering|finansiering|"},
    {PassageRole::references,
     "|references|reference|reference list|bibliography|literature|literature cited|works cited|"
     "cited literature|cited works|references and notes|further reading|sources|"
     "literatur|literaturverzeichnis|quellen|références|bibliographie|referencias|bibliografía|"
     "riferimenti|bibliografia|referenties|referências|referenser|referanser|lähteet|"},
}};

constexpr std::array<RolePhrases, 6> kSectionTypes = {{
    {PassageRole::background, "|intro|introduction|background|objectives|"},
    {PassageRole::methods, "|methods|materials|materials|subjects|"},
    {PassageRole::results, "|results|"},
    {PassageRole::outlook, "|conclusions|conclusion|"},
    {PassageRole::funding, "|funding|financial-disclosure|"},
    {PassageRole::references, "|references|ref-list|"},
}};

PassageRole find_role(const std::array<RolePhrases, 6>& roles, const std::string& phrase) {
  const std::string entry = "|" + phrase + "|";
  const auto* found = std::ranges::find_if(roles, [&entry](const RolePhrases& row) {
    return row.phrases.find(entry) != std::string_view::npos;
  });
  return found == roles.end() ? PassageRole::none : found->role;
}

/// Without what numbers it: "2.", "3.1", "IV.", "A)".
std::string_view without_number(std::string_view heading) {
  const std::size_t space = heading.find(' ');
  if (space == std::string_view::npos) return heading;
  const std::string_view first = heading.substr(0, space);
  const bool is_digits = first.find_first_not_of("0123456789.)") == std::string_view::npos;
  const bool is_letter = first.find_first_not_of("IVXABCDEF.)") == std::string_view::npos &&
                         (first.ends_with('.') || first.ends_with(')'));
  return is_digits || is_letter ? heading.substr(space + 1) : heading;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    text.replace(at, from.size(), to);
    at += to.size();
  }
}

std::string normalized(std::string_view heading) {
  heading = without_number(heading);
  while (heading.ends_with(':') || heading.ends_with('.') || heading.ends_with('?')) {
    heading.remove_suffix(1);
  }
  std::string phrase(heading);
  std::ranges::transform(phrase, phrase.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  replace_all(phrase, " & ", " and ");
  replace_all(phrase, "/", " and ");
  replace_all(phrase, "’", "'");
  replace_all(phrase, "É", "é");
  return phrase;
}

}  // namespace

PassageRole find_heading_role(std::string_view heading) {
  if (heading.size() > kLongestHeading) return PassageRole::none;
  return find_role(kRoles, normalized(heading));
}

PassageRole find_section_type_role(std::string_view section_type) {
  while (!section_type.empty()) {
    const std::size_t bar = std::min(section_type.find('|'), section_type.size());
    const PassageRole role = find_role(kSectionTypes, normalized(section_type.substr(0, bar)));
    if (role != PassageRole::none) return role;
    section_type.remove_prefix(std::min(bar + 1, section_type.size()));
  }
  return PassageRole::none;
}

}  // namespace article_search
