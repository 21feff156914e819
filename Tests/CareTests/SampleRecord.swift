import FHIR

@testable import Care

/// A small record made by hand, one resource a line, about Patient/p; the time is noon UTC on 2026-11-21.
struct SampleRecord {
    var resources: [JSONValue] = []

    static let now: Int64 = 1_795_262_400_000

    init(_ lines: String...) throws {
        try add(#"{"resourceType":"Patient","id":"p","name":[{"text":"Anna Jensen"}],"birthDate":"1950-03-01"}"#)
        for line in lines { try add(line) }
    }

    /// Adds a resource; where it names no subject, it is about the patient.
    mutating func add(_ json: String) throws {
        let root = try JSONDocument(json).root
        guard root["subject"] == nil, root["patient"] == nil, root["for"] == nil, root["participant"] == nil,
            !["Patient", "Organization", "Practitioner", "PractitionerRole", "Location"]
                .contains(root["resourceType"]?.string ?? "")
        else { return resources.append(root) }
        var editor = JSONEditor(root)
        let name =
            ["EpisodeOfCare", "AllergyIntolerance", "Immunization", "RelatedPerson"]
                .contains(root["resourceType"]?.string ?? "") ? "patient" : "subject"
        editor.set(name, of: root, toJSON: #"{"reference":"Patient/p"}"#.utf8)
        resources.append(try JSONDocument(editor.bytes).root)
    }

    var thread: MemoryThread { MemoryThread(of: "p", from: resources) }

    func opened() throws -> CitizenThread { try CitizenThread(thread, at: Self.now) }

    func overview() throws -> Overview { try OverviewRules(thread: opened()).overview() }
}
