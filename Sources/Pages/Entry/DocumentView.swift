import Care
import HTML

/// A document's text, for reading.
struct DocumentView {
    let document: DocumentText
    let context: PageContext

    var html: HTML {
        article(.class("card document"), .ariaLabel(context.texts.entry.text)) {
            if !document.sections.isEmpty {
                div(.class("document-text"), .lang(context.foreign(document.entry.language))) {
                    for section in document.sections {
                        part(section)
                    }
                }
            }
            for attachment in document.attachments {
                p(.class("notice notice-plain")) {
                    Icon.page.html
                    span { describe(attachment) }
                }
            }
        }
    }

    private func part(_ section: DocumentSection) -> HTML {
        HTML.group {
            if let title = section.title, !title.isEmpty {
                section.level <= 1 ? h2 { title } : h3 { title }
            }
            for paragraph in section.paragraphs {
                p { paragraph }
            }
        }
    }

    /// What is not text is said to be there.
    private func describe(_ attachment: DocumentAttachment) -> String {
        let size = attachment.byteCount.map { "\(max($0 / 1024, 1)) KB" }
        return [context.texts.entry.attachment, attachment.title, attachment.contentType, size].compactMap { $0 }
            .joined(separator: " · ")
    }
}
