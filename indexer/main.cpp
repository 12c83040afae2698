// article-indexer: what it was asked on the command line -> the index -> a report -> an exit code.

#include <array>
#include <cstdio>
#include <exception>

#include "indexer/command_line.h"
#include "indexer/reading_commands.h"
#include "indexer/writing_commands.h"

namespace {

using namespace article_search;

constexpr unsigned kReads = takes_sources | takes_filter;

constexpr std::array<Command, 9> kCommands = {{
    {"check", "Show the passages of files; no index is changed",
     "Shows the passages as they would be indexed, under their headings, and what was left out.\n"
     "Topics are those of the vocabulary.json in a folder that is named, or of --vocabulary.\n"
     "Examples:\n"
     "  article-indexer check page.html\n"
     "  article-indexer check --vocabulary corpus/vocabulary.json page.html\n"
     "  article-indexer check --index idx --json notes | jq .unseen_words\n"
     "  pandoc -s -t gfm paper.tex | article-indexer check --format markdown -",
     kReads | takes_known_index | takes_vocabulary, run_check},
    {"update", "Index what is new or changed, drop what is gone",
     "The index then holds the articles of the sources and no others. Makes it if there is none.\n"
     "In a PATTERN, * and ? match within a name; a pattern without a slash is compared with the\n"
     "name, one with a slash with the path below SOURCE, where ** stands for any folders.\n"
     "Examples:\n"
     "  article-indexer update --index idx corpus\n"
     "  article-indexer update --index idx --include '*.md' --exclude drafts corpus\n"
     "  article-indexer update --index idx --gate expected.tsv corpus",
     kReads | takes_index | takes_gate, run_update},
    {"build", "Index everything anew, beside the old index",
     "The new index takes the old one's place when it is complete; the old one is kept for\n"
     "rollback. Patterns are as update --help says.\n"
     "Examples:\n"
     "  article-indexer build --index idx corpus\n"
     "  zcat records.jsonl.gz | article-indexer build --index idx --format jsonl -",
     kReads | takes_index | takes_gate, run_build},
    {"watch", "Update now and whenever the sources change, until Ctrl-C",
     "Prints a line for each run that changed something.\n"
     "Example:\n"
     "  article-indexer watch --index idx corpus",
     kReads | takes_index, run_watch},
    {"remove", "Take articles out of the index",
     "A NAME is an article's id as list shows it, or the path of a file or folder that was\n"
     "indexed. The files are not touched: the next update of a folder that still holds a file "
     "adds\n"
     "it again.\n"
     "Examples:\n"
     "  article-indexer remove --index idx old-article\n"
     "  article-indexer remove --index idx corpus/2015",
     takes_names | takes_index, run_remove},
    {"rollback", "Make the generation before the last build live again",
     "It does not undo updates.\n"
     "Example:\n"
     "  article-indexer rollback --index idx",
     takes_index, run_rollback},
    {"list", "List the articles: id, passages, language, date, title",
     "One article a line, its fields between tabs.\n"
     "Example:\n"
     "  article-indexer list --index idx | sort -t '\t' -k 4",
     takes_index, run_list},
    {"stats", "Say what the index holds",
     "Example:\n"
     "  article-indexer stats --index idx --json",
     takes_index, run_stats},
    {"verify", "Read the whole index and report any damage",
     "Example:\n"
     "  article-indexer verify --index idx --quiet || article-indexer build --index idx corpus",
     takes_index, run_verify},
}};

}  // namespace

int main(int argc, char** argv) try {
  return run_command(argc, argv, kCommands);
} catch (const std::exception& error) {
  std::fprintf(stderr, "article-indexer: %s\n", error.what());
  return failed;
}
