import Access
import Foundation
import Testing

/// The table of how long things hold: whole, with sources, and shown to operators as it is.
@Suite struct AccessLimitsTests {
    @Test(arguments: AccessLimits.Name.allCases) func `each limit stands there once, with a source`(
        name: AccessLimits.Name
    ) throws {
        let lines = AccessLimits.standard.lines.filter { $0.name == name }
        let line = try #require(lines.first)
        #expect(lines.count == 1 && line.number > 0 && !line.source.isEmpty && !line.meaning.isEmpty)
        #expect(
            line.unit == .years
                ? AccessLimits.standard.years(name) > 0 : AccessLimits.standard.milliseconds(name) > 0)
    }

    @Test func `the page for operators is made from the table`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "docs/access.md"), encoding: .utf8)
        #expect(
            page.contains(AccessLimits.standard.markdown),
            "docs/access.md holds another table than this:\n\(AccessLimits.standard.markdown)")
    }

    @Test(arguments: [
        "", "emergency\t-8\thours\tR\tx\tx", "emergency\t8\tweeks\tR\tx\tx", "emergency\t8\thours\t?\tx\tx",
        "emergency\teight\thours\tR\tx\tx", "emergency\t8\thours\tR\tx",
    ]) func `what cannot be read opens nothing`(table: String) {
        #expect(AccessLimits(table: table).milliseconds(.emergency) == 0)
    }

    @Test func `the audit is kept for two years at least`() { #expect(AccessLimits.standard.years(.auditKept) >= 2) }

    /// Rows of the record are made from these: with another number there must be another version of the projection.
    @Test func `what rows are made from is what the projection's version was made with`() {
        let limits = AccessLimits.standard
        let made: [AccessLimits.Name: Int64] = [
            .afterContact: 30, .aroundAppointment: 30, .statedReason: 7, .longestEmergency: 1,
        ]
        for (name, days) in made { #expect(limits.milliseconds(name) == days * 86_400_000, "\(name)") }
    }
}
