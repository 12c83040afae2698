#include "tests/support/pdf_file.h"

#include <cstddef>

namespace article_search::testing {

namespace {

// Numbers objects from 1 and notes where each begins, which the table at a PDF's end must say.
class ObjectWriter {
 public:
  void add(const std::string& object) {
    offsets_.push_back(pdf_.size());
    pdf_ += std::to_string(offsets_.size()) + " 0 obj\n" + object + "\nendobj\n";
  }

  std::string finish() {
    const std::size_t table = pdf_.size();
    const std::string size = std::to_string(offsets_.size() + 1);
    pdf_ += "xref\n0 " + size + "\n0000000000 65535 f \n";
    for (const std::size_t offset : offsets_) {
      const std::string digits = std::to_string(offset);
      pdf_ += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
    }
    return pdf_ + "trailer\n<< /Size " + size + " /Root 1 0 R /Info 4 0 R >>\nstartxref\n" +
           std::to_string(table) + "\n%%EOF\n";
  }

 private:
  std::string pdf_ = "%PDF-1.4\n";
  std::vector<std::size_t> offsets_;
};

std::string content_of(const std::vector<PdfFileLine>& lines) {
  std::string content = "BT\n";
  for (const PdfFileLine& line : lines) {
    content += "/F1 " + std::to_string(line.size) + " Tf 1 0 0 1 " + std::to_string(line.x) + " " +
               std::to_string(line.y) + " Tm (" + line.text + ") Tj\n";
  }
  return content + "ET";
}

}  // namespace

std::string pdf_of(const std::vector<std::vector<PdfFileLine>>& pages, const PdfFileInfo& about) {
  constexpr std::size_t kFirstPage = 5;
  std::string kids;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    kids += std::to_string(kFirstPage + 2 * i) + " 0 R ";
  }
  ObjectWriter writer;
  writer.add("<< /Type /Catalog /Pages 2 0 R >>");
  writer.add("<< /Type /Pages /Count " + std::to_string(pages.size()) + " /Kids [" + kids + "] >>");
  writer.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  writer.add("<< /Title (" + about.title + ") /Author (" + about.author + ") >>");
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const std::string content = content_of(pages[i]);
    writer.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents " +
               std::to_string(kFirstPage + 2 * i + 1) +
               " 0 R /Resources << /Font << /F1 3 0 R >> >> >>");
    writer.add("<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content +
               "\nendstream");
  }
  return writer.finish();
}

}  // namespace article_search::testing
