#pragma once

#include <array>
#include <string_view>

namespace article_search {

/// Function words of a language, which few other languages have in their texts.
struct LanguageWords {
  std::string_view language;
  /// In lower case between single spaces, also at the ends.
  std::string_view words;
};

/// Our own list, of the commonest articles, pronouns, conjunctions and prepositions.
inline constexpr std::array<LanguageWords, 27> kLanguageWords = {{
    {"en",
     " the of and to in is that for with was as are this by be from were which have not has or on "
     "an we our these their it at been but "},
    {"de",
     " der die und das ist nicht mit den von zu ein eine einer für auf dem des im sich auch wurde "
     "werden bei durch als nach sind oder es wie "},
    {"fr",
     " le la les des et est une dans que pour par sur qui avec du au sont ne pas ce cette plus ont "
     "aux ou été être chez "},
    {"es",
     " el la los las de que y en un una por con para es del se no como más su al son fue o pero "
     "sobre este entre "},
    {"pt",
     " o os as de que e do da em um uma para com não por dos das mais foi ao são na no como pelo "
     "pela seu entre "},
    {"it",
     " il di che la e un una per con non del della dei delle è sono nel nella più gli le si da al "
     "alla anche come "},
    {"nl",
     " de het een van en in is dat op te voor met zijn niet aan er door bij ook werd worden uit "
     "naar om als deze of "},
    {"da",
     " og i at det en den til er som på af med for ikke der har blev et kan være fra ved eller "
     "efter også men hvor "},
    {"no",
     " og i det en den til er som på av med for ikke har ble et kan være fra ved eller etter også "
     "men hvor å hos "},
    {"sv",
     " och i att det en den till är som på av med för inte har blev ett kan vara från vid eller "
     "efter också men hos "},
    {"fi",
     " ja on ei se että oli hän ovat joka mutta myös tai kun niin kuin voi tämä sen ole jos mukaan "
     "sekä ovat jotka olla "},
    {"hu",
     " a az és hogy nem egy is volt meg ez csak mint azt de ha vagy már még lehet között által "
     "után során voltak "},
    {"tr",
     " ve bir bu için ile olarak de da olan en çok daha gibi ise kadar sonra veya olduğu hem ancak "
     "arasında göre tarafından "},
    {"ro",
     " și în de la cu care pe este o un din nu sunt mai pentru a au fost ca prin sau această "
     "acest dintre după "},
    {"ca",
     " el la els les de i que en un una per amb és no del al dels més com són va aquest aquesta "
     "entre però també "},
    {"eu",
     " eta da ez bat izan dira zen dute hau baina ere edo den dituzte duen egin baino oso bere "
     "beste arte zuen "},
    {"id",
     " yang dan di dari untuk dengan ini pada adalah itu dalam tidak akan oleh atau telah sebagai "
     "dapat lebih juga ke karena "},
    {"ga",
     " an na agus is ar le i go a bhí sé ag do nach tá sin mar as faoi ach idir chun gur leis "
     "seo "},
    {"lt",
     " ir yra kad į su iš buvo tai kaip bet ar ne po per už tik apie jo dėl arba buvo taip pat "
     "nuo "},
    {"pl",
     " i w na z się nie do jest że to o jak po od za przez dla są oraz lub był także może który "
     "które "},
    {"cs",
     " a v na se je že s z do o i pro jako ve za po není by od při nebo který která které jsou "
     "byl "},
    {"hr", " i u na je se da za su s od ne o kao koji koja koje ili iz što po bi nije bila biti "},
    {"ru",
     " и в не на с что по как из у за от для это при был или были также его к после между "
     "является "},
    {"uk", " і в не на з що та до як від за для це при або були також його після між є у "},
    {"bg", " и в не на с че за да се от е са по като при или след между но бе това "},
    {"ne", " र छ को मा हो लागि पनि यो भएको गर्न छन् तथा एक ले बाट गरेको थियो वा हुन्छ "},
    {"hi", " और है के में की का से को पर यह हैं नहीं कि एक लिए भी या था तथा "},
}};

}  // namespace article_search
