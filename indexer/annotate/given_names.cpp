#include "indexer/annotate/given_names.h"

#include <algorithm>
#include <array>

namespace article_search {

namespace {

// In the order of their bytes.
constexpr auto kGivenNames = std::to_array<std::string_view>({
    "Aaron",     "Abdul",      "Abdullah",   "Abigail",    "Adam",        "Adrian",    "Agnes",
    "Ahmad",     "Ahmed",      "Aisha",      "Akira",      "Alan",        "Albert",    "Alberto",
    "Alejandro", "Aleksandr",  "Alessandra", "Alessandro", "Alex",        "Alexander", "Alexandra",
    "Alexei",    "Alfred",     "Ali",        "Alice",      "Alicia",      "Alison",    "Allison",
    "Amanda",    "Amelia",     "Amir",       "Amit",       "Amy",         "Ana",       "Anders",
    "Andrea",    "Andreas",    "Andrei",     "Andrew",     "Angela",      "Anil",      "Anita",
    "Anja",      "Ann",        "Anna",       "Anne",       "Annette",     "Anthony",   "Anton",
    "Antonia",   "Antonio",    "Arjun",      "Arthur",     "Arun",        "Ashley",    "Astrid",
    "Barbara",   "Beatriz",    "Ben",        "Benjamin",   "Bernard",     "Bernd",     "Beth",
    "Bjorn",     "Björn",      "Bob",        "Brenda",     "Brian",       "Bruce",     "Bruno",
    "Caitlin",   "Carl",       "Carla",      "Carlo",      "Carlos",      "Carmen",    "Carol",
    "Caroline",  "Catherine",  "Cecilia",    "Charles",    "Charlotte",   "Chiara",    "Chris",
    "Christian", "Christina",  "Christine",  "Christoph",  "Christopher", "Claire",    "Clara",
    "Claudia",   "Claudio",    "Colin",      "Craig",      "Cristina",    "Cynthia",   "Daniel",
    "Daniela",   "Daniele",    "Danielle",   "David",      "Deborah",     "Deepak",    "Denis",
    "Denise",    "Dennis",     "Derek",      "Diana",      "Diane",       "Diego",     "Dieter",
    "Dimitri",   "Dmitri",     "Dominique",  "Donald",     "Donna",       "Doris",     "Dorothy",
    "Douglas",   "Duncan",     "Edith",      "Eduardo",    "Edward",      "Eleanor",   "Elena",
    "Eli",       "Elias",      "Elisabeth",  "Elizabeth",  "Ellen",       "Emily",     "Emma",
    "Enrico",    "Eric",       "Erica",      "Erik",       "Erika",       "Ernest",    "Esther",
    "Eugene",    "Eva",        "Evan",       "Evelyn",     "Fabio",       "Fatima",    "Federico",
    "Felix",     "Fernando",   "Finn",       "Fiona",      "Frances",     "Francesca", "Francesco",
    "Francis",   "Francisco",  "Frank",      "Franz",      "Fred",        "Frederick", "Friedrich",
    "Gabriel",   "Gabriela",   "Gabriele",   "Gary",       "Gavin",       "Geoffrey",  "Georg",
    "George",    "Gerald",     "Gerard",     "Gerhard",    "Gianluca",    "Gianvito",  "Giorgio",
    "Giovanni",  "Giulia",     "Giuseppe",   "Gloria",     "Gordon",      "Graham",    "Greg",
    "Gregory",   "Greta",      "Guido",      "Guillermo",  "Gunnar",      "Gustav",    "Hanna",
    "Hannah",    "Hans",       "Harald",     "Harold",     "Harry",       "Hassan",    "Heather",
    "Hector",    "Heidi",      "Heinrich",   "Heinz",      "Helen",       "Helena",    "Helga",
    "Henri",     "Henrik",     "Henry",      "Herbert",    "Hermann",     "Hiroshi",   "Holly",
    "Howard",    "Hugh",       "Hugo",       "Ian",        "Ibrahim",     "Igor",      "Ingrid",
    "Irene",     "Irina",      "Isabel",     "Isabella",   "Isabelle",    "Ivan",      "Jack",
    "Jacob",     "Jacqueline", "Jacques",    "James",      "Jan",         "Jane",      "Janet",
    "Jason",     "Javier",     "Jean",       "Jeff",       "Jeffrey",     "Jennifer",  "Jeremy",
    "Jessica",   "Jill",       "Jim",        "Joan",       "Joanna",      "Joanne",    "Joao",
    "Joe",       "Joel",       "Johan",      "Johann",     "Johannes",    "John",      "Jon",
    "Jonas",     "Jonathan",   "Jorge",      "Jose",       "Josef",       "Joseph",    "Joshua",
    "José",      "João",       "Juan",       "Judith",     "Juergen",     "Julia",     "Julian",
    "Juliana",   "Julie",      "Julien",     "Jun",        "Justin",      "Jürgen",    "Karen",
    "Karin",     "Karl",       "Kate",       "Katharina",  "Katherine",   "Kathleen",  "Kathryn",
    "Katie",     "Keith",      "Kelly",      "Ken",        "Kenji",       "Kenneth",   "Kenta",
    "Kerstin",   "Kevin",      "Klaus",      "Kurt",       "Kyle",        "Lars",      "Laura",
    "Lauren",    "Laurence",   "Laurent",    "Lawrence",   "Lea",         "Lee",       "Leila",
    "Lena",      "Leo",        "Leon",       "Leonard",    "Leonardo",    "Leslie",    "Li",
    "Lin",       "Linda",      "Lisa",       "Lorenzo",    "Louis",       "Louise",    "Luca",
    "Lucas",     "Lucia",      "Lucy",       "Luigi",      "Luis",        "Luisa",     "Lukas",
    "Lydia",     "Magnus",     "Manuel",     "Marc",       "Marcel",      "Marcelo",   "Marco",
    "Marcos",    "Marcus",     "Margaret",   "Margarita",  "Maria",       "Marianne",  "Marie",
    "Marina",    "Mario",      "Marion",     "Mark",       "Markus",      "Marta",     "Martha",
    "Martin",    "Martina",    "Mary",       "María",      "Masato",      "Matteo",    "Matthew",
    "Matthias",  "Maureen",    "Maurice",    "Max",        "Maya",        "Megan",     "Mei",
    "Melanie",   "Melissa",    "Michael",    "Michel",     "Michela",     "Michele",   "Michelle",
    "Miguel",    "Mika",       "Mikael",     "Mike",       "Miriam",      "Mohamed",   "Mohammad",
    "Mohammed",  "Monica",     "Monika",     "Muhammad",   "Nadia",       "Nancy",     "Naomi",
    "Natalia",   "Natalie",    "Nathan",     "Neil",       "Nicholas",    "Nick",      "Nicola",
    "Nicolas",   "Nicole",     "Niels",      "Nils",       "Nina",        "Nora",      "Norman",
    "Olga",      "Oliver",     "Olivia",     "Olivier",    "Omar",        "Oscar",     "Otto",
    "Pablo",     "Pamela",     "Paola",      "Paolo",      "Patricia",    "Patrick",   "Patrizia",
    "Paul",      "Paula",      "Pauline",    "Pedro",      "Peter",       "Petra",     "Philip",
    "Philipp",   "Philippe",   "Phillip",    "Pierre",     "Pietro",      "Priya",     "Rachel",
    "Rafael",    "Rajesh",     "Ralf",       "Ralph",      "Ramon",       "Raul",      "Ravi",
    "Raymond",   "Rebecca",    "Renata",     "Renate",     "Renee",       "Ricardo",   "Riccardo",
    "Richard",   "Rita",       "Robert",     "Roberta",    "Roberto",     "Robin",     "Roger",
    "Roland",    "Rolf",       "Roman",      "Ronald",     "Rosa",        "Rose",      "Roy",
    "Ruben",     "Rudolf",     "Russell",    "Ruth",       "Ryan",        "Sabine",    "Sally",
    "Salvatore", "Samantha",   "Samir",      "Samuel",     "Sandra",      "Sanjay",    "Sara",
    "Sarah",     "Satoshi",    "Saud",       "Scott",      "Sean",        "Sebastian", "Sergei",
    "Sergio",    "Shannon",    "Sharon",     "Shinya",     "Silvia",      "Simon",     "Simona",
    "Simone",    "Sofia",      "Sonia",      "Sophia",     "Sophie",      "Stefan",    "Stefania",
    "Stefano",   "Stephan",    "Stephanie",  "Stephen",    "Steve",       "Steven",    "Stuart",
    "Sue",       "Sunil",      "Susan",      "Susanne",    "Suzanne",     "Sven",      "Svetlana",
    "Sylvia",    "Takashi",    "Tamara",     "Tanya",      "Tariq",       "Teresa",    "Terry",
    "Thomas",    "Thorsten",   "Tim",        "Timothy",    "Tobias",      "Tom",       "Tomas",
    "Tony",      "Torsten",    "Tracy",      "Ulrich",     "Ulrike",      "Ursula",    "Uwe",
    "Valentina", "Valeria",    "Valerie",    "Vanessa",    "Vera",        "Veronica",  "Victor",
    "Victoria",  "Vijay",      "Vincent",    "Vincenzo",   "Vladimir",    "Volker",    "Walter",
    "Wei",       "Wendy",      "Werner",     "Wilhelm",    "William",     "Wolfgang",  "Xavier",
    "Yasmin",    "Yoko",       "Yosef",      "Yuki",       "Yuko",        "Yuri",      "Yusuf",
    "Yves",      "Yvonne",     "Zoe",
});
static_assert(std::ranges::is_sorted(kGivenNames));

}  // namespace

bool is_given_name(std::string_view word) { return std::ranges::binary_search(kGivenNames, word); }

}  // namespace article_search
