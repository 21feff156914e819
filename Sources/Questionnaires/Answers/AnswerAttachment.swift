/// A file that was given as an answer.
package struct AnswerAttachment: Sendable, Hashable {
    package let contentType: String
    /// Base64; nil where the file is elsewhere.
    package let data: String?
    package let url: String?
    package let title: String?

    package init(contentType: String, data: String?, url: String? = nil, title: String? = nil) {
        self.contentType = contentType
        self.data = data
        self.url = url
        self.title = title
    }

    /// How many bytes the file is.
    var size: Int { (data?.utf8.count ?? 0) / 4 * 3 }
}
