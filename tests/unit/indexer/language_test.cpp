#include "indexer/annotate/language.h"

#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/indexer/mention_names.h"

namespace article_search {
namespace {

struct LanguageCase {
  std::string_view language;
  std::string_view text;
};

TEST(DetectLanguage, KnowsWhatXapianStems) {
  const std::vector<LanguageCase> cases = {
      {"en",
       "The cells were kept in a warm room for two days and it was not known which of them "
       "would live."},
      {"de",
       "Die Zellen wurden zwei Tage lang in einem warmen Raum gehalten und es war nicht "
       "bekannt, welche davon leben werden."},
      {"fr",
       "Les cellules ont été gardées dans une salle chaude pendant deux jours et on ne sait "
       "pas laquelle est en vie."},
      {"es",
       "Las células se guardaron en una sala caliente por dos días y no se sabe cuál de "
       "ellas es la que vive."},
      {"pt",
       "As células foram guardadas em uma sala quente por dois dias e não se sabe qual "
       "delas vive com mais força."},
      {"it",
       "Le cellule sono state tenute in una stanza calda per due giorni e non si sa quale "
       "delle due è viva."},
      {"nl",
       "De cellen werden twee dagen in een warme kamer bewaard en het is niet bekend welke "
       "van deze nog in leven zijn."},
      {"da",
       "Cellerne blev holdt i et varmt rum i to dage, og det er ikke kendt, hvor mange af "
       "dem der kan være i live efter dette."},
      {"no",
       "Cellene ble holdt i et varmt rom i to dager, og det er ikke kjent hvor mange av dem "
       "som kan være i live etter dette."},
      {"sv",
       "Cellerna hölls i ett varmt rum i två dagar och det är inte känt hur många av dem "
       "som kan vara vid liv efter detta."},
      {"fi",
       "Solut olivat lämpimässä huoneessa kaksi päivää ja ei tiedetä, että mitkä niistä "
       "ovat elossa, mutta myös tämä on tulos."},
      {"hu",
       "A sejtek két napig egy meleg szobában voltak, és nem tudni, hogy melyik él még "
       "közülük, de ez is csak egy eredmény."},
      {"tr",
       "Hücreler iki gün boyunca sıcak bir odada tutuldu ve bu hücrelerin hangisi için daha "
       "çok şans olduğu ile ilgili bir sonuç yok."},
      {"ro",
       "Celulele au fost ținute într-o cameră caldă și nu se știe care din ele sunt în "
       "viață, dar acest lucru este mai puțin clar pentru noi."},
      {"ca",
       "Les cèl·lules es van guardar en una sala calenta amb dos dies i no són tan fortes "
       "com les altres, però també hi va haver un bon resultat del tot."},
      {"eu",
       "Zelulak gela bero batean egon dira bi egunez eta ez da ezagutzen zein bizi den, "
       "baina hau ere oso emaitza ona izan da."},
      {"id",
       "Sel itu disimpan dalam ruang yang hangat dan tidak diketahui mana dari sel ini yang "
       "akan hidup untuk lebih lama pada hari itu."},
      {"ga",
       "Bhí na cealla i seomra te ar feadh dhá lá agus níl a fhios ag éinne cé acu a bhí "
       "beo, ach tá sé sin go maith le haghaidh na taighde."},
      {"lt",
       "Ląstelės dvi dienas buvo laikomos šiltame kambaryje ir nėra žinoma, kad jos yra "
       "gyvos, bet tai taip pat yra rezultatas dėl to."},
      {"ru",
       "Клетки два дня держали в тёплой комнате, и не известно, что с ними было после "
       "этого, но это также результат для науки."},
      {"ne",
       "कोषहरू दुई दिन न्यानो कोठामा राखिएको थियो र कुन बाँचेको छ भनेर थाहा छैन तर यो पनि "
       "एक नतिजा हो र यसको लागि काम गर्न बाँकी छ ।"},
      {"ar", "تم حفظ الخلايا في غرفة دافئة لمدة يومين ولا يعرف أي منها حي"},
      {"hy", "Բջիջները երկու օր պահվել են տաք սենյակում"},
      {"ta", "செல்கள் இரண்டு நாட்கள் சூடான அறையில் வைக்கப்பட்டன"},
  };
  for (const LanguageCase& row : cases) {
    EXPECT_EQ(detect_language(row.text), row.language) << row.text;
  }
}

TEST(DetectLanguage, KnowsWhatTheAnalyzerSegments) {
  EXPECT_EQ(detect_language("细胞在温暖的房间里保存了两天"), "zh");
  EXPECT_EQ(detect_language("細胞は二日間暖かい部屋に保管された"), "ja");
  EXPECT_EQ(detect_language("เซลล์ถูกเก็บไว้ในห้องอุ่นเป็นเวลาสองวัน"), "th");
  EXPECT_EQ(detect_language("세포는 이틀 동안 따뜻한 방에 보관되었다"), "ko");
}

TEST(DetectLanguage, TellsNothingOfTooLittle) {
  const std::vector<std::string_view> texts = {
      "",
      "Cells",
      "The cells were kept in a room",
      "12 34 56 78 90 12 34 56 78 90 12 34 56",
      "vitamin c vitamin e trial dose n p o cells s type a type o e mg per day risk c e s cohort",
      "Myelin repair trial cohort placebo lesion axon biopsy marrow donor graft serum plasma",
  };
  for (const std::string_view text : texts) EXPECT_EQ(detect_language(text), "") << text;
}

TEST(DetectLanguage, IsNotLedAstrayByAQuotation) {
  EXPECT_EQ(detect_language("The name of the drug is written as 細胞 in the paper and it was not "
                            "known to all of the doctors that were asked."),
            "en");
}

TEST(DetectLanguage, LooksAtNoMoreThanItNeeds) {
  EXPECT_EQ(detect_language(testing::megabyte_of("the cat and the dog of it ")), "en");
}

}  // namespace
}  // namespace article_search
