/// A language of the pages.
package enum Language: String, Sendable, Hashable, CaseIterable {
    case danish = "da"
    case english = "en"

    package var texts: Texts {
        switch self {
        case .danish: .danish
        case .english: .english
        }
    }

    /// The language's own name for itself.
    package var ownName: String {
        switch self {
        case .danish: "Dansk"
        case .english: "English"
        }
    }

    /// The other one, to change to.
    package var other: Language { self == .danish ? .english : .danish }

    /// The best of the languages that a browser asks for; Danish where it asks for none of them.
    ///
    /// - Parameter acceptLanguage: the header `Accept-Language` (RFC 9110, section 12.5.4).
    package init(acceptLanguage: String?) {
        var best: (language: Language, quality: Double)?
        for range in (acceptLanguage ?? "").split(separator: ",") {
            let parts = range.split(separator: ";").map { $0.drop(while: { $0 == " " }) }
            guard let tag = parts.first?.lowercased(), let language = Language(rawValue: String(tag.prefix(2))) else {
                continue
            }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            if quality > (best?.quality ?? 0) {
                best = (language, quality)
            }
        }
        self = best?.language ?? .danish
    }
}
