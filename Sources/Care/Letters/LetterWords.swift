import Foundation

/// What stands in every letter besides what it is about: by language, from `letter-words.tsv`.
package struct LetterWords: Sendable, Hashable {
    /// `da` or `en`.
    package let language: String
    let heading: String
    let why: String
    let ask: String
    let askPractice: String
    package let telephone: String
    package let greeting: String
    package let page: String
    package let pageOf: String

    /// - Parameter language: of the notice; Danish where there is none, or one that has no words here.
    package init(language: String?) {
        let isEnglish = language?.hasPrefix("en") == true
        self.language = isEnglish ? "en" : "da"
        func word(_ name: String) -> String { Self.table[name]?[isEnglish ? 1 : 0] ?? "" }
        heading = word("heading")
        why = word("why")
        ask = word("ask")
        askPractice = word("ask-practice")
        telephone = word("telephone")
        greeting = word("greeting")
        page = word("page")
        pageOf = word("of")
    }

    /// The lines of the table by their names: Danish, English.
    static let table: [String: [String]] = {
        guard let url = Bundle.module.url(forResource: "Tables/letter-words", withExtension: "tsv"),
            let text = try? String(contentsOf: url, encoding: .utf8)
        else { return [:] }
        var table: [String: [String]] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let columns = line.split(separator: "\t").map(String.init)
            if columns.count == 3 { table[columns[0]] = Array(columns.dropFirst()) }
        }
        return table
    }()
}
