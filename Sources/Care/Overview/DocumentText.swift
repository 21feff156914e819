/// A document with its text, for reading.
package struct DocumentText: Sendable, Hashable {
    package var entry: Entry
    package var sections: [DocumentSection]
    /// Parts that are no text (pictures, PDF) or lie elsewhere.
    package var attachments: [DocumentAttachment]

    package init(entry: Entry, sections: [DocumentSection] = [], attachments: [DocumentAttachment] = []) {
        self.entry = entry
        self.sections = sections
        self.attachments = attachments
    }
}

/// A part of a document. All of it is plain text.
package struct DocumentSection: Sendable, Hashable {
    package var title: String?
    /// Its depth: 1 for the outermost.
    package var level: Int
    package var paragraphs: [String]

    package init(title: String? = nil, level: Int = 1, paragraphs: [String] = []) {
        self.title = title
        self.level = level
        self.paragraphs = paragraphs
    }
}

/// A part of a document that is no text.
package struct DocumentAttachment: Sendable, Hashable {
    package var title: String?
    package var contentType: String?
    package var url: String?
    package var byteCount: Int?

    package init(title: String? = nil, contentType: String? = nil, url: String? = nil, byteCount: Int? = nil) {
        self.title = title
        self.contentType = contentType
        self.url = url
        self.byteCount = byteCount
    }
}
