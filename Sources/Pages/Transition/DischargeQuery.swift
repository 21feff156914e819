package import Care

/// What the pages about discharges are asked for, as their address carries it.
package struct DischargeQuery: Sendable, Hashable {
    /// The discharge, by id; nil: the list.
    package var id: String?
    /// A part of it, to read or write.
    package var part: DischargePart?
    /// Whether something has just been done.
    package var isDone: Bool

    package init(id: String? = nil, part: DischargePart? = nil, isDone: Bool = false) {
        self.id = id
        self.part = part
        self.isDone = isDone
    }

    /// Nil where a value is none of those that there are.
    init?(_ query: [String: String]) {
        isDone = query["done"] != nil
        if let id = query["id"] {
            guard Route.isIdentifier(id) else { return nil }
            self.id = id
        }
        if let name = query["part"] {
            guard let part = DischargePart(rawValue: name), id != nil else { return nil }
            self.part = part
        }
        if let done = query["done"], done != "1" { return nil }
    }

    var items: [(name: String, value: String)] {
        [id.map { ("id", $0) }, part.map { ("part", $0.rawValue) }, isDone ? ("done", "1") : nil].compactMap { $0 }
    }
}
