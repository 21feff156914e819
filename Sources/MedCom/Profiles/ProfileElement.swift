import FHIR

/// An element that a profile constrains, or one slice of it.
struct ProfileElement: Sendable {
    /// The name in FHIRPath: `value` for `value[x]`.
    let name: String
    /// The name of the slice; nil for the element as a whole.
    let slice: String?
    var minimum = 0
    /// Nil where there may be any number.
    var maximum: Int?
    /// The types that it may have; empty where they are R4's own.
    var types: [ProfileType] = []
    var value: RequiredValue?
    /// The value set of a required binding.
    var valueSet: String?
    var slicing: Slicing?
    /// How many characters a text may have.
    var mostCharacters: Int?
    var rules: [ProfileRule] = []
    var children: [ProfileElement] = []
    var slices: [ProfileElement] = []

    init(name: String, slice: String? = nil) {
        self.name = name
        self.slice = slice
    }

    /// A value that it must have: exactly, or at least what the pattern says.
    enum RequiredValue: Sendable {
        case fixed(JSONValue)
        case pattern(JSONValue)
    }

    /// How values are told apart into slices.
    struct Slicing: Sendable {
        var isClosed: Bool
        var discriminators: [Discriminator]

        /// What slicing is where a profile says nothing of it.
        static func standard(for name: String) -> Slicing {
            Slicing(isClosed: false, discriminators: [name == "extension" ? .url : .type])
        }
    }

    /// Whether it says something by which values can be told apart.
    var discriminates: Bool {
        value != nil || valueSet != nil || children.contains(where: \.discriminates)
    }
}
