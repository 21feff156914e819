import FHIR
import TestSupport
import Testing

@testable import MedCom

/// Messages that are right, made wrong in one place: each is refused, and told where.
@Suite struct ProfileMutationTests {
    /// A message of ours, with the numbers of its entries by type.
    private struct Specimen {
        let json: JSONValue
        let places: [String: Int]

        init(_ bytes: [UInt8]) throws {
            json = try JSONDocument(bytes).root
            var places: [String: Int] = [:]
            for (place, entry) in (json["entry"].map { Array($0.elements) } ?? []).enumerated() {
                guard let type = entry["resource"]?["resourceType"]?.string, places[type] == nil else { continue }
                places[type] = place
            }
            self.places = places
        }

        func resource(_ type: String) throws -> JSONValue {
            let place = try #require(places[type])
            return try #require(json["entry"]?[place]?["resource"])
        }

        /// The issues after a change.
        func issues(_ change: (inout JSONEditor) throws -> Void) throws -> [FHIR.Issue] {
            var editor = JSONEditor(json)
            try change(&editor)
            return ProfileValidator.medCom.validate(try JSONDocument(editor.bytes).root)
        }

        func path(_ type: String, _ element: String) throws -> String {
            let place = try #require(places[type])
            return "Bundle.entry[\(place)].resource.\(element)"
        }
    }

    private static func notification() throws -> Specimen { try Specimen(MessageExamples.notifications()[0]) }
    private static func words() throws -> Specimen { try Specimen(MessageExamples.words("w")) }

    @Test func `nothing is wrong before anything is changed`() throws {
        #expect(try Self.notification().issues { _ in } == [])
        #expect(try Self.words().issues { _ in } == [])
    }

    @Test func `whatever a profile requires cannot be left out`() throws {
        var tried = 0
        for specimen in [try Self.notification(), try Self.words()] {
            for type in specimen.places.keys {
                let resource = try specimen.resource(type)
                let profile = try #require(
                    resource["meta"]?["profile"]?[0]?.string.flatMap(ProfileLibrary.medCom.profile))
                for element in profile.root.children where element.minimum > 0 && element.name != "id" {
                    guard let member = resource.members.first(where: { $0.name.hasPrefix(element.name) }) else {
                        continue
                    }
                    let issues = try specimen.issues { $0.remove(member.value) }
                    let expected = try specimen.path(type, element.name)
                    #expect(issues.contains { $0.path.hasPrefix(expected) }, "\(type).\(element.name): \(issues)")
                    tried += 1
                }
            }
        }
        #expect(tried > 20)
    }

    @Test func `a fixed value must be that`() throws {
        let specimen = try Self.words()
        let words = try specimen.resource("Communication")
        let status = try #require(words["status"])
        let issues = try specimen.issues { $0.replace(status, with: "completed") }
        #expect(issues.map(\.path) == [try specimen.path("Communication", "status")])
        #expect(issues.map(\.code) == [.value])
    }

    @Test func `a code must be of its value set`() throws {
        let specimen = try Self.notification()
        let code = try #require(try specimen.resource("Encounter")["class"]?["code"])
        let issues = try specimen.issues { $0.replace(code, with: "AMB") }
        #expect(issues.map(\.path) == [try specimen.path("Encounter", "class")])
        let provenance = try specimen.resource("Provenance")
        let activity = try #require(provenance["activity"]?["coding"]?[0]?["code"])
        let others = try specimen.issues { $0.replace(activity, with: "admitted") }
        #expect(others.map(\.path) == [try specimen.path("Provenance", "activity")])
    }

    @Test func `a slice is there as often as it may be`() throws {
        let specimen = try Self.notification()
        let destinations = try #require(try specimen.resource("MessageHeader")["destination"])
        let one = try #require(destinations[0])
        let twice = try specimen.issues { $0.append(json: one.rawBytes, to: destinations) }
        #expect(twice.contains { $0.path == "Bundle.entry[0].resource.destination" && $0.message.contains("primary") })
        // Copies to others are not allowed in a notification.
        let use = try #require(one["extension"]?[0]?["valueCoding"]?["code"])
        let copy = try specimen.issues { $0.replace(use, with: "cc") }
        #expect(
            copy.contains {
                $0.path == "Bundle.entry[0].resource.destination" && $0.message.contains("(cc) is not allowed")
            })
        #expect(copy.contains { $0.message.contains("(primary) is required") })
        // A destination that is neither is none of a closed set.
        let odd = try specimen.issues { $0.replace(use, with: "other") }
        #expect(odd.contains { $0.path == "Bundle.entry[0].resource.destination[0]" })
    }

    @Test func `an extension that a slice requires cannot be another`() throws {
        let specimen = try Self.words()
        let extensions = try #require(try specimen.resource("Communication")["payload"]?[0]?["extension"])
        for place in 0..<4 {
            let url = try #require(extensions[place]?["url"])
            let issues = try specimen.issues { $0.replace(url, with: "https://example.org/other") }
            let expected = try specimen.path("Communication", "payload[0].extension")
            #expect(issues.contains { $0.path.hasPrefix(expected) && $0.code == .required }, "\(place): \(issues)")
        }
    }

    @Test func `both addresses of GLN will do, and no third one`() throws {
        let specimen = try Self.notification()
        let identifiers = try #require(try specimen.resource("Organization")["identifier"])
        let system = try #require(identifiers.elements.first { GLN.isSystem($0["system"]?.string) }?["system"])
        #expect(try specimen.issues { $0.replace(system, with: GLN.coreSystem) } == [])
        let issues = try specimen.issues { $0.replace(system, with: "https://example.org/gln") }
        #expect(issues.contains { $0.path == (try? specimen.path("Organization", "identifier")) })
    }

    @Test func `what is said of why is too much`() throws {
        let specimen = try Self.notification()
        let stay = try specimen.resource("Encounter")
        let issues = try specimen.issues { $0.set("reasonCode", of: stay, toJSON: Array(#"[{"text":"hjerte"}]"#.utf8)) }
        #expect(issues.map(\.path) == [try specimen.path("Encounter", "reasonCode")])
        #expect(!issues.description.contains("hjerte"))
    }

    @Test func `a reference leads to what the profile says`() throws {
        let specimen = try Self.notification()
        let header = try specimen.resource("MessageHeader")
        let focus = try #require(header["focus"]?[0]?["reference"])
        let patient = try #require(try specimen.resource("Patient")["id"]?.string)
        let issues = try specimen.issues { $0.replace(focus, with: "Patient/" + patient) }
        #expect(issues.contains { $0.path == "Bundle.entry[0].resource.focus[0]" })
    }

    @Test func `a number in place of CPR does not do for a notification`() throws {
        let specimen = try Self.notification()
        let identifier = try #require(try specimen.resource("Patient")["identifier"]?[0])
        let json = Array(#"{"use":"temp","system":"urn:oid:1.2.208.176.1.6.1.1","value":"0703921VJ4"}"#.utf8)
        let issues = try specimen.issues { $0.replace(identifier, withJSON: json) }
        #expect(issues.map(\.message) == ["the rule medcom-hospitalNotification-4 does not hold"])
        let words = try Self.words()
        let other = try #require(try words.resource("Patient")["identifier"]?[0])
        #expect(try words.issues { $0.replace(other, withJSON: json) } == [])
    }

    @Test func `leave has a beginning`() throws {
        let bytes = MessageExamples.notifications()[1]
        let specimen = try Specimen(bytes)
        let leave = try #require(try specimen.resource("Encounter")["extension"])
        let issues = try specimen.issues { $0.remove(leave) }
        #expect(issues.contains { $0.message.contains("medcom-hospitalNotification-6") })
    }
}
