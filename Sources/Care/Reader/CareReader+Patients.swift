import FHIR
import Record

/// What a member of staff knows of the citizen to be found.
package enum PatientQuery: Sendable, Hashable {
    /// A CPR number, or a replacement number.
    case number(String)
    /// Words of the name, and the birth date as FHIR writes it.
    case person(name: String, birthDate: String)

    /// Reads what was typed in one field: `311299-1234`, or a name and a date (`Anna Jensen 31.12.1999`). Nil where
    /// it is
    /// neither: a name alone would find too many.
    package init?(_ text: String) {
        let words = text.split { $0.isWhitespace || $0 == "," }.map(String.init)
        let joined = words.joined().filter { $0 != "-" }
        if joined.utf8.count == 10, joined.utf8.prefix(6).allSatisfy({ (48...57).contains($0) }) {
            self = .number(joined.uppercased())
            return
        }
        guard let date = words.lazy.compactMap(Self.date).first else { return nil }
        let name = words.filter { Self.date($0) == nil }.joined(separator: " ")
        guard !name.isEmpty else { return nil }
        self = .person(name: name, birthDate: date)
    }

    /// `31.12.1999`, `31-12-1999`, `31/12-1999`, `31121999` or `1999-12-31` as FHIR writes it.
    static func date(_ text: String) -> String? {
        let parts = text.split { ".-/".contains($0) }.map(String.init)
        let fields: [String]
        switch parts.count {
        case 3: fields = parts[0].count == 4 ? parts : parts.reversed()
        case 1 where text.utf8.count == 8 && text.utf8.allSatisfy { (48...57).contains($0) }:
            fields = [String(text.suffix(4)), String(text.dropFirst(2).prefix(2)), String(text.prefix(2))]
        default: return nil
        }
        guard fields[0].count == 4, fields[1].count <= 2, fields[2].count <= 2, let year = Int(fields[0]),
            let month = Int(fields[1]), let day = Int(fields[2]),
            let date = CivilDateTime(year: year, month: month, day: day)
        else { return nil }
        return date.text
    }
}

extension CareReader {
    /// Citizens who fit, at most twenty. Belongs to a reading of ``Subject/lookup``.
    package func findPatients(_ query: PatientQuery) throws -> [PatientMatch] {
        let clauses: [SearchClause]
        switch query {
        case .number(let number):
            clauses = [SearchClause("identifier", .token(.any, code: number))]
        case .person(let name, let birthDate):
            guard let date = DateTime(birthDate) else { return [] }
            clauses =
                name.split(whereSeparator: \.isWhitespace).map {
                    SearchClause("name", .string(.startsWith, String($0)))
                } + [
                    SearchClause(
                        "birthdate", .date(.equal, SearchDate(earliest: date.earliest, latest: date.latest)))
                ]
        }
        return try search("Patient", clauses, limit: Self.mostMatches).map { match(Patient(json: $0)) }
    }

    /// One citizen, as a search finds it; nil where the caller may not see who it is.
    package func patientMatch(_ id: String) throws -> PatientMatch? {
        try reading.resource("Patient", id).map { match(Patient(json: try $0.json())) }
    }

    private func match(_ patient: Patient) -> PatientMatch {
        PatientMatch(
            id: patient.id ?? "", name: HumanName.best(of: patient.names)?.display,
            civilRegistrationNumber: CitizenRules.civilRegistrationNumber(of: patient.identifiers),
            birthDate: patient.birthDate?.text, gender: patient.gender,
            address: CitizenRules.currentAddresses(of: patient, now: instant).first?.display,
            deceased: patient.deceasedBoolean == true || patient.deceasedDateTime != nil)
    }

    /// More than these say that the search should be narrower.
    private static let mostMatches = 20
}
