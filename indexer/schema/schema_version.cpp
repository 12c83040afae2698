#include "indexer/schema/schema_version.h"

#include "indexer/schema/analyzer.h"

namespace article_search::schema {

bool is_readable(const IndexStamp& stamp) {
  return stamp.schema_version == kSchemaVersion && stamp.analyzer_version == kAnalyzerVersion;
}

}  // namespace article_search::schema
