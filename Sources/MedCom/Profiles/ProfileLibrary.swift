import FHIR

/// The profiles that are known, and the codes that they require: immutable, loaded once from the tables.
package struct ProfileLibrary: Sendable {
    /// MedCom's messages, and what they lean on.
    package static let medCom = ProfileLibrary(
        profiles: MedComTable.rows(named: "profiles.tsv"), codes: MedComTable.rows(named: "profile-codes.tsv"),
        relaxations: MedComTable.rows(named: "profile-relaxations.tsv"))

    private let profiles: [String: Profile]
    /// By value set and code system; nil: any code of the system.
    private let codes: [String: [String: Set<String>?]]
    /// Rows that were not understood.
    let faults: [String]

    /// - Parameter relaxations: where less is asked than the profiles say.
    init(profiles rows: [[String]], codes codeRows: [[String]], relaxations: [[String]] = []) {
        var reader = ProfileReader(rows)
        for row in relaxations { reader.relax(row) }
        profiles = reader.profiles
        faults = reader.faults
        var codes: [String: [String: Set<String>?]] = [:]
        for row in codeRows where row.count == 3 {
            let listed: Set<String>? = row[2] == "*" ? nil : Set(row[2].split(separator: " ").map(String.init))
            codes[row[0], default: [:]].updateValue(listed, forKey: row[1])
        }
        self.codes = codes
    }

    /// The addresses of all profiles, sorted.
    package var addresses: [String] { profiles.keys.sorted() }

    /// The profile with this address, whatever version is asked for; nil where it is not known.
    package func profile(_ address: String) -> Profile? {
        profiles[address] ?? profiles[address.split(separator: "|").first.map(String.init) ?? address]
    }

    /// Whether a code is in a value set; nil where the value set is not known.
    ///
    /// - Parameters:
    ///   - valueSet: its name, or an address that ends with it.
    ///   - system: nil: of any system.
    func contains(_ code: String, of system: String?, in valueSet: String) -> Bool? {
        let address = valueSet.split(separator: "|").first ?? ""
        guard let systems = codes[address.split(separator: "/").last.map(String.init) ?? valueSet] else { return nil }
        guard let system else { return systems.values.contains { $0?.contains(code) ?? true } }
        guard let listed = systems[system] else { return false }
        return listed?.contains(code) ?? true
    }
}
