import FHIR
import Foundation
import TestSupport
import Testing

@testable import MedCom

/// MedCom's own examples keep MedCom's own profiles; those that do not stand in `exceptions.tsv`, each with its reason.
@Suite struct ProfileExamplesTests {
    /// The folders whose Bundles are messages.
    static let folders = [
        "acknowledgement", "carecommunication", "homecareobservation", "hospitalnotification", "messaging",
    ]

    static func messages() throws -> [(name: String, json: JSONValue)] {
        try folders.flatMap { folder in
            try SharedData.files(in: "04_medcom/examples/" + folder)
                .filter { $0.lastPathComponent.hasPrefix("Bundle-") }
                .map { ("\(folder)/\($0.lastPathComponent)", try JSONDocument([UInt8](Data(contentsOf: $0))).root) }
        }
    }

    /// By the name of the file: the rules or elements that it does not keep, and why.
    static func exceptions() throws -> [String: Set<String>] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "exceptions.tsv")
        var exceptions: [String: Set<String>] = [:]
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            #expect(fields.count == 3 && !fields[2].isEmpty, "an exception has a file, an issue and a reason: \(line)")
            exceptions[fields[0], default: []].insert(fields[1])
        }
        return exceptions
    }

    @Test func `the tables are understood`() {
        #expect(ProfileLibrary.medCom.faults == [])
        #expect(ProfileLibrary.medCom.addresses.count > 40)
    }

    @Test(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
    func `all of MedCom's example messages keep their profiles`() throws {
        let exceptions = try Self.exceptions()
        var used: [String: Set<String>] = [:]
        let messages = try Self.messages()
        #expect(messages.count == 40)
        for (name, json) in messages {
            let examined = ProfileValidator.medCom.examine(json)
            for issue in examined.issues where issue.severity >= .error {
                let text = "\(issue.path): \(issue.message)"
                if exceptions[name]?.contains(text) == true {
                    used[name, default: []].insert(text)
                } else {
                    Testing.Issue.record("\(name)\t\(text)")
                }
            }
        }
        #expect(used == exceptions, "an exception that is not needed any more")
    }

    @Test(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
    func `every rule of the profiles can be evaluated`() throws {
        var unevaluated: Set<String> = []
        for (_, json) in try Self.messages() {
            unevaluated.formUnion(ProfileValidator.medCom.examine(json).unevaluated)
        }
        #expect(unevaluated == [])
    }
}
