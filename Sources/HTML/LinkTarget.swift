/// Where a link or a form leads: a place on this server, or a way to reach somebody. Nothing else can be linked to,
/// so that no text from a record ever becomes an address (`javascript:` and its like).
package struct LinkTarget: Sendable, Hashable {
    /// As it stands in the attribute, percent-encoded.
    package let text: String

    private init(text: String) {
        self.text = text
    }

    /// A place on this server.
    ///
    /// - Parameters:
    ///   - segments: the parts of the path between the slashes, not encoded.
    ///   - query: names and values, not encoded; in this order.
    ///   - fragment: the id of an element on the page.
    package static func path(
        _ segments: [String], query: [(name: String, value: String)] = [], fragment: String? = nil
    ) -> LinkTarget {
        var text = ""
        text.reserveCapacity(64)
        for segment in segments {
            text += "/"
            text += PercentEncoding.encode(segment)
        }
        if segments.isEmpty { text = "/" }
        for (place, item) in query.enumerated() {
            text += place == 0 ? "?" : "&"
            text += PercentEncoding.encode(item.name)
            text += "="
            text += PercentEncoding.encode(item.value)
        }
        if let fragment {
            text += "#"
            text += PercentEncoding.encode(fragment)
        }
        return LinkTarget(text: text)
    }

    /// An element on the same page.
    package static func fragment(_ id: String) -> LinkTarget {
        LinkTarget(text: "#" + PercentEncoding.encode(id))
    }

    /// A telephone number as somebody wrote it; spaces and punctuation are left out. Nil where no digit is in it.
    package static func telephone(_ number: String) -> LinkTarget? {
        let kept = number.unicodeScalars.enumerated().filter { place, scalar in
            ("0"..."9").contains(scalar) || (place == 0 && scalar == "+")
        }
        guard kept.contains(where: { $0.element != "+" }) else { return nil }
        return LinkTarget(text: "tel:" + String(String.UnicodeScalarView(kept.map(\.element))))
    }

    /// A mail address. Nil where it does not look like one.
    package static func mail(_ address: String) -> LinkTarget? {
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), !address.contains(where: \.isWhitespace) else {
            return nil
        }
        return LinkTarget(text: "mailto:" + parts.map { PercentEncoding.encode(String($0)) }.joined(separator: "@"))
    }
}
