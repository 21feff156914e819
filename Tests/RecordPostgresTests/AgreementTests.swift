import Access
import FHIR
import Record
import TestSupport
import Testing

/// The engines give the same answers, key for key, to random questions about the same random content.
@Suite(.needsPostgres) struct AgreementTests {
    private static let patients = ["ida", "ole", "liv", "kaj"]
    private static let families = ["Nielsen", "Ågård", "Nielsen Holm", "O'Neill", "nielsen", "Øst \\\\ % _"]
    private static let days = ["1950", "1950-05", "1950-05-17", "1988-02-29", "2026-11-21T09:00:00+01:00"]
    private static let units = ["mmol/L", "mol/L", "umol/L", "mg/dL", "g/L", "tablet"]
    private static let codes = ["15074-8", "8480-6", "0190a6b2-1c2d-7e3f-8a9b-0c1d2e3f4a5b"]

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `both engines answer alike`(seed: UInt64) async throws {
        var random = SeededRandom(seed: seed)
        let records = [try await TemporaryRecord(on: .sqlite), try await TemporaryRecord(on: .postgres)]
        for step in 0..<120 {
            let resource = Self.resource(using: &random)
            let isDeletion = Int.random(in: 0..<8, using: &random) == 0
            for temporary in records {
                let prepared = try temporary.record.preparer.prepare(try JSONDocument(resource).root)
                try await temporary.engine.write { transaction in
                    if isDeletion {
                        _ = try transaction.delete(prepared.type, prepared.id, at: Int64(step / 3))
                    } else {
                        _ = try transaction.put(prepared, at: Int64(step / 3))
                    }
                }
            }
        }
        for _ in 0..<150 {
            let query = Self.query(using: &random)
            let scope = Bool.random(using: &random) ? nil : Self.patients.randomElement(using: &random)
            var answers: [[SearchMatch]] = []
            for temporary in records {
                answers.append(
                    try await temporary.engine.read { reading in
                        let seen = try scope.map {
                            try reading.within(Scope(patients: .some([$0]), shared: .directory))
                        }
                        let matches = try (seen ?? reading).matches(query)
                        let resources = try (seen ?? reading).search(query).resources
                        #expect(resources.map(\.key) == matches.map(\.key))
                        #expect(try (seen ?? reading).count(query) == matches.count)
                        return matches
                    })
            }
            #expect(answers[0] == answers[1], "\(query) within \(scope ?? "all")")
        }
        try await compareHistories(records)
        for temporary in records { #expect(try await temporary.engine.check { _, _ in }.findings == []) }
    }

    private func compareHistories(_ records: [TemporaryRecord]) async throws {
        for type in [nil, "Patient", "Observation"] {
            for patient in [nil, "ida"] {
                var walks: [[HistoryQuery.Position]] = []
                for temporary in records {
                    walks.append(
                        try await temporary.engine.read { reading in
                            let seen = try patient.map {
                                try reading.within(Scope(patients: .some([$0]), shared: .none))
                            }
                            var query = HistoryQuery(type: type, limit: 7)
                            var walk: [HistoryQuery.Position] = []
                            while true {
                                let page = try (seen ?? reading).history(query)
                                walk += page.map(HistoryQuery.Position.init(of:))
                                guard page.count == 7 else { return walk }
                                query.after = walk.last
                            }
                        })
                }
                #expect(walks[0].map(\.updated) == walks[1].map(\.updated))
                #expect(walks[0].map(\.key) == walks[1].map(\.key))
                #expect(walks[0].map(\.version) == walks[1].map(\.version))
                #expect(patient != nil || !walks[0].isEmpty)
            }
        }
    }

    private static func pick<Value>(_ values: [Value], _ random: inout SeededRandom) -> Value {
        values[Int.random(in: values.indices, using: &random)]
    }

    /// The same given name twice: two search entries that are one row.
    private static func resource(using random: inout SeededRandom) -> String {
        let patient = pick(patients, &random)
        let code = pick(codes, &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0:
            return """
                {"resourceType":"Patient","id":"\(patient)","name":[{"family":"\(pick(families, &random))",\
                "given":["Ida","Ida"]}],"birthDate":"\(pick(Array(days.prefix(4)), &random))",\
                "managingOrganization":{"reference":"Organization/o\(Int.random(in: 0..<3, using: &random))"}}
                """
        case 1:
            return """
                {"resourceType":"Organization","id":"o\(Int.random(in: 0..<3, using: &random))",\
                "name":"\(pick(families, &random))","identifier":[{"system":"urn:sor","value":"\(code)"}]}
                """
        default:
            let value = Int.random(in: 0..<5, using: &random)
            return """
                {"resourceType":"Observation","id":"v\(Int.random(in: 0..<25, using: &random))","status":"final",\
                "code":{"coding":[{"system":"http://loinc.org","code":"\(code)"}]},\
                "subject":{"reference":"Patient/\(patient)"},"effectiveDateTime":"\(pick(days, &random))",\
                "performer":[{"identifier":{"system":"urn:sor","value":"\(code)"}}],"method":{"text":"\(pick(families, &random))"},\
                "valueQuantity":{"value":\(value).5,"unit":"x","code":"\(pick(units, &random))",\
                "system":"http://unitsofmeasure.org"}}
                """
        }
    }

    private static func query(using random: inout SeededRandom) -> SearchQuery {
        let clauses = (0..<Int.random(in: 0...2, using: &random)).map { _ in observationClause(using: &random) }
        switch Int.random(in: 0..<4, using: &random) {
        case 0:
            let kind = pick([SearchTest.StringTest.startsWith, .contains, .exactly], &random)
            let text = pick(families + ["n", "holm", "%", "_"], &random)
            return SearchQuery("Patient", [SearchClause(pick(["family", "name"], &random), .string(kind, text))])
        case 1:
            let referring = SearchTest.referred(by: SearchQuery("Observation", clauses), parameter: "subject")
            return SearchQuery("Patient", [SearchClause("_has", referring)])
        case 2:
            let managed = SearchQuery("Patient", [SearchClause("name", .string(.startsWith, pick(families, &random)))])
            return SearchQuery("Observation", clauses + [SearchClause("subject", .chain(managed))])
        default:
            let compartment = Bool.random(using: &random) ? nil : pick(patients, &random)
            return SearchQuery("Observation", clauses, compartment: compartment)
        }
    }

    private static func observationClause(using random: inout SeededRandom) -> SearchClause {
        let comparison = pick(SearchTest.Comparison.allCases, &random)
        let value = Double(Int.random(in: 0..<5, using: &random)) + 0.5
        let number = SearchNumber(value: value, lower: value - 0.05, upper: value + 0.05)
        let token = SearchTest.token(pick([.any, .none, .is("http://loinc.org")], &random), code: pick(codes, &random))
        switch Int.random(in: 0..<11, using: &random) {
        case 0:
            let day = DateTime(pick(days, &random))
            let date = SearchDate(earliest: day?.earliest ?? 0, latest: day?.latest ?? 0)
            return SearchClause("date", .date(comparison, date))
        case 1:
            let system = pick([nil, UCUM.system, "urn:other"], &random)
            return SearchClause(
                "value-quantity", .quantity(comparison, number, system: system, code: pick(units, &random)))
        case 7: return SearchClause("method", .text(pick(families + ["n", "holm", "o n"], &random)))
        case 8:
            return SearchClause(
                "performer", .identifier(pick([.any, .is("urn:sor")], &random), value: pick(codes, &random)))
        case 9:
            return SearchClause(
                "code", [.codes(system: "http://loinc.org", Array(codes.prefix(2)))],
                isNegated: Bool.random(using: &random))
        case 2: return SearchClause("code", [token], isNegated: Bool.random(using: &random))
        case 3: return SearchClause("subject", .reference(type: nil, id: pick(patients, &random)))
        case 4: return SearchClause(pick(["date", "performer"], &random), .missing(Bool.random(using: &random)))
        case 5:
            let quantity = SearchTest.quantity(
                comparison, number, system: nil, code: pick(units.map(Optional.some) + [nil], &random))
            return SearchClause("code-value-quantity", .composite([token, quantity]))
        default: return SearchClause("_id", [.token(.any, code: "v3"), .token(.any, code: "v7")])
        }
    }
}
