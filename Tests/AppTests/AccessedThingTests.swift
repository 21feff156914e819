import Care
import Foundation
import TestSupport
import Testing

@testable import FHIRServer

/// Whatever somebody can do through the API has a word for what was seen, in the citizen's own access log.
@Suite struct AccessedThingTests {
    @Test func `every interaction that is audited has a word`() {
        for route in FHIRRoute.allCases where route.audit != .nothing {
            for type in ["Observation", "Patient", "Consent", nil] {
                let activity = route.activity(type)
                // What names a kind of terminology is about no citizen.
                if route.audit == .directory || route.audit == .readingOfNobody { continue }
                if activity.contains("{type}") { continue }
                #expect(AccessedThing(activity: activity) != nil, "\(activity)")
            }
        }
    }

    @Test func `every type of resource that can be a citizen's has a word`() throws {
        let table = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/FHIR/Definitions/Tables/patient-compartment.tsv")
        let lines = try String(contentsOf: table, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(lines.count > 50)
        for type in lines.map({ $0.prefix { $0 != "\t" } }) + ["Task", "Device"] {
            #expect(AccessedThing(activity: "GET /fhir/\(type)/{id}") != nil, "\(type)")
        }
        #expect(AccessedThing(activity: "GET /fhir/Patient/{patient}/Observation") == .measurements)
        #expect(AccessedThing(activity: "GET /fhir/Patient/{patient}/$everything") == .wholeRecord)
        #expect(AccessedThing(activity: "POST /fhir/Task") == .tasks)
    }
}
