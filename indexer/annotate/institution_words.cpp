#include "indexer/annotate/institution_words.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "indexer/annotate/text_words.h"

namespace article_search {

namespace {

struct HeadWords {
  InstitutionHead head;
  /// Between single spaces, also at the ends.
  std::string_view words;
};

constexpr std::array<HeadWords, 8> kHeads = {{
    {InstitutionHead::university, " University "},
    {InstitutionHead::institute,
     " Institute Institutes Hospital Infirmary College Laboratory Laboratories Polytechnic "},
    {InstitutionHead::clinic, " Clinic Trust "},
    {InstitutionHead::center, " Center Centre Centers Centres "},
    {InstitutionHead::school, " School "},
    {InstitutionHead::academy, " Academy Committee "},
    {InstitutionHead::society,
     " Society Association Federation Foundation Council Organization Organisation Agency "},
    {InstitutionHead::foreign,
     " Universität Universitaet Universitat Universiteit Université Universidad Universidade "
     "Università Universitet Universitetet Universitas Uniwersytet Univerzita Institut Institutet "
     "Instituto Istituto Hôpital Ospedale Klinikum Universitätsklinikum Universitätsspital "
     "Universitätsklinik Hochschule "},
}};

const WordList kOrigins(
    " National International American European British Canadian Australian Asian African World "
    "Global Royal Federal German French Italian Spanish Chinese Japanese Indian Swedish Danish "
    "Dutch Finnish Norwegian Swiss Austrian Belgian Irish Scottish Welsh English Israeli Brazilian "
    "Mexican Korean Turkish Russian Polish Iranian Egyptian Greek Portuguese Hungarian Czech Arab "
    "Latin Nordic Scandinavian Pacific Atlantic Mediterranean US UK ");

const WordList kSubjects(
    " Heart Cancer Brain Lung Diabetes MS Multiple Sclerosis Health Stroke Kidney Eye Mental Blood "
    "Bone Arthritis Neurological Neurology Neuroscience Neurosciences Medicine Medicines Medical "
    "Dental Psychological Psychiatric Psychiatry Psychology Nutrition Food Drug Drugs Tropical "
    "Environmental Environment Infectious Diseases Disease Disorders Allergy Aging Ageing Child "
    "Human Genome Genetics Stem Cell Cells Biological Biology Chemical Chemistry Technology "
    "Science "
    "Sciences Liver Thyroid Headache Epilepsy Dystrophy Muscular Research Advisory Cardiology "
    "Surgery Oncology Pediatrics Paediatrics Pediatric Paediatric Immunology Rheumatology Pain "
    "Sleep Nursing Pharmacy Pharmacology Physiology Endocrine Endocrinology Obesity Osteoporosis "
    "Spinal Injury Rehabilitation Treatment Prevention Control Care Public Hygiene Engineering "
    "Engineers Electronics Metallurgy Policy "
    "Development Dentistry Digestive Hematology Haematology Transplantation Clinical Trials Data "
    "Arts Agriculture Economics Statistics Applied Life Physical Learning Education Rights "
    "Molecular Cellular Bioscience Bioinformatics Evidence-Based Vision Hearing Deafness "
    "Communication Communicable Musculoskeletal Skin Drugs Alcohol Abuse Alcoholism ");

const WordList kCommon(
    " University College School Hospital Clinic Center Centre Institute Department Division Unit "
    "Faculty Collaborative Comprehensive General Regional Central Community Teaching Academic "
    "Referral Tertiary Secondary Primary Private District County State City Provincial Municipal "
    "Local Rural Urban Outpatient Inpatient Day Memory Fertility Women's Women Children's Children "
    "Men Veterans Veteran Animal Veterinary Trauma Coordinating Coordination Reference Service "
    "Services Specialist Specialty Specialized Graduate Undergraduate Elementary Middle High Law "
    "Business Summer Sunday Old New Modern Western Eastern Northern Southern North South East West "
    "Great Big Small Large Major Leading Top Best First Second Third Fourth Future Former Current "
    "Our Their Your Each Every Open Free Technical Catholic Autonomous Islamic Normal Polytechnic "
    "Learned Civil Industrial Industry Human Lay Secret Strong Solid Firm Genome-Wide Genetic "
    "Significant Weak Positive Negative Charitable Nonprofit Patient Patients Student Students "
    "Professional Scientific Steering Ethics Ethical Executive Program Programme Project Study "
    "Trial Working Joint Independent Virtual Mobile Walk-In Maternity Psychiatric Surgical "
    "Multidisciplinary Interdisciplinary Multicenter Single Participating Investigators "
    "Researchers Scientists Professors Doctors Physicians Stem-Cell Cell Transplant Infusion "
    "Nursing Birth Call Test Testing Screening Vaccination Immunization Headache Asthma Wound "
    "Foot Voice Swallowing Gait Balance Movement Core Imaging Computer Resource Drop-In Shopping "
    "Conference Convention Visitor Sports Fitness Wellness Community-Based University-Based "
    "Hospital-Based Mental-Health ");

const WordList kPlacePrefixes(
    " New North South East West Eastern Western Northern Southern Central San Santa São Sao St "
    "Saint Los Las El La Le British Hong Cape Notre Sri Rio Tel Port Costa Puerto Saudi Great "
    "Upper Lower Sierra Nova Buenos Basque Free Sunshine Abu Addis Novi Stony Chapel Kuala Dar "
    "Ho Chi Gran Las Castilla Baja Santo Dom ");

constexpr std::array<KnownInstitution, 27> kKnown = {{
    {"National Heart, Lung, and Blood Institute", "National Heart, Lung, and Blood Institute"},
    {"National Heart, Lung and Blood Institute", "National Heart, Lung, and Blood Institute"},
    {"National Health and Medical Research Council",
     "National Health and Medical Research Council"},
    {"U.S. Food and Drug Administration", "Food and Drug Administration"},
    {"US Food and Drug Administration", "Food and Drug Administration"},
    {"Food and Drug Administration", "Food and Drug Administration"},
    {"National Health Service", "National Health Service"},
    {"Medical Research Council", "Medical Research Council"},
    {"Brigham and Women's Hospital", "Brigham and Women's Hospital"},
    {"Brigham and Women’s Hospital", "Brigham and Women's Hospital"},
    {"Brigham & Women's Hospital", "Brigham and Women's Hospital"},
    {"Walter and Eliza Hall Institute", "Walter and Eliza Hall Institute"},
    {"University College London", "University College London"},
    {"University College Dublin", "University College Dublin"},
    {"University College Cork", "University College Cork"},
    {"Scuola Normale Superiore", "Scuola Normale Superiore"},
    {"ETH Zurich", "ETH Zurich"},
    {"ETH Zürich", "ETH Zurich"},
    {"Charité", "Charité"},
    {"Inserm", "Inserm"},
    {"INSERM", "Inserm"},
    {"CNRS", "CNRS"},
    {"Johns Hopkins", "Johns Hopkins"},
    {"MD Anderson Cancer Center", "MD Anderson Cancer Center"},
    {"M.D. Anderson Cancer Center", "MD Anderson Cancer Center"},
    {"Mass General", "Massachusetts General Hospital"},
    {"Caltech", "California Institute of Technology"},
}};

constexpr std::array<std::string_view, 48> kCampuses = {
    "San Francisco",
    "Los Angeles",
    "San Diego",
    "Santa Barbara",
    "Santa Cruz",
    "Irvine",
    "Davis",
    "Berkeley",
    "Riverside",
    "Merced",
    "Chapel Hill",
    "Austin",
    "Dallas",
    "Arlington",
    "El Paso",
    "San Antonio",
    "Houston",
    "Tyler",
    "Birmingham",
    "Huntsville",
    "Chicago",
    "Springfield",
    "Urbana-Champaign",
    "Buffalo",
    "Albany",
    "Stony Brook",
    "Binghamton",
    "Charlotte",
    "Greensboro",
    "Wilmington",
    "Ann Arbor",
    "Boulder",
    "Denver",
    "Manoa",
    "Mānoa",
    "Little Rock",
    "Kansas City",
    "Twin Cities",
    "Amherst",
    "Boston",
    "Lowell",
    "Madison",
    "Milwaukee",
    "Baltimore",
    "College Park",
    "Lincoln",
    "Omaha",
    "Las Vegas",
};

std::unordered_map<std::string_view, InstitutionHead> heads_by_word() {
  std::unordered_map<std::string_view, InstitutionHead> heads;
  for (const HeadWords& row : kHeads) {
    for_each_listed(row.words, [&](std::string_view word) { heads.emplace(word, row.head); });
  }
  return heads;
}

bool begins_with_words(std::string_view text, std::string_view words) {
  if (!text.starts_with(words)) return false;
  const std::string_view rest = text.substr(words.size());
  const bool goes_on =
      !rest.empty() && ((rest.front() >= 'a' && rest.front() <= 'z') ||
                        (rest.front() >= 'A' && rest.front() <= 'Z') ||
                        (rest.front() >= '0' && rest.front() <= '9') || rest.front() == '-');
  return !goes_on;
}

}  // namespace

InstitutionHead find_institution_head(std::string_view word) {
  static const std::unordered_map<std::string_view, InstitutionHead> kHeadOf = heads_by_word();
  const auto found = kHeadOf.find(word);
  if (found != kHeadOf.end()) return found->second;
  return word.ends_with("-Universität") ? InstitutionHead::foreign : InstitutionHead::none;
}

NamePart find_name_part(std::string_view word) {
  if (kOrigins.contains(word)) return NamePart::origin;
  if (kSubjects.contains(word)) return NamePart::subject;
  return kCommon.contains(word) ? NamePart::common : NamePart::proper;
}

bool begins_place_name(std::string_view word) { return kPlacePrefixes.contains(word); }

KnownInstitution find_known_institution(std::string_view text) {
  const auto* found = std::ranges::find_if(kKnown, [text](const KnownInstitution& known) {
    return begins_with_words(text, known.spelling);
  });
  return found == kKnown.end() ? KnownInstitution{} : *found;
}

std::size_t campus_size(std::string_view text) {
  const auto* found = std::ranges::find_if(
      kCampuses, [text](std::string_view campus) { return begins_with_words(text, campus); });
  return found == kCampuses.end() ? 0 : found->size();
}

}  // namespace article_search
