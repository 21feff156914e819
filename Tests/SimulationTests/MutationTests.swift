import Access
import Care
import FHIR
import Record
import Testing

@testable import Simulation

/// A simulation that cannot fail proves nothing: each of these faults, put in on purpose, is found within a few seeds.
@Suite struct MutationTests {
    /// A fault, and the promise that it breaks.
    struct Mutant: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let promises: Set<String>
        var capabilities = Care.Capabilities.all
        var runsClocks = true
        var postFault: PostFault?
    }

    /// The capabilities, one of which is changed.
    private static func changing(
        _ name: String = "responsibility", rules: ([WriteRule]) -> [WriteRule] = { $0 },
        consequences: ([Consequence]) -> [Consequence] = { $0 }, clocks: ([Clock]) -> [Clock] = { $0 }
    ) -> [Capability] {
        Care.Capabilities.all.map { capability in
            guard capability.name == name else { return capability }
            return Capability(
                name: name, projections: capability.projections, rules: rules(capability.rules),
                admissions: capability.admissions, consequences: consequences(capability.consequences),
                clocks: clocks(capability.clocks))
        }
    }

    /// Writes something else in the place of what a consequence writes.
    private static func replacing(
        _ name: String, _ write: @escaping @Sendable ([JSONValue], ProposedChange) throws -> [JSONValue]
    ) -> [Capability] {
        changing(
            rules: { $0.filter { $0.name != "responsibility" } },
            consequences: {
                $0.map { consequence in
                    guard consequence.name == name else { return consequence }
                    return Consequence(name: name, types: consequence.types) { change, bystanders in
                        try write(try consequence.resources(change, bystanders), change)
                    }
                }
            })
    }

    /// The pathways among resources, with one text put for another.
    private static func rewriting(_ resources: [JSONValue], _ old: String, _ new: String) throws -> [JSONValue] {
        try resources.map { json in
            guard json["resourceType"]?.string == "EpisodeOfCare" else { return json }
            let text = String(decoding: json.rawBytes, as: UTF8.self).replacing(old, with: new)
            return try JSONDocument(text).root
        }
    }

    /// A clock that lets the clinic take over whatever has reached it.
    private static func hasty(_ clock: Clock) -> Clock {
        guard clock.name == "takeover" else { return clock }
        return Clock(name: clock.name, types: clock.types, due: clock.due) { struck in
            var editor = JSONEditor(struck.resource)
            editor.set("status", of: struck.resource, to: "accepted")
            return [try JSONDocument(editor.bytes).root]
        }
    }

    private static let mutants = [
        Mutant(testDescription: "clocks that do not run", promises: ["no deadline in silence"], runsClocks: false),
        Mutant(
            testDescription: "one clock is forgotten", promises: ["no deadline in silence"],
            capabilities: changing(clocks: { $0.filter { $0.name != "handover-unanswered" } })),
        Mutant(
            testDescription: "no rules for pathways",
            promises: ["each to their own", "moves by agreement", "one has it"],
            capabilities: changing(rules: { $0.filter { $0.name != "responsibility" } })),
        Mutant(
            testDescription: "no rules for handovers", promises: ["each to their own", "moves by agreement"],
            capabilities: changing(rules: { $0.filter { $0.name != "handover" } })),
        Mutant(
            testDescription: "accepted, and nothing moves", promises: ["moves by agreement"],
            capabilities: changing(consequences: { $0.filter { $0.name != "handover-moved" } })),
        Mutant(
            testDescription: "rivals stay open", promises: ["one answer", "moves by agreement"],
            capabilities: changing(consequences: { $0.filter { !["pathway-settled"].contains($0.name) } })),
        Mutant(
            testDescription: "old screens take deadlines away", promises: ["no deadline in silence", "one has it"],
            capabilities: changing(consequences: { $0.filter { $0.name != "clinician-unnamed" } })),
        Mutant(
            testDescription: "the clinic takes over without the letter", promises: ["home safely"],
            capabilities: changing("transition", clocks: { $0.map(hasty) })),
        Mutant(
            testDescription: "nobody is told of tasks that are late", promises: ["asked and answered"],
            capabilities: changing("coordination", clocks: { $0.filter { $0.name != "delegated-task" } })),
        Mutant(
            testDescription: "anybody takes any step with a task",
            promises: ["asked and answered", "each to their own"],
            capabilities: changing("coordination", rules: { $0.filter { $0.name != "delegated task" } })),
        Mutant(
            testDescription: "messages are never sent", promises: ["no message lost or doubled"],
            postFault: .nothingIsSent),
        Mutant(
            testDescription: "messages are sent once, and nobody waits for an answer",
            promises: ["no message lost or doubled"], postFault: .nobodyWaits),
        Mutant(
            testDescription: "a message comes again under another number", promises: ["no message lost or doubled"],
            postFault: .renumbered),
        Mutant(
            testDescription: "a gap of a second at each move", promises: ["one has it"],
            capabilities: replacing("handover-moved") { written, change in
                try written.map { json in
                    guard let pathway = Responsibility(json), let unit = pathway.unit, unit.start == change.instant
                    else {
                        return json
                    }
                    return try rewriting(
                        [json], #""start":"\#(InstantText.exact(unit.start))""#,
                        #""start":"\#(InstantText.exact(unit.start + 1000))""#)[0]
                }
            }),
        Mutant(
            testDescription: "moves to the wrong unit", promises: ["moves by agreement", "one has it"],
            capabilities: replacing("handover-moved") { written, _ in
                try written.flatMap {
                    try rewriting([$0], "Organization/department-1\"", "Organization/department-2\"")
                }
            }),
    ]

    @Test(arguments: mutants)
    func `a fault is found`(_ mutant: Mutant) async throws {
        var found: Set<String> = []
        for seed in 1...6 as ClosedRange<UInt64> {
            var plan = SimulationTests.plan(seed, days: 20)
            plan.runsClocks = mutant.runsClocks
            plan.mostViolations = 1
            plan.seedsToAPost = mutant.postFault == nil ? 4 : 1
            plan.postFault = mutant.postFault
            let report = try await Simulation(plan, capabilities: mutant.capabilities).run()
            found.formUnion(report.violations.map(\.promise))
            if !found.isDisjoint(with: mutant.promises) { return }
        }
        Issue.record("not found: \(mutant.testDescription); found \(found.sorted())")
    }
}
