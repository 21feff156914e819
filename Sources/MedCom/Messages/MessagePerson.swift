import FHIR

/// Who a message is about, as it says.
struct MessagePerson: Sendable, Hashable {
    struct Number: Sendable, Hashable {
        var system: String
        var value: String

        /// Otherwise it stands in place of one.
        var isCPR: Bool { system == NationalSystems.civilRegistration }
    }

    /// CPR numbers, and numbers in place of them.
    var numbers: [Number] = []
    var family: String?
    var given: [String] = []
    var birthDate: String?
    var isDeceased = false
    /// Every word of every name, as search compares them.
    private var all: Set<String> = []

    /// - Parameter patient: a Patient of the message, or of the record.
    init(_ patient: JSONValue) {
        let lens = Patient(json: patient)
        for identifier in lens.identifiers {
            guard let system = identifier.system, let value = identifier.value, Self.isPersonNumber(system) else {
                continue
            }
            numbers.append(Number(system: system, value: value))
        }
        let name = lens.names.first { $0.use == "official" } ?? lens.names.first
        family = name?.family
        given = name?.given ?? []
        all = Self.words(lens.names.flatMap { [$0.text, $0.family].compactMap(\.self) + $0.given })
        birthDate = patient["birthDate"]?.string
        isDeceased = patient["deceasedBoolean"]?.bool == true || patient["deceasedDateTime"] != nil
    }

    static func isPersonNumber(_ system: String) -> Bool {
        system == NationalSystems.civilRegistration || system == NationalSystems.nationalReplacement
            || system.hasPrefix(NationalSystems.regionalReplacement)
    }

    /// Whether it cannot be the same person as one of the record who has the same number: another birthday or another
    /// name.
    ///
    /// A message need say no more than a family name, and people change names. Where it says a given name, one of them
    /// must be the other's too; otherwise the family name must.
    func contradicts(_ other: MessagePerson) -> Bool {
        if let birthDate, let known = other.birthDate, birthDate.count == known.count, birthDate != known {
            return true
        }
        let said = Self.words(given.isEmpty ? [family].compactMap(\.self) : given)
        return !said.isEmpty && !other.all.isEmpty && said.isDisjoint(with: other.all)
    }

    private static func words(_ names: [String]) -> Set<String> {
        Set(names.flatMap { TextFolding.fold($0).split { $0 == " " || $0 == "-" } }.map(String.init))
    }
}
