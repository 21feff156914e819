/// What the case list says has happened.
package enum CaseNotice: Sendable, Hashable {
    case saved
    /// The list was drawn anew, and so many cases changed.
    case drawn(Int)

    init?(_ text: String) {
        if text == "saved" {
            self = .saved
        } else if text.hasPrefix("drawn-"), let count = Int(text.dropFirst("drawn-".count)), count >= 0 {
            self = .drawn(count)
        } else {
            return nil
        }
    }

    var text: String {
        switch self {
        case .saved: "saved"
        case .drawn(let count): "drawn-\(count)"
        }
    }
}
