import FHIR

/// An entry as its own resource says it, before names of units and people are looked up: what a row of the thread
/// holds.
struct EntryDraft: Sendable, Hashable {
    /// `Type/id`.
    var reference: String
    var kind: EntryKind
    var title = ""
    var detail: String?
    var status: String?
    var start: DateTime?
    var end: DateTime?
    /// Whether ``start`` only says when it was asked for.
    var startIsOrderTime = false
    var place: String?
    var reason: String?
    var instruction: String?
    var dose: Dose?
    var code: String?
    var value: MeasuredValue?
    var components: [MeasuredComponent] = []
    var isVoid = false
    /// The resource's own `language`.
    var language: String?
    /// Known from the resource alone, such as a measurement that the citizen made.
    var sector: Sector?
    /// People and units that did it or will; the most telling first.
    var parties: [Party] = []
    /// Other resources that it belongs to or speaks of.
    var links: [Link] = []
    /// What it consists of: the activities of a plan.
    var parts: [EntryDraft] = []

    init(reference: String, kind: EntryKind) {
        self.reference = reference
        self.kind = kind
    }

    /// The references that stand in this relation.
    func references(_ role: Link.Role) -> [String] {
        links.compactMap { $0.role == role ? $0.reference : nil }
    }

    func reference(_ role: Link.Role) -> String? { links.first { $0.role == role }?.reference }
}

/// Somebody or some unit, by reference or in words, with the role in which it stands in the resource.
struct Party: Sendable, Hashable {
    var reference: String?
    var display: String?
    var role: String?

    /// Nil where neither a reference nor words are there.
    init?(_ reference: Reference?, role: String? = nil) {
        guard let reference else { return nil }
        let target = reference.target
        let words =
            reference.display
            ?? reference.identifier?.value.flatMap { value in
                target == nil ? value : nil
            }
        if target == nil, words == nil { return nil }
        self.init(reference: target, display: words, role: role)
    }

    init(reference: String?, display: String?, role: String?) {
        self.reference = reference
        self.display = display
        self.role = role
    }
}

/// That one resource belongs to or speaks of another.
struct Link: Sendable, Hashable {
    var role: Role
    var reference: String

    /// Each is one letter in the stored row, so these never change meaning.
    enum Role: Character, Sendable, Hashable {
        case episode = "e"
        case encounter = "c"
        case condition = "d"
        case plan = "p"
        case team = "t"
        case goal = "g"
        case request = "r"
        case medication = "m"
        case owner = "o"
        case focus = "f"
        case document = "x"
        case part = "s"
    }
}
