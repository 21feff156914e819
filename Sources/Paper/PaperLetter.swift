/// A letter as it is put on paper: words that are ready, in the order in which they are read.
package struct PaperLetter: Sendable, Hashable {
    /// A piece of what the letter says.
    package struct Block: Sendable, Hashable {
        package enum Kind: Sendable, Hashable {
            case heading
            case text
            /// A line of a list.
            case item
        }

        package var kind: Kind
        package var text: String

        package init(_ kind: Kind, _ text: String) {
            self.kind = kind
            self.text = text
        }
    }

    /// The language of the words, such as `da`.
    package var language: String
    /// Who sends it: name first, then telephone and what else helps to answer.
    package var sender: [String]
    /// Name and address, as they are to be seen through the window of an envelope.
    package var recipient: [String]
    /// The day, in words.
    package var date: String
    package var title: String
    package var blocks: [Block]
    /// The end: a greeting and who greets.
    package var closing: [String]
    /// `Page` and `of`, in the language.
    package var page: String
    package var pageOf: String
    /// When it was written, such as `2026-11-21T09:00:00Z`: it stands in the file, so that one letter is one file however
    /// often it is made.
    package var written: String

    package init(
        language: String, sender: [String], recipient: [String], date: String, title: String, blocks: [Block],
        closing: [String], page: String, pageOf: String, written: String
    ) {
        self.language = language
        self.sender = sender
        self.recipient = recipient
        self.date = date
        self.title = title
        self.blocks = blocks
        self.closing = closing
        self.page = page
        self.pageOf = pageOf
        self.written = written
    }
}
