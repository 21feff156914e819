import FHIR
import Testing

@testable import Exchange

@Suite struct ReferenceResolverTests {
    private let checker = EntryChecker(check: { _ in [] }, checkEnvelope: { _ in [] }, limits: .standard)

    private func unit(_ text: String, ordinal: Int = 0) throws -> CheckedUnit {
        checker.checked(ImportUnit(ordinal: ordinal, content: .line(Array(text.utf8), Place(file: "f", line: 1))))
    }

    private func resolver(_ known: [String: Set<String>] = [:]) -> ReferenceResolver {
        ReferenceResolver { search in
            known["\(search.type)?\(search.term.system.map { $0 + "|" } ?? "")\(search.term.value)"] ?? []
        }
    }

    /// What each part became: the resources as they would be written, or why not.
    private func said(_ unit: ResolvedUnit) -> [[String]] {
        // What is said of a Bundle apart from its entries is nothing.
        unit.parts.map { part -> [String] in
            switch part {
            case .postponed: return ["postponed"]
            case .refused(let refusal): return refusal.problems.map { "refused: \($0.reason)" }
            case .accepted(let entries, _):
                return entries.map { entry in
                    switch entry.change {
                    case .pass: return "pass"
                    case .alreadyThere: return "there: \(entry.type)/\(entry.id)"
                    case .delete: return "delete: \(entry.type)/\(entry.id)"
                    case .keep(let resource, let replacing):
                        let bytes = ResourceText.bytes(of: resource, id: entry.id, replacing: replacing)
                        return String(decoding: bytes, as: UTF8.self)
                    }
                }
            }
        }.filter { !$0.isEmpty }
    }

    private func bundle(_ type: String, _ entries: [String]) -> String {
        #"{"resourceType":"Bundle","type":"\#(type)","entry":[\#(entries.joined(separator: ","))]}"#
    }

    private static let patient = #"{"fullUrl":"urn:uuid:a1","resource":{"resourceType":"Patient"}}"#

    private func observation(_ reference: String) -> String {
        #"{"fullUrl":"urn:uuid:b2","resource":{"resourceType":"Observation","value": 1.50,"#
            + #""subject":{"reference":"\#(reference)","display":"urn:uuid:a1"}}}"#
    }

    @Test func replacesReferencesAndNothingElse() async throws {
        let text = bundle("transaction", [observation("urn:uuid:a1"), Self.patient])
        let resolved = try await resolver().resolved(try unit(text), isLastTry: false)
        #expect(
            said(resolved) == [
                [
                    #"{"resourceType":"Observation","id":"b2","value":1.50,"#
                        + #""subject":{"reference":"Patient/a1","display":"urn:uuid:a1"}}"#,
                    #"{"resourceType":"Patient","id":"a1"}"#,
                ]
            ])
    }

    @Test func resolvesAbsoluteAndRelativeAddressesOfEntries() async throws {
        let text = bundle(
            "collection",
            [
                #"{"fullUrl":"http://a.dk/Patient/1","resource":{"resourceType":"Patient","id":"p"}}"#,
                #"{"fullUrl":"http://a.dk/Group/2","resource":{"resourceType":"Group","id":"g","x":[{"reference":"Patient/1"},"#
                    + #"{"reference":"http://a.dk/Patient/1"},{"reference":"http://b.dk/Patient/1"},"#
                    + ##"{"reference":"Patient/9"},{"reference":"#c"}]}}"##,
            ])
        let resolved = try await resolver().resolved(try unit(text), isLastTry: true)
        #expect(
            said(resolved).last == [
                #"{"resourceType":"Group","id":"g","x":[{"reference":"Patient/p"},{"reference":"Patient/p"},"#
                    + ##"{"reference":"http://b.dk/Patient/1"},{"reference":"Patient/9"},{"reference":"#c"}]}"##
            ])
    }

    @Test func findsBySearchInTheRecordAndInTheSameRun() async throws {
        let resolver = resolver(["Practitioner?npi|1": ["x"], "Practitioner?http://npi|3": ["z"]])
        let two = #"{"resourceType":"Practitioner","id":"y","identifier":[{"system":"npi","value":"2"}]}"#
        _ = try await resolver.resolved(try unit(two), isLastTry: false)
        for (reference, expected) in [("npi|1", "x"), ("npi%7C2", "y"), ("2", "y"), ("http://npi|3", "z")] {
            let text = bundle("transaction", [observation("Practitioner?identifier=\(reference)")])
            let resolved = try await resolver.resolved(try unit(text), isLastTry: false)
            #expect(said(resolved)[0][0].contains(#""reference":"Practitioner/\#(expected)""#), "\(reference)")
        }
    }

    @Test func forgetsWhatTheRecordKnowsItself() async throws {
        let resolver = resolver()
        let one = #"{"resourceType":"Practitioner","id":"y","identifier":[{"system":"npi","value":"2"}]}"#
        let resolved = try await resolver.resolved(try unit(one), isLastTry: false)
        await resolver.written([resolved])
        let text = bundle("batch", [observation("Practitioner?identifier=npi|2")])
        #expect(said(try await resolver.resolved(try unit(text), isLastTry: false)) == [["postponed"]])
    }

    @Test func putsOffAndRefusesWhatIsNotFound() async throws {
        let resolver = resolver(["Practitioner?npi|3": ["x", "y"]])
        func outcome(_ reference: String, isLastTry: Bool) async throws -> [[String]] {
            let text = bundle("transaction", [observation(reference), Self.patient])
            return said(try await resolver.resolved(try unit(text), isLastTry: isLastTry))
        }
        #expect(try await outcome("Practitioner?identifier=npi|4", isLastTry: false) == [["postponed"]])
        #expect(
            try await outcome("Practitioner?identifier=npi|4", isLastTry: true)
                == [["refused: a reference by search that finds no Practitioner"]])
        for isLastTry in [false, true] {
            #expect(
                try await outcome("Practitioner?identifier=npi|3", isLastTry: isLastTry)
                    == [["refused: a search that finds 2 resources, not one"]])
            #expect(
                try await outcome("urn:uuid:nobody", isLastTry: isLastTry)
                    == [["refused: a reference to an entry that is not in the Bundle"]])
            #expect(
                try await outcome("Practitioner?name=x", isLastTry: isLastTry)
                    == [["refused: a search that is not by one identifier (Type?identifier=system|value)"]])
        }
    }

    @Test func createsOnlyWhatIsNotThere() async throws {
        func practitioner(_ value: String) -> String {
            #"{"fullUrl":"urn:uuid:\#(value)","resource":{"resourceType":"Practitioner","id":"own-\#(value)","#
                + #""identifier":[{"system":"npi","value":"\#(value)"}]},"request":{"method":"POST","#
                + #""url":"Practitioner","ifNoneExist":"identifier=npi|\#(value)"}}"#
        }
        let resolver = resolver(["Practitioner?npi|1": ["x"]])
        let text = bundle("transaction", [practitioner("1"), practitioner("2"), observation("urn:uuid:1")])
        let said = said(try await resolver.resolved(try unit(text), isLastTry: false))
        #expect(said[0][0] == "there: Practitioner/x")
        #expect(said[0][1].contains(#""id":"own-2""#))
        #expect(said[0][2].contains(#""reference":"Practitioner/x""#))
    }

    @Test func refusesATransactionAsAWholeAndABatchByEntry() async throws {
        let refusing = EntryChecker(
            check: { $0["resourceType"]?.string == "Observation" ? [("Observation.status", "missing")] : [] },
            checkEnvelope: { _ in [] }, limits: .standard)
        for (type, expected) in [
            ("transaction", [["refused: missing"]]),
            ("batch", [[#"{"resourceType":"Patient","id":"a1"}"#], ["refused: missing"]]),
        ] {
            let text = bundle(type, [Self.patient, observation("Patient/1")])
            let unit = ImportUnit(ordinal: 0, content: .line(Array(text.utf8), Place(file: "f", line: 1)))
            let resolved = try await resolver().resolved(refusing.checked(unit), isLastTry: true)
            #expect(said(resolved) == expected)
        }
    }

    @Test func keepsADocumentAsItIsBesideItsEntries() async throws {
        let text =
            #"{"resourceType":"Bundle","id":"d","type":"document","entry":[\#(Self.patient),\#(observation("urn:uuid:a1"))]}"#
        let said = said(try await resolver().resolved(try unit(text), isLastTry: true))
        #expect(said[0].count == 3)
        #expect(said[0][1].contains("Patient/a1"))
        #expect(said[0][2].contains(#""reference":"urn:uuid:a1""#))
    }
}
