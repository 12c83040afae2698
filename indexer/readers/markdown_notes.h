#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/article.h"

namespace article_search {

/// Footnotes of Markdown, which CommonMark has not: "[^1]" in a text and "[^1]: Note" in a line of
/// its own. To its parser the second may be the address of a link, and so vanish.
///
/// `text` with the definitions' brackets as marks that mean nothing to the parser; offsets stay.
/// Lines in fenced code stay as they are. Linear.
std::string mark_note_definitions(std::string_view text);

/// Whether a line of the marked text defines a note.
bool begins_note_definition(std::string_view line);

/// Puts each note behind the block that first refers to it, and takes its definition's mark and the
/// marks that refer to it out of the texts. Notes that no other text refers to
/// come last.
std::vector<Block> place_notes(std::vector<Block> blocks);

}  // namespace article_search
